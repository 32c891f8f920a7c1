"""Plain lines, not wrapped, one statement per line: for a pipe and for screen readers, which wrap them as they like."""

from __future__ import annotations

from itertools import count
from typing import TYPE_CHECKING

from hannover_foerder.output import blocks
from hannover_foerder.output.formats.cells import cells_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from hannover_foerder.output.blocks import Block, Counts, Line, Programmes, Title
    from hannover_foerder.output.labels import Labels
    from hannover_foerder.output.views.listing import Row

_COLUMNS = ("for", "what", "until", "provider", "area", "url", "id", "origin")
"""What stands on a line with its label."""


def document(parts: Iterable[Block]) -> str:
    """Return the blocks with an empty line between them; parts of one line stand close together."""
    return "\n".join(
        "".join(f"{part.heading}: {part.lines[0].text}\n" for part in run) if isinstance(run, list) else _block(run)
        for run in blocks.runs(parts)
    )


def _block(block: Block) -> str:  # noqa: PLR0911 - one for each block
    """Return the lines of a block."""
    match block:
        case blocks.Part():
            return _lines(block.heading, *map(_line, block.lines))
        case blocks.Plain():
            return block.text
        case blocks.Overview():
            last_lines = "".join(f"{line.text}\n" for line in block.closing_lines)
            return "\n".join(filter(None, (_title(block.title), document(block.parts), last_lines)))
        case blocks.Programmes():
            return "\n".join(_programmes(block))
        case blocks.Counts():
            return _lines(*_counts(block))
        case blocks.Timeline():
            dates = (f"{due.day}: {due.name} ({due.id}): {due.event}\n" for due in block.events)
            return "\n".join(("".join(dates), *map(_block, block.undated)))
        case blocks.Findings():
            return "".join(f"{line.place} {line.severity}: {line.message}\n" for line in block.lines)
        case blocks.Mail():
            link = [block.link] if block.link else []
            return _lines(*block.ways, block.subject, "", block.body, "", block.hint, *link)


def _lines(*lines: str) -> str:
    """Return lines as a text; the last one ends too."""
    return "\n".join(lines) + "\n"


def _line(line: Line) -> str:
    """Return a statement with its mark, a hyphen if it has none, and its label, indented by its level."""
    label = f"{line.label}: " if line.label else ""
    return f"{'  ' * (line.level + 1)}{line.mark or '-'} {label}{line.text}".rstrip()


def _title(title: Title) -> str:
    """Return name, id, status and notes, and the summary after an empty line."""
    summary = ["", title.summary] if title.summary else []
    return _lines(f"{title.name} ({title.id})", title.status, *title.notes, *summary)


def _counts(counts: Counts) -> Iterator[str]:
    """Yield a value a line, narrower ones indented."""
    for heading, values in counts.facets:
        yield heading
        for value in values:
            yield f"{'  ' * (value.level + 1)}{value.label}: {value.programmes}"


def _programmes(programmes: Programmes) -> Iterator[str]:
    """Yield the lines of the programmes, numbered over all sections, with an empty one behind each."""
    numbers = count(1)
    for section in programmes.sections:
        if section.title is not None:
            yield from (f"{section.title} ({len(section.rows)})", "")
        for row in section.rows:
            yield from (*_programme(next(numbers), row, programmes.labels), "")


def _programme(number: int, row: Row, labels: Labels) -> Iterator[str]:
    """Yield the lines of a programme; what the record does not say has no line."""
    cells, say = cells_of(row, labels), labels.words.say
    yield f"{number}. {cells['name']}"
    if cells["summary"]:
        yield f"   {cells['summary']}"
    yield f"   {say('column.status')}: {labels.status_with_reason(row.status)}"
    if row.due and row.status.reason != "deadline":
        yield f"   {say('role.application')}: {labels.day(row.due)}"
    if cells["successor"]:
        yield f"   {cells['successor']}"
    for column in _COLUMNS:
        if cells[column]:
            yield f"   {say(f'column.{column}')}: {cells[column]}"
