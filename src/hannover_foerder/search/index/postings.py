"""Terms, and their posting lists."""

from __future__ import annotations

from bisect import bisect_left
from math import log2
from typing import TYPE_CHECKING

from hannover_foerder.named_tuple import NamedTuple
from hannover_foerder.search.index.columns import bytes_of, column_from

if TYPE_CHECKING:
    from array import array

_STEPS_PER_DOUBLING = 18.0
_RESOLUTION = 8.0

VALUES = tuple((2.0 ** (code / _STEPS_PER_DOUBLING) - 1.0) / _RESOLUTION for code in range(256))
"""The weighted term frequency of each impact code: logarithmic from 0.005 to 2,000 in steps of 4 %."""

BEST_SIZE = 2000
"""Words in more records than this also get the list of their best ones. At 100,000 records the ten best hits from such
lists are those of the full lists in 99 of 100 places."""

SEARCH_FACTOR = 8
"""Postings that are rather read than one row looked up. Looking up takes 17 times as long (625 ns beside 36 ns in a
list of 20,000), but what was read is kept for the next question."""


class Term(NamedTuple):
    """A term of the index, with its document frequency.

    ``df`` as a word or part, ``exact`` as a word, ``about`` where it says what the record is about. ``shown``: the
    word for people.
    """

    term: str
    id: int
    df: int
    exact: int
    about: int
    shown: str


class Postings(NamedTuple):
    """The postings of a term: row numbers ascending, with impact code and field mask of each."""

    rows: array[int]
    codes: bytes
    masks: bytes

    def find(self, row: int) -> int:
        """Return the index of a row in the columns, or -1."""
        place = bisect_left(self.rows, row)
        return place if place < len(self.rows) and self.rows[place] == row else -1

    def mask(self, row: int) -> int:
        """Return the mask of the fields of a row that have the term; 0 if the row does not have it."""
        place = self.find(row)
        return self.masks[place] if place >= 0 else 0


def unpack(packed: array[int]) -> Postings:
    """Return postings from ``row << 32 | code << 8 | mask`` in an ``array('Q')`` sorted by row."""
    stored = bytes_of(packed)
    return Postings(column_from("I", stored)[1::2], stored[1::8], stored[0::8])


def impact_code(value: float) -> int:
    """Return the code, 1 to 255, nearest to a weighted term frequency."""
    code = round(_STEPS_PER_DOUBLING * log2(1.0 + _RESOLUTION * value))
    return min(max(code, 1), len(VALUES) - 1)
