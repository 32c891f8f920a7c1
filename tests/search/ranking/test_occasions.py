"""Whoever tells their life is led to what helps, although none of its own words says so."""

from __future__ import annotations

import pytest
from tests.search.collection import DOCUMENTS, SYNONYMS, Collection

from hannover_foerder.search.index.reader import Index
from hannover_foerder.search.query.syntax import parse
from hannover_foerder.search.ranking.explanation import TOLD, explain
from hannover_foerder.search.ranking.occasions import NOTHING_TOLD, Told, with_told

OCCASIONS = {
    "proklima": ["Der alte Ölkessel im Keller stinkt.", "Im Keller tropft der Ölkessel.", "Meine Therme ist kaputt."],
    "gruenderkredit": ["Ich nähe Taschen und möchte einen Marktstand aufmachen.", "Die Bank lehnt uns ab."],
    "ausbildungslotsen": ["Meine Tochter ist in der zehnten Klasse und weiß nicht, was sie werden soll."],
}


NOT_HELD = ["Mein Hund ist weggelaufen und die Hundesteuer ist hoch.", "Wo melde ich meinen Hund an?"]


@pytest.fixture(scope="module")
def told() -> Collection:
    return Collection(DOCUMENTS, SYNONYMS, occasions=OCCASIONS, not_held=NOT_HELD)


@pytest.mark.parametrize(
    ("life", "first"),
    [
        ("unser Kessel im Keller ist von 1989 und stinkt", "proklima"),
        ("ich nähe gern und will auf dem Markt einen Stand aufmachen", "gruenderkredit"),
        ("Tochter zehnte Klasse keine Ahnung was werden", "ausbildungslotsen"),
    ],
)
def test_a_life_leads_to_what_helps(told: Collection, small: Collection, life: str, first: str) -> None:
    assert told.found(life)[:1] == [first]
    assert small.found(life)[:1] != [first]


def test_a_single_word_is_no_life(told: Collection, small: Collection) -> None:
    assert told.found("keller") == small.found("keller") == []


def test_two_words_are_one_if_a_programme_has_nearly_all_of_them(told: Collection) -> None:
    assert told.found("ölkessel keller") == ["proklima"]
    assert told.found("keller aufräumen") == []


def test_words_that_nobody_says_lead_nowhere(told: Collection) -> None:
    assert told.found("Reisepass verlängern Foto Termin Keller") == []


@pytest.mark.parametrize("life", ["mein Hund ist weg, wer hilft Energie sparen", "Hund weggelaufen Heizung"])
def test_what_nobody_here_serves_finds_nothing(told: Collection, small: Collection, life: str) -> None:
    assert small.found(life)
    assert told.ranking(life).hits == told.ranking(life, filled=True).hits == ()


def test_what_is_said_of_others_too_hides_no_programme() -> None:
    assert not Told({1: 0.4}, 4, elsewhere=0.29).is_not_held
    assert Told({1: 0.4}, 4, elsewhere=0.31).is_not_held
    assert not Told({1: 0.4}, 4, elsewhere=0.31, by_words=0.02).is_not_held
    assert not Told({1: 0.4}, 5, elsewhere=0.39).is_not_held
    assert Told({1: 0.4}, 5, elsewhere=0.41).is_not_held
    assert not Told({}, 2, elsewhere=0.2).is_not_held
    assert Told({}, 2, elsewhere=0.21, by_words=0.25).is_not_held


def test_what_a_query_excludes_or_requires_is_no_hit_by_a_life(told: Collection) -> None:
    life = "unser Kessel im Keller stinkt"
    assert "proklima" in told.found(life)
    assert "proklima" not in told.found(f"{life} -heizung")
    assert told.found(f"{life} art:netzwerk") == []


def test_the_points_say_what_the_life_gave(told: Collection) -> None:
    query = "unser Kessel im Keller stinkt, Zuschuss für neue Heizung"
    (hit, *_) = told.ranking(query).hits
    explanation = explain(Index(told.connection), parse(query), hit.row)
    assert TOLD in {reason.how for reason in explanation.reasons}
    assert explanation.score == pytest.approx(hit.score)
    assert sum(reason.points for reason in explanation.reasons) == pytest.approx(hit.score)


def test_without_hits_more_must_be_told() -> None:
    life = Told({1: 0.3, 2: 0.2}, 5)
    assert with_told({}, life, {1, 2}, 1.0) == {}
    assert with_told({2: 1.0}, life, {1, 2}, 1.0) == pytest.approx({1: 1.6, 2: 1 + 1.6 * 2 / 3})
    assert with_told({2: 1.0}, life, {2}, 1.0) == pytest.approx({2: 2.6})


@pytest.mark.parametrize(("words", "share", "hits"), [(2, 0.69, []), (2, 0.7, [1]), (3, 0.39, []), (3, 0.4, [1])])
def test_of_two_words_more_must_be_told(words: int, share: float, hits: list[int]) -> None:
    assert list(with_told({}, Told({1: share}, words), {1}, 1.0)) == hits


def test_nothing_told_changes_nothing() -> None:
    assert with_told({3: 0.5}, NOTHING_TOLD, {3}, 0.5) == {3: 0.5}
