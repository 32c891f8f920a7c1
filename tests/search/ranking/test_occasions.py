"""Whoever tells their life is led to what helps, although none of its own words says so."""

from __future__ import annotations

import pytest
from tests.search.collection import DOCUMENTS, SYNONYMS, Collection

from hannover_foerder.search.index.reader import Index
from hannover_foerder.search.query.syntax import parse
from hannover_foerder.search.ranking.explanation import TOLD, explain
from hannover_foerder.search.ranking.occasions import (
    ENOUGH_ALONE,
    ENOUGH_ELSEWHERE,
    ENOUGH_OF_COMPOUND,
    ENOUGH_OF_TWO,
    NO_OCCASIONS,
    NOT_HELD,
    WEIGHT_OF_WORD,
    OccasionMatch,
    match_occasions,
    with_occasions,
)
from hannover_foerder.search.ranking.rank import plan_of

OTHERS = [
    f"{first} {second} {third}"
    for first in ("Werkbank", "Fließband", "Lager", "Büro")
    for second in ("Lärm", "Staub")
    for third in ("Lampe", "Fenster", "Boden", "Leitung", "Tor")
]
"""What people say who need another programme: most of a catalogue."""

OCCASIONS = {
    "h2-invest": OTHERS,
    "ecobizz": OTHERS,
    "venturevilla": OTHERS,
    "proklima": [
        "Der alte Ölkessel im Keller stinkt.",
        "Seit gestern tropft der Ölkessel.",
        "Meine Therme ist kaputt.",
    ],
    "gruenderkredit": ["Ich nähe Taschen und möchte einen Marktstand aufmachen.", "Die Bank lehnt uns ab."],
    "ausbildungslotsen": ["Meine Tochter ist in der zehnten Klasse und weiß nicht, was sie werden soll."],
}


ELSEWHERE = ["Mein Hund ist weggelaufen und die Hundesteuer ist hoch.", "Wo melde ich meinen Hund an?"]


@pytest.fixture(scope="module")
def told() -> Collection:
    return Collection(DOCUMENTS, SYNONYMS, occasions=OCCASIONS, not_held=ELSEWHERE)


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
    assert told.found("keller") == small.found("keller") == told.found("keller keller") == []


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
    more, less = 0.4 * NOT_HELD + 0.01, 0.4 * NOT_HELD - 0.01
    assert OccasionMatch({1: 0.4}, 4, elsewhere=more).is_not_held
    assert not OccasionMatch({1: 0.4}, 4, elsewhere=less).is_not_held
    assert not OccasionMatch({1: 0.4}, 4, elsewhere=more, by_words=0.1).is_not_held
    assert OccasionMatch({}, 2, elsewhere=ENOUGH_ELSEWHERE + 0.01).is_not_held
    assert not OccasionMatch({}, 2, elsewhere=ENOUGH_ELSEWHERE).is_not_held


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
    life = OccasionMatch({1: 0.15, 2: 0.1}, 5)
    bonus = 4 * WEIGHT_OF_WORD
    assert with_occasions({}, life, {1, 2}, 1.0) == {}
    assert with_occasions({2: 1.0}, life, {1, 2}, 1.0) == pytest.approx({1: bonus, 2: 1 + bonus * 2 / 3})
    assert with_occasions({2: 1.0}, life, {2}, 1.0) == pytest.approx({2: 1 + bonus})


@pytest.mark.parametrize(
    ("words", "is_compound", "needed"),
    [(2, False, ENOUGH_OF_TWO), (2, True, ENOUGH_OF_COMPOUND), (3, False, ENOUGH_ALONE)],
)
def test_of_two_words_more_must_be_told(words: int, is_compound: bool, needed: float) -> None:
    assert list(with_occasions({}, OccasionMatch({1: needed}, words, is_compound=is_compound), {1}, 1.0)) == [1]
    assert list(with_occasions({}, OccasionMatch({1: needed - 0.01}, words, is_compound=is_compound), {1}, 1.0)) == []


def test_a_compound_that_nobody_says_is_read_by_its_parts(told: Collection) -> None:
    assert told.found("Taschenmarktstand") == told.found("Raumfahrtmarktstand") == ["gruenderkredit"]
    assert told.found("Raumfahrtkeller") == []


def test_words_about_the_asker_count_in_what_people_say(told: Collection) -> None:
    index = Index(told.connection)
    plan = plan_of(index, parse("zahlen"))
    assert match_occasions(index, plan).shares == {}
    assert match_occasions(index, plan, ("keller", "therme")).shares[told.row("proklima")] > 0


def test_what_is_in_many_sentences_tells_less(told: Collection) -> None:
    said = Index(told.connection).occasions(["olkessel", "therm", "nichts"])
    assert said.keys() == {"olkessel", "therm"}
    assert said["olkessel"].rarity < said["therm"].rarity
    values = [said[stem].values[told.row("proklima")] for stem in ("therm", "olkessel")]
    assert 0 < values[0] < values[1] < 1


def test_nothing_told_changes_nothing() -> None:
    assert with_occasions({3: 0.5}, NO_OCCASIONS, {3}, 0.5) == {3: 0.5}
