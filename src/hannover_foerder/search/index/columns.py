"""Columns of numbers as SQLite stores them: little-endian bytes, which ``array`` mostly reads without a loop."""

from __future__ import annotations

import sys
from array import array
from typing import Any


def column_from(typecode: str, stored: bytes) -> array[Any]:
    """Return the numbers of a column, of a type of ``array``. Raises ValueError for bytes that are cut off."""
    return _in_other_order(array(typecode, stored))


def bytes_of(column: array[Any]) -> bytes:
    """Return the stored form of a column."""
    return _in_other_order(column).tobytes()


def _in_other_order(column: array[Any]) -> array[Any]:
    """Return a column in the order of the bytes of this machine instead of the stored one, or the other way round."""
    if sys.byteorder == "big":  # pragma: no cover
        column = column[:]
        column.byteswap()
    return column
