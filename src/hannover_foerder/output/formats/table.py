"""A list as a table for the terminal."""

from __future__ import annotations

from itertools import zip_longest
from typing import TYPE_CHECKING

from rich.cells import cell_len
from rich.text import Text

from hannover_foerder.output.cells import GAP, Cells, Widths, cells_of, headings, label, widths
from hannover_foerder.output.harmless import linkable
from hannover_foerder.output.marking import marked
from hannover_foerder.output.screen import rendered
from hannover_foerder.output.styles import FAINT, HEADING, MARKED, NAME, STATUS
from hannover_foerder.output.wrapping import wrapped

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from hannover_foerder.output.labels import Labels
    from hannover_foerder.output.marking import Tokens
    from hannover_foerder.output.screen import Screen
    from hannover_foerder.output.views.listing import Listing, Row

    Column = tuple[Sequence[Text], int]
    """The lines of a cell, and the width of its column."""


def listing(shown: Listing, labels: Labels, screen: Screen, tokens: Tokens) -> str:
    """The table; sections with a heading each, all with the same columns. ``tokens`` finds the words to mark.

    Under the name stands the id, to be copied, and the file if it is told: where that is too long for the column, on a
    line of its own.
    """
    cells = {id(row): cells_of(row, labels) for row, _ in shown.lines()}
    if not cells:
        return ""
    head = headings(labels)
    columns = widths(list(cells.values()), head, screen.width)
    table = Text(no_wrap=True, overflow="ignore")
    table.append_text(_beside(_columns(head, columns, lambda line, _: Text(line, HEADING))))
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
    styles = {"name": NAME, "status": STATUS[row.status.code]}

    def styled(line: str, column: str) -> Text:
        text = Text(line, STATUS["ended"] if row.status.code == "ended" else styles.get(column, ""))
        for start, end in marked(line, row.matched, tokens) if row.matched else ():
            text.stylize(MARKED, start, end)
        return text

    (names, width), *others = _columns(cells, columns, styled)
    url = linkable(row.card.url)
    faint = f"{FAINT} link {url}" if url and screen.linked else FAINT
    below = label(cells)
    if cell_len(below) <= width:
        text = _beside([([*names, Text(below, faint)], width), *others])
    else:
        text = _beside([(names, width), *others])
        text.append("\n".join(wrapped(below, screen.width)), faint).append("\n")
    for line in wrapped(f"→ {cells.successor}", screen.width) if cells.successor else ():
        text.append(f"{line}\n")
    return text


def _columns(cells: Cells, columns: Widths, styled: Callable[[str, str], Text]) -> list[Column]:
    """The columns that are shown, from left to right, the name first; ``styled`` gets a line and its column."""
    parts = cells._asdict()
    return [
        ([styled(line, name) for part in _parts(parts[name]) for line in wrapped(part, width)], width)
        for name, width in columns._asdict().items()
        if width
    ]


def _parts(cell: str | tuple[str, ...]) -> tuple[str, ...]:
    return (cell,) if isinstance(cell, str) else cell


def _beside(columns: Iterable[Column]) -> Text:
    """Columns side by side, a line break after each line."""
    found = list(columns)
    text = Text()
    for line in zip_longest(*(lines for lines, _ in found), fillvalue=Text()):
        for part, (_, width) in zip(line, found, strict=True):
            text.append_text(part)
            text.append(" " * (width - part.cell_len + GAP))
        text.rstrip()
        text.append("\n")
    return text
