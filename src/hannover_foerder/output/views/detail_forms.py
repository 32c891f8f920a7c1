"""The detail view in the forms for people; its parts take them in :mod:`hannover_foerder.output.parts`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hannover_foerder.output import parts

if TYPE_CHECKING:
    from hannover_foerder.output.screen import Screen
    from hannover_foerder.output.views.detail import Detail


def as_text(view: Detail, status_heading: str) -> str:
    """Plain lines, not wrapped: for a pipe and for screen readers."""
    head = [f"{view.name} ({view.id})", f"{status_heading}: {view.status}", *view.notes]
    if view.summary:
        head += ["", view.summary]
    return "\n".join([*head, "", parts.as_text(view.parts)])


def as_markdown(view: Detail, status_heading: str) -> str:
    """A section of its own."""
    from hannover_foerder.output.formats.markdown import escaped

    head = [f"# {escaped(view.name)}", f"**{escaped(status_heading)}:** {escaped(view.status)} · `{view.id}`"]
    head += [f"**{escaped(note)}**" for note in view.notes]
    if view.summary:
        head.append(escaped(view.summary))
    return "\n\n".join([*head, parts.as_markdown(view.parts)])


def on_screen(view: Detail, status_heading: str, screen: Screen) -> str:
    """For the terminal, wrapped to the screen but never wider than prose should be."""
    from rich.text import Text

    from hannover_foerder.output.screen import rendered
    from hannover_foerder.output.styles import FAINT, NAME, STATUS

    screen = screen._replace(width=min(screen.width, parts.WIDEST))
    title = Text(view.name, NAME)
    title.append(f"  {view.id}", FAINT)
    status = Text(f"{status_heading}: ")
    status.append(view.status, STATUS[view.code])
    summary = (Text(""), Text(view.summary)) if view.summary else ()
    head = rendered(title, status, *(Text(note, "bold") for note in view.notes), *summary, screen=screen)
    return f"{head}\n{parts.on_screen(view.parts, screen)}"
