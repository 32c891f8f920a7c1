"""Lines under a heading on a terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.text import Text

from hannover_foerder.output.formats.terminal.hanging import hanging_rows, style_of
from hannover_foerder.output.formats.terminal.styles import HEADING
from hannover_foerder.output.formats.terminal.wrapping import wrap
from hannover_foerder.output.screen import NARROWEST, to_text

if TYPE_CHECKING:
    from collections.abc import Iterable

    from hannover_foerder.output.blocks import Part
    from hannover_foerder.output.screen import Screen

WIDEST = 100
"""Longer lines of prose are hard to read."""


def readable(screen: Screen) -> Screen:
    """Return the screen with a width at which prose is easy to read."""
    return screen._replace(width=min(max(screen.width, NARROWEST), WIDEST))


def draw(part: Part, screen: Screen) -> str:
    """Return the heading, and the lines indented under it."""
    width = readable(screen).width
    rows = [Text(row, HEADING) for row in wrap(part.heading, width)]
    for line in part.lines:
        indent = 2 + 2 * line.level
        rows += hanging_rows(line, width - indent, indent=indent, screen=screen)
    return to_text(*rows, screen=screen, is_wrapped=True)


def draw_beside(parts: Iterable[Part], screen: Screen) -> str:
    """Return parts of one line with their headings side by side with the lines."""
    from rich.table import Table

    grid = Table.grid(padding=(0, 2, 0, 0))
    grid.add_column(no_wrap=True)
    grid.add_column(overflow="fold")
    for part in parts:
        grid.add_row(Text(part.heading, HEADING), Text(part.lines[0].text, style_of(part.lines[0])))
    return to_text(grid, screen=readable(screen))
