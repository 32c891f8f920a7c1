"""What the occasions have of a stem, and its stored form."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hannover_foerder.named_tuple import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping

UNSAID = ""
"""Stands for all stems that no sentence has."""

BYTES_OF_A_ROW = 8


class Said(NamedTuple):
    """A stem in the occasions: its rarity among all sentences, and its value by row, from 0 to 1."""

    rarity: float
    values: Mapping[int, float]


def to_bytes(values: Mapping[int, float]) -> bytes:
    """Return values by row as little-endian columns: the rows, then the values in single precision."""
    from struct import pack

    return pack(f"<{len(values)}i{len(values)}f", *values, *values.values())


def values_from(data: bytes) -> dict[int, float]:
    """Return values by row from their stored form."""
    from struct import unpack

    count = len(data) // BYTES_OF_A_ROW
    columns = unpack(f"<{count}i{count}f", data)
    return dict(zip(columns[:count], columns[count:], strict=True))
