"""Excel workbooks (Office Open XML), written row by row with the XlsxWriter library.

Every text is written as a text, so nothing is run as a formula; numbers and full dates are numbers and dates, so that
they can be sorted and added up. The same rows, words and day give the same bytes.
"""

from __future__ import annotations

import io
from contextlib import contextmanager
from datetime import UTC, date, datetime, time
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any, Final

from xlsxwriter import Workbook
from xlsxwriter.exceptions import FileCreateError

from hannover_foerder.errors import CannotError
from hannover_foerder.output.formats.cell_room import FONT, FONT_POINTS, PRINT_SCALE, fits_page, row_height
from hannover_foerder.output.views.adviser_sheet import Link

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from hannover_foerder.output.labels import Labels
    from hannover_foerder.output.views.asked import Asked

Cell = str | float | date | Link | None

_A4: Final = 9
_FIRST_YEAR: Final = 1900
"""Excel knows no earlier dates."""
_MOST_LINKS: Final = 65_530
_LONGEST_LINK: Final = 2_079
_FOOTER_LETTERS: Final = 105
"""Of a title: Excel takes 255 characters for a footer, and ``&`` is written twice in it."""
_CELL_STYLE: Final = {"valign": "top", "text_wrap": True, "bottom": 4, "bottom_color": "#9AA7B4"}
_NUMBER_STYLE: Final = {**_CELL_STYLE, "text_wrap": False, "shrink": True}
"""Where a number does not fit, it gets small, not ``###``."""
_FORMATS: Final = {
    "title": {"bold": True, "font_size": 14},
    "head": {**_CELL_STYLE, "bold": True, "bottom": 1, "bg_color": "#E8EEF4"},
    "text": _CELL_STYLE,
    "strong": {**_CELL_STYLE, "bold": True},
    "link": {**_CELL_STYLE, "font_color": "#0B57A4", "underline": 1},
    "number": {**_NUMBER_STYLE, "num_format": "#,##0.##"},
    "day": {**_NUMBER_STYLE, "align": "left"},
}
"""The properties of each kind of cell, as the library names them; those of a day have a format by language too."""
_DAY_FORMATS: Final = {"de": "dd.mm.yyyy", "en": "d mmm yyyy"}
_DATE_LETTERS: Final = "00.00.0000"


@contextmanager
def workbook(labels: Labels, asked: Asked) -> Iterator[Book]:
    """Open a workbook whose rows are spooled to temporary files, which are deleted afterwards. Raises OSError."""
    with TemporaryDirectory(prefix="foerder-") as folder:
        book = Book(labels, asked.day, asked.title(labels), folder)
        try:
            yield book
        except FileCreateError as error:  # the library wraps what the disk says
            raise error.args[0] if error.args and isinstance(error.args[0], OSError) else error from None
        finally:
            book.close_files()


