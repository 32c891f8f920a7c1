"""A list as an Excel workbook (Office Open XML), by the XlsxWriter library, which is loaded only here.

Every text is written as a text, so nothing is run as a formula; numbers and full dates are numbers and dates, so that
they can be sorted and added up. The same rows, words and day give the same bytes.
"""

from __future__ import annotations

import io
from datetime import UTC, date, datetime, time
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from hannover_foerder.errors import CannotError
from hannover_foerder.output.columns import kinds, rows
from hannover_foerder.output.harmless import linkable
from hannover_foerder.output.views.listing import SHEET_COLUMNS, sheet_cells

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from hannover_foerder.model.flat import Kind
    from hannover_foerder.output.labels import Labels
    from hannover_foerder.output.views.listing import Listing

    Value = str | float | date

_WIDEST = 360
"""Pixels; longer texts are wrapped."""
_A4 = 9
_FIRST_YEAR = 1900
"""Excel knows no earlier dates."""
_MOST_LINKS = 65_530
_LONGEST_LINK = 2_079
_DATE_FORMATS: Final = {"de": "dd.mm.yyyy", "en": "d mmm yyyy"}


class _Formats(NamedTuple):
    """How the cells look."""

    head: Any
    text: Any
    day: Any
    link: Any


def listing(shown: Listing, labels: Labels, day: date) -> bytes:
    """The columns of the CSV for people; what is only similar to the search is left out."""
    found = [row for row, _ in shown.lines() if not row.similar]
    until = SHEET_COLUMNS.index("until")
    table: list[list[Value]] = []
    for row in found:
        cells: list[Value] = list(sheet_cells(row, labels))
        cells[until] = _exact(row.card.until or "") or cells[until]
        table.append(cells)
    return _workbook([labels.words.say(f"column.{column}") for column in SHEET_COLUMNS], table, labels, day)


def records(cells: Sequence[Mapping[str, str]], names: Sequence[str], labels: Labels, day: date) -> bytes:
    """The columns of whole records that were asked for, by their names."""
    known = kinds()
    table = [
        [_value(cell, known.get(name, "text")) for name, cell in zip(names, line, strict=True)]
        for line in rows(cells, names)
    ]
    return _workbook(names, table, labels, day)


def _value(cell: str, kind: Kind) -> Value:
    """What a cell says, as what it is."""
    if cell == "":
        return cell
    if kind in ("number", "whole"):
        return float(cell)
    if kind == "yes-no":
        return cell == "true"
    return _exact(cell) or cell if kind == "date" else cell


def _exact(iso: str) -> date | None:
    """The day of a date that is known to the day, if Excel can hold it."""
    try:
        day = date.fromisoformat(iso)
    except ValueError:
        return None
    return day if day.year >= _FIRST_YEAR else None


def _workbook(header: Sequence[str], table: Iterable[Sequence[Value]], labels: Labels, day: date) -> bytes:
    """One sheet. Raises CannotError for what no workbook can hold."""
    from xlsxwriter import Workbook

    out = io.BytesIO()
    book = Workbook(
        out,
        {"in_memory": True, "strings_to_formulas": False, "strings_to_numbers": False, "strings_to_urls": False},
    )
    title = labels.words.say("handout.title")
    book.set_properties({"title": title, "created": datetime.combine(day, time(), UTC)})
    formats = _formats(book, labels.words.language)
    sheet = book.add_worksheet(labels.words.say("xlsx.sheet"))
    for column, name in enumerate(header):
        _held(sheet.write_string(0, column, name, formats.head))
    last = links = 0
    for last, cells in enumerate(table, start=1):
        for column, value in enumerate(cells):
            if isinstance(value, str) and _is_link(value) and links < _MOST_LINKS:
                _held(sheet.write_url(last, column, value, formats.link, value))
                links += 1
            else:
                _write(sheet, last, column, value, formats)
    sheet.freeze_panes(1, 0)
    sheet.autofilter(0, 0, last, len(header) - 1)
    sheet.autofit(_WIDEST)
    sheet.set_landscape()
    sheet.set_paper(_A4)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)
    book.close()
    return out.getvalue()


def _formats(book: Any, language: str) -> _Formats:  # noqa: ANN401 - the library has no types
    common = {"valign": "top", "text_wrap": True}
    return _Formats(
        head=book.add_format({"bold": True, "bottom": 1, "bg_color": "#E8EEF4", **common}),
        text=book.add_format(common),
        day=book.add_format({"num_format": _DATE_FORMATS[language], "align": "left", "valign": "top"}),
        link=book.add_format({"font_color": "#0B57A4", "underline": 1, **common}),
    )


def _write(sheet: Any, row: int, column: int, value: Value, formats: _Formats) -> None:  # noqa: ANN401 - likewise
    """One cell; an empty text leaves it empty."""
    if isinstance(value, str):
        _held(sheet.write_string(row, column, value, formats.text) if value else 0)
    elif isinstance(value, bool):
        _held(sheet.write_boolean(row, column, value, formats.text))
    elif isinstance(value, date):
        _held(sheet.write_datetime(row, column, value, formats.day))
    else:
        _held(sheet.write_number(row, column, value, formats.text))


def _is_link(text: str) -> bool:
    """Whether a cell is an address and nothing else, and short enough for Excel."""
    return linkable(text) is not None and " " not in text and len(text) <= _LONGEST_LINK


def _held(code: int) -> None:
    """Raises CannotError for a number below 0: so the library says that a sheet has no such row or a cell no room."""
    if code < 0:
        raise CannotError("error.too-much-for-xlsx")
