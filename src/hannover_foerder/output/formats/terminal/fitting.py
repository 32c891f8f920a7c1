"""Parts cut to the height of the screen: each keeps its first lines, the rest is cut in turn."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from hannover_foerder.output.blocks import Line, Part


def line_counts_within(parts: Sequence[Part], height: Callable[[Sequence[Line]], int], room: int) -> list[int]:
    """Return how many lines of each part to show: those it needs, then one more in turn while there is room.

    ``height`` gives the rows that lines of a part take. A part that is cut needs one more row, which says so.
    """
    line_counts = [min(part.least, len(part.lines)) for part in parts]
    is_full = False
    while not is_full:
        is_full = True
        for place, part in enumerate(parts):
            if line_counts[place] == len(part.lines):
                continue
            longer_counts = [number + (other == place) for other, number in enumerate(line_counts)]
            if total_height(parts, longer_counts, height) <= room:
                line_counts, is_full = longer_counts, False
    return line_counts


def total_height(parts: Sequence[Part], line_counts: Sequence[int], height: Callable[[Sequence[Line]], int]) -> int:
    """Return the screen rows that so many lines of each part need."""
    rows = 0
    for part, number in zip(parts, line_counts, strict=True):
        rows += height(part.lines[:number]) + (0 < number < len(part.lines))
    return rows
