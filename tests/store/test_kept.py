"""What a question reads is kept for the next one, but not without bounds."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

import hannover_foerder
from hannover_foerder.search.index import reader
from hannover_foerder.store import contents

if TYPE_CHECKING:
    from hannover_foerder.catalogue import Catalogue

DAY = date(2026, 11, 1)


@pytest.fixture(scope="module")
def bundled() -> Catalogue:
    return hannover_foerder.load(cache=False)


def _statements(catalogue: Catalogue, query: str) -> list[str]:
    """Return the SQL statements of a search."""
    statements: list[str] = []
    connection = catalogue._contents.connection
    connection.set_trace_callback(statements.append)
    catalogue.search(query, day=DAY)
    connection.set_trace_callback(None)
    return statements


def test_a_query_asked_again_reads_no_terms_and_no_cards(bundled: Catalogue) -> None:
    _statements(bundled, "wärmepumpe laatzen")
    again = _statements(bundled, "wärmepumpe laatzen")
    assert not [statement for statement in again if "FROM search_term WHERE term IN" in statement and "id" in statement]
    assert not [
        statement for statement in again if "FROM search_postings" in statement or "FROM card WHERE" in statement
    ]


def test_a_full_reader_makes_room_for_a_new_one(bundled: Catalogue, monkeypatch: pytest.MonkeyPatch) -> None:
    first = bundled._contents.index
    bundled.search("wärmepumpe", day=DAY)
    assert bundled._contents.index is first
    monkeypatch.setattr(reader, "MOST_KEPT", 1)
    assert bundled._contents.index is not first


def test_more_cards_than_are_kept_are_read_all_the_same(bundled: Catalogue, monkeypatch: pytest.MonkeyPatch) -> None:
    expected = [card.id for card in bundled._contents.cards(range(9))]
    monkeypatch.setattr(contents, "CARDS_KEPT", 3)
    assert [card.id for card in bundled._contents.cards(range(9))] == expected
    assert [card.id for row in range(9) for card in bundled._contents.cards([row])] == expected
    assert len(bundled._contents._cards) <= 3
