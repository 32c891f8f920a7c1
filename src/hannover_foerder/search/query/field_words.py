"""The concepts of the words of a field (``thema:klima``)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hannover_foerder.search.analysis.text import fold, parts, respelt, stem, words
from hannover_foerder.search.query.concepts import Concept, Unit
from hannover_foerder.search.query.expansion import ways_of
from hannover_foerder.search.query.loading import empty_lexicon, load_word
from hannover_foerder.search.query.resolution import cuts_of, resolve

if TYPE_CHECKING:
    from hannover_foerder.search.index.reader import Index


def field_concepts(index: Index, text: str, *, area: bool) -> tuple[tuple[Concept, ...], tuple[tuple[str, str], ...]]:
    """Return the concepts of the words behind a field, and their corrections; in an ``area`` a word may be a place.

    The concepts of a word with separators are those of its parts, or that of the joined word if the catalogue has it.
    """
    concepts: list[Concept] = []
    corrections: list[tuple[str, str]] = []
    for word in words(text):
        pieces = parts(word)
        is_whole = len(pieces) == 1 or index.term(stem("".join(pieces))) is not None
        for piece in ["".join(pieces)] if is_whole else pieces:
            unit = Unit(stem(piece), respelt(fold(piece)), piece, last=True, alone=not area)
            lexicon = empty_lexicon(index)
            load_word(index, lexicon, unit)
            ways = ways_of(lexicon, [unit])
            resolution = resolve(lexicon, [unit], ways, cuts_of(lexicon, [unit], ways))
            needed = resolution.compounds[0].enough[0] if resolution.compounds else (0,)
            concepts += [Concept(resolution.typed[number], resolution.ways[number]) for number in needed]
            corrections += resolution.corrections
    return tuple(concepts), tuple(corrections)
