"""The two workbooks: the adviser's sheet, and whole records in columns."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from hannover_foerder.output.formats.cell_room import column_widths, row_height
from hannover_foerder.output.formats.workbook import exact_day, workbook
from hannover_foerder.output.harmless import linkable
from hannover_foerder.output.views.adviser_sheet import AdviserSheet, Link, adviser_cells, source_rows
from hannover_foerder.output.views.record_table import RecordTable, cell_types

if TYPE_CHECKING:
    from hannover_foerder.model.flat import CellType
    from hannover_foerder.output.formats.workbook import Book, Cell
    from hannover_foerder.output.labels import Labels
    from hannover_foerder.output.views.asked import Asked

WIDTHS: Final = {
    "name": 14.6,
    "summary": 14.4,
    "for": 15.3,
    "what": 10.8,
    "min": 5.7,
    "max": 8,
    "rate": 5.5,
    "last-day": 9.8,
    "until": 9,
    "status": 10.5,
    "before-start": 6,
    "ask": 11.2,
    "phone": 9.2,
    "email": 7.4,
    "next-step": 10,
    "url": 5.2,
    "source-date": 9.8,
    "id": 0,
}
"""In characters, together as wide as a page; the id is hidden.

They are those at which the rows of the catalogue have the fewest lines while few words are broken.
"""
_GROUPED_WIDTHS: Final = {"group": 8.5, "name": 13, "summary": 12.5, "for": 12, "ask": 9.5, "next-step": 9}
"""With a column for the group, which takes its room from the long texts."""
_SOURCE_COLUMNS: Final = {
    "column.name": 35,
    "sheet.source": 56,
    "sheet.date": 13,
    "sheet.address": 59,
    "column.url": 7,
}
"""The message of each heading, and the width of its column, in the order of :meth:`AdviserSheet.sources`."""
_COVER_WIDTHS: Final = (24, 90)
_TITLE_POINTS: Final = 20


def document(view: object) -> bytes:
    """Return the file of a workbook of an adviser's sheet or whole records.

    Raises OSError, CannotError for more than a workbook holds, TypeError for any other view.
    """
    match view:
        case AdviserSheet():
            return _handout(view)
        case RecordTable():
            return _records(view)
    raise TypeError(f"{type(view).__name__} has no xlsx")


def _handout(view: AdviserSheet) -> bytes:
    """Return the file of a workbook of three sheets: the query, the programmes, and their sources."""
    say = view.labels.words.say
    widths = WIDTHS | (_GROUPED_WIDTHS if view.grouped else {})
    with workbook(view.labels, view.asked) as book:
        _write_cover(book, view.asked, view.labels, view.total)
        programme_sheet = book.table(
            say("xlsx.sheet"), view.labels.headings(view.columns), [widths[column] for column in view.columns]
        )
        source_sheet = book.table(say("xlsx.sources"), [*map(say, _SOURCE_COLUMNS)], [*_SOURCE_COLUMNS.values()])
        for programme in view.programmes:
            cells = adviser_cells(programme, view.labels)
            programme_sheet.write([cells.get(column) for column in view.columns])
            for source_row in source_rows(programme, view.labels):
                source_sheet.write(source_row)
        programme_sheet.end()
        source_sheet.end()
        return book.content()


def _records(view: RecordTable) -> bytes:
    """Return the file of a workbook of one sheet, with the columns of whole records."""
    names, types = view.names, {**cell_types(), **view.types}
    with workbook(view.labels, view.asked) as book:
        table = book.table(view.labels.words.say("xlsx.sheet"), names, column_widths(names, view.sizes))
        for row in view.rows():
            table.write([_value(cell, types.get(name, "text")) for name, cell in zip(names, row, strict=True)])
        table.end()
        return book.content()


def _write_cover(book: Book, asked: Asked, labels: Labels, total: int) -> None:
    """Write the first sheet: the query, its day, the number of programmes, and that the list is no promise."""
    say = labels.words.say
    sheet = book.sheet(say("xlsx.cover"), _COVER_WIDTHS)
    sheet.set_row(0, _TITLE_POINTS)
    book.write_text(sheet, 0, 0, say("handout.title"), "title")
    pairs = [
        *asked.lines(labels),
        (say("handout.as-of"), labels.day(asked.day.isoformat())),
        (say("xlsx.sheet"), labels.words.count("note.total", total)),
        ("", say("note.no-promise")),
    ]
    for row, (label, value) in enumerate(pairs, start=2):
        sheet.set_row(row, row_height((label, value), _COVER_WIDTHS))
        book.write_text(sheet, row, 0, label, "strong")
        book.write_text(sheet, row, 1, value, "text")


def _value(cell: str, kind: CellType) -> Cell:
    """Return the text of a cell as a value of its type: a number, a truth value, a date, a link if it is an address.

    A date that Excel cannot represent, such as one known to the month only, stays a text; an empty cell is ``None``.
    """
    if cell == "":
        return None
    if kind in ("number", "whole"):
        return float(cell)
    if kind == "yes-no":
        return cell == "true"
    if kind == "date":
        return exact_day(cell) or cell
    return Link(cell, cell) if linkable(cell) and " " not in cell else cell
