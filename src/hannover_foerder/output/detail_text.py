"""The detail view as plain lines: for a pipe and for screen readers."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from hannover_foerder.output.detail import Detail
    from hannover_foerder.output.lines import Line


def rendered(view: Detail, status_heading: str) -> str:
    """The view; lines are not wrapped."""
    return "\n".join(_lines(view, status_heading)) + "\n"


def _lines(view: Detail, status_heading: str) -> Iterator[str]:
    yield f"{view.name} ({view.id})"
    yield f"{status_heading}: {view.status}"
    yield from view.notes
    for text in (view.summary, view.description):
        if text:
            yield ""
            yield text
    for part in view.parts:
        yield ""
        yield part.heading
        for line in part.lines:
            yield _line(line)


def _line(line: Line) -> str:
    label = f"{line.label}: " if line.label else ""
    mark = line.mark or "-"
    return f"{'  ' * (line.level + 1)}{mark} {label}{line.text}".rstrip()
