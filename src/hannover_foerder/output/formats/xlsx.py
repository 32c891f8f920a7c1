"""Excel workbooks (Office Open XML), by the XlsxWriter library, which is loaded only here.

Every text is written as a text, so nothing is run as a formula; numbers and full dates are numbers and dates, so that
they can be sorted and added up. Each row is as high as its longest text needs, because LibreOffice works out no heights
itself. The same rows, words and day give the same bytes.
"""

from __future__ import annotations

import io
import textwrap
from contextlib import contextmanager
from datetime import UTC, date, datetime, time
from tempfile import TemporaryDirectory
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from hannover_foerder.errors import CannotError
from hannover_foerder.output.columns import kinds, readable, rows
from hannover_foerder.output.harmless import linkable
from hannover_foerder.output.views.adviser_sheet import Link

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from hannover_foerder.model.flat import Kind
    from hannover_foerder.output.labels import Labels
    from hannover_foerder.output.spool import Spool
    from hannover_foerder.output.views.adviser_sheet import AdviserSheet
    from hannover_foerder.output.views.asked import Asked

Cell = str | float | date | Link | None

NO_WORDS: Final[Mapping[str, Kind]] = MappingProxyType({})

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

_GROUPED_WIDTHS: Final = {"group": 10, "summary": 13}
"""With a column for the group, which takes its room from the summary."""

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
    widths = WIDTHS | (_GROUPED_WIDTHS if view.grouped else {})
    with _book(view.labels, view.asked) as book:
        _write_cover(book, view.asked, view.labels, view.total)
        programmes = _Table(book, say("xlsx.sheet"), view.headings(), [widths[column] for column in view.columns])
        headings = [say("column.name"), say("sheet.source"), say("column.source-date"), say("column.url")]
        sources = _Table(book, say("xlsx.sources"), headings, [40, 60, 16, 60])
        for described in view.programmes:
            cells = view.cells(described)
            programmes.write([cells.get(column) for column in view.columns])
            for source in view.sources(described):
                sources.write(source)
        programmes.end()
        sources.end()
        return book.finished()


def records(
    spool: Spool, names: Sequence[str], labels: Labels, asked: Asked, words: Mapping[str, Kind] = NO_WORDS
) -> bytes:
    """Return the columns of whole records that were asked for, by their names; lists are written out to be read.

    ``words``: the kinds of columns that are no fields.
    """
    known, language = {**kinds(), **words}, labels.words.language
    widths = [min(_WIDEST, max(10, len(name) + 2, spool.longest.get(name, 0) + 2)) for name in names]
    with _book(labels, asked) as book:
        table = _Table(book, labels.words.say("xlsx.sheet"), names, widths)
        for row in rows(spool.records(), names):
            table.write(
                [_value(cell, known.get(name, "text"), language) for name, cell in zip(names, row, strict=True)]
            )
        table.end()
        return book.finished()


@contextmanager
def _book(labels: Labels, asked: Asked) -> Iterator[_Book]:
    """Make a workbook whose rows go to files as they are written, and take these away. Raises OSError."""
    from xlsxwriter.exceptions import FileCreateError

    with TemporaryDirectory(prefix="foerder-") as folder:
        book = _Book(labels, asked.day, asked.title(labels), folder)
        try:
            yield book
        except FileCreateError as error:  # the library wraps what the disk says
            raise error.args[0] if error.args and isinstance(error.args[0], OSError) else error from None
        finally:
            book.close_files()


class _Formats(NamedTuple):
    """How the cells look."""

    head: Any
    text: Any
    strong: Any
    day: Any
    link: Any
    number: Any


class _Book:
    """A workbook of which a row at a time is in memory. Raises CannotError for what no workbook can hold."""

    def __init__(self, labels: Labels, day: date, title: str, folder: str) -> None:
        from xlsxwriter import Workbook

        self._out = io.BytesIO()
        self.labels, self.day, self.title = labels, day, title
        options = {
            "constant_memory": True,
            "tmpdir": folder,
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

    def close_files(self) -> None:
        """Close what the library leaves open where a book is not finished."""
        for sheet in self.book.worksheets():
            sheet.row_data_fh.close()

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


class _Table:
    """A sheet with headings and rows: a filter, a frozen and repeated heading row, and heights that cut nothing."""

    def __init__(self, book: _Book, name: str, header: Sequence[str], widths: Sequence[int]) -> None:
        self._book, self._widths, self._last = book, widths, 0
        self._sheet = book.sheet(name)
        self._sheet.set_row(0, _height(header, widths))
        for column, (heading, width) in enumerate(zip(header, widths, strict=True)):
            self._sheet.set_column(column, column, width, None, {"hidden": not width})
            _held(self._sheet.write_string(0, column, heading, book.formats.head))

    def write(self, values: Sequence[Cell]) -> None:
        """Write the next row."""
        self._last += 1
        self._sheet.set_row(self._last, _height([_text_of(value) for value in values], self._widths))
        for column, value in enumerate(values):
            self._book.write(self._sheet, self._last, column, value)

    def end(self) -> None:
        """Set up what needs the number of rows, and the print."""
        self._sheet.freeze_panes(1, 1)
        self._sheet.autofilter(0, 0, self._last, len(self._widths) - 1)
        self._sheet.repeat_rows(0)
        self._sheet.set_print_scale(PRINT_SCALE)


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
