"""The group that the user belongs to, their firm, and other persons mentioned in a query."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from hannover_foerder.search.analysis.compound import is_inside_opaque
from hannover_foerder.search.analysis.language import ARTICLES, FUNCTION_WORDS, WEAK_WORDS
from hannover_foerder.search.analysis.text import fold
from hannover_foerder.search.index.spoken import subject_key
from hannover_foerder.search.query.understanding.meaning import TargetGroup

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from hannover_foerder.search.query.understanding.meaning import Piece, Reading

NUMBER_WORDS: Final = frozenset(
    """ein einem zwei drei vier fünf sechs sieben acht neun zehn elf zwölf two three four
    five""".split()  # noqa: SIM905 - words are read more easily without quotation marks
)
TIMES: Final = frozenset("jahr jahre jahren monat monate monaten woche wochen years months weeks year".split())  # noqa: SIM905

_AS: Final = frozenset("als as bin sind am are für for seit since".split())  # noqa: SIM905
"""Words before the group that help is for: *als Verein*, *I am a student*, *für Vereine*, *seit Mai arbeitslos*."""

_OWN: Final = frozenset(
    """mein meine meinen meinem meiner meines unser unsere unseren unserem unserer unseres my
    our""".split()  # noqa: SIM905 - likewise
)
"""Before a firm or a club these say who somebody is (*unsere Werkstatt*), before a person whom they tell of."""

_COMPARATIVES: Final = ("weniger", "mehr", "jünger", "älter")
_CUES: Final = _AS | _OWN

_OWNED: Final = frozenset(
    ("unternehmen", "kmu", "handwerk", "gewerbetreibende", "industrie", "startups", "vereine", "kommunen", "schulen")
)
"""Groups of the vocabulary that are no persons: *mein Azubi* is not who asks."""

_BETWEEN: Final = _OWN.union(
    ARTICLES,
    """kleiner kleine kleines kleinen junger junge jungen junges gemeinnütziger neuer neue neues neuen alte alten altes
    eigene eigenen angehender frisch small young little""".split(),  # noqa: SIM905 - likewise
)

_WORKPLACES: Final = tuple(
    """werkstatt werkstätten laden läden ladengeschäft praxis praxen kanzlei restaurant gaststätte café cafe kneipe
    hotel apotheke imbiss kiosk fabrik factory""".split()  # noqa: SIM905 - likewise
)
"""Last words of what a firm is called by its place, not by its trade: who names one asks for a firm."""

_OF_MANY_MEANINGS: Final = ("laden", "praxis")
"""These are a firm only behind a cue: a car is charged (laden), a Dorfladen is a project, theory meets Praxis."""

_OPENING: Final = frozenset(
    """miete mieten gemietet suche suchen gesucht anmieten pachten kaufen einrichten ausstatten raum räume teilen nutzen
    finden bauen gründen gründe gründung eröffnen eröffne eröffnung aufmachen aufmache übernehmen übernehme übernahme
    starten starte betreiben führen planen plane träume rent renting looking find buy open opening start starting
    run""".split()  # noqa: SIM905 - likewise
)
"""Beside these a Werkstatt is what is wanted, not what somebody has."""

_OFFSPRING: Final = frozenset("sohn tochter kind kinder kindern son daughter child children kids".split())  # noqa: SIM905
"""Of these phrases of the thesaurus tell (*Tochter findet keine Lehrstelle*)."""

_KIN: Final = _OFFSPRING | frozenset(
    """frau mann vater mutter papa mama eltern opa oma großeltern bruder schwester geschwister onkel tante neffe nichte
    enkel enkelin freund freundin partner partnerin verlobte verlobter ehemann ehefrau kumpel nachbar nachbarin chef
    chefin kollege kollegin kollegen schwiegervater schwiegermutter husband wife father mother parents brother sister
    boyfriend girlfriend boss neighbour colleague friend""".split()  # noqa: SIM905 - likewise
)
"""Behind *mein* these are people whom somebody tells of; what they want is said in other words."""

_SHORTEST_MODIFIER, _SHORTEST_HEAD = 3, 5


def head_keys(pieces: Sequence[Piece]) -> Iterator[str]:
    """Yield the keys of the last words of compounds, if a query may say who asks."""
    if any(piece.text in _CUES or piece.text.endswith(_WORKPLACES) for piece in pieces):
        for piece in pieces:
            yield from _keys_of_heads(piece.text)


def read_asker(reading: Reading) -> tuple[TargetGroup, ...]:
    """Pass over words that only say who asks or whom somebody tells of, and return the groups that help is asked for.

    A group is the user's own (*als Verein*, *unsere Werkstatt*), or any that is named behind *for*. Its word stays one
    of the search, since records say it too; but a place of work is marked in ``reading.idle``: few programmes for firms
    speak of a Werkstatt, and who has one does not ask for one. So are people whom somebody tells of (*mein Opa*).
    """
    _pass_over_kin(reading)
    groups: dict[str, TargetGroup] = {}
    is_opening = not _OPENING.isdisjoint(piece.text for piece in reading.pieces)
    for cue, piece in enumerate(reading.pieces):
        noun = _noun_behind(reading, cue) if piece.text in _CUES and not _is_comparison(reading, cue) else None
        if noun is None:
            continue
        terms = _groups_of(reading, reading.text(noun))
        if piece.text in _OWN:
            terms = [term for term in terms if term in _OWNED]
        for term in terms:
            groups.setdefault(term, TargetGroup(reading.as_typed(reading.pieces[noun].word), term))
        if terms and not is_opening and reading.text(noun).endswith(_WORKPLACES):
            reading.idle.update(range(cue + 1, noun + 1))
    if not groups and not is_opening:
        groups |= _pass_over_workplaces(reading)
    return tuple(groups.values())


def _is_comparison(reading: Reading, cue: int) -> bool:
    """Return whether a cue is the second half of a comparison (*weniger als 10 Mitarbeiter*)."""
    return reading.text(cue) == "als" and reading.text(cue - 1) in _COMPARATIVES


def _noun_behind(reading: Reading, cue: int) -> int | None:
    """Return the position of the word that a cue leads to (*als gemeinnütziger Verein*, *seit zwei Jahren arbeitslos*).

    ``None`` if nothing follows, or something that is understood already.
    """
    position = cue + 1
    while reading.text(position) in _BETWEEN or _is_time(reading, position):  # the text behind the last piece is empty
        position += 1
    return position if reading.text(position) and position not in reading.taken else None


def _pass_over_kin(reading: Reading) -> None:
    """Pass over people whom a query tells of (*mein Opa*); children still count in phrases about them."""
    for position, piece in enumerate(reading.pieces):
        if piece.text in _KIN and reading.text(position - 1) in _OWN and position not in reading.taken:
            reading.idle.add(position)
            if piece.text in _OFFSPRING:
                reading.aside.add(position)


def _pass_over_workplaces(reading: Reading) -> dict[str, TargetGroup]:
    """Pass over places of work without a cue, if a subject stands beside them (*Solaranlage Werkstatt*).

    Return their groups by term; without a subject none, since then the place may be what is asked for.
    """
    terms_by_position = {
        position: terms
        for position, piece in enumerate(reading.pieces)
        if position not in reading.taken
        and piece.text.endswith(_WORKPLACES)
        and not piece.text.endswith(_OF_MANY_MEANINGS)
        and (terms := _groups_of(reading, piece.text))
    }
    has_subject = any(
        position not in reading.taken | reading.idle | terms_by_position.keys()
        and piece.text not in FUNCTION_WORDS
        and piece.text not in WEAK_WORDS
        for position, piece in enumerate(reading.pieces)
    )
    if not has_subject:
        return {}
    reading.idle.update(terms_by_position)
    return {
        term: TargetGroup(reading.pieces[position].text, term)
        for position, terms in terms_by_position.items()
        for term in terms
    }


def _groups_of(reading: Reading, text: str) -> list[str]:
    """Return the target groups that a word means, or else the last word of a compound (Arztpraxis)."""
    terms_of_keys = (reading.entries.terms(key, "target_groups") for key in (subject_key(text), *_keys_of_heads(text)))
    return next(filter(None, terms_of_keys), [])


def _keys_of_heads(text: str) -> Iterator[str]:
    """Yield the keys of possible heads of a compound, the longest first."""
    for start in range(_SHORTEST_MODIFIER, len(text) - _SHORTEST_HEAD + 1):
        if not is_inside_opaque(fold(text), start):
            yield subject_key(text[start:])


def _is_time(reading: Reading, position: int) -> bool:
    """Return whether a piece belongs to a length of time (*seit zwei Jahren arbeitslos*); never behind the last one."""
    text = reading.text(position)
    return text in TIMES or text in NUMBER_WORDS or text.isdecimal()
