"""Where in a text the words stand that a search found."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable

    Tokens = Callable[[str], Iterable[tuple[str, int, int, str]]]


def marked(text: str, stems: Collection[str], tokens: Tokens) -> list[tuple[int, int]]:
    """Start and end of every word in ``text`` whose stem is among ``stems``, or begins or ends with one (compounds).

    ``tokens`` gives the words of a text as (surface, start, end, stem), in the way the index was made.
    """
    return [
        (start, end)
        for _, start, end, stem in tokens(text)
        if any(stem == one or (len(one) > _SHORTEST and (stem.startswith(one) or stem.endswith(one))) for one in stems)
    ]


_SHORTEST = 3
"""Parts of compounds of this length or less mark too much."""
