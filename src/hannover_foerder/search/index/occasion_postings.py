"""The postings of a stem in the occasions, and their stored form."""

from __future__ import annotations

from array import array
from typing import TYPE_CHECKING

from hannover_foerder.named_tuple import NamedTuple
from hannover_foerder.search.index.columns import bytes_of, column_from

if TYPE_CHECKING:
    from collections.abc import Mapping

UNSAID = ""
"""Stands for all stems that no sentence has."""


class OccasionPostings(NamedTuple):
    """A stem in the occasions: its rarity among all sentences, and its value by row, from 0 to 1."""

    rarity: float
    values: Mapping[int, float]


def pack_values(values: Mapping[int, float]) -> bytes:
    """Return the stored form of values by row: a column of the rows, then one of the values in single precision."""
    return bytes_of(array("i", values)) + bytes_of(array("f", values.values()))


def unpack_values(stored: bytes) -> dict[int, float]:
    """Return values by row from their stored form. Raises ValueError for bytes that are no whole pairs."""
    middle = len(stored) // 2
    rows, values = column_from("i", stored[:middle]), column_from("f", stored[middle:])
    return dict(zip(rows, values, strict=True))
