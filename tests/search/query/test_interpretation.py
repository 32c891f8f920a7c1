from __future__ import annotations

import pytest
from tests.search.collection import Collection

from hannover_foerder.search.index.reader import Index
from hannover_foerder.search.query.interpretation import analyse
from hannover_foerder.search.query.loading import empty_lexicon
from hannover_foerder.search.query.syntax import parse
from hannover_foerder.search.query.understanding.meaning import Entries
from hannover_foerder.search.query.understanding.understanding import understanding_of
from hannover_foerder.search.ranking.candidates import candidates_of
from hannover_foerder.search.ranking.rank import plan_of, rank

DOCUMENTS = {
    "tausch": {"name": ["Heizungstausch"], "body": ["Die Heizung wird getauscht."]},
    "bau": {"name": ["Neubau"], "body": ["Ein neuer Bau."]},
    "wlan": {"name": ["WLAN im Dorf"]},
    "auto": {"name": ["E-Autos für alle"]},
    "sicherheit": {"name": ["Sicherheit der IT"]},
    "zuschuss": {"name": ["Zuschuss zur Existenzgründung"]},
    "start": {"name": ["Beratung für Start-ups"]},
    "kmu": {"name": ["Hilfe für KMU"]},
    "kurs": {"name": ["Kurse"], "body": ["Die Teilnehmer lernen viel."]},
    "andere": {"name": ["Anderes"], "body": ["Etwas ganz Anderes."]},
}


@pytest.fixture(scope="module")
def compounds() -> Collection:
    return Collection(DOCUMENTS, {})


@pytest.mark.parametrize(
    ("hyphenated", "joined", "first"),
    [
        ("Heizungs-Tausch", "Heizungstausch", "tausch"),
        ("Neu-Bau", "Neubau", "bau"),
        ("W-LAN", "WLAN", "wlan"),
        ("E-Auto", "Eauto", "auto"),
        ("Existenzgründungs-Zuschuss", "Existenzgründungszuschuss", "zuschuss"),
        ("Start-up", "Startup", "start"),
    ],
)
def test_a_hyphen_makes_no_other_word(compounds: Collection, hyphenated: str, joined: str, first: str) -> None:
    assert compounds.found(hyphenated)[:1] == [first]
    assert compounds.found(hyphenated)[:3] == compounds.found(joined)[:3]


def test_an_abbreviation_stays_a_word_of_its_own(compounds: Collection) -> None:
    assert compounds.found("IT-Sicherheit") == ["sicherheit"]


@pytest.mark.parametrize("typed", ["KMUs", "kmus", "KMU's", "ggf. KMU", "z. B. KMUs", "kmu etc."])
def test_forms_of_an_abbreviation_find_the_same(compounds: Collection, typed: str) -> None:
    assert compounds.found(typed) == compounds.found("KMU") == ["kmu"]


def test_participles_find_the_noun_for_the_same_people(compounds: Collection) -> None:
    assert compounds.found("Teilnehmende") == ["kurs"]


def test_a_gender_colon_starts_no_field(compounds: Collection) -> None:
    assert compounds.ranking("Teilnehmer:innen").hits == compounds.ranking("Teilnehmer*innen").hits


PHRASES = {
    "directed": [
        {"from": ["Schule Friseur"], "to": ["Kurse"], "weight": 0.7},
        {"from": ["Schule abgebrochen"], "to": ["Hilfe"], "weight": 0.9},
        {"from": ["Schule keinen Plan", "Tochter sucht Lehre"], "to": ["Beratung"], "weight": 0.9},
    ]
}


@pytest.fixture(scope="module")
def phrases() -> Collection:
    return Collection(DOCUMENTS, PHRASES)


def test_in_a_sentence_the_surest_phrase_wins_in_a_list_the_neighbours(phrases: Collection) -> None:
    assert phrases.found("sie hat die schule beim friseur abgebrochen ")[:1] == ["kmu"]
    assert phrases.found("schule friseur abgebrochen ")[:1] == ["kurs"]


@pytest.mark.parametrize(
    ("query", "first"),
    [
        ("kein plan nach der schule ", ["start"]),
        ("unsere tochter sucht lehre ", ["start"]),
        ("kein plan kurse ", ["kurs"]),
    ],
)
def test_words_that_say_nothing_alone_are_still_part_of_a_phrase(
    phrases: Collection, query: str, first: list[str]
) -> None:
    understood = understanding_of(parse(query), Entries({})).query
    index = Index(phrases.connection)
    ranking = rank(candidates_of(index, understood, plan_of(index, understood)), limit=3)
    assert [phrases.ids[hit.row] for hit in ranking.hits][:1] == first
    assert all(unit.text != "plan" for unit in analyse(understood, empty_lexicon(index)) if not unit.aside)
