from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.search.collection import Collection, collect

from hannover_foerder.search.query.spelling import UNLIKELY, slips


@pytest.mark.parametrize(
    ("typed", "read_as", "first"),
    [
        ("waserstoff", "wasserstoff", "wasserstoffnetzwerk"),
        ("wasserstof", "wasserstoff", "wasserstoffnetzwerk"),
        ("wassertsoff", "wasserstoff", "wasserstoffnetzwerk"),
        ("beratnug", "beratung", "ecobizz"),
        ("photovoltaick", "photovoltaik", "ecobizz"),
        ("fachkrefte", "fachkräfte", "fachkraefte"),
        ("darlehn", "darleh", "gruenderkredit"),
        ("hydrogn", "hydrog", "wasserstoffnetzwerk"),
    ],
)
def test_a_mistake_is_corrected_and_said(small: Collection, typed: str, read_as: str, first: str) -> None:
    ranking = small.ranking(typed + " ")
    assert small.ids[ranking.hits[0].row] == first
    ((said, meant),) = ranking.corrections
    assert said == typed
    assert meant.startswith(read_as[:6])


@pytest.mark.parametrize("known", ["wasserstoff", "hydrogen", "Heizungszuschuss", "wasserst"])
def test_known_words_are_not_corrected(small: Collection, known: str) -> None:
    assert small.ranking(known).corrections == ()


@pytest.mark.parametrize("short", ["kre", "pvx", "h3", "16j", "HEIZG", "kmx"])
def test_short_words_numbers_and_abbreviations_are_left_alone(small: Collection, short: str) -> None:
    assert small.ranking(short + " ").corrections == ()


def test_four_letters_forgive_a_slip_but_no_other_letter() -> None:
    index = collect(["Lohn", "Solar"])
    assert index.ranking("loh n lhon ").corrections == (("lhon", "lohn"),)
    assert index.ranking("wohn ").corrections == ()


def test_four_letters_forgive_a_missing_letter_inside_but_none_at_the_end() -> None:
    index = collect(["Firma", "Stauden"])
    assert index.ranking("fima ").corrections == (("fima", "firma"),)
    assert index.ranking("stau ").corrections == ()


def test_a_wrong_letter_in_a_short_word_must_sound_alike_or_name_a_subject() -> None:
    index = Collection(
        {"a": {"name": ["Eins"], "body": ["first patent"]}, "b": {"name": ["Zwei"], "topics": ["Solar"]}}
    )
    assert index.ranking("forst ").corrections == ()
    assert index.ranking("firzt ").corrections == (("firzt", "first"),)
    assert index.ranking("solor ").corrections == (("solor", "solar"),)


def test_many_slips_in_a_word_of_middle_length_are_another_word() -> None:
    assert collect(["Hause"]).ranking("haustier ").corrections == ()
    assert collect(["vermietet"]).ranking("vermeiden ").corrections == ()


def test_nothing_is_corrected_to_a_word_of_asking_or_a_foreign_word(small: Collection) -> None:
    assert collect(["ich brauche"]).ranking("brauchq ").corrections == ()
    assert small.ranking("hidrojjen ").corrections == ()
    assert small.ranking("hydroggen ").corrections == (("hydroggen", "hydrogen"),)


@pytest.mark.parametrize("word", ["istiyorum", "beantragen", "bäcker", "rente"])
def test_words_of_asking_and_listed_words_are_no_mistakes(word: str) -> None:
    assert collect(["istiyorun", "beantragem", "Backed", "Rentner"]).ranking(word + " ").corrections == ()


def test_five_letters_forgive_one_mistake_not_two() -> None:
    index = collect(["Solar"])
    assert index.found("solra ") == ["Solar"]
    assert index.found("sulra ") == []


def test_the_first_letter_counts_double() -> None:
    assert collect(["Solar"]).found("kolar ") == []
    assert collect(["Wasserstoff"]).found("qasserstoff ") == ["Wasserstoff"]


def test_stems_that_are_near_only_because_they_are_short_do_not_meet() -> None:
    assert collect(["Organisierende"]).found("organspende ") == []


@pytest.mark.parametrize(
    ("typed", "meant"), [("krankenkasse", "Krankenhaus"), ("wetter", "Weiter"), ("bundeswehr", "Bundesweit")]
)
def test_another_word_is_no_mistake(typed: str, meant: str) -> None:
    assert collect([meant]).ranking(typed + " ").hits == ()


@pytest.mark.parametrize(
    ("typed", "meant", "expected"),
    [
        ("haus", "haus", 0),
        ("hasu", "haus", 1),
        ("hau", "haus", 1),
        ("hauss", "haus", 1),
        ("hous", "haus", 1),
        ("hays", "haus", 1),
        ("haks", "haus", 1.5),
        ("", "ab", 2),
    ],
)
def test_slips(typed: str, meant: str, expected: float) -> None:
    assert slips(typed, meant) == expected


@given(st.text(alphabet="abc", max_size=6), st.text(alphabet="abc", max_size=6))
def test_slips_are_none_only_for_the_same(one: str, other: str) -> None:
    assert (slips(one, other) == 0) == (one == other)
    assert 0 <= slips(one, other) <= UNLIKELY * max(len(one), len(other))


def test_a_mistake_inside_a_compound_is_corrected_rather_than_cut() -> None:
    index = collect(["Existenzgründung", "EXIST", "Gründung", "Zuschuss", "Gründungszuschuss"])
    assert index.ranking("existensgründung").corrections == (("existensgründung", "existenzgründung"),)


def test_a_word_of_the_thesaurus_is_shown_as_it_is_written_there(small: Collection) -> None:
    assert small.ranking("hydrogn ").corrections == (("hydrogn", "hydrogen"),)


def test_corrected_words_join_as_others_do(small: Collection) -> None:
    assert small.found("waserstoff netzwerk")[0] == "wasserstoffnetzwerk"


def test_of_equally_near_words_the_more_frequent_one_is_named() -> None:
    index = Collection({"a": {"name": ["Blanco"]}, "b": {"name": ["Blanko"]}, "c": {"name": ["Blanko"]}})
    assert index.ranking("blano ").corrections == (("blano", "blanko"),)
    assert set(index.found("blano ")) == {"a", "b", "c"}


def test_a_large_vocabulary_is_searched_by_the_first_letters(
    small: Collection, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("hannover_foerder.search.query.spelling.SMALL_VOCABULARY", 10)
    assert small.ranking("waserstoff ").corrections == (("waserstoff", "wasserstoff"),)
    assert small.ranking("awsserstoff ").corrections == (("awsserstoff", "wasserstoff"),)
