"""Expansion of unknown words and rare compounds to their parts that the catalogue has; imported only for these.

A word that never stands alone is looked for inside compounds. A compound is read as the words it is made of: as the
words of a query are, but what is about one of them only is not what was asked for.
"""

from __future__ import annotations

from functools import cache
from itertools import islice
from typing import TYPE_CHECKING

from hannover_foerder.named_tuple import NamedTuple
from hannover_foerder.search.analysis.compound import (
    HEAD,
    LINKS,
    ROLE_WEIGHTS,
    SHORTEST_PART,
    forms,
    is_end,
    is_inside_opaque,
    is_opaque,
    split,
    substrings,
)
from hannover_foerder.search.analysis.language import (
    COUNTRY_WORDS,
    FUNCTION_WORDS,
    HEADS_OF_ASKING,
    PARTICLES,
    WEAK_WORDS,
)
from hannover_foerder.search.analysis.text import fold, respelt, stem
from hannover_foerder.search.index.fields import SERVED
from hannover_foerder.search.index.reader import Known
from hannover_foerder.search.query.concepts import COMPOUND, JOINED, PIECES, SYNONYM, Alternative, Choice, Unit
from hannover_foerder.search.query.keys import JOINING_LINKS
from hannover_foerder.search.query.lookup import choice, targets_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from hannover_foerder.search.index.reader import Index

_BEGINNING = 2
"""Letters that a word and its stem have in common."""

PIECES_WEIGHT = 0.4
"""Weight of the pieces of a rare compound beside the word itself."""

COMMON_FROM = 3
"""Records from which a piece of a compound is no chance."""

GENERIC_SHARE = 0.3
"""A piece in more than this share of the records says little and may be missing."""

SHORTEST_INSIDE_UNKNOWN = 4
"""Minimum letters of an unknown word that is searched inside compounds."""

THREE = 3
"""Pieces of a compound of which the head and one other may be enough."""

MOST_INSIDE = 100
"""Maximum number of compounds in which an unknown word is searched."""

MOST_RESTS = 2
"""Pieces that never stand alone which are tried in a compound: each is looked for in all words of the catalogue."""

SHORTEST_TELLING = 5
"""Letters from which one piece of a compound may stand for it, as something similar."""

SHORTEST_LED = 7
"""Letters from which a beginning of a compound that only the thesaurus knows is no chance."""

SPECIFIC_SHARE = 0.1
"""A part in at most this share of the records tells the subject of a compound."""

LONGEST_COMMON_LINK = 2

CUT = " + "
"""Stands between the pieces of a compound when they are shown."""


class Cut(NamedTuple):
    """A compound split into its parts; numbers are indices into ``units``."""

    units: tuple[Unit, ...]
    enough: tuple[tuple[int, ...], ...]
    telling: tuple[int, ...]
    doubtful: bool = False
    """Whether there is more between the pieces than a common linking element, or a piece of three letters.

    ``existensgründung`` and ``lastenrat`` are mistakes rather than compounds of ``Exist`` and ``Rat``.
    """


def inside(index: Index, part: str) -> list[Alternative]:
    """Return the compounds that contain an unknown word; the index has only parts that also occur as words."""
    if len(part) < SHORTEST_INSIDE_UNKNOWN:
        return []
    known = Known(index)
    terms = islice((term for term in index.containing(part) if is_end(term.term, part, known)), MOST_INSIDE)
    return [Alternative(COMPOUND, ROLE_WEIGHTS[HEAD], ((Choice(term, 1.0),),), target=term.shown) for term in terms]


def cut_of(index: Index, unit: Unit) -> Cut | None:
    """Return the best reading of an unknown compound as words of the catalogue; ``None`` if there is none."""
    for form in reversed(forms(unit.stem, unit.folded)):  # Softwareschulung is a Schulung, no Schule
        frequency = _frequencies(index, form)
        pieces = split(form, frequency)
        if pieces is None:
            continue
        finer = [part for piece in pieces for part in _finer(index, piece, frequency)]
        if len(finer) == THREE and not any(_says_little(index, finer)):
            pieces = tuple(finer)
        between = len(form) - sum(map(len, pieces))
        short = min(map(len, pieces)) < SHORTEST_PART
        return _cut(index, pieces, doubtful=short or between > LONGEST_COMMON_LINK)
    return None


