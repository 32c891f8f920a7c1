"""Suggestions for mistyped values; only errors need them, so the library is imported only then."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

_CLOSE = 0.75
"""Below this similarity (0 to 1) a guess is more often wrong than right."""
_SHARED = 0.5
_MOST = 3
_NEARLY_AS_GOOD = 0.06
_SHORTEST_PART = 4
"""A part of a spelling counts from this length on."""


def suggestion(text: str, spellings: Mapping[str, str]) -> tuple[str, ...]:
    """Return up to three values with the spellings nearest to the typed text, best first; empty if none is near.

    Similarity: Jaro-Winkler over the whole, so that a slip of the finger is found, or nearly as much for a spelling in
    which all that was written stands, so that a forgotten half is found. What shares less than half of its
    letters, in their order, is no slip (optimal string alignment distance).
    """
    best = _likeness(text, spellings)
    ranked = sorted(best, key=lambda value: (-best[value], value))[:_MOST]
    return tuple(value for value in ranked if best[value] >= max(_CLOSE, best[ranked[0]] - _NEARLY_AS_GOOD))


def nearest(text: str, spellings: Mapping[str, str], most: int) -> tuple[str, ...]:
    """Return the first ``most`` values: those with spellings near to the typed text, then the others in order."""
    likeness = _likeness(text, spellings)
    return tuple(sorted(likeness, key=lambda value: -likeness[value] if likeness[value] >= _CLOSE else 0.0)[:most])


def _likeness(text: str, spellings: Mapping[str, str]) -> dict[str, float]:
    from rapidfuzz.distance import OSA, JaroWinkler

    best: dict[str, float] = {}
    for spelling, value in spellings.items():
        likeness = JaroWinkler.similarity(text, spelling)
        if OSA.normalized_similarity(text, spelling) < _SHARED:
            likeness = 0.0
        if len(text) >= _SHORTEST_PART and text in spelling:
            likeness = max(likeness, 0.9)
        best[value] = max(best.get(value, 0.0), likeness)
    return best
