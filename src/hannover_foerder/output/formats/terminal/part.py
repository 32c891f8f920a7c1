"""Lines under a heading on a terminal, with a hanging indent; an address that must be copied is never broken."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.cells import cell_len
from rich.text import Text

from hannover_foerder.output.formats.terminal.styles import FAINT, HEADING, WARNING
from hannover_foerder.output.formats.terminal.wrapping import wrap
from hannover_foerder.output.screen import NARROWEST, to_text

if TYPE_CHECKING:
    from collections.abc import Iterable

    from hannover_foerder.output.blocks import Line, Part
    from hannover_foerder.output.screen import Screen

WIDEST = 100
"""Longer lines of prose are hard to read."""
_BULLET = "•"


def at_reading_width(screen: Screen) -> Screen:
    """Return the screen with a width at which prose is easy to read."""
    return screen._replace(width=min(max(screen.width, NARROWEST), WIDEST))


def draw(part: Part, screen: Screen) -> str:
    """Return the heading, and the lines indented under it."""
    width = at_reading_width(screen).width
    rows = [Text(row, HEADING) for row in wrap(part.heading, width)]
    for line in part.lines:
        rows += hanging_rows(line, width, indent=2 + 2 * line.level, screen=screen)
    return to_text(*rows, screen=screen, is_wrapped=True)


def draw_beside(parts: Iterable[Part], screen: Screen) -> str:
    """Return parts of one line with their headings side by side with the lines."""
    from rich.table import Table

    grid = Table.grid(padding=(0, 2, 0, 0))
    grid.add_column(no_wrap=True)
    grid.add_column(overflow="fold")
    for part in parts:
        grid.add_row(Text(part.heading, HEADING), Text(part.lines[0].text, _style(part.lines[0])))
    return to_text(grid, screen=at_reading_width(screen))


def hanging_rows(line: Line, width: int, *, indent: int, screen: Screen) -> list[Text]:
    """Return the rows of a line, ``indent`` columns from the left; they end at column ``width``.

    The row of an address is never wrapped. One that is too long for the screen begins at the left edge, below its
    label; the terminal wraps it if it must: only so can it be marked and copied as a whole.
    """
    mark = _BULLET if line.mark is None else line.mark
    start = indent + (cell_len(mark) + 1 if mark else 0)
    room = max(width - start, 3)
    margin = " " * indent + (f"{mark} " if mark else "")
    label = f"{line.label}: " if line.label else ""
    style = _style(line)
    text = f"{label}{line.text}".rstrip()
    if line.url and start + cell_len(text) > max(screen.width, width):
        link = f"{style} link {line.url}" if screen.linked else style
        label_rows = [Text(f"{margin}{label.rstrip()}")] if label else []
        return [*label_rows, Text(line.text, link)]
    rows = []
    for number, row_text in enumerate([text] if line.url else wrap(text, room)):
        # the first row begins with the label, unless that is too long for a row
        label_length = len(label) if not number and row_text.startswith(label) else 0
        row = Text.assemble(
            margin if not number else " " * start, row_text[:label_length], (row_text[label_length:], style)
        )
        if line.url and screen.linked:
            row.stylize(f"link {line.url}", start + label_length)
        rows.append(row)
    return rows


def _style(line: Line) -> str:
    """Return the style of a line's text."""
    return WARNING if line.warning else "bold" if line.strong else FAINT if line.faint else ""
