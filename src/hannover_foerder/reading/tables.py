"""Reader of CSV files as rows with line numbers, for catalogues and profiles.

A table is read as it was meant or refused with its line: nothing is replaced, cut off or moved to another column.
"""

from __future__ import annotations

import csv
import io
from collections import Counter
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
    """A table: the line (1-based) of its header, its columns, and an iterator of its rows, which reports mistakes."""

    header_line: int
    columns: tuple[str, ...]
    rows: Iterator[Row]


def table_of(content: bytes, problems: Problems) -> Table:
    """Return the table in a file. Raises CatalogueError without a readable header; other mistakes are reported.

    Comma, semicolon or tab, whichever the header has most of. Rows without anything in them are left out; rows with
    more cells than columns are problems, as is the first that is no CSV.
    """
    rows = _rows(content, problems)
    line, cells = next(rows, (1, []))
    if not cells and not problems.noted:
        problems.add(0, "csv-empty")
    problems.raise_if_any()
    columns = [cell.strip() for cell in cells]
    while not columns[-1]:
        columns.pop()
    for number, column in enumerate(columns, 1):
        if not column:
            problems.add(line - 1, "csv-unnamed-column", number=number)
    for column, count in Counter(filter(None, columns)).items():
        if count > 1:
            problems.add(line - 1, "csv-double-column", column=excerpt(column))
    return Table(line, tuple(columns), _by_column(columns, rows, problems))


def _by_column(columns: Sequence[str], rows: Iterator[tuple[int, list[str]]], problems: Problems) -> Iterator[Row]:
    """Yield the cells by column; a row may lack cells at its end or have more empty ones, as spreadsheets write."""
    for line, cells in rows:
        if any(map(str.strip, cells[len(columns) :])):
            problems.add(line - 1, "csv-extra-cells", columns=len(columns))
        else:
            yield Row(line, dict(zip(columns, cells, strict=False)))


def _rows(content: bytes, problems: Problems) -> Iterator[tuple[int, list[str]]]:
    """Yield the non-empty rows, with the line (1-based) on which each begins."""
    text = _text_of(content, problems)
    if text is None:
        return
    stream = io.StringIO(text, newline="")
    separator, lines_before = _declared_separator(stream.readline()), 1
    if separator is None:
        stream.seek(0)
        header = next(filter(str.strip, stream), "")
        stream.seek(0)
        separator, lines_before = max(_SEPARATORS, key=header.count), 0
    csv.field_size_limit(LARGEST_CELL)
    reader = csv.reader(stream, delimiter=separator, strict=True)
    line = lines_before + 1
    try:
        for row in reader:
            if any(map(str.strip, row)):
                yield line, row
            line = lines_before + reader.line_num + 1
    except csv.Error as error:
        problems.add(line - 1, f"csv-{_reason(error)}", reason=str(error), most=LARGEST_CELL)


def _declared_separator(first_line: str) -> str | None:
    """Return the separator that Excel writes in a line of its own (``sep=;``); ``None`` if this is no such line."""
    declaration = first_line.rstrip("\r\n").strip('"')
    return declaration[-1] if declaration.lower().startswith("sep=") and len(declaration) == len("sep=;") else None


def _text_of(content: bytes, problems: Problems) -> str | None:
    """Return the text of a file in UTF-8, with or without a byte order mark; ``None`` for another, a problem."""
    if any(sign in content[:4] for sign in _NOT_UTF8):
        problems.add(0, "csv-utf8")
        return None
    try:
        return content.removeprefix(BOM).decode()
    except UnicodeDecodeError as error:
        problems.add(content.count(b"\n", 0, error.start), "csv-utf8")
        return None


def _reason(error: csv.Error) -> str:
    """Return the end of the code of the problem that an error of the standard library is."""
    message = str(error)
    if "unexpected end of data" in message:
        return "open-quote"
    return "large-cell" if "field limit" in message else "text-after-quote" if "expected after" in message else "broken"
