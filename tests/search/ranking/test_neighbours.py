"""Programmes that people need in the same lives raise one another."""

from __future__ import annotations

import sqlite3

import pytest
from tests.search.collection import DOCUMENTS, SYNONYMS, Collection

from hannover_foerder.search.index.reader import Index
from hannover_foerder.search.index.schema import TABLES
from hannover_foerder.search.query.syntax import parse
from hannover_foerder.search.ranking.explanation import NEIGHBOURS, explain
from hannover_foerder.search.ranking.neighbours import MOST_ADDED, WEIGHT, with_neighbours

OCCASIONS = {
    "proklima": ["Der alte Ölkessel im Keller stinkt.", "Ein Ölkessel ist zu teuer."],
    "ecobizz": ["Der Ölkessel in unserer Halle frisst Geld.", "Unser Ölkessel ist alt."],
    "gruenderkredit": ["Ich möchte einen Marktstand eröffnen."],
}


@pytest.fixture(scope="module")
def told() -> Collection:
    return Collection(DOCUMENTS, SYNONYMS, occasions=OCCASIONS, not_held=["Mein Ölkessel ist weggelaufen."])


def test_neighbours_are_those_of_whom_people_say_the_same(told: Collection) -> None:
    index = Index(told.connection)
    heating, energy, credit = map(told.row, ("proklima", "ecobizz", "gruenderkredit"))
    nearest = {
        (row, neighbour): cosine
        for row, neighbour, cosine in index.neighbourhood([heating, energy, credit, told.row("venturevilla")])
    }
    assert nearest.keys() == {(heating, energy), (energy, heating)}
    assert nearest[heating, energy] == nearest[energy, heating]
    assert 0.2 < nearest[heating, energy] < 1


def test_a_record_that_mentions_a_word_comes_in_by_its_neighbour(told: Collection, small: Collection) -> None:
    assert small.found("heizung tauschen") == ["proklima"]
    assert told.found("heizung tauschen") == ["proklima", "ecobizz"]


def test_without_a_word_of_the_query_or_its_required_ones_it_does_not(told: Collection) -> None:
    assert told.found("wärmepumpe") == ["proklima"]
    assert told.found("heizung art:zuschuss") == ["proklima"]


def _index(*neighbours: tuple[int, int, float]) -> Index:
    """An index of nothing but neighbours."""
    connection = sqlite3.connect(":memory:")
    for table in ("search_meta", "search_neighbour"):
        connection.execute(f"CREATE TABLE {table} {TABLES[table]}")
    connection.execute("INSERT INTO search_meta VALUES ('records', 9)")
    connection.executemany("INSERT INTO search_neighbour (row, neighbour, cosine) VALUES (?, ?, ?)", neighbours)
    return Index(connection)


def test_the_best_neighbours_come_in() -> None:
    others = range(1, MOST_ADDED + 2)
    scores = with_neighbours(_index(*((row, 0, row / 10) for row in others)), {0: 2.0}, (), dict.fromkeys(others, 0.1))
    assert scores == pytest.approx({0: 2.0} | {row: 0.1 + WEIGHT * 2.0 * row / 10 for row in others if row > 1})


def test_a_neighbour_gives_by_its_share_of_the_best_score() -> None:
    scores = with_neighbours(_index((1, 0, 0.5), (0, 1, 0.5)), {0: 4.0, 1: 2.0}, (), {})
    assert scores == pytest.approx({0: 4.0 + WEIGHT * 0.5 * 2.0 / 2, 1: 2.0 + WEIGHT * 0.5 * 4.0})


def test_a_named_hit_gives_as_much_as_the_best_other_and_needs_nothing() -> None:
    index = _index((1, 0, 0.5), (0, 1, 0.5))
    assert with_neighbours(index, {0: 50.0, 1: 2.0}, {0}, {}) == {0: 50.0, 1: 2.0 + WEIGHT * 0.5 * 2.0}
    assert with_neighbours(index, {0: 50.0}, {0}, {1: 0.0}) == {0: 50.0}


@pytest.mark.parametrize("query", ["heizung tauschen", "ölkessel im keller"])
def test_the_points_say_what_the_neighbours_gave(told: Collection, query: str) -> None:
    hits = told.ranking(query).hits
    explanations = [explain(Index(told.connection), parse(query), hit.row) for hit in hits]
    assert any(reason.how == NEIGHBOURS for explanation in explanations for reason in explanation.reasons)
    for hit, explanation in zip(hits, explanations, strict=True):
        assert explanation.found
        assert explanation.score == pytest.approx(hit.score, abs=1e-6)
        assert sum(reason.points for reason in explanation.reasons) == pytest.approx(hit.score, abs=1e-6)
