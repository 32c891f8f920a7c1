"""Whole records as rows of a table. The names of the columns are a contract (docs/output.md)."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from hannover_foerder.model import flat
from hannover_foerder.model.flat import COMPUTED
from hannover_foerder.model.plain import to_plain
from hannover_foerder.output.harmless import harmless_lines

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from hannover_foerder.model.flat import Kind
    from hannover_foerder.model.programme import Programme
    from hannover_foerder.model.status import StatusAt


def known_columns() -> tuple[str, ...]:
    """Every column there is."""
    return (*flat.columns(), *COMPUTED)


def kinds() -> dict[str, Kind]:
    """What stands in the cells of the columns; those that are not named hold texts."""
    return {**flat.kinds(), "status_date": "date"}


def record_cells(programme: Programme, status: StatusAt) -> dict[str, str]:
    """The filled cells of a record by the name of their column."""
    computed = zip(COMPUTED, (status.code, status.reason, status.date or "", status.source or ""), strict=True)
    return flat.flatten(to_plain(programme)) | dict(computed)


def every_column(filled: Iterable[str]) -> list[str]:
    """All columns, and before the status those of parts that are there but say nothing (``closed`` with ``{}``).

    ``filled`` are the columns that have a cell.
    """
    known = known_columns()
    return [*known[: -len(COMPUTED)], *sorted(set(filled).difference(known)), *COMPUTED]


def rows(records: Iterable[Mapping[str, str]], names: Sequence[str]) -> Iterator[list[str]]:
    """Yield the cells of some columns; line breaks are kept, since a cell may have them."""
    for cells in records:
        yield [harmless_lines(cells.get(name, "")) for name in names]


def readable(cell: str, language: str) -> str:
    """Return the JSON of a cell as lines to be read: a line for each entry, its texts in one language."""
    value = json.loads(cell)
    if isinstance(value, dict):
        return "\n".join(f"{key}: {_readable(part, language)}" for key, part in value.items())
    return "\n".join(_readable(part, language) for part in value)


def _readable(value: Any, language: str) -> str:  # noqa: ANN401 - plain data
    if isinstance(value, dict):
        if "de" in value:
            return str((value.get("en") or value["de"]) if language == "en" else value["de"])
        return ", ".join(_readable(part, language) for part in value.values())
    if isinstance(value, list):
        return ", ".join(_readable(part, language) for part in value)
    return f"{value:g}" if isinstance(value, float) else str(value)
