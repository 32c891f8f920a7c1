"""The detail view as Markdown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hannover_foerder.output.markdown import escaped

if TYPE_CHECKING:
    from collections.abc import Iterator

    from hannover_foerder.output.detail import Detail
    from hannover_foerder.output.lines import Line


def rendered(view: Detail, status_heading: str) -> str:
    """The view as a section of its own."""
    return "\n".join(_lines(view, status_heading)) + "\n"


def _lines(view: Detail, status_heading: str) -> Iterator[str]:
    yield f"# {escaped(view.name)}"
    yield ""
    yield f"**{escaped(status_heading)}:** {escaped(view.status)} · `{view.id}`"
    for note in view.notes:
        yield ""
        yield f"**{escaped(note)}**"
    for text in (view.summary, view.description):
        if text:
            yield ""
            yield escaped(text)
    for part in view.parts:
        yield ""
        yield f"## {escaped(part.heading)}"
        yield ""
        for line in part.lines:
            yield _line(line)


def _line(line: Line) -> str:
    label = f"{escaped(line.label)}: " if line.label else ""
    text = f"<{line.url}>" if line.url else escaped(line.text)
    if line.strong or line.warning:
        text = f"**{text}**"
    return f"{'   ' * line.level}{line.mark or '-'} {label}{text}".rstrip()