def _finer(index: Index, piece: str, frequency: dict[str, int]) -> tuple[str, ...]:
    """Return the finer parts of a part; a word with a particle that only the thesaurus has is kept (``hinterhof``)."""
    parts = split(piece, frequency) or (piece,)
    is_derived = len(parts) > 1 and piece.removesuffix(parts[-1]) in PARTICLES
    return (piece,) if is_derived and index.term(piece) is None else parts


def pieces_of(index: Index, unit: Unit) -> tuple[str, ...]:
    """Return the stems of the best split of a compound, also of one that the catalogue has; empty if there is none."""
    return split(unit.stem, _frequencies(index, unit.stem)) or ()


def _cut(index: Index, pieces: Sequence[str], *, doubtful: bool = False) -> Cut:
    if len(pieces) > 1 and pieces[-1] in _heads_of_asking() and 0 in _telling(index, pieces[:-1]):
        pieces = pieces[:-1]  # a Treppenlifteinbau is about a Treppenlift
    needed = _needed(index, pieces)
    enough: tuple[tuple[int, ...], ...] = (needed,)
    if len(needed) == len(pieces) == THREE:
        enough += tuple((number, 2) for number in (0, 1) if len(pieces[number]) >= SHORTEST_TELLING)
    return Cut(tuple(map(_unit, pieces)), enough, tuple(_telling(index, pieces)), doubtful)


def _needed(index: Index, pieces: Sequence[str]) -> tuple[int, ...]:
    """Return the positions of a compound's parts that a record must have: specific, and longer than three letters."""
    needed = tuple(number for number, says_little in enumerate(_says_little(index, pieces)) if not says_little)
    if all(len(pieces[number]) < SHORTEST_PART for number in needed):
        return tuple(range(len(pieces)))
    return needed


def _unit(piece: str) -> Unit:
    return Unit(piece, piece, _weak_word(piece) or piece, abbreviation=False, last=False)


def _weak_word(piece: str) -> str | None:
    """Return the generic or place word with this stem."""
    return _weak_stems(piece[:_BEGINNING]).get(piece)


@cache
def _weak_stems(beginning: str) -> dict[str, str]:
    """Return the generic and place words by stem, only those with the same beginning, since stemming all takes 2 ms."""
    alike = (word for word in (*WEAK_WORDS, *COUNTRY_WORDS) if fold(word[0]) == beginning[:1])
    return {stem(word): word for word in alike if respelt(fold(word)).startswith(beginning)}


@cache
def _heads_of_asking() -> frozenset[str]:
    """Return the stems of heads of compounds that do not tell the subject."""
    return frozenset(form for word in HEADS_OF_ASKING for form in forms(stem(word), fold(word)))


def _says_little(index: Index, pieces: Sequence[str]) -> list[bool]:
    """Return for each part whether it says little: a generic word, a place, or a word of very many records."""
    index.load(SERVED + piece for piece in pieces)
    return [
        _weak_word(piece) is not None
        or index.term(SERVED + piece) is not None
        or ((term := index.term(piece)) is not None and term.df > GENERIC_SHARE * index.records)
        for piece in pieces
    ]


def _telling(index: Index, pieces: Sequence[str]) -> Iterable[int]:
    """Return the parts that tell a compound's subject."""
    return (number for number, piece in enumerate(pieces) if _is_telling(index, piece))


def _is_telling(index: Index, piece: str) -> bool:
    if len(piece) < SHORTEST_TELLING:
        return False
    term = index.term(piece)
    if term is None:
        return bool(index.synonyms(piece))
    return bool(term.df <= SPECIFIC_SHARE * index.records)


