from __future__ import annotations

import pytest
from tests.search.collection import Collection

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
