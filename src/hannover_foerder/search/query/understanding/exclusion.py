"""Exclusions in plain words: *ohne Kredit*, *nicht für Firmen*, *no loan*, *statt Beratung*.

What people lack is no exclusion: who has *keine Lehrstelle* is looking for one. So *ohne*, *kein* and *nicht* exclude
only kinds of help, topics and groups of the vocabulary, and of these none that a person can be without.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from hannover_foerder.search.analysis.language import (
    ARTICLES,
    DENIALS,
    EXCEPT,
    FUNCTION_WORDS,
    INSTEAD,
    NOT,
    REFUSED,
    WITHOUT,
)
from hannover_foerder.search.analysis.text import fold
from hannover_foerder.search.index.spoken import place_key, subject_key
from hannover_foerder.search.query.syntax import Word
from hannover_foerder.search.query.understanding.meaning import TargetGroup

if TYPE_CHECKING:
    from collections.abc import Sequence

    from hannover_foerder.search.index.spoken import Meaning
    from hannover_foerder.search.query.understanding.meaning import Reading

_REPAID: Final = frozenset("zurückzahlen zurückzuzahlen zurückbezahlen rückzahlen repay".split())  # noqa: SIM905
"""What must *not* be repaid is no loan."""
_LOAN: Final = "Kredit"

_FOR: Final = ("für", "fuer", "for")
_FROM: Final = ("von", "vom", "from", "by")
_ONLY: Final = ("nur", "bloß", "bloss", "only", "just", "allein", "ausschließlich")
_OR: Final = frozenset("und oder noch and or nor".split())  # noqa: SIM905
_BEFORE_NOUNS: Final = ARTICLES | frozenset(
    """any irgendein irgendeinen irgendeine weitere weiteren neue neuen neuer neues noch mehr großen große großer großes
    kleine kleiner kleines kleinen teuren teure teurer teures of von vom""".split()  # noqa: SIM905 - words are read more easily without quotation marks
)
_CHILDREN: Final = frozenset("kind kinder children kids".split())  # noqa: SIM905
"""Who has none is not looking for them, and what is for families also says so."""

_IDIOMS: Final = frozenset("plan plänen ahnung schimmer bock lust idee idea clue problem angst zeit frage".split())  # noqa: SIM905
"""*kein Plan*, *no idea*: says nothing of a plan."""

_LACKING: Final = frozenset(
    """hab habe haben hat hast hatte hätte finde finden findet find gefunden bekomme bekommen bekommt kriege kriegen
    kriegt gibt gibts have has got get found cant cannot mehr verloren da kann
    können könnte könnten""".split()  # noqa: SIM905 - likewise
)
"""Beside *kein* these tell of a lack: *finde keine Azubis*, *keine Lehrstelle bekommen*."""

_BEING: Final = frozenset("bin bist ist sind seid am are is".split())  # noqa: SIM905
"""Words before *nicht* by which the user denies a group."""

_MISSING: Final = frozenset(("ohne", "without"))
"""Words before what may as well be lacking (*Verein ohne Halle*)."""

_INFINITIVES: Final = ("en", "eln", "ern")
"""Endings of what is *nicht* done, rather because it cannot be done (*Miete nicht bezahlen*)."""

_NO: Final = WITHOUT - _MISSING
"""Words before a group by which the user denies it (*keine Firma*)."""

_LACKED: Final = frozenset(
    fold(word)
    for word in """abschluss schulabschluss berufsabschluss hauptschulabschluss ausbildung ausbildungsplatz lehre
    lehrstelle lehrling azubi azubis auszubildende arbeit arbeitsplatz job jobs stelle beschäftigung einstellung geld
    kapital eigenkapital sicherheit sicherheiten personal fachkräfte mitarbeiter bewerber nachfolger nachfolge wohnung
    haus büro werkstatt visum aufenthalt integration anerkennung deutsch sprache studium abitur meister meisterbrief
    schule praktikum erfahrung betreuung kita kinder strom software garantie it weiterbildung fortbildung
    qualifizierung training degree qualification apprenticeship work money capital collateral staff housing visa german
    verkehr klima energie""".split()  # noqa: SIM905 - likewise
)
"""Words of the vocabulary that a person or firm can be without, so that to have none says what is needed."""

_HELP: Final = frozenset(
    fold(word)
    for word in "zinsen zins schulden rückzahlung tilgung bank hausbank interest debt repayment".split()  # noqa: SIM905
)
"""Conditions of help that no vocabulary lists."""


def read_exclusions(reading: Reading) -> None:
    """Read the exclusions; their cues and words are taken out of the query."""
    for position, piece in enumerate(reading.pieces):
        if position in reading.taken or piece.text not in DENIALS:
            continue
        following = position + 1
        if piece.text == REFUSED:
            _read_refusal(reading, position)
        elif piece.text in WITHOUT and reading.text(following) in _IDIOMS | _CHILDREN:
            (reading.idle if reading.text(following) in _CHILDREN else reading.aside).update((position, following))
        elif piece.text in INSTEAD:
            _read_instead(reading, position)
        elif piece.text not in NOT or not _reads_with_not(reading, position):
            anything = piece.text in EXCEPT or "sondern" in [reading.text(position + step) for step in (2, 3, 4)]
            is_lack = not anything and _tells_of_a_lack(reading, position)
            if not is_lack and not _reads_denied_group(reading, position):
                _exclude(reading, position, following, anything=anything)


def _read_refusal(reading: Reading, position: int) -> None:
    """Exclude the kind of help before *nein*."""
    if "kinds" in _facets(reading, position - 1):
        _exclude(reading, position - 1, position - 1, anything=False)
        reading.take((position,))


def _reads_with_not(reading: Reading, position: int) -> bool:
    """Read *nicht nur*, *nicht für*, *nicht von* and *nicht zurückzahlen*; return whether it was one of them."""
    following = position + 1
    if reading.text(following) in _ONLY:
        _read_not_only(reading, position)
    elif reading.text(following) in _FOR:
        _read_not_for(reading, position, following + 1)
    elif reading.text(following) in _FROM:
        _exclude(reading, position, following + 1, anything=True)
    elif reading.text(following) in _REPAID:
        reading.excluded.append(Word(_LOAN))
        reading.take((position, following))
    else:
        return False
    return True


def _reads_denied_group(reading: Reading, cue: int) -> bool:
    """Read groups the user denies (*bin nicht arbeitslos*, *sind keine Firma*); return whether one is named."""
    noun = _noun(reading, cue + 1)
    is_being = not _BEING.isdisjoint(reading.text(cue - step) for step in (1, 2, 3))
    is_denied = reading.text(cue) in _NO or (reading.text(cue) in NOT and is_being)
    return is_denied and fold(reading.text(noun)) not in _LACKED and _reads_group(reading, cue, noun)


def _reads_group(reading: Reading, cue: int, noun: int) -> bool:
    """Read the groups that a noun stands for as those that it must not be for; return whether it stands for any."""
    groups = [meaning.term for meaning in _meanings(reading, noun) if meaning.facet == "target_groups"]
    if groups:
        reading.not_for += [TargetGroup(_surface(reading, noun), group) for group in groups]
        reading.take(range(cue, noun + 1))
    return bool(groups)


def _read_not_only(reading: Reading, position: int) -> None:
    """Take *nicht nur für Frauen* with its noun, which is no condition, or the cue of *nicht nur Beratung*.

    A kind of help that is not enough says nothing beside what else is wanted.
    """
    if reading.text(position + 2) in _FOR:
        noun = _noun(reading, position + 3)
        reading.take(range(position, noun + 1))
    else:
        reading.take((position, position + 1))
        if "kinds" in _facets(reading, position + 2):
            reading.idle.add(position + 2)


def _read_instead(reading: Reading, position: int) -> None:
    """Exclude the kind of help in *statt Kredit*; just remove *statt Gasheizung*, which the user has already."""
    noun = _noun(reading, position + 1)
    if "kinds" in _facets(reading, noun):
        _exclude(reading, position, position + 1, anything=True)
    elif reading.text(noun):
        reading.take(range(position, noun + 1))


def _read_not_for(reading: Reading, cue: int, start: int) -> None:
    """Read the group of *nicht für Firmen*; exclude the subject if the word is no group of the vocabulary."""
    if not _reads_group(reading, cue, _noun(reading, start)):
        _exclude(reading, cue, start, anything=True)


def _exclude(reading: Reading, cue: int, start: int, *, anything: bool) -> None:
    """Exclude the word behind a cue (*ohne*, *nicht*), and those that *und* and *oder* add to it.

    ``cue`` is the position of the cue, ``start`` that from which the word is looked for. With ``anything`` the first
    word may be any, else only help, a topic, or the name of a programme. A word that cannot be excluded may still be
    denied: it is searched only if no other word says anything.
    """
    noun = _noun(reading, start)
    if not _can_be_excluded(reading, noun, anything=anything) and _is_denied(reading, cue, noun):
        reading.denied.update(range(cue, noun + 1))
    first = cue  # of the words that are read with the noun: the cue, later *und* or *oder*
    while _can_be_excluded(reading, noun, anything=anything):
        reading.take(range(first, noun + 1))
        is_only_a_name = _is_name(reading, noun) and not _facets(reading, noun)
        reading.excluded.append(Word(_surface(reading, noun), named=is_only_a_name))
        if reading.text(noun + 1) not in _OR:
            return
        first, noun, anything = noun + 1, _noun(reading, noun + 2), False


def _is_denied(reading: Reading, cue: int, position: int) -> bool:
    """Return whether a word that excludes nothing is at least not what is wanted (*kein Langzeitarbeitsloser*).

    What is lacked or not done is wanted: *ohne Halle*, *keine Lehrstelle*, *nicht bezahlen*.
    """
    text = reading.text(position)
    is_undone = reading.text(cue) in NOT and text.endswith(_INFINITIVES)
    is_wanted = is_undone or reading.text(cue) in _MISSING or fold(text) in _LACKED
    return bool(text) and not is_wanted and position not in reading.taken and text not in FUNCTION_WORDS


def _noun(reading: Reading, start: int) -> int:
    """Return the position of the first word from a position on that is no article or the like; behind the last if none.

    It is called a noun here, though it may be any word.
    """
    while reading.text(start) in _BEFORE_NOUNS:
        start += 1
    return start


def _can_be_excluded(reading: Reading, position: int, *, anything: bool) -> bool:
    """Return whether a word may be excluded: with ``anything`` any but a place, else what no one can be without."""
    text = reading.text(position)
    if (
        not text
        or position in reading.taken
        or text in FUNCTION_WORDS
        or text.isdecimal()
        or _is_place(reading, position)
    ):
        return False
    if anything or _is_name(reading, position):
        return True
    key = fold(text)
    return key not in _LACKED and (key in _HELP or not _facets(reading, position) <= {"target_groups", "areas"})


def _is_name(reading: Reading, position: int) -> bool:
    """Return whether a word alone is the name or an alias of a programme."""
    return (reading.text(position),) in reading.entries.named


def _is_place(reading: Reading, position: int) -> bool:
    """Return whether a word is a place, also without *in* before it."""
    meanings = reading.entries.meanings.get(place_key([reading.text(position)]), ())
    return any(meaning.facet == "areas" and not meaning.after_in for meaning in meanings)


def _facets(reading: Reading, position: int) -> set[str]:
    """Return the facets of the vocabulary with a term that a word stands for."""
    return {meaning.facet for meaning in _meanings(reading, position)}


def _meanings(reading: Reading, position: int) -> Sequence[Meaning]:
    """Return the terms of the vocabulary that a word stands for; empty beyond the ends of the query."""
    text = reading.text(position)
    return reading.entries.meanings.get(subject_key(text), ()) if text else ()


def _tells_of_a_lack(reading: Reading, cue: int) -> bool:
    """Return whether the words around a cue and its noun say that the noun is lacking (*finde keine Azubis*)."""
    around = [reading.text(position) for position in (cue - 2, cue - 1, cue + 2, cue + 3)]
    return not _LACKING.isdisjoint(around) and "sondern" not in around and "nur" not in around


def _surface(reading: Reading, position: int) -> str:
    """Return a word as typed, without punctuation; of a typed word with separators inside the piece alone."""
    piece = reading.pieces[position]
    typed = reading.as_typed(piece.word)
    return typed if sum(other.word == piece.word for other in reading.pieces) == 1 else piece.text
