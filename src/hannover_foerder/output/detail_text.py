"""The detail view as plain lines: for a pipe and for screen readers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hannover_foerder.output import parts

if TYPE_CHECKING:
    from hannover_foerder.output.detail import Detail


def rendered(view: Detail, status_heading: str) -> str:
    """The view; lines are not wrapped."""
    head = [f"{view.name} ({view.id})", f"{status_heading}: {view.status}", *view.notes]
    if view.summary:
        head += ["", view.summary]
    return "\n".join([*head, "", parts.as_text(view.parts)])
