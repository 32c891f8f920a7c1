"""Expansion of unknown words and rare compounds to their parts that the catalogue has.

A word that never stands alone is looked for inside compounds. A compound is read as the words it is made of: as the
words of a query are, but what is about one of them only is not what was asked for.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from hannover_foerder.named_tuple import NamedTuple
from hannover_foerder.search.analysis.compound import (
    HEAD,
    LINKS,
    ROLE_WEIGHTS,
    SHORTEST_PART,
    forms,
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
from hannover_foerder.search.query.concepts import (
    COMPOUND,
    JOINED,
    PIECES,
    SYNONYM,
    Alternative,
    Choice,
    Unit,
    of_one_term,
)
from hannover_foerder.search.query.keys import GENERIC_SHARE, JOINING_LINKS
from hannover_foerder.search.query.lexicon import slot_of, synonyms_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from hannover_foerder.search.query.lexicon import Lexicon

_BEGINNING = 2
"""Letters that a word and its stem have in common."""

_LAST_LATIN = "ÿ"
"""The last of the letters that German and English are written with."""

PIECES_WEIGHT = 0.4
"""Weight of the pieces of a rare compound beside the word itself."""

COMMON_FROM = 3
"""A piece of a compound that so many records have is no coincidence."""

PIECES_WITH_SPARE = 3
"""Pieces of a compound that a record may have but for one: the head and one of the others may be enough."""

MOST_RESTS = 2
"""Pieces that never stand alone which are tried in a compound: each is looked for in all words of the catalogue."""

SHORTEST_TELLING = 5
"""Letters from which one piece of a compound may stand for it, as something similar."""

SHORTEST_LED = 7
"""A beginning of a compound that only the thesaurus knows is no coincidence from so many letters on."""

SPECIFIC_SHARE = 0.1
"""A part in at most this share of the records tells the subject of a compound."""

LONGEST_COMMON_LINK = 2
"""Letters of all linking elements of a compound; with more of them a cut is doubtful."""

CUT = " + "
"""Stands between the pieces of a compound when they are shown."""


class Cut(NamedTuple):
    """A compound split into its pieces (``units``); ``enough`` and ``telling`` are positions of pieces.

    A record needs all pieces of one of ``enough``; one of ``telling`` makes it something similar.
    """

    units: tuple[Unit, ...]
    enough: tuple[tuple[int, ...], ...]
    telling: tuple[int, ...]
    doubtful: bool = False
    """Whether there is more between the pieces than a common linking element, or a piece of three letters.

    ``existensgründung`` and ``lastenrat`` are mistakes rather than compounds of ``Exist`` and ``Rat``.
    """


def compounds_with(lexicon: Lexicon, unknown_stem: str) -> list[Alternative]:
    """Return the compounds with a word that never stands alone; the index lists no such part of a compound."""
    return [of_one_term(COMPOUND, ROLE_WEIGHTS[HEAD], term) for term in lexicon.compounds.get(unknown_stem, ())]


def cut_of(lexicon: Lexicon, unit: Unit) -> Cut | None:
    """Return the best reading of an unknown compound as words of catalogue and thesaurus; ``None`` if there is none.

    A piece that is a compound is cut again only if there are three pieces then, all of which say something.
    """
    # the stem with "ung" is tried first: Softwareschulung is a Schulung (schulung), no Schule (schul)
    for form in reversed(forms(unit.stem, unit.folded)):
        record_counts = record_counts_of_parts(lexicon, form)
        pieces = split(form, record_counts)
        if pieces is None:
            continue
        smaller_pieces = tuple(part for piece in pieces for part in _cut_again(lexicon, piece, record_counts))
        all_tell = not any(_says_little(lexicon, piece) for piece in smaller_pieces)
        if len(smaller_pieces) == PIECES_WITH_SPARE and all_tell:
            pieces = smaller_pieces
        link_letters = len(form) - sum(map(len, pieces))
        has_short_piece = min(map(len, pieces)) < SHORTEST_PART
        return _cut(lexicon, pieces, doubtful=has_short_piece or link_letters > LONGEST_COMMON_LINK)
    return None


def _cut_again(lexicon: Lexicon, piece: str, record_counts: dict[str, int]) -> tuple[str, ...]:
    """Return the pieces of a piece; the piece alone if it is no compound.

    A derivation by a particle is kept whole if only the thesaurus has it (``hinterhof``).
    """
    smaller_pieces = split(piece, record_counts) or (piece,)
    is_derived = len(smaller_pieces) > 1 and piece.removesuffix(smaller_pieces[-1]) in PARTICLES
    return (piece,) if is_derived and piece not in lexicon.terms else smaller_pieces


def pieces_of(lexicon: Lexicon, form: str) -> tuple[str, ...]:
    """Return the stems of the best split of a compound, also of one that the catalogue has; empty if there is none."""
    return split(form, record_counts_of_parts(lexicon, form)) or ()


def _cut(lexicon: Lexicon, pieces: Sequence[str], *, doubtful: bool = False) -> Cut:
    """Return the cut of a compound into pieces, without a head that only asks for something.

    All pieces that say something are enough together; of three, also the head with one of the others.
    """
    if len(pieces) > 1 and pieces[-1] in _heads_of_asking() and _is_telling(lexicon, pieces[0]):
        pieces = pieces[:-1]  # a Treppenlifteinbau is about a Treppenlift
    needed = _needed(lexicon, pieces)
    enough: tuple[tuple[int, ...], ...] = (needed,)
    if len(needed) == len(pieces) == PIECES_WITH_SPARE:
        head = len(pieces) - 1
        enough += tuple((position, head) for position in range(head) if len(pieces[position]) >= SHORTEST_TELLING)
    telling = tuple(position for position, piece in enumerate(pieces) if _is_telling(lexicon, piece))
    units = tuple(Unit(piece, folded=piece, text=_weak_word(piece) or piece) for piece in pieces)
    return Cut(units, enough, telling, doubtful)


def _needed(lexicon: Lexicon, pieces: Sequence[str]) -> tuple[int, ...]:
    """Return the positions of the pieces that a record must have: those that say something.

    All pieces, if of those none has more than three letters.
    """
    needed = tuple(position for position, piece in enumerate(pieces) if not _says_little(lexicon, piece))
    if all(len(pieces[position]) < SHORTEST_PART for position in needed):
        return tuple(range(len(pieces)))
    return needed


def _weak_word(piece: str) -> str | None:
    """Return the generic or place word with this stem, ``None`` if there is none."""
    return _weak_stems(piece[:_BEGINNING]).get(piece)


@cache
def _weak_stems(beginning: str) -> dict[str, str]:
    """Return the generic and place words by their stem, those that begin so, since to stem all takes 2 ms.

    Of words with the same stem the shortest: it becomes the text of a piece (:func:`_cut`), and is looked for joined
    with its neighbour as well.
    """
    is_latin = beginning[:1] <= _LAST_LATIN  # a letter of another script is folded by tables that take time to load
    in_script = (word for word in (*WEAK_WORDS, *COUNTRY_WORDS) if (word[0] <= _LAST_LATIN) is is_latin)
    with_first_letter = (word for word in in_script if fold(word[0]) == beginning[:1])
    with_beginning = [word for word in with_first_letter if respelt(fold(word)).startswith(beginning)]
    longest_first = sorted(with_beginning, key=lambda word: (-len(word), word))
    return {stem(word): word for word in longest_first}  # the last word of a stem, the shortest, stays


@cache
def _heads_of_asking() -> frozenset[str]:
    """Return the stems of heads of compounds that do not tell the subject."""
    return frozenset(form for word in HEADS_OF_ASKING for form in forms(stem(word), fold(word)))


def _says_little(lexicon: Lexicon, piece: str) -> bool:
    """Return whether a piece is a generic word, a place, or a word of very many records."""
    term = lexicon.terms.get(piece)
    is_frequent = term is not None and term.df > GENERIC_SHARE * lexicon.records
    return is_frequent or _weak_word(piece) is not None or lexicon.has_place(piece)


def _is_telling(lexicon: Lexicon, piece: str) -> bool:
    """Return whether a piece tells what a compound is about: a long one of few records, or of the thesaurus alone."""
    term = lexicon.terms.get(piece)
    is_specific = piece in lexicon.synonyms if term is None else term.df <= SPECIFIC_SHARE * lexicon.records
    return is_specific and len(piece) >= SHORTEST_TELLING


def with_rest(lexicon: Lexicon, unit: Unit) -> Cut | None:
    """Return the last resort: a compound of a known word and a remainder that is no word of the catalogue.

    The remainder is one that other compounds have, else behind a known first part a head that only asks for something,
    else whatever stands there, if the first part tells what the compound is about. ``None`` if it is none of these.
    """
    halves = _halves(lexicon, unit)
    for half in halves[:MOST_RESTS]:
        for rest in half.rests_without_link():
            if compounds_with(lexicon, rest):
                return _cut(lexicon, (half.word, rest) if half.is_modifier else (rest, half.word))
    modifier = next((half for half in halves if half.is_modifier), None)
    if modifier is None:
        return None
    for rest in modifier.rests_without_link():
        if rest in _heads_of_asking():
            return _cut(lexicon, (modifier.word, rest))
    cut = _cut(lexicon, (modifier.word, modifier.rest))
    return cut if 0 in cut.telling else None  # 0: the position of the modifier


class _Half(NamedTuple):
    """A known word at an end of a compound, and the remainder with any linking element; a modifier stands first."""

    word: str
    rest: str
    is_modifier: bool

    def rests_without_link(self) -> list[str]:
        """Return what the remainder may be without a linking element: itself, and without each that it may have."""
        links = [link for link in LINKS if len(self.rest) >= SHORTEST_PART + len(link)]
        if self.is_modifier:
            return [self.rest.removeprefix(link) for link in links if self.rest.startswith(link)]
        return [self.rest.removesuffix(link) for link in links if self.rest.endswith(link)]


def rests_of(lexicon: Lexicon, unit: Unit) -> list[str]:
    """Return what may be left of a compound beside a known word, likelier ones first."""
    return [rest for half in _halves(lexicon, unit)[:MOST_RESTS] for rest in half.rests_without_link()]


def _halves(lexicon: Lexicon, unit: Unit) -> list[_Half]:
    """Return the known words at an end of a compound, the longest first; none of what is never cut."""
    if unit.abbreviation or is_opaque(unit.stem):
        return []
    halves = [half for form in forms(unit.stem, unit.folded) for half in _halves_of(lexicon, form)]
    return sorted(halves, key=lambda half: (len(half.word), half.is_modifier), reverse=True)


def _halves_of(lexicon: Lexicon, form: str) -> Iterator[_Half]:
    """Yield the halves of a form whose word the index has; of the first ones also long words of the thesaurus."""
    for place in range(SHORTEST_PART, len(form) - SHORTEST_PART + 1):
        if not is_inside_opaque(form, place):
            first, last = form[:place], form[place:]
            if first in lexicon.terms or (len(first) >= SHORTEST_LED and first in lexicon.synonyms):
                yield _Half(first, last, is_modifier=True)
            if last in lexicon.terms:
                yield _Half(last, first, is_modifier=False)


def record_counts_of_parts(lexicon: Lexicon, form: str) -> dict[str, int]:
    """Return the number of records with each possible part of a word; 1 for a part that only the thesaurus has."""
    record_counts = {}
    for piece in substrings(form):
        if piece in FUNCTION_WORDS or piece in PARTICLES:
            continue
        if piece in lexicon.terms:
            record_counts[piece] = lexicon.terms[piece].df
        elif len(piece) >= SHORTEST_PART and piece in lexicon.synonyms:
            record_counts[piece] = 1
    return record_counts


def as_pieces(lexicon: Lexicon, unit: Unit) -> list[Alternative]:
    """Return the parts of a rare compound, for records that have them all: the best split, and that of common words."""
    splits: dict[tuple[str, ...], None] = {}  # a set in the order in which they came
    for form in forms(unit.stem, unit.folded):
        record_counts = record_counts_of_parts(lexicon, form)
        for fewest_records in (1, COMMON_FROM):
            pieces = split(form, {piece: count for piece, count in record_counts.items() if count >= fewest_records})
            if pieces is not None:
                splits[pieces] = None
    alternatives = [
        Alternative(PIECES, PIECES_WEIGHT, slots, target=CUT.join(pieces))
        for pieces in splits
        if all(slots := tuple(_choices(lexicon, pieces[position]) for position in _needed(lexicon, pieces)))
    ]
    return alternatives + _with_other_link(lexicon, unit, splits)


def _choices(lexicon: Lexicon, piece: str) -> tuple[Choice, ...]:
    """Return the terms that a piece may stand for: itself and its synonyms of one word; empty if there are none."""
    return slot_of(lexicon.terms.get(piece)) + tuple(
        Choice(synonym.first_term, synonym.weight, SYNONYM)
        for synonym in synonyms_of(lexicon, piece)
        if len(synonym.slots) == 1
    )


def _with_other_link(lexicon: Lexicon, unit: Unit, splits: Iterable[tuple[str, ...]]) -> list[Alternative]:
    """Return the terms that are a compound's two pieces with another linking element (``gründungszuschuss``).

    ``splits`` are the stems that its pieces may be; a split into more pieces has no such term.
    """
    spellings = [link.join(pieces) for pieces in splits if len(pieces) == 2 for link in JOINING_LINKS]  # noqa: PLR2004 - pieces
    terms = [
        term
        for spelling in dict.fromkeys(spellings)
        if spelling != unit.stem and (term := lexicon.terms.get(spelling)) is not None
    ]
    return [of_one_term(JOINED, weight=1.0, term=term) for term in terms]
