"""Splitting of German compounds, with the catalogue's own vocabulary as the dictionary.

Two directions. At index time :func:`parts` finds the catalogue's stems inside a longer stem (``wasserstoff`` in
``grunwasserstoff``), so that a word finds the compounds it is part of. At query time :func:`split` cuts a compound
that the catalogue does not have into stems that it has (``grunderdarleh`` into ``grund`` and ``darleh``).

Both work on folded stems. Frequencies decide between several splits, after Koehn and Knight 2003, "Empirical methods
for compound splitting"; linking elements after Langer 1998, "Zur Morphologie und Semantik von Nominalkomposita".
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from hannover_foerder.named_tuple import NamedTuple
from hannover_foerder.search.analysis.language import OPAQUE, PARTICLES
from hannover_foerder.search.analysis.text import stem as text_stem

if TYPE_CHECKING:
    from collections.abc import Container, Iterator, Mapping

HEAD, MODIFIER, INSIDE, DERIVED = 0, 1, 2, 3
ROLE_WEIGHTS = (0.6, 0.5, 0.35, 0.25)
"""Weight of a part beside the whole word: a head says what the thing is, a modifier what it is
about; a piece in the middle may be chance; what follows a verbal prefix is a derivation. Set by judgement; half or one
and a half times of all changes nDCG@5 by 0.005 at most, on both sets of judged queries."""

LINKS = ("", "s", "es", "n", "en", "er", "e", "ens", "ung", "ungs", "in", "innen", "ern", "erinnen")
SHORTEST_PART = 4
"""Letters of a part; of the numbers here one more or less, or two, changes nDCG@5 by 0.003 at most."""
SHORTEST_INSIDE = 6
"""Letters of a part in the middle, or behind a verbal prefix."""
SHORTEST_UNCHECKED = 7
"""Letters of a part whose other side need be no known word."""
SHORTEST_REST = 3
"""Letters beside a part, however long, that can be a word or an ending of their own: the shortest piece of a split."""
SHORTEST_BEFORE_SHORT = 5
"""Letters of an unknown word that a part of four letters may follow."""

_LONGEST = 48
"""Letters of the longest word that is cut, a bound on the time that it takes."""

_VOWELS = frozenset("aeiouy")

_CUT_ALONE = ("heit", "keit", "ik", "lich", "isch", "ig")
"""Endings that Snowball takes off a word but not off the first part of a compound (``photovoltaik``)."""

_DERIVATIONS = ("ung", "er", "lich", "isch", "ig", "bar", "los", "in", "n", "s", "e", "t", "ungs", "end", "frei")
"""What may follow the first part and leave it its meaning (``dammung``)."""


def _opaque_spans(stem: str) -> list[tuple[int, int]]:
    """Return start and end of each lexicalised word inside a stem (:data:`~.language.OPAQUE`)."""
    return [(start := stem.find(word), start + len(word)) for word in OPAQUE if word in stem]


def _cuts_through(spans: list[tuple[int, int]], start: int, end: int) -> bool:
    """Return whether a piece from ``start`` to ``end`` begins or ends inside a lexicalised word."""
    return any(first < start < last or first < end < last for first, last in spans)


def parts(stem: str, vocabulary: Container[str]) -> Iterator[tuple[str, int]]:
    """Yield each known stem inside ``stem`` once, with its best role.

    A short part (under 7 letters) counts only if what is left on its other side is a known word, begins with one
    behind a linking element, or is a suffix: short strings turn up in words by chance (``rat`` in ``beratung``).
    """
    length = len(stem)
    if length <= SHORTEST_PART or length > _LONGEST or not stem.isalpha():
        return
    spans: list[tuple[int, int]] | None = None
    roles: dict[str, int] = {}
    for start in range(length - SHORTEST_PART + 1):
        for end in range(start + SHORTEST_PART, length + 1):
            part = stem[start:end]
            if part not in vocabulary or end - start == length:
                continue
            role = _role(stem, start, end, vocabulary)
            if role is None or (part in roles and role >= roles[part]):
                continue
            if spans is None:
                spans = _opaque_spans(stem)
            # the opaque word itself is a part of a longer compound, its pieces are not
            if _cuts_through(spans, start, end):
                continue
            roles[part] = role
    yield from roles.items()


def _role(stem: str, start: int, end: int, vocabulary: Container[str]) -> int | None:
    """Return the role of a part from ``start`` to ``end``; ``None`` if it may stand there by chance."""
    length, text_before, text_behind = end - start, stem[:start], stem[end:]
    is_certain = length >= SHORTEST_UNCHECKED and len(text_before or text_behind) >= SHORTEST_REST
    if text_before in PARTICLES and not text_behind:
        return DERIVED if length >= SHORTEST_INSIDE else None
    if not text_behind:
        return HEAD if is_certain or _ends_known(text_before, vocabulary) else None
    if not text_before:
        return MODIFIER if is_certain or _starts_known(text_behind, vocabulary) else None  # umschuld is no umschul
    return INSIDE if length >= SHORTEST_INSIDE else None


def is_end(stem: str, part: str, vocabulary: Container[str]) -> bool:
    """Return whether an unknown ``part`` plausibly begins or ends a compound, rather than occurring by chance.

    The other side must be a known word; a part may also follow anything with a vowel that is no verbal prefix, one of
    four letters something of five (``medi`` in ``burgermedi``).
    """
    start = stem.find(part)
    if _cuts_through(_opaque_spans(stem), start, start + len(part)):
        return False
    text_before = stem.removesuffix(part)
    if text_before != stem and text_before not in PARTICLES:
        shortest = SHORTEST_REST if len(part) > SHORTEST_PART else SHORTEST_BEFORE_SHORT
        return (len(text_before) >= shortest and not _VOWELS.isdisjoint(text_before)) or _ends_known(
            text_before, vocabulary
        )
    if not stem.startswith(part):
        return False
    tails = [stem[len(part) + len(link) :] for link in LINKS if stem.startswith(link, len(part))]
    return any(len(tail) >= SHORTEST_PART and tail in vocabulary for tail in tails)


def _ends_known(rest: str, vocabulary: Container[str]) -> bool:
    """Return whether the text before a head is a known word, with a linking element or an ending that Snowball cuts."""
    words = (rest.removesuffix(link) for link in LINKS if rest.endswith(link))
    if any(len(word) >= SHORTEST_REST and word in vocabulary for word in words):
        return True
    word = rest.removesuffix("s")
    return word.endswith(_CUT_ALONE) and text_stem(word) in vocabulary


def _starts_known(rest: str, vocabulary: Container[str]) -> bool:
    """Return whether the text behind a modifier begins with a known word or is a suffix that keeps its meaning."""
    tails = (rest.removeprefix(link) for link in LINKS if rest.startswith(link))
    return rest in _DERIVATIONS or any(
        tail[:end] in vocabulary for tail in tails for end in range(len(tail), SHORTEST_REST - 1, -1)
    )


def forms(stem: str, word: str) -> tuple[str, ...]:
    """Return the stem of a folded word; then the stem with ``ung``, if the stemmer removed that.

    Snowball takes ``ung`` off long words only, so ``Wärmedämmung`` (``warmedamm``) would not contain ``Dämmung``
    (``dammung``).
    """
    stem_with_ung = stem + "ung"
    return (stem, stem_with_ung) if word.startswith(stem_with_ung) else (stem,)


def substrings(stem: str) -> list[str]:
    """Return all pieces into which :func:`split` might cut a stem; the caller looks up which of them the index has.

    Not the stem itself; none of a stem too long to be cut.
    """
    length = len(stem)
    if length > _LONGEST:
        return []
    return [
        stem[start:end]
        for start in range(length - SHORTEST_REST + 1)
        for end in range(start + SHORTEST_REST, length + 1)
        if end - start < length
    ]


def is_inside_opaque(stem: str, place: int) -> bool:
    """Return whether a cut at ``place`` would go through a lexicalised word."""
    return _cuts_through(_opaque_spans(stem), place, place)


def is_opaque(stem: str) -> bool:
    """Return whether a stem is a lexicalised word, which must not be cut."""
    return any(end - start >= len(stem) - 1 for start, end in _opaque_spans(stem))


def _known_pieces(stem: str, vocabulary: Container[str]) -> Iterator[tuple[int, int]]:
    """Yield start and end of the usable parts, the last ones first; short ones only at an end of the word."""
    length, spans = len(stem), _opaque_spans(stem)
    for start in range(length - SHORTEST_REST, -1, -1):
        for end in range(start + SHORTEST_REST, length + 1):
            if end - start == length or stem[start:end] not in vocabulary:
                continue
            if end - start < SHORTEST_PART and start > 0 and end < length:
                continue
            if not _cuts_through(spans, start, end):
                yield start, end


class _Split(NamedTuple):
    """The pieces of a stem or of its end, without linking elements."""

    score: float
    pieces: tuple[str, ...]


def split(stem: str, record_counts: Mapping[str, int]) -> tuple[str, ...] | None:
    """Return the pieces of the best split of ``stem`` into known stems and linking elements; ``None`` if there is none.

    ``record_counts`` maps each known piece to the number of records that have it. Fewer and longer pieces win, then
    frequent ones; the weights that make it so were set by judgement.
    """
    length = len(stem)
    if length < 2 * SHORTEST_PART - 1 or length > _LONGEST or not stem.isalpha() or is_opaque(stem):
        return None
    # best_splits[i]: the best split of stem[i:], if there is one; filled from the end of the stem
    best_splits: list[_Split | None] = [None] * length + [_Split(0.0, ())]
    for start, end in _known_pieces(stem, record_counts):
        piece = stem[start:end]
        piece_score = -4.0 + 0.5 * len(piece) + min(2.0, 0.25 * record_counts[piece].bit_length())
        for link in LINKS:
            rest_start = end + len(link)
            if not stem.startswith(link, end) or (link and rest_start == length):
                continue
            rest, best_so_far = best_splits[rest_start], best_splits[start]
            if rest is not None:
                score = rest.score + piece_score - 0.3 * len(link)
                if best_so_far is None or score > best_so_far.score:
                    best_splits[start] = _Split(score, (piece, *rest.pieces))
    whole = best_splits[0]
    return whole.pieces if whole is not None and len(whole.pieces) > 1 else None
