"""The detail view as Markdown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hannover_foerder.output import parts
from hannover_foerder.output.markdown import escaped

if TYPE_CHECKING:
    from hannover_foerder.output.detail import Detail


def rendered(view: Detail, status_heading: str) -> str:
    """The view as a section of its own."""
    head = [f"# {escaped(view.name)}", f"**{escaped(status_heading)}:** {escaped(view.status)} · `{view.id}`"]
    head += [f"**{escaped(note)}**" for note in view.notes]
    if view.summary:
        head.append(escaped(view.summary))
    return "\n\n".join([*head, parts.as_markdown(view.parts)])
