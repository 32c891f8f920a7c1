"""Sets of rows as integers, one bit per row: intersection is ``&``, the size is ``bit_count``.

At a million records a set is 125 kB and every operation takes microseconds; SQL over rows took 100 times as long.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Final

from hannover_foerder.search.index.columns import bytes_of, column_from

if TYPE_CHECKING:
    from array import array
    from collections.abc import Iterable

RowSet = int
"""A set of row numbers: bit ``n`` is set if row ``n`` is in it."""

MOST_ROWS: Final = 1 << 26
"""Rows beyond those of any catalogue: a set with such a row is damaged, and would take all memory."""

ALL_ROWS: Final[RowSet] = -1
"""The set of all rows, however many there are."""

NO_ROWS: Final[RowSet] = 0

_FEW: Final = b"r"
"""Begins the stored form of a set as a list of row numbers, 4 bytes each: shorter for few in a large catalogue."""

_MANY: Final = b"b"
"""Begins the stored form of a set as bits, lowest row first."""

_BITS_A_NUMBER = 32


def everything(size: int) -> RowSet:
    """Return the set of the rows 0 to ``size - 1``."""
    return (1 << size) - 1


def row_set(rows: Iterable[int]) -> RowSet:
    """Return the set of some rows."""
    numbers = list(rows)
    bits = bytearray(max(numbers, default=0) // 8 + 1)
    for row in numbers:
        bits[row >> 3] |= 1 << (row & 7)
    return int.from_bytes(bits, "little")


def packed(rows: array[int]) -> bytes:
    """Return the stored form of ascending rows: row numbers or bits, the shorter one."""
    if not rows or len(rows) * _BITS_A_NUMBER < rows[-1]:
        return _FEW + bytes_of(rows)
    return packed_bits(row_set(rows))


def packed_bits(rows: RowSet) -> bytes:
    """Return the stored form of a set as bits."""
    return _MANY + as_bytes(rows)


def as_bytes(rows: RowSet) -> bytes:
    """Return a set as bytes, one bit per row, the lowest first."""
    return rows.to_bytes((rows.bit_length() + 7) // 8, "little")


def unpacked(packed: bytes) -> RowSet:
    """Return the set of a stored form. Raises ValueError for a row number out of range."""
    if packed[:1] == _MANY:
        return int.from_bytes(packed[1:], "little")
    rows = column_from("I", packed[1:])
    if rows and max(rows) >= MOST_ROWS:
        raise ValueError(max(rows))
    return row_set(rows)


def number_in(packed: bytes, rows: RowSet) -> int:
    """Return how many rows of a stored set are in another one."""
    return (unpacked(packed) & rows).bit_count()


@cache
def _places(byte: int) -> tuple[int, ...]:
    return tuple(bit for bit in range(8) if byte >> bit & 1)


def members(rows: RowSet, limit: int | None = None) -> list[int]:
    """Return the row numbers of a set in order, at most ``limit``."""
    row_numbers: list[int] = []
    for place, byte in enumerate(as_bytes(rows)):
        if byte:
            row_numbers += [8 * place + bit for bit in _places(byte)]
            if limit is not None and len(row_numbers) >= limit:
                return row_numbers[:limit]
    return row_numbers
