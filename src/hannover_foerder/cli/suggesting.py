"""What somebody probably meant. Only errors need it, so the library behind it is loaded only then."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

_CLOSE = 70.0
"""Below this similarity (0 to 100) a guess is more often wrong than right."""
_MOST = 3
_NEARLY_AS_GOOD = 8.0


def suggestion(written: str, spellings: Mapping[str, str]) -> tuple[str, ...]:
    """The values with the spellings nearest to what was written, at most three, best first; empty if none is near.

    Similarity: the better of Jaro-Winkler over the whole and an alignment with the best part (RapidFuzz), so that both a
    slip of the finger and a forgotten half are found.
    """
    from rapidfuzz.distance import JaroWinkler
    from rapidfuzz.fuzz import partial_ratio

    best: dict[str, float] = {}
    for spelling, value in spellings.items():
        whole = JaroWinkler.similarity(written, spelling) * 100
        part = partial_ratio(written, spelling) * min(len(written), len(spelling), 6) / 6 if written else 0.0
        best[value] = max(best.get(value, 0.0), whole, part - 10)
    ranked = sorted(best, key=lambda value: (-best[value], value))
    near = [value for value in ranked[:_MOST] if best[value] >= _CLOSE]
    return tuple(value for value in near if best[value] >= best[near[0]] - _NEARLY_AS_GOOD)
