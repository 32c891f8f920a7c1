"""Reader of CSV files as rows with line numbers, for catalogues and profiles.

A table is read as it was meant or refused with its line: nothing is replaced, cut off or moved to another column.
"""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING, Final

from hannover_foerder.named_tuple import NamedTuple
from hannover_foerder.reading.blocks import BOM
from hannover_foerder.reading.problems import excerpt

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from hannover_foerder.reading.problems import Problems

LARGEST_CELL: Final = 1 << 20
"""Characters of a cell; the standard library stops at 2 ** 17, and a description with its HTML may be longer."""

_SEPARATORS: Final = ",;\t"
_NOT_UTF8: Final = (b"\xff\xfe", b"\xfe\xff", b"\x00")


class Row(NamedTuple):
    """The cells of a row by column, and the line (1-based) on which it begins."""

    line: int
    cells: dict[str, str]


class Table(NamedTuple):
    """The columns of a table and an iterator of its rows."""

    columns: tuple[str, ...]
    rows: Iterator[Row]


def table_of(content: bytes, problems: Problems) -> Table | None:
    """Return the table in a file; ``None`` without a readable header, which is reported.

    Comma, semicolon or tab, whichever the header has most of. Rows without anything in them are left out; rows with
    more cells than columns are problems, as is the first that is no CSV.
    """
    rows = _rows(content, problems)
    header = next(rows, None)
    if header is None:
        if not problems.noted:
            problems.add(0, "csv-empty")
        return None
    line, cells = header
    columns = _without_empty_end([cell.strip() for cell in cells])
    for place, column in enumerate(columns):
        if not column:
            problems.add(line - 1, "csv-unnamed-column", number=place + 1)
    for column in dict.fromkeys(column for place, column in enumerate(columns) if column and column in columns[:place]):
        problems.add(line - 1, "csv-double-column", column=excerpt(column))
    return Table(tuple(columns), _by_column(columns, rows, problems))


def _by_column(columns: Sequence[str], rows: Iterator[tuple[int, list[str]]], problems: Problems) -> Iterator[Row]:
    """Yield the cells by column; missing or surplus cells at the end of a row, as spreadsheets write, are accepted."""
    for line, cells in rows:
        if any(map(str.strip, cells[len(columns) :])):
            problems.add(line - 1, "csv-extra-cells", columns=len(columns))
        else:
            yield Row(line, dict(zip(columns, cells, strict=False)))


def _without_empty_end(cells: list[str]) -> list[str]:
    while cells and not cells[-1]:
        cells.pop()
    return cells


def _rows(content: bytes, problems: Problems) -> Iterator[tuple[int, list[str]]]:
    """Yield the non-empty rows, with the line (1-based) on which each begins."""
    text = _text_of(content, problems)
    if text is None:
        return
    stream = io.StringIO(text, newline="")
    line, separator = 1, _separator_of(stream)
    if separator is None:
        stream.seek(0)
        first_line = stream.readline()
        stream.seek(0)
        separator = max(_SEPARATORS, key=first_line.count)
    else:
        line = 2
    csv.field_size_limit(LARGEST_CELL)
    reader = csv.reader(stream, delimiter=separator, strict=True)
    lines_before = line - 1
    try:
        for row in reader:
            if any(map(str.strip, row)):
                yield line, row
            line = lines_before + reader.line_num + 1
    except csv.Error as error:
        problems.add(line - 1, f"csv-{_reason(error)}", reason=str(error), most=LARGEST_CELL)


def _separator_of(stream: io.StringIO) -> str | None:
    """Return the separator that Excel writes in a line of its own (``sep=;``); ``None`` if there is no such line."""
    first_line = stream.readline().rstrip("\r\n").strip('"')
    return first_line[-1] if first_line.lower().startswith("sep=") and len(first_line) == len("sep=;") else None


def _text_of(content: bytes, problems: Problems) -> str | None:
    """Return the text of a file in UTF-8, with or without a byte order mark."""
    if any(sign in content[:4] for sign in _NOT_UTF8):
        problems.add(0, "csv-utf8")
        return None
    try:
        return content.removeprefix(BOM).decode()
    except UnicodeDecodeError as error:
        problems.add(content.count(b"\n", 0, error.start), "csv-utf8")
        return None


def _reason(error: csv.Error) -> str:
    message = str(error)
    if "unexpected end of data" in message:
        return "open-quote"
    return "large-cell" if "field limit" in message else "text-after-quote" if "expected after" in message else "broken"
