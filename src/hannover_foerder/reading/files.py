"""Catalogue files of any type as blocks: YAML, exported CSV, or the weekly CSV of the Förderdatenbank.

A row of a CSV becomes a block too, its record written as JSON, which is YAML; so there is one reader that validates,
and a mistake in a row is reported with the line of the row.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from hannover_foerder.model.cell import unescape_formula
from hannover_foerder.model.flat import COMPUTED_COLUMNS, field_columns, part_names, unflatten
from hannover_foerder.reading import blocks
from hannover_foerder.reading.foerderdatenbank import is_foerderdatenbank, plain_records
from hannover_foerder.reading.problems import Problems, excerpt, problem_of_kind, raise_all
from hannover_foerder.reading.read import read_head
from hannover_foerder.reading.tables import table_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from hannover_foerder.model.vocabulary import Vocabulary
    from hannover_foerder.reading.blocks import Block, Readable


def blocks_of(file: Readable, name: str, vocabulary: Vocabulary) -> Iterator[Block]:
    """Return an iterator of the blocks of a file, one per record, that reads on demand; a CSV is held in memory.

    Raises CatalogueError, for a kind of file that is not read at once; the iterator raises it for what is wrong outside
    the records, at the latest after the last of them.
    """
    raise_all(problem_of_kind(name, "unread-catalogue"))
    if not name.lower().endswith(".csv"):
        return _yaml_blocks(file, name)
    return _csv_blocks(blocks.rest_of(file), name, vocabulary)


def _yaml_blocks(file: Readable, name: str) -> Iterator[Block]:
    """Yield the blocks of a YAML file, then check the text outside them. Raises CatalogueError."""
    read_head((yield from blocks.cut(file)), name)


def _csv_blocks(content: bytes, name: str, vocabulary: Vocabulary) -> Iterator[Block]:
    """Yield the rows of a table as blocks: of the Förderdatenbank, or of an export with our columns.

    Raises CatalogueError before the first block for a table that cannot be read, after the last for columns and cells.
    """
    problems = Problems(name)
    table = table_of(content, problems)
    problems.raise_if_any()
    if is_foerderdatenbank(table.columns):
        rows = list(table.rows)  # which reports the mistakes in them
        problems.raise_if_any()
        yield from (_block(line, record) for line, record in plain_records(rows, vocabulary))
        return
    lacks_columns = not {"id", "name.de"} <= set(table.columns)
    if lacks_columns:
        problems.add(table.header_line - 1, "csv-columns", missing="id, name.de")
    known_columns = {*field_columns(), *part_names(), *COMPUTED_COLUMNS}
    for column in table.columns:
        if column not in known_columns:
            problems.add(table.header_line - 1, "csv-unknown-column", column=excerpt(column))
    if lacks_columns:
        problems.raise_if_any()
    for line, cells in table.rows:
        try:
            yield _block(line, unflatten({column: unescape_formula(cell) for column, cell in cells.items()}))
        except ValueError as error:
            problems.add(line - 1, "csv-cell", column=str(error))
    problems.raise_if_any()


def _block(line: int, record: dict[str, Any]) -> Block:
    """Return a record as the block of a row; halves of characters in it are left to the reader of the block."""
    text = f"- {json.dumps(record, ensure_ascii=False)}\n"
    return blocks.block_of(text.encode("utf-8", "surrogatepass"), line)
