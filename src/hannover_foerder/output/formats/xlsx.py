"""Excel workbooks (Office Open XML), by the XlsxWriter library, which is loaded only here.

Every text is written as a text, so nothing is run as a formula; numbers and full dates are numbers and dates, so that
they can be sorted and added up. Each row is as high as its longest text needs, because LibreOffice works out no heights
itself. The same rows, words and day give the same bytes.
"""

from __future__ import annotations

import io
import textwrap
from datetime import UTC, date, datetime, time
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from hannover_foerder.errors import CannotError
from hannover_foerder.output.columns import kinds, readable, rows
from hannover_foerder.output.harmless import linkable
from hannover_foerder.output.views.adviser_sheet import COLUMNS, Link

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from hannover_foerder.model.flat import Kind
    from hannover_foerder.output.labels import Labels
    from hannover_foerder.output.views.adviser_sheet import AdviserSheet
    from hannover_foerder.output.views.asked import Asked

Cell = str | float | date | Link | None

WIDTHS: Final = {
    "name": 16,
    "summary": 23,
    "for": 12,
    "what": 10,
    "min": 7,
    "max": 8,
    "rate": 6,
    "last-day": 10,
    "until": 9,
    "status": 10,
    "before-start": 6,
    "ask": 12,
    "phone": 9,
    "email": 10,
    "next-step": 13,
    "url": 6,
    "source-date": 10,
    "id": 0,
}
"""In characters of the default font; at :data:`PRINT_SCALE` they fill a landscape A4 page. The id is hidden."""

PRINT_SCALE: Final = 73
"""Percent: type of 11 points is printed in 8."""

LETTERS_PER_CHARACTER: Final = 1.1
"""Letters of a German text that surely fit where a column is one digit wide; 1.3 fit on average (Carlito, Calibri)."""

_WIDEST: Final = 48
"""Characters of a column whose width is not set."""
_LINE_POINTS: Final = 15
_HIGHEST_POINTS: Final = 409
"""Excel's limit for a row."""
_A4 = 9
_FIRST_YEAR = 1900
"""Excel knows no earlier dates."""
_MOST_LINKS = 65_530
_LONGEST_LINK = 2_079
_DATE_FORMATS: Final = {"de": "dd.mm.yyyy", "en": "d mmm yyyy"}


def handout(view: AdviserSheet) -> bytes:
    """Return a workbook of three sheets: what was asked, the programmes, and their sources."""
    say = view.labels.words.say
    book = _Book(view.labels, view.asked.day, view.asked.title(view.labels))
    _write_cover(book, view.asked, view.labels, len(view.programmes))
    table = ([cells.get(column) for column in COLUMNS] for cells in view.rows())
    _write_table(book, say("xlsx.sheet"), view.headings(), table, [WIDTHS[column] for column in COLUMNS])
    headings = [say("column.name"), say("sheet.source"), say("column.source-date"), say("column.url")]
    _write_table(book, say("xlsx.sources"), headings, view.sources(), [40, 60, 16, 60])
    return book.finished()


def records(cells: Sequence[Mapping[str, str]], names: Sequence[str], labels: Labels, asked: Asked) -> bytes:
    """Return the columns of whole records that were asked for, by their names; lists are written out to be read."""
    known = kinds()
    table = [
        [_value(cell, known.get(name, "text"), labels.words.language) for name, cell in zip(names, line, strict=True)]
        for line in rows(cells, names)
    ]
    widths = [
        min(_WIDEST, max(10, len(name) + 2, *(_longest_line(line[column]) + 2 for line in table)) if table else 10)
        for column, name in enumerate(names)
    ]
    book = _Book(labels, asked.day, asked.title(labels))
    _write_table(book, labels.words.say("xlsx.sheet"), names, table, widths)
    return book.finished()


class _Formats(NamedTuple):
    """How the cells look."""

    head: Any
    text: Any
    strong: Any
    day: Any
    link: Any
    number: Any


class _Book:
    """A workbook in memory. Raises CannotError for what no workbook can hold."""

    def __init__(self, labels: Labels, day: date, title: str) -> None:
        from xlsxwriter import Workbook

        self._out = io.BytesIO()
        self.labels, self.day, self.title = labels, day, title
        options = {
            "in_memory": True,
            "strings_to_formulas": False,
            "strings_to_numbers": False,
            "strings_to_urls": False,
        }
        self.book = Workbook(self._out, options)
        self.book.set_properties({"title": title, "created": datetime.combine(day, time(), UTC)})
        self.formats = _formats(self.book, labels.words.language)
        self._links = 0

    def sheet(self, name: str) -> Any:  # noqa: ANN401 - the library has no types
        """Return a new sheet, set up for landscape A4 with page numbers."""
        sheet = self.book.add_worksheet(name)
        sheet.set_landscape()
        sheet.set_paper(_A4)
        sheet.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.6)
        as_of = f"{self.labels.words.say('handout.as-of')} {self.labels.day(self.day.isoformat())}"
        sheet.set_footer(f"&L&8{self.title.replace('&', '&&')[:120]}&C&8{as_of}&R&8&P / &N")
        return sheet

    def write(self, sheet: Any, row: int, column: int, value: Cell) -> None:  # noqa: ANN401 - likewise
        """Write one cell; nothing leaves it empty."""
        formats = self.formats
        if value is None or value == "":
            return
        if isinstance(value, str) and _is_link(value):
            value = Link(value, value)
        if isinstance(value, Link):
            if self._links < _MOST_LINKS and len(value.url) <= _LONGEST_LINK:
                self._links += 1
                _held(sheet.write_url(row, column, value.url, formats.link, value.text))
            else:
                _held(sheet.write_string(row, column, value.text, formats.text))
        elif isinstance(value, str):
            _held(sheet.write_string(row, column, value, formats.text))
        elif isinstance(value, bool):
            _held(sheet.write_boolean(row, column, value, formats.text))
        elif isinstance(value, date):
            _held(sheet.write_datetime(row, column, value, formats.day))
        else:
            _held(sheet.write_number(row, column, value, formats.number))

    def finished(self) -> bytes:
        """Return the file."""
        self.book.close()
        return self._out.getvalue()


