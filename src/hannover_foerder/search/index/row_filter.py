"""The set of rows that pass a filter."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable


class Allowed:
    """A set of rows as bytes, one bit a row, the lowest first."""

    __slots__ = ("_bits",)

    def __init__(self, bits: bytes) -> None:
        self._bits = bits

    def __contains__(self, row: int) -> bool:
        place = row >> 3
        return place < len(self._bits) and self._bits[place] >> (row & 7) & 1 == 1

    def among(self, rows: Iterable[int]) -> set[int]:
        """Return those of the ``rows`` that pass."""
        bits, size = self._bits, 8 * len(self._bits)
        return {row for row in rows if row < size and bits[row >> 3] >> (row & 7) & 1}
