"""Tab-separated lines for cut, awk and sort: no header, no colour, nothing cut off. New columns come at the end."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hannover_foerder.output.harmless import harmless

if TYPE_CHECKING:
    from collections.abc import Iterable


def line(cells: Iterable[str]) -> str:
    """Return the cells as a line; tabs and line breaks inside a cell become a space."""
    return "\t".join(map(harmless, cells)) + "\n"