class Book:
    """A workbook that is written row by row. Raises CannotError if a limit of the format is exceeded."""

    def __init__(self, labels: Labels, day: date, title: str, folder: str) -> None:
        self._out = io.BytesIO()
        self._labels, self._day, self._title = labels, day, title
        options = {
            "constant_memory": True,
            "tmpdir": folder,
            "strings_to_formulas": False,
            "strings_to_numbers": False,
            "strings_to_urls": False,
            "default_format_properties": {"font_name": FONT, "font_size": FONT_POINTS},
        }
        self._book = Workbook(self._out, options)
        self._book.set_properties({"title": title, "created": datetime.combine(day, time(), UTC)})
        self._formats = {kind: self._book.add_format(properties) for kind, properties in _FORMATS.items()}
        self._formats["day"].set_num_format(_DAY_FORMATS[labels.words.language])
        self._link_count = 0

    def sheet(self, name: str, widths: Sequence[float]) -> Any:  # noqa: ANN401 - the library has no types
        """Add a sheet with columns of some widths (0: hidden), for landscape A4 with page numbers, and return it.

        Columns that do not fit side by side in readable type go on to further pages, each with the first column.
        """
        sheet = self._book.add_worksheet(name)
        for column, width in enumerate(widths):
            sheet.set_column(column, column, width, None, {"hidden": not width})
        sheet.set_landscape()
        sheet.set_paper(_A4)
        sheet.set_margins(left=0.25, right=0.25, top=0.4, bottom=0.6)
        as_of = f"{self._labels.words.say('handout.as-of')} {self._labels.day(self._day.isoformat())}"
        sheet.set_footer(f"&L&8{self._title[:_FOOTER_LETTERS].replace('&', '&&')}&C&8{as_of}&R&8&P / &N")
        if fits_page(widths):
            sheet.fit_to_pages(1, 0)
        else:
            sheet.set_print_scale(PRINT_SCALE)
            sheet.repeat_columns(0)
        return sheet

    def table(self, name: str, header: Sequence[str], widths: Sequence[float]) -> Table:
        """Add a sheet with headings, and return it as a table; rows are written to it one by one."""
        sheet = self.sheet(name, widths)
        sheet.set_row(0, row_height(header, widths))
        for column, heading in enumerate(header):
            self.write_text(sheet, 0, column, heading, "head")
        return Table(self, sheet, widths)

    def write_text(self, sheet: Any, row: int, column: int, text: str, kind: str) -> None:  # noqa: ANN401 - likewise
        """Write a text into a cell, in the format of a kind of :data:`_FORMATS`."""
        _require_written(sheet.write_string(row, column, text, self._formats[kind]))

    def write(self, sheet: Any, row: int, column: int, value: Cell) -> None:  # noqa: ANN401 - likewise
        """Write a cell; an empty one gets only its border, and a link beyond Excel's limits is written as its text."""
        formats = self._formats
        match value:
            case None | "":
                code = sheet.write_blank(row, column, None, formats["text"])
            case Link() if self._link_count < _MOST_LINKS and len(value.url) <= _LONGEST_LINK:
                self._link_count += 1
                code = sheet.write_url(row, column, value.url, formats["link"], value.text)
            case Link() | str():
                code = sheet.write_string(row, column, _display_text(value), formats["text"])
            case bool():
                code = sheet.write_boolean(row, column, value, formats["text"])
            case date():
                code = sheet.write_datetime(row, column, value, formats["day"])
            case _:
                code = sheet.write_number(row, column, value, formats["number"])
        _require_written(code)

    def close_files(self) -> None:
        """Close the files that the library leaves open when a workbook is not finished."""
        for sheet in self._book.worksheets():
            sheet.row_data_fh.close()

    def content(self) -> bytes:
        """Finish the workbook, and return the bytes of its file."""
        self._book.close()
        return self._out.getvalue()


class Table:
    """A sheet with headings and rows: filter, frozen and repeated heading row, row heights that cut nothing."""

    def __init__(self, book: Book, sheet: Any, widths: Sequence[float]) -> None:  # noqa: ANN401 - likewise
        self._book, self._sheet, self._widths, self._last_row = book, sheet, widths, 0

    def write(self, values: Sequence[Cell]) -> None:
        """Write the next row."""
        self._last_row += 1
        self._sheet.set_row(self._last_row, row_height([_display_text(value) for value in values], self._widths))
        for column, value in enumerate(values):
            self._book.write(self._sheet, self._last_row, column, value)

    def end(self) -> None:
        """Set what needs the number of rows: the filter; and the frozen and repeated headings."""
        self._sheet.freeze_panes(1, 1)
        self._sheet.autofilter(0, 0, self._last_row, len(self._widths) - 1)
        self._sheet.repeat_rows(0)


def exact_day(iso: str) -> date | None:
    """Return the day of a date known to the day, if Excel can represent it; else ``None``."""
    try:
        day = date.fromisoformat(iso)
    except ValueError:
        return None
    return day if day.year >= _FIRST_YEAR else None


def _display_text(value: Cell) -> str:
    """Return a text as long as what a cell displays; a number is taken for as long as a date."""
    if isinstance(value, Link):
        return value.text
    return value if isinstance(value, str) else "" if value is None else _DATE_LETTERS


def _require_written(code: int) -> None:
    """Raise CannotError for a negative number, by which the library reports that a sheet or cell is full."""
    if code < 0:
        raise CannotError("error.too-much-for-xlsx")