def _write_cover(book: _Book, asked: Asked, labels: Labels, programmes: int) -> None:
    """Write the first sheet: what was asked, for which day, and that it is no promise."""
    say = labels.words.say
    sheet = book.sheet(say("xlsx.cover"))
    sheet.set_column(0, 0, 24)
    sheet.set_column(1, 1, 90)
    lines = [
        (say("handout.title"), ""),
        *asked.lines(labels),
        (say("handout.as-of"), labels.day(asked.day.isoformat())),
        (say("xlsx.sheet"), labels.words.count("note.total", programmes)),
        ("", say("note.no-promise")),
    ]
    for row, (label, value) in enumerate(lines):
        sheet.set_row(row, _height([value], [90]))
        _held(sheet.write_string(row, 0, label, book.formats.strong))
        _held(sheet.write_string(row, 1, value, book.formats.text))


def _write_table(
    book: _Book, name: str, header: Sequence[str], table: Iterable[Sequence[Cell]], widths: Sequence[int]
) -> None:
    """Write headings and rows with a filter, a frozen and repeated heading row, and heights that cut nothing."""
    sheet = book.sheet(name)
    for column, (heading, width) in enumerate(zip(header, widths, strict=True)):
        sheet.set_column(column, column, width, None, {"hidden": not width})
        _held(sheet.write_string(0, column, heading, book.formats.head))
    sheet.set_row(0, _height(header, widths))
    last = 0
    for last, values in enumerate(table, start=1):
        sheet.set_row(last, _height([_text_of(value) for value in values], widths))
        for column, value in enumerate(values):
            book.write(sheet, last, column, value)
    sheet.freeze_panes(1, 1)
    sheet.autofilter(0, 0, last, len(header) - 1)
    sheet.repeat_rows(0)
    sheet.set_print_scale(PRINT_SCALE)


def _formats(book: Any, language: str) -> _Formats:  # noqa: ANN401 - the library has no types
    common = {"valign": "top", "text_wrap": True, "bottom": 4, "bottom_color": "#9AA7B4"}
    return _Formats(
        head=book.add_format({**common, "bold": True, "bottom": 1, "bg_color": "#E8EEF4"}),
        text=book.add_format(common),
        strong=book.add_format({"bold": True, **common}),
        day=book.add_format({"num_format": _DATE_FORMATS[language], "align": "left", **common}),
        link=book.add_format({"font_color": "#0B57A4", "underline": 1, **common}),
        number=book.add_format({"num_format": "#,##0.##", **common}),
    )


def _height(texts: Sequence[str], widths: Sequence[int]) -> float:
    """The points that the longest of some texts needs in its column."""
    lines = max((_lines(text, width) for text, width in zip(texts, widths, strict=True)), default=1)
    return float(min(_HIGHEST_POINTS, _LINE_POINTS * max(1, lines) + 2))


def _lines(text: str, width: int) -> int:
    """The lines of a text in a column; none in a hidden one."""
    if not width:
        return 0
    letters = max(2, int(LETTERS_PER_CHARACTER * width))
    return sum(max(1, len(textwrap.wrap(paragraph, letters))) for paragraph in text.split("\n"))


def _longest_line(value: Cell) -> int:
    return max(map(len, _text_of(value).split("\n")))


def _text_of(value: Cell) -> str:
    """What a cell shows, as far as its length counts."""
    if isinstance(value, Link):
        return value.text
    return value if isinstance(value, str) else "" if value is None else "0" * 10


def _value(cell: str, kind: Kind, language: str) -> Cell:
    """What a cell says, as what it is."""
    if cell == "":
        return None
    if kind in ("number", "whole"):
        return float(cell)
    if kind == "yes-no":
        return cell == "true"
    if kind == "json":
        return readable(cell, language)
    return _exact(cell) or cell if kind == "date" else cell


def _exact(iso: str) -> date | None:
    """The day of a date that is known to the day, if Excel can hold it."""
    try:
        day = date.fromisoformat(iso)
    except ValueError:
        return None
    return day if day.year >= _FIRST_YEAR else None


def _is_link(text: str) -> bool:
    """Whether a cell is an address and nothing else."""
    return linkable(text) is not None and " " not in text


def _held(code: int) -> None:
    """Raises CannotError for a number below 0: so the library says that a sheet has no such row or a cell no room."""
    if code < 0:
        raise CannotError("error.too-much-for-xlsx")
