"""Sets of rows as numbers."""

from __future__ import annotations

from array import array

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hannover_foerder.search.index.row_filter import Allowed
from hannover_foerder.store.rowsets import (
    as_bytes,
    everything,
    members,
    number_in,
    packed,
    packed_bits,
    row_set,
    unpacked,
)

ROWS = st.lists(st.integers(0, 5_000), unique=True).map(sorted)


@given(ROWS, ROWS)
@settings(deadline=None)
def test_sets_of_numbers_and_numbers_as_sets_agree(first: list[int], second: list[int]) -> None:
    bits, other = row_set(first), row_set(second)
    assert members(bits) == first
    assert members(bits & other) == sorted(set(first) & set(second))
    assert unpacked(packed(array("I", first))) == unpacked(packed_bits(bits)) == bits
    assert number_in(packed(array("I", first)), other) == len(set(first) & set(second))
    allowed = Allowed(as_bytes(bits))
    assert allowed.among([*second, 10_000]) == set(first) & set(second)
    assert [row for row in (*second, 10_000) if row in allowed] == [row for row in second if row in first]
    assert members(bits, 3) == first[:3]


def test_the_shorter_form_is_stored() -> None:
    assert packed(array("I", [100_000])) == b"r\xa0\x86\x01\x00"
    assert packed(array("I", [0, 1, 9])) == b"b\x03\x02"
    assert packed(array("I")) == b"r"


@pytest.mark.parametrize("size", [0, 1, 8, 9])
def test_everything(size: int) -> None:
    assert members(everything(size)) == list(range(size))
