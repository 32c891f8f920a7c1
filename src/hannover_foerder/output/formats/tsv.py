"""Tab-separated lines for cut, awk and sort: no header, no colour, nothing cut off. New columns come at the end."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from hannover_foerder.output.harmless import harmless

if TYPE_CHECKING:
    from collections.abc import Iterable

    from hannover_foerder.output.views.listing import Listing, Row

COLUMNS: Final = ("id", "name", "status", "until", "kinds", "target_groups", "areas", "provider", "url", "origin")
"""What stands in a line of a list; a grouped list has the id of the group behind them."""


def line(cells: Iterable[str]) -> str:
    """Cells as one line; tabs and line breaks inside a cell become a space."""
    return "\t".join(map(harmless, cells)) + "\n"


def listing(shown: Listing) -> str:
    """A line for each row, the same in every language; what is only similar to the search is left out."""
    return "".join(
        line((*_cells(row), *(() if group is None else (group,)))) for row, group in shown.lines() if not row.similar
    )


def _cells(row: Row) -> tuple[str, ...]:
    card = row.card
    return (
        card.id,
        card.name[0],
        row.status.code,
        card.until or "",
        " | ".join(card.kinds),
        " | ".join(card.target_groups),
        " | ".join(card.areas),
        card.provider or "",
        card.url or "",
        card.origin,
    )
