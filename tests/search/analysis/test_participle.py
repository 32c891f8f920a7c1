from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.search.collection import Collection, collect

from hannover_foerder.search.analysis.participle import agents, relatives


@pytest.mark.parametrize(
    ("participle", "noun", "verb"),
    [
        ("gedammt", "dammung", "dammen"),
        ("gedammte", "dammung", "dammen"),
        ("geforderter", "forderung", "fordern"),
        ("gegrundet", "grundung", "grunden"),
        ("gegrundetes", "grundung", "grunden"),
        ("entsiegelt", "entsiegelung", "entsiegeln"),
        ("entwickelten", "entwicklung", "entwickeln"),
        ("begruntem", "begrunung", "begrunen"),
        ("vernetzt", "vernetzung", "vernetzen"),
        ("weitergebildete", "weiterbildung", "weiterbilden"),
        ("vorbereitet", "vorbereitung", "vorbereiten"),
        ("gewahrt", "gewahrung", "gewahren"),  # the ge belongs to the verb
    ],
)
def test_a_participle_leads_to_its_noun_and_its_verb(participle: str, noun: str, verb: str) -> None:
    assert (noun, verb) in relatives(participle)


@pytest.mark.parametrize("word", ["dach", "planet", "markt", "geschrieben", "beruf", "get", "beet", "amt", "entte"])
def test_what_is_no_participle_has_no_relatives(word: str) -> None:
    assert relatives(word) == []


@given(st.text(alphabet="abegnrtuvl", max_size=12))
def test_every_relative_is_a_noun_in_ung_with_a_verb_in_n(word: str) -> None:
    assert all(noun.endswith("ung") and verb.endswith("n") for noun, verb in relatives(word))


def test_a_participle_beside_an_unknown_word_finds_what_is_about_its_noun() -> None:
    index = collect(["Dämmung", "Weiterbildung", "Entsiegelung", "Kredit", "Fenster", "Heizung", "Garten"])
    assert index.found("gedämmte Wände ") == ["Dämmung"]
    assert index.found("gedaemmte Waende ") == ["Dämmung"]
    assert index.found("weitergebildete Kollegen ") == ["Weiterbildung"]
    assert index.found("entsiegelter Hof ") == ["Entsiegelung"]


def test_the_participle_itself_stands_before_its_noun() -> None:
    index = collect(["Dämmung", "Gedämmt", "Kredit", "Fenster", "Heizung", "Garten", "Schule"])
    assert index.found("gedämmt ") == ["Gedämmt", "Dämmung"]


def test_without_the_noun_the_verb_is_not_guessed() -> None:
    index = Collection({"dam": {"name": ["Damm"]}, "other": {"name": ["Kredit"]}})
    assert index.found("gedämmte Wände ") == []


@pytest.mark.parametrize(
    ("word", "noun"),
    [
        ("teilnehmende", "teilnehmer"),
        ("teilnehmenden", "teilnehmer"),
        ("teilnehmer", "teilnehmende"),
        ("mitarbeiterinnen", "mitarbeitende"),
        ("forschende", "forscher"),
    ],
)
def test_people_are_named_by_what_they_do(word: str, noun: str) -> None:
    assert agents(word) == [noun]


@pytest.mark.parametrize("word", ["ende", "sende", "haus", "feder"])
def test_short_words_name_no_people(word: str) -> None:
    assert agents(word) == []
