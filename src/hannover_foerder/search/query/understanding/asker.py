"""The group that the user belongs to, their firm, and other persons mentioned in a query."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from hannover_foerder.search.analysis.compound import is_inside_opaque
from hannover_foerder.search.analysis.language import FUNCTION_WORDS, WEAK_WORDS
from hannover_foerder.search.analysis.text import fold
from hannover_foerder.search.index.spoken import subject_key
from hannover_foerder.search.query.understanding.meaning import Group

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from hannover_foerder.search.query.understanding.meaning import Piece, Reading

NUMBER_WORDS: Final = frozenset(
    """ein einem zwei drei vier fünf sechs sieben acht neun zehn elf zwölf two three four
    five""".split()  # noqa: SIM905 - words are read more easily without quotation marks
)
TIMES: Final = frozenset("jahr jahre jahren monat monate monaten woche wochen years months weeks year".split())  # noqa: SIM905

_AS: Final = frozenset("als as bin sind am are für for seit since".split())  # noqa: SIM905
"""Words before the user's group: *als Verein*, *I am a student*, *für Vereine*, *seit Mai arbeitslos*."""

_OWN: Final = frozenset(
    """mein meine meinen meinem meiner meines unser unsere unseren unserem unserer unseres my
    our""".split()  # noqa: SIM905 - likewise
)
"""Before a firm or a club these say who somebody is (*unsere Werkstatt*), before a person whom they tell of."""

_OWNED: Final = frozenset(
    ("unternehmen", "kmu", "handwerk", "gewerbetreibende", "industrie", "startups", "vereine", "kommunen", "schulen")
)
"""Groups of the vocabulary that are no persons: *mein Azubi* is not who asks."""

_BETWEEN: Final = _OWN | frozenset(
    """ein eine einen einem einer der die das den dem a an the kleiner kleine kleines kleinen junger junge jungen junges
    gemeinnütziger neuer neue neues neuen alte alten altes eigene eigenen angehender frisch small young
    little""".split()  # noqa: SIM905 - likewise
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

_KIN: Final = frozenset(
    """frau mann sohn tochter kind kinder kindern vater mutter papa mama eltern opa oma großeltern bruder schwester
    geschwister onkel tante neffe nichte enkel enkelin freund freundin partner partnerin verlobte verlobter ehemann
    ehefrau kumpel nachbar nachbarin chef chefin kollege kollegin kollegen schwiegervater schwiegermutter
    husband wife son daughter child children kids father mother parents brother sister boyfriend girlfriend boss
    neighbour colleague friend""".split()  # noqa: SIM905 - likewise
)
"""Behind *mein* these are people whom somebody tells of; what they want is said in other words."""

_OFFSPRING: Final = frozenset("sohn tochter kind kinder kindern son daughter child children kids".split())  # noqa: SIM905
"""Of these phrases of the thesaurus tell (*Tochter findet keine Lehrstelle*)."""

_SHORTEST_MODIFIER, _SHORTEST_HEAD = 3, 5


def head_keys(pieces: Sequence[Piece]) -> Iterator[str]:
    """Yield the keys of the last words of compounds, if a query may say who asks."""
    if any(piece.text in _AS | _OWN or piece.text.endswith(_WORKPLACES) for piece in pieces):
        for piece in pieces:
            yield from _keys_of_heads(piece.text)


def read_asker(reading: Reading) -> tuple[Group, ...]:
    """Return the target groups that users name as their own (*als Verein*, *unsere Werkstatt*, *for a company*).

    The word stays one of the search, since records say it too. But few programmes for firms speak of a Werkstatt, and
    it is not what is asked for, so a place of work is passed over, like people whom somebody tells of (*mein Opa*).
    """
    _pass_over_kin(reading)
    groups: dict[str, Group] = {}
    has_firm = _OPENING.isdisjoint(piece.text for piece in reading.pieces)
    for number, piece in enumerate(reading.pieces):
        if piece.text not in _AS | _OWN:
            continue
        following = number + 1
        while reading.text(following) in _BETWEEN or _is_time(reading, following):
            following += 1
        if not reading.text(following) or following in reading.taken:
            continue
        typed = reading.as_typed(reading.pieces[following].word)
        terms = _groups_of(reading, reading.text(following))
        if piece.text in _OWN:
            terms = [term for term in terms if term in _OWNED]
        for term in terms:
            groups.setdefault(term, Group(typed, term))
        if terms and has_firm and reading.text(following).endswith(_WORKPLACES):
            reading.idle.update(range(number + 1, following + 1))
    if not groups and has_firm:
        groups |= _workplaces(reading)
    return tuple(groups.values())


def _pass_over_kin(reading: Reading) -> None:
    """Mark the user's relatives as no group of the user's; children are marked apart, for phrases about them."""
    for number, piece in enumerate(reading.pieces):
        if piece.text in _KIN and reading.text(number - 1) in _OWN and number not in reading.taken:
            reading.idle.add(number)
            if piece.text in _OFFSPRING:
                reading.aside.add(number)


def _workplaces(reading: Reading) -> dict[str, Group]:
    """Return groups named by a workplace without a cue, beside the subject (*Solaranlage Werkstatt*)."""
    places = {
        number: terms
        for number, piece in enumerate(reading.pieces)
        if number not in reading.taken
        and piece.text.endswith(_WORKPLACES)
        and not piece.text.endswith(_OF_MANY_MEANINGS)
        and (terms := _groups_of(reading, piece.text))
    }
    if not any(
        number not in reading.taken | reading.idle | places.keys()
        and piece.text not in FUNCTION_WORDS
        and piece.text not in WEAK_WORDS
        for number, piece in enumerate(reading.pieces)
    ):
        return {}
    reading.idle.update(places)
    return {term: Group(reading.pieces[number].text, term) for number, terms in places.items() for term in terms}


def _groups_of(reading: Reading, text: str) -> list[str]:
    """Return the target groups that a word means, or else the last word of a compound (Arztpraxis)."""
    for key in (subject_key(text), *_keys_of_heads(text)):
        groups = [meaning.term for meaning in reading.entries.meanings.get(key, ()) if meaning.facet == "target_groups"]
        if groups:
            return groups
    return []


def _keys_of_heads(text: str) -> Iterator[str]:
    """Yield the keys of possible heads of a compound, the longest first."""
    for start in range(_SHORTEST_MODIFIER, len(text) - _SHORTEST_HEAD + 1):
        if not is_inside_opaque(fold(text), start):
            yield subject_key(text[start:])


def _is_time(reading: Reading, number: int) -> bool:
    """Return whether a piece belongs to a length of time (*seit zwei Jahren arbeitslos*)."""
    text = reading.text(number)
    return text in TIMES or text in NUMBER_WORDS or text.isdecimal()
