"""The detail view for the terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from hannover_foerder.output.screen import rendered as on_screen
from hannover_foerder.output.styles import FAINT, HEADING, NAME, STATUS, WARNING

if TYPE_CHECKING:
    from rich.console import RenderableType

    from hannover_foerder.output.detail import Detail
    from hannover_foerder.output.lines import Line
    from hannover_foerder.output.screen import Screen

_WIDEST = 100
"""Longer lines of prose are hard to read."""


def rendered(view: Detail, status_heading: str, screen: Screen) -> str:
    """The view, wrapped to the screen but never wider than prose should be."""
    screen = screen._replace(width=min(screen.width, _WIDEST))
    title = Text(view.name, NAME)
    title.append(f"  {view.id}", FAINT)
    status = Text(f"{status_heading}: ")
    status.append(view.status, STATUS[view.code])
    parts: list[RenderableType] = [title, status, *(Text(note, "bold") for note in view.notes)]
    for text in (view.summary, view.description):
        if text:
            parts += [Text(""), Text(text)]
    for part in view.parts:
        parts += [Text(""), Text(part.heading, HEADING)]
        parts += [Padding(_line(line, screen), (0, 0, 0, 2 + 2 * line.level)) for line in part.lines]
    return on_screen(*parts, screen=screen)


def _line(line: Line, screen: Screen) -> Table:
    """Mark and text side by side, so that wrapped lines stay under their text."""
    body = Text(f"{line.label}: " if line.label else "")
    style = WARNING if line.warning else "bold" if line.strong else FAINT if line.faint else ""
    start = len(body)
    body.append(line.text, style)
    if line.url and screen.linked:
        body.stylize(f"link {line.url}", start)
    grid = Table.grid(padding=(0, 1, 0, 0))
    grid.add_column(no_wrap=True)
    grid.add_column(overflow="fold")
    grid.add_row(Text(line.mark or "•"), body)
    return grid
