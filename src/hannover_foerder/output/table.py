"""A list as a table for the terminal."""

from __future__ import annotations

from itertools import zip_longest
from typing import TYPE_CHECKING

from rich.cells import cell_len
from rich.text import Text

from hannover_foerder.output.cells import GAP, Cells, Widths, cells_of, headings, widths
from hannover_foerder.output.harmless import linkable
from hannover_foerder.output.marking import marked
from hannover_foerder.output.screen import rendered
from hannover_foerder.output.styles import FAINT, HEADING, MARKED, NAME, STATUS
from hannover_foerder.output.wrapping import wrapped

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from hannover_foerder.output.labels import Labels
    from hannover_foerder.output.listing import Listing, Row
    from hannover_foerder.output.marking import Tokens
    from hannover_foerder.output.screen import Screen

    Column = tuple[Sequence[str], int, str]
    """The lines of a cell, the width of its column, and its style."""


def listing(shown: Listing, labels: Labels, screen: Screen, tokens: Tokens) -> str:
    """The table; sections with a heading each, all with the same columns. ``tokens`` finds the words to mark.

    Under every programme stands its id, on a line of its own, so that it is never broken and can be copied.
    """
    cells = {id(row): cells_of(row, labels) for row, _ in shown.lines()}
    if not cells:
        return ""
    head = headings(labels)
    columns = widths(list(cells.values()), head, screen.width)
    table = Text(no_wrap=True, overflow="ignore")
    table.append_text(_beside(_columns(head, columns, HEADING, HEADING)))
    table.append("─" * screen.width + "\n", FAINT)
    for number, section in enumerate(shown.sections):
        if section.title is not None:
            table.append(f"{section.title} ({len(section.rows)})\n\n", HEADING)
        for row in section.rows:
            table.append_text(_programme(row, cells[id(row)], columns, screen, tokens))
            table.append("\n")
        if number + 1 < len(shown.sections):
            table.append("\n")
    table.right_crop(1)
    return rendered(table, screen=screen)


def _programme(row: Row, cells: Cells, columns: Widths, screen: Screen, tokens: Tokens) -> Text:
    ended = row.status.code == "ended"
    style = STATUS["ended"] if ended else ""
    text = _beside(_columns(cells, columns, style if ended else NAME, style, STATUS[row.status.code]))
    if row.matched:
        for start, end in marked(text.plain, row.matched, tokens):
            text.stylize(MARKED, start, end)
    if cells.successor:
        text.append(f"  → {cells.successor}\n")
    url = linkable(row.card.url)
    text.append(f"  {cells.id}", f"{FAINT} link {url}" if url and screen.linked else FAINT)
    return text.append("\n")


def _columns(cells: Cells, columns: Widths, name: str, style: str, status: str | None = None) -> list[Column]:
    """The columns that are shown, from left to right."""
    found: list[Column] = [
        (wrapped(cells.name, columns.name), columns.name, name),
        (wrapped(cells.summary, columns.summary) if columns.summary else (), columns.summary, style),
        (wrapped(cells.audience, columns.audience), columns.audience, style),
        ([line for part in cells.what for line in wrapped(part, columns.what)], columns.what, style),
        (wrapped(cells.provider, columns.provider) if columns.provider else (), columns.provider, style),
        (wrapped(cells.area, columns.area) if columns.area else (), columns.area, style),
        ((cells.until,), columns.until, style),
        ((cells.status,), columns.status, style if status is None else status),
    ]
    return [column for column in found if column[1]]


def _beside(columns: Iterable[Column]) -> Text:
    """Columns side by side, a line break after each line."""
    found = list(columns)
    text = Text()
    for line in zip_longest(*(lines for lines, _, _ in found), fillvalue=""):
        for part, (_, width, style) in zip(line, found, strict=True):
            text.append(part, style or None)
            text.append(" " * (width - cell_len(part) + GAP))
        text.rstrip()
        text.append("\n")
    return text
