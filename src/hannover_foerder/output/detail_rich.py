"""The detail view for the terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.text import Text

from hannover_foerder.output import parts
from hannover_foerder.output.screen import rendered as on_screen
from hannover_foerder.output.styles import FAINT, NAME, STATUS

if TYPE_CHECKING:
    from hannover_foerder.output.detail import Detail
    from hannover_foerder.output.screen import Screen


def rendered(view: Detail, status_heading: str, screen: Screen) -> str:
    """The view, wrapped to the screen but never wider than prose should be."""
    screen = screen._replace(width=min(screen.width, parts.WIDEST))
    title = Text(view.name, NAME)
    title.append(f"  {view.id}", FAINT)
    status = Text(f"{status_heading}: ")
    status.append(view.status, STATUS[view.code])
    summary = (Text(""), Text(view.summary)) if view.summary else ()
    head = on_screen(title, status, *(Text(note, "bold") for note in view.notes), *summary, screen=screen)
    return f"{head}\n{parts.on_screen(view.parts, screen)}"
