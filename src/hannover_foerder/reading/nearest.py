"""The nearest known name to a mistyped one."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

_CUTOFF = 0.75
"""Below this Jaro-Winkler similarity a guess is more often wrong than right (``max`` for ``age``)."""


def nearest(text: str, choices: Iterable[str]) -> str | None:
    """Return the choice most similar to the typed text, ``None`` if none is similar."""
    from rapidfuzz.distance import JaroWinkler
    from rapidfuzz.process import extractOne

    best = extractOne(text, list(choices), scorer=JaroWinkler.similarity, score_cutoff=_CUTOFF)
    return None if best is None else str(best[0])
