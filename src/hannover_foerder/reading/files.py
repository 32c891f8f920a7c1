"""Any catalogue file as blocks: our YAML, a CSV of our own export, or the weekly CSV of the Förderdatenbank.

A row of a CSV becomes a block too, its record written as JSON, which is YAML; so there is one reader that validates,
and a mistake in a row is told with the line of the row.
"""

from __future__ import annotations

import csv
import io
import json
from hashlib import blake2b
from typing import TYPE_CHECKING, Any

from hannover_foerder.model.cell import fused
from hannover_foerder.model.flat import COMPUTED, columns, parts, unflatten
from hannover_foerder.reading import blocks
from hannover_foerder.reading.blocks import BOM, PIECE, Block
from hannover_foerder.reading.foerderdatenbank import is_foerderdatenbank, records_of
from hannover_foerder.reading.problems import Problems
from hannover_foerder.reading.read import read_head

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from hannover_foerder.model.vocabulary import Vocabulary
    from hannover_foerder.reading.blocks import Readable

_LARGEST_CELL = 1 << 24
"""Characters; the standard library stops at 2 ** 17, and a description with its HTML may be longer."""


def cut(data: bytes, name: str, vocabulary: Vocabulary) -> list[Block]:
    """The blocks of a file that is in memory; see :func:`blocks_of`."""
    return list(blocks_of(io.BytesIO(data), name, vocabulary))


def blocks_of(file: Readable, name: str, vocabulary: Vocabulary) -> Iterator[Block]:
    """The blocks of a file, one a record, while it is read; a CSV is held in memory.

    Raises CatalogueError for what is wrong outside the records, at the latest behind the last one.
    """
    if not name.lower().endswith(".csv"):
        return _yaml_blocks(file, name)
    pieces = []
    while piece := file.read(PIECE):
        pieces.append(piece)
    return _csv_blocks(b"".join(pieces), name, vocabulary)


def _yaml_blocks(file: Readable, name: str) -> Iterator[Block]:
    cutting, has_records = blocks.cut(file), False
    while True:
        try:
            block = next(cutting)
        except StopIteration as end:
            read_head(end.value, name, has_records=has_records)
            return
        has_records = True
        yield block


def _csv_blocks(data: bytes, name: str, vocabulary: Vocabulary) -> Iterator[Block]:
    problems = Problems(name)
    rows = _rows(data, problems)
    _, header = next(rows, (0, None))
    problems.raise_if_any()
    if header is None:
        problems.add(0, "csv-empty")
        problems.raise_if_any()
        return
    if is_foerderdatenbank(header):
        cells = [(line, _named(header, line, row, problems)) for line, row in rows]
        problems.raise_if_any()
        yield from (_block(line, record) for line, record in records_of(cells, vocabulary))
        return
    if "id" not in header or "name.de" not in header:
        problems.add(0, "csv-columns", missing="id, name.de")
    for column in header:
        if column not in columns() and column not in COMPUTED and column not in parts():
            problems.add(0, "csv-unknown-column", column=column)
    if "id" not in header or "name.de" not in header:
        problems.raise_if_any()
    for line, row in rows:
        try:
            named = _named(header, line, row, problems)
            yield _block(line, unflatten({name: fused(cell) for name, cell in named.items()}))
        except ValueError as error:
            problems.add(line - 1, "csv-cell", column=str(error))
    problems.raise_if_any()


def _named(header: Sequence[str], line: int, row: Sequence[str], problems: Problems) -> dict[str, str]:
    """The cells by column. Spreadsheets leave out empty cells at the end of a row, or add some."""
    if any(row[len(header) :]):
        problems.add(line - 1, "csv-extra-cells", columns=len(header))
    return dict(zip(header, row, strict=False))


def _rows(data: bytes, problems: Problems) -> Iterator[tuple[int, list[str]]]:
    """The rows with the line (1-based) on which each begins; comma or semicolon, whichever the header has more of."""
    try:
        text = data.removeprefix(BOM).decode()
    except UnicodeDecodeError as error:
        problems.add(data.count(b"\n", 0, error.start), "csv-utf8")
        return
    header = text.partition("\n")[0]
    csv.field_size_limit(_LARGEST_CELL)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=";" if header.count(";") > header.count(",") else ",")
    line = 1
    try:
        for row in reader:
            if row:
                yield line, row
            line = reader.line_num + 1
    except csv.Error as error:
        problems.add(line - 1, "csv-broken", reason=str(error))


def _block(line: int, record: dict[str, Any]) -> Block:
    text = f"- {json.dumps(record, ensure_ascii=False)}\n".encode("utf-8", "replace")
    return Block(blake2b(text, digest_size=16).digest(), line, text)
