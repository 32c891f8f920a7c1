"""Dates that a calendar was handed."""

from __future__ import annotations

import pytest

from hannover_foerder.memory.dates import ExportedDate, from_bytes, to_bytes

DATES = {"a.application.2027-03-31": ExportedDate("2027-03-31", "A: Antrag")}


def test_what_was_remembered_is_read_again() -> None:
    assert from_bytes(to_bytes(DATES)) == DATES


@pytest.mark.parametrize(
    "damaged", [None, b"", b"[", b"[]", b'{"a": 1}', b'{"a": ["x"]}', b'{"a": ["x", "A"]}', b"\xff"]
)
def test_a_damaged_file_holds_nothing(damaged: bytes | None) -> None:
    assert from_bytes(damaged) == {}
