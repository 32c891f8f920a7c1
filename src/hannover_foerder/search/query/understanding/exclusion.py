"""Exclusions in plain words: *ohne Kredit*, *nicht für Firmen*, *no loan*, *statt Beratung*.

What people lack is no exclusion: who has *keine Lehrstelle* is looking for one. So *ohne*, *kein* and *nicht* exclude
only kinds of help, topics and groups of the vocabulary, and of these none that a person can be without.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from hannover_foerder.search.analysis.language import DENIALS, EXCEPT, FUNCTION_WORDS, INSTEAD, NOT, REFUSED, WITHOUT
from hannover_foerder.search.analysis.text import fold
from hannover_foerder.search.index.spoken import place_key, subject_key
from hannover_foerder.search.query.syntax import Word
from hannover_foerder.search.query.understanding.meaning import Group

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
_BEFORE_NOUNS: Final = frozenset(
    """ein eine einen einem einer der die das den dem a an any the irgendein irgendeinen irgendeine weitere weiteren
    neue neuen neuer neues noch mehr großen große großer großes kleine kleiner kleines kleinen teuren teure teurer
    teures of von vom""".split()  # noqa: SIM905 - words are read more easily without quotation marks
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
    for number, piece in enumerate(reading.pieces):
        if number in reading.taken or piece.text not in DENIALS:
            continue
        following = number + 1
        if piece.text == REFUSED:
            _read_refusal(reading, number)
        elif piece.text in WITHOUT and reading.text(following) in _IDIOMS | _CHILDREN:
            (reading.idle if reading.text(following) in _CHILDREN else reading.aside).update((number, following))
        elif piece.text in INSTEAD:
            _read_instead(reading, number)
        elif piece.text not in NOT or not _reads_with_not(reading, number):
            anything = piece.text in EXCEPT or "sondern" in [reading.text(number + step) for step in (2, 3, 4)]
            is_lack = not anything and _tells_of_a_lack(reading, number)
            if not is_lack and not _reads_denied_group(reading, number):
                _exclude(reading, number, following, anything=anything)


def _read_refusal(reading: Reading, number: int) -> None:
    """Exclude the kind of help before *nein*."""
    if "kinds" in _facets(reading, number - 1):
        _exclude(reading, number - 1, number - 1, anything=False)
        reading.take((number,))


def _reads_with_not(reading: Reading, number: int) -> bool:
    """Read *nicht nur*, *nicht für*, *nicht von* and *nicht zurückzahlen*; return whether it was one of them."""
    following = number + 1
    if reading.text(following) in _ONLY:
        _read_not_only(reading, number)
    elif reading.text(following) in _FOR:
        _read_not_for(reading, number, following + 1)
    elif reading.text(following) in _FROM:
        _exclude(reading, number, following + 1, anything=True)
    elif reading.text(following) in _REPAID:
        reading.excluded.append(Word(_LOAN))
        reading.take((number, following))
    else:
        return False
    return True


def _reads_denied_group(reading: Reading, cue: int) -> bool:
    """Read groups the user denies (*bin nicht arbeitslos*, *sind keine Firma*); return whether one is named."""
    noun = _noun(reading, cue + 1)
    groups = [meaning.term for meaning in _meanings(reading, noun) if meaning.facet == "target_groups"]
    is_being = not _BEING.isdisjoint(reading.text(cue - step) for step in (1, 2, 3))
    is_denied = reading.text(cue) in _NO or (reading.text(cue) in NOT and is_being)
    if not groups or not is_denied or fold(reading.text(noun)) in _LACKED:
        return False
    reading.not_for += [Group(_surface(reading, noun), group) for group in groups]
    reading.take(range(cue, noun + 1))
    return True


def _read_not_only(reading: Reading, number: int) -> None:
    """Take *nicht nur für Frauen* with its noun, which is no condition, or the cue of *nicht nur Beratung*.

    A kind of help that is not enough says nothing beside what else is wanted.
    """
    if reading.text(number + 2) in _FOR:
        noun = _noun(reading, number + 3)
        reading.take(range(number, noun + 1))
    else:
        reading.take((number, number + 1))
        if "kinds" in _facets(reading, number + 2):
            reading.idle.add(number + 2)


def _read_instead(reading: Reading, number: int) -> None:
    """Exclude the kind of help in *statt Kredit*; just remove *statt Gasheizung*, which the user has already."""
    noun = _noun(reading, number + 1)
    if not reading.text(noun):
        return
    if "kinds" in _facets(reading, noun):
        _exclude(reading, number, number + 1, anything=True)
    else:
        reading.take(range(number, noun + 1))


def _read_not_for(reading: Reading, cue: int, start: int) -> None:
    """Read the group of *nicht für Firmen*; exclude the subject if the word is no group of the vocabulary."""
    noun = _noun(reading, start)
    groups = [meaning.term for meaning in _meanings(reading, noun) if meaning.facet == "target_groups"]
    if groups:
        reading.not_for += [Group(_surface(reading, noun), group) for group in groups]
        reading.take(range(cue, noun + 1))
    else:
        _exclude(reading, cue, start, anything=True)


def _exclude(reading: Reading, cue: int, start: int, *, anything: bool) -> None:
    """Exclude the word behind a cue, and those that *und* and *oder* add to it; or mark it as denied."""
    noun = _noun(reading, start)
    if not _can_be_excluded(reading, noun, anything=anything):
        if _is_denied(reading, cue, noun):
            reading.denied.update(range(cue, noun + 1))
        return
    first = cue
    while _can_be_excluded(reading, noun, anything=anything):
        reading.take(range(first, noun + 1))
        is_named = (reading.text(noun),) in reading.entries.named and not _facets(reading, noun)
        reading.excluded.append(Word(_surface(reading, noun), named=is_named))
        if reading.text(noun + 1) not in _OR:
            return
        first, noun, anything = noun + 1, _noun(reading, noun + 2), False


def _is_denied(reading: Reading, cue: int, number: int) -> bool:
    """Return whether a word that excludes nothing is at least not what is wanted (*kein Langzeitarbeitsloser*)."""
    text = reading.text(number)
    is_undone = reading.text(cue) in NOT and text.endswith(_INFINITIVES)
    is_lacked = is_undone or reading.text(cue) in _MISSING or fold(text) in _LACKED
    return bool(text) and not is_lacked and number not in reading.taken and text not in FUNCTION_WORDS


def _noun(reading: Reading, start: int) -> int:
    """Return the index of the first word that is no article."""
    while reading.text(start) in _BEFORE_NOUNS:
        start += 1
    return start


def _can_be_excluded(reading: Reading, number: int, *, anything: bool) -> bool:
    text = reading.text(number)
    if not text or number in reading.taken or text in FUNCTION_WORDS or text.isdecimal() or _is_place(reading, number):
        return False
    if anything or (text,) in reading.entries.named:
        return True
    key = fold(text)
    return key not in _LACKED and (key in _HELP or not _facets(reading, number) <= {"target_groups", "areas"})


def _is_place(reading: Reading, number: int) -> bool:
    meanings = reading.entries.meanings.get(place_key([reading.text(number)]), ())
    return any(meaning.facet == "areas" and not meaning.after_in for meaning in meanings)


def _facets(reading: Reading, number: int) -> set[str]:
    return {meaning.facet for meaning in _meanings(reading, number)}


def _meanings(reading: Reading, number: int) -> Sequence[Meaning]:
    text = reading.text(number)
    return reading.entries.meanings.get(subject_key(text), ()) if text else ()


def _tells_of_a_lack(reading: Reading, cue: int) -> bool:
    around = [reading.text(number) for number in (cue - 2, cue - 1, cue + 2, cue + 3)]
    return not _LACKING.isdisjoint(around) and "sondern" not in around and "nur" not in around


def _surface(reading: Reading, number: int) -> str:
    """Return a word as typed, without punctuation; a part of a longer word unchanged."""
    piece = reading.pieces[number]
    typed = reading.as_typed(piece.word)
    return typed if sum(other.word == piece.word for other in reading.pieces) == 1 else piece.text
