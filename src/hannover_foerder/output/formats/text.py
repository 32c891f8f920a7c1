"""A list as plain lines, one statement per line, for screen readers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hannover_foerder.output.cells import cells_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from hannover_foerder.output.labels import Labels
    from hannover_foerder.output.views.listing import Listing, Row


def listing(shown: Listing, labels: Labels) -> str:
    """Return the numbered programmes; lines are not wrapped, since the reader's program does that."""
    lines: list[str] = []
    number = 0
    for section in shown.sections:
        if section.title is not None:
            lines += [f"{section.title} ({len(section.rows)})", ""]
        for row in section.rows:
            number += 1
            lines += [*_programme(number, row, labels), ""]
    return "\n".join(lines)


def _programme(number: int, row: Row, labels: Labels) -> Iterator[str]:
    """Yield the lines of a programme; what the record does not say has no line."""
    cells, say = cells_of(row, labels), labels.words.say
    yield f"{number}. {cells.name}"
    if cells.summary:
        yield f"   {cells.summary}"
    yield f"   {say('column.status')}: {labels.reason(row.status)}"
    if row.due and row.status.reason != "deadline":
        yield f"   {say('role.application')}: {labels.day(row.due)}"
    if cells.successor:
        yield f"   {cells.successor}"
    none_text = say("list.none")
    for column, cell in (
        ("for", cells.audience),
        ("what", cells.what),
        ("until", cells.until),
        ("provider", cells.provider),
        ("area", cells.area),
    ):
        if cell != none_text:
            yield f"   {say(f'column.{column}')}: {cell}"
    if row.page:
        yield f"   {say('column.url')}: {row.page}"
    yield f"   {say('column.id')}: {cells.id}"
    if cells.origin:
        yield f"   {say('column.origin')}: {cells.origin}"
