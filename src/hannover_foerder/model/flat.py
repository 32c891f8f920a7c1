"""A record as a flat row and back: dotted names for nested fields, JSON in a cell for lists of records.

Driven by the annotations of the records, like :mod:`hannover_foerder.model.plain`; a new field needs no line here.
"""

from __future__ import annotations

import json
import math
import re
from functools import cache
from typing import TYPE_CHECKING, Any, Final, Literal, get_args, get_origin

from hannover_foerder.model.cell import join_texts, split_texts
from hannover_foerder.model.dates import PartialDate
from hannover_foerder.model.plain import bare, yaml_key
from hannover_foerder.model.programme import Programme
from hannover_foerder.model.struct import Struct

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from hannover_foerder.model.plain import Plain

CellType = Literal["text", "number", "whole", "yes-no", "date", "texts", "json"]
"""The type of a column's cells; dates are ISO 8601, as exact as known."""

_NUMBER: Final = re.compile(r"-?[0-9]{1,309}(?:\.[0-9]{1,309})?(?:e[-+]?[0-9]{1,3})?")
"""A number in a cell, as :func:`str` writes it; a longer one is larger than a float can be."""

_DEEPEST: Final = 40
"""Levels of nesting in a cell."""


COMPUTED_COLUMNS: Final = ("status", "status_reason", "status_date", "status_source")
"""Columns after the fields of the record, computed for a day. They are ignored when a table is read."""


@cache
def field_columns() -> dict[str, CellType]:
    """Return the dotted names of all fields, in the order of the records, each with the type of its cells."""
    return dict(_columns(Programme, ""))


@cache
def part_names() -> frozenset[str]:
    """Return the dotted names of the parts that hold fields; an empty part has a column of its own."""
    names = (column.split(".") for column in field_columns())
    return frozenset(".".join(keys[:depth]) for keys in names for depth in range(1, len(keys)))


def flatten(plain: Plain) -> dict[str, str]:
    """Return the filled cells of a plain record (:func:`hannover_foerder.model.plain.to_plain`) by dotted name.

    A part that is there but says nothing (``closed: {}``) gives a cell ``{}`` under its own name.
    """
    return dict(_cells(plain, ""))


def _cells(plain: Plain, prefix: str) -> Iterator[tuple[str, str]]:
    """Yield the dotted names and filled cells of a plain record, or of a part of one: its names begin with a prefix."""
    for key, value in plain.items():
        name = f"{prefix}{key}"
        if name in field_columns():
            yield name, _cell_of(field_columns()[name], value)
        elif value:
            yield from _cells(value, f"{name}.")
        else:
            yield name, "{}"


def unflatten(cells: Mapping[str, str]) -> Plain:
    """Return the original plain record of :func:`flatten`. Empty cells and unknown columns are ignored.

    Raises ValueError, with the name of the column, for a cell that cannot be read.
    """
    values: dict[str, Any] = {part: {} for part in sorted(part_names()) if cells.get(part) == "{}"}
    for column, cell_type in field_columns().items():
        if cell := cells.get(column):
            try:
                values[column] = _value_of(cell_type, cell)
            except (ValueError, OverflowError, RecursionError):
                raise ValueError(column) from None
    plain: Plain = {}
    for name, value in values.items():
        *outer, last = name.split(".")
        parent = plain
        for key in outer:
            parent = parent.setdefault(key, {})
        parent[last] = value
    return plain


def _cell_of(cell_type: CellType, value: Any) -> str:  # noqa: ANN401 - plain data
    """Return a plain value as the text of a cell."""
    if cell_type == "json":
        return json.dumps(value, ensure_ascii=False)
    if cell_type == "texts":
        return join_texts(value)
    if cell_type == "yes-no":
        return "true" if value else "false"
    if cell_type == "number" and value == int(value):
        return str(int(value))
    return str(value)


def _value_of(cell_type: CellType, cell: str) -> Any:  # noqa: ANN401 - plain data
    """Return the plain value of a filled cell. Raises ValueError or RecursionError for one that cannot be read."""
    if cell_type == "json":
        value = json.loads(cell)
        if _is_deep(value):
            raise ValueError(cell)
        return value
    if cell_type == "texts":
        return split_texts(cell)
    if cell_type == "yes-no":
        if cell not in ("true", "false"):
            raise ValueError(cell)
        return cell == "true"
    if cell_type in ("whole", "number"):
        if not _NUMBER.fullmatch(cell):
            raise ValueError(cell)
        number = int(cell) if cell_type == "whole" else float(cell)
        if number in (math.inf, -math.inf):
            raise ValueError(cell)
        return number
    return cell


def _is_deep(value: object) -> bool:
    """Return whether lists and objects are nested deeper than any record."""
    values = [value]
    for _ in range(_DEEPEST):
        values = [
            inner
            for outer in values
            if isinstance(outer, list | dict)
            for inner in (outer.values() if isinstance(outer, dict) else outer)
        ]
    return bool(values)


def _columns(struct: type[Struct], prefix: str) -> Iterator[tuple[str, CellType]]:
    """Yield the dotted names and cell types of the fields of a record and of its parts, in their order."""
    for name, hint in struct.hints.items():
        column = f"{prefix}{yaml_key(name)}"
        field_type = bare(hint)
        if isinstance(field_type, type) and issubclass(field_type, Struct) and not hasattr(field_type, "parse"):
            yield from _columns(field_type, f"{column}.")
        else:
            yield column, _cell_type_of(field_type)


def _cell_type_of(field_type: Any) -> CellType:  # noqa: ANN401 - a type or type form
    """Return the type of the cells for a field: lists of texts are joined, other lists are JSON."""
    if get_origin(field_type) is tuple:
        return "texts" if bare(get_args(field_type)[0]) is str else "json"
    if get_origin(field_type) is dict:
        return "json"
    scalar_types: dict[Any, CellType] = {bool: "yes-no", int: "whole", float: "number", PartialDate: "date"}
    return scalar_types.get(field_type, "text")
