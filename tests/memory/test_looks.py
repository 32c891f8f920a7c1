"""Looks are written and read back."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hannover_foerder.memory.looks import Look, SavedSearch, from_bytes, to_bytes
from hannover_foerder.model.filters import Filters
from hannover_foerder.model.news import ProgrammeState, Snapshot

LOOK = Look(
    SavedSearch("Sonne", "solar dach", Filters(topics=("solar",), statuses=("running",), ongoing=True), ("default",)),
    Snapshot(
        date(2026, 11, 23), {"a": ProgrammeState("running", "00ff", {"id": "a"}), "b": ProgrammeState("ended", "0123")}
    ),
)
TERMS = st.lists(st.text(), max_size=3).map(tuple)


def test_there_and_back() -> None:
    assert from_bytes(to_bytes(LOOK)) == LOOK
    assert from_bytes(to_bytes(LOOK._replace(search=None))) == LOOK._replace(search=None)


@given(st.text(), st.none() | st.text(), TERMS, TERMS, st.booleans())
def test_any_question_comes_back(
    name: str, query: str | None, areas: tuple[str, ...], providers: tuple[str, ...], unknown: bool
) -> None:
    filters = Filters(areas=areas, providers=providers, include_unknown=unknown)
    look = LOOK._replace(search=SavedSearch(name, query, filters, ("/\udcff",)))
    assert from_bytes(to_bytes(look)) == look


def edited(**changes: Any) -> bytes:
    return json.dumps(json.loads(to_bytes(LOOK)) | changes).encode()


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\xff",
        b"[]",
        b"{}",
        to_bytes(LOOK)[:-1],
        b"[" * 100_000,
        *(edited(search=json.loads(search)) for search in ('""', "[]", "{}", "0", "false", "1" * 400)),
        edited(format=2),
        edited(seen={"day": "gestern", "programmes": {}}),
        edited(seen={"day": "2026-11-23", "programmes": []}),
        edited(seen={"day": "2026-11-23", "programmes": {"a": ["asleep", "00", None]}}),
        edited(seen={"day": "2026-11-23", "programmes": {"a": ["running", "00", "text"]}}),
        edited(seen={"day": "2026-11-23", "programmes": {"a": ["running", 0, None]}}),
        edited(seen={"day": "2026-11-23", "programmes": {"a": ["running"]}}),
        edited(search={"name": "x"}),
        edited(search={"name": 7, "query": None, "filters": {}, "catalogue": []}),
        edited(search={"name": "x", "query": None, "filters": {"colour": ["red"]}, "catalogue": []}),
        edited(search={"name": "x", "query": None, "filters": {"statuses": ["asleep"]}, "catalogue": []}),
    ],
)  # fmt: skip
def test_what_is_damaged_is_no_look(data: bytes) -> None:
    assert from_bytes(data) is None