def with_rest(index: Index, unit: Unit) -> Cut | None:
    """Return the last resort: a compound of a known word and a remainder that is no word of the catalogue."""
    if unit.abbreviation or is_opaque(unit.stem):
        return None
    halves = [half for form in forms(unit.stem, unit.folded) for half in _halves(index, form)]
    halves.sort(key=lambda half: (len(half.known), half.is_modifier), reverse=True)
    for half in halves[:MOST_RESTS]:
        for rest in half.rests():
            if inside(index, rest):
                return _cut(index, (half.known, rest) if half.is_modifier else (rest, half.known))
    modifier = next((half for half in halves if half.is_modifier), None)
    if modifier is None:
        return None
    for rest in modifier.rests():
        if rest in _heads_of_asking():
            return _cut(index, (modifier.known, rest))
    cut = _cut(index, (modifier.known, modifier.rest))
    return cut if 0 in cut.telling else None


class _Half(NamedTuple):
    """A known word at an end of a compound, and the remainder of the compound."""

    known: str
    rest: str
    is_modifier: bool

    def rests(self) -> list[str]:
        """Return the possible remainders of the word without a linking element."""
        links = [link for link in LINKS if len(self.rest) >= SHORTEST_PART + len(link)]
        if self.is_modifier:
            return [self.rest.removeprefix(link) for link in links if self.rest.startswith(link)]
        return [self.rest.removesuffix(link) for link in links if self.rest.endswith(link)]


def _halves(index: Index, form: str) -> Iterator[_Half]:
    index.load(substrings(form))
    index.load_synonyms(form[:cut] for cut in range(SHORTEST_LED, len(form) - SHORTEST_PART + 1))
    for cut in range(SHORTEST_PART, len(form) - SHORTEST_PART + 1):
        if not is_inside_opaque(form, cut):
            for half in (
                _Half(form[:cut], form[cut:], is_modifier=True),
                _Half(form[cut:], form[:cut], is_modifier=False),
            ):
                if index.term(half.known) is not None or (half.is_modifier and _is_led(index, half.known)):
                    yield half


def _is_led(index: Index, piece: str) -> bool:
    """Return whether the thesaurus has a part, and the part is long enough not to be a coincidence."""
    return len(piece) >= SHORTEST_LED and bool(index.synonyms(piece))


def _frequencies(index: Index, form: str) -> dict[str, int]:
    """Return the number of records of each possible part of a word; a thesaurus word counts as one."""
    candidates = [piece for piece in substrings(form) if piece not in FUNCTION_WORDS and piece not in PARTICLES]
    index.load(candidates)
    frequency = {piece: term.df for piece in candidates if (term := index.term(piece)) is not None}
    index.load_synonyms(candidates)
    for piece in candidates:
        if piece not in frequency and len(piece) >= SHORTEST_PART and index.synonyms(piece):
            frequency[piece] = 1
    return frequency


def as_pieces(index: Index, unit: Unit) -> list[Alternative]:
    """Return the parts of a rare compound, for records that have them all: the best split, and that of common words."""
    cuts: dict[tuple[str, ...], None] = {}
    for form in forms(unit.stem, unit.folded):
        frequency = _frequencies(index, form)
        for least in (1, COMMON_FROM):
            cut = split(form, {piece: df for piece, df in frequency.items() if df >= least})
            if cut is not None:
                cuts[cut] = None
    ways = [
        Alternative(PIECES, PIECES_WEIGHT, slots, target=CUT.join(cut))
        for cut in cuts
        if all(slots := tuple(_choices(index, cut[number]) for number in _needed(index, cut)))
    ]
    return ways + _relinked(index, unit, cuts)


def _choices(index: Index, piece: str) -> tuple[Choice, ...]:
    synonyms = targets_of(index, index.synonyms(piece))
    return choice(index, piece) + tuple(
        Choice(alternative.slots[0][0].term, alternative.weight, SYNONYM)
        for alternative in synonyms
        if len(alternative.slots) == 1
    )


def _relinked(index: Index, unit: Unit, cuts: Iterable[tuple[str, ...]]) -> list[Alternative]:
    """Return the same two parts with the catalogue's linking element (``gründungszuschuss``)."""
    spelt = [link.join(cut) for cut in cuts if len(cut) == 2 for link in JOINING_LINKS]  # noqa: PLR2004 - pieces
    index.load(spelt)
    terms = [
        term
        for spelling in dict.fromkeys(spelt)
        if spelling != unit.stem and (term := index.term(spelling)) is not None
    ]
    return [Alternative(JOINED, 1.0, ((Choice(term, 1.0),),), target=term.shown) for term in terms]
