"""Suggestions for mistyped values; only errors need them, so the library is imported only then."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

_CLOSE = 0.75
"""Below this similarity (0 to 1) a guess is more often wrong than right."""
_SHARED = 0.5
"""Share of its letters that a slip leaves in their order, at least."""
_OF_PART = 0.9
"""Similarity of a part of a spelling to the whole, at least."""
_MOST = 3
_NEARLY_AS_GOOD = 0.06
"""By so much the similarity of a further suggestion may be below that of the first."""
_SHORTEST_PART = 4
"""A part of a spelling counts from this length on."""


def suggestion(text: str, value_by_spelling: Mapping[str, str]) -> tuple[str, ...]:
    """Return up to three values with spellings like the typed text, the likest first; empty if none is like it."""
    likeness_by_value = _likeness_by_value(text, value_by_spelling)
    best_values = sorted(likeness_by_value, key=lambda value: (-likeness_by_value[value], value))[:_MOST]
    return tuple(
        value
        for value in best_values
        if likeness_by_value[value] >= max(_CLOSE, likeness_by_value[best_values[0]] - _NEARLY_AS_GOOD)
    )


def nearest(text: str, value_by_spelling: Mapping[str, str], limit: int) -> tuple[str, ...]:
    """Return the first ``limit`` values: those with spellings like the typed text, then the others in order."""
    likeness_by_value = _likeness_by_value(text, value_by_spelling)
    return tuple(
        sorted(
            likeness_by_value,
            key=lambda value: -likeness_by_value[value] if likeness_by_value[value] >= _CLOSE else 0.0,
        )[:limit]
    )


def _likeness_by_value(text: str, value_by_spelling: Mapping[str, str]) -> dict[str, float]:
    """Return by value the similarity (0 to 1) of the typed text to the nearest of its spellings.

    Jaro-Winkler over the whole, so that a slip of the finger is found, or nearly 1 for a spelling in which all that
    was typed stands, so that a forgotten half is found. What shares less than half of its letters, in their order, is
    no slip (optimal string alignment distance).
    """
    from rapidfuzz.distance import OSA, JaroWinkler

    likeness_by_value: dict[str, float] = {}
    for spelling, value in value_by_spelling.items():
        likeness = JaroWinkler.similarity(text, spelling)
        if OSA.normalized_similarity(text, spelling) < _SHARED:
            likeness = 0.0
        if len(text) >= _SHORTEST_PART and text in spelling:
            likeness = max(likeness, _OF_PART)
        likeness_by_value[value] = max(likeness_by_value.get(value, 0.0), likeness)
    return likeness_by_value
