"""Whole records as rows of a table. The column names are a contract (docs/output.md)."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from hannover_foerder.model import flat
from hannover_foerder.model.flat import COMPUTED_COLUMNS
from hannover_foerder.model.plain import to_plain
from hannover_foerder.named_tuple import NamedTuple
from hannover_foerder.output.harmless import harmless_lines

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from hannover_foerder.model.flat import CellType
    from hannover_foerder.model.programme import Programme
    from hannover_foerder.model.status import StatusAt
    from hannover_foerder.output.labels import Labels
    from hannover_foerder.output.spool import Size
    from hannover_foerder.output.views.asked import Asked


class RecordTable(NamedTuple):
    """The filled cells of each record by the name of their column; they are read once, one after the other."""

    cells: Iterable[Mapping[str, str]]
    names: Sequence[str]
    """The columns in their order."""
    sizes: Sequence[Size]
    """The sizes of the cells of each column."""
    types: Mapping[str, CellType]
    """The types of computed columns."""
    asked: Asked
    labels: Labels

    def columns(self) -> Sequence[str]:
        """Return the names of the columns."""
        return self.names

    def rows(self) -> Iterator[Sequence[str]]:
        """Yield the cells of each record; line breaks are kept, since a cell may have them."""
        for record in self.cells:
            yield [harmless_lines(record.get(name, "")) for name in self.names]

    def sheet(self) -> tuple[Sequence[str], Iterator[Sequence[str]]]:
        """Return the names of the columns, and the rows of :meth:`rows`."""
        return self.names, self.rows()


def known_columns() -> tuple[str, ...]:
    """Return the names of all columns."""
    return (*flat.field_columns(), *COMPUTED_COLUMNS)


def cell_types() -> dict[str, CellType]:
    """Return the type of values in each column; columns that are not named hold texts."""
    return {**flat.field_columns(), "status_date": "date"}


def record_cells(programme: Programme, status: StatusAt) -> dict[str, str]:
    """Return the filled cells of a record by the name of their column, with those of its status."""
    computed_cells = (status.code, status.reason, status.date or "", status.source or "")
    return flat.flatten(to_plain(programme)) | dict(zip(COMPUTED_COLUMNS, computed_cells, strict=True))


def every_column(filled_columns: Iterable[str]) -> list[str]:
    """Return all columns, with those of empty parts (``closed`` with ``{}``) before the status.

    ``filled_columns`` are the columns that have a cell.
    """
    columns = known_columns()
    return [*columns[: -len(COMPUTED_COLUMNS)], *sorted(set(filled_columns).difference(columns)), *COMPUTED_COLUMNS]


def with_json_in_words(records: Iterable[Mapping[str, str]], language: str) -> Iterator[dict[str, str]]:
    """Yield the cells of records with JSON written out to be read: a line for each part, its texts in one language."""
    lists = {name for name, kind in cell_types().items() if kind == "json"}
    for cells in records:
        yield {name: _write_out(cell, language) if name in lists else cell for name, cell in cells.items()}


def _write_out(cell: str, language: str) -> str:
    """Return a cell of JSON as lines, one for each part."""
    value = json.loads(cell)
    if isinstance(value, dict):
        return "\n".join(f"{key}: {_phrase(part, language)}" for key, part in value.items())
    return "\n".join(_phrase(part, language) for part in value)


def _phrase(value: Any, language: str) -> str:  # noqa: ANN401 - plain data
    """Return a value on one line; numbers and truth values are preceded by their field's name."""
    if isinstance(value, dict):
        if "de" in value:
            return str((value.get("en") or value["de"]) if language == "en" else value["de"])
        return " · ".join(_with_field_name(key, part, language) for key, part in value.items())
    if isinstance(value, list):
        return ", ".join(_phrase(part, language) for part in value)
    if isinstance(value, bool):
        return str(value).lower()
    return f"{value:.15g}" if isinstance(value, float) else str(value)


def _with_field_name(key: str, value: Any, language: str) -> str:  # noqa: ANN401 - plain data
    """Return a value on one line, behind the name of its field unless it is a text or a list."""
    is_text = isinstance(value, str | list) or (isinstance(value, dict) and "de" in value)
    phrase = _phrase(value, language)
    return phrase if is_text else f"{key}: {phrase}"
