from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from hannover_foerder.search.analysis.language import FUNCTION_WORDS
from hannover_foerder.search.query.syntax import Word

if TYPE_CHECKING:
    from collections.abc import Callable

    from hannover_foerder.search.query.understanding.meaning import Understanding

    Meant = Callable[[str], Understanding]


def said(understood: Understanding) -> tuple[list[str], list[str]]:
    """What is left that is no function word, and what is excluded."""
    left = [word.text for word in understood.query.words if word.text.lower() not in understood.silent]
    return left, [excluded.text for excluded in understood.excluded]


@pytest.mark.parametrize(
    ("query", "left", "excluded"),
    [
        ("gründung ohne kredit", ["gründung"], ["kredit"]),
        ("gründung ohne Kredite", ["gründung"], ["Kredite"]),
        ("gründung kein darlehen", ["gründung"], ["darlehen"]),
        ("zuschuss gründung, bitte keinen Kredit", ["zuschuss", "gründung,"], ["Kredit"]),
        ("gründung nicht kredit", ["gründung"], ["kredit"]),
        ("gründung ohne Kredit oder Bürgschaft", ["gründung"], ["Kredit", "Bürgschaft"]),
        ("weder kredit noch bürgschaft gründung", ["gründung"], ["kredit", "bürgschaft"]),
        ("gründung ohne zinsen", ["gründung"], ["zinsen"]),
        ("gründung beratung ja kredit nein", ["gründung", "beratung"], ["kredit"]),
        ("gründung nicht zurückzahlen", ["gründung"], ["Kredit"]),
        ("energieberatung nicht für heizungen", ["energieberatung"], ["heizungen"]),
        ("kredit nicht von der kfw", ["kredit"], ["kfw"]),
        ("meister ohne bafög", ["meister"], ["bafög"]),
        ("zuschuss statt kredit", ["zuschuss"], ["kredit"]),
        ("alles außer beratung gründung", ["gründung"], ["beratung"]),
        ("kein kredit sondern zuschuss", ["zuschuss"], ["kredit"]),
        ("start-up no loan", ["start-up"], ["loan"]),
        ("start-up without a loan", ["start-up"], ["loan"]),
        ("advice not for heating", ["advice"], ["heating"]),
        ("gründung -kredit", ["gründung"], ["kredit"]),
        ("gründung −kredit", ["gründung"], ["kredit"]),
    ],
)
def test_what_is_not_wanted(meant: Meant, query: str, left: list[str], excluded: list[str]) -> None:
    assert said(meant(query)) == (left, excluded)


@pytest.mark.parametrize(
    ("query", "kept"),
    [
        ("keine lehrstelle", "lehrstelle"),
        ("allein können wir nicht ausbilden", "ausbilden"),
        ("17 jahre keine lehrstelle gefunden", "lehrstelle"),
        ("finde keine azubis", "azubis"),
        ("firma ohne nachfolger", "nachfolger"),
        ("ausbildung ohne schulabschluss", "schulabschluss"),
        ("gründen ohne eigenkapital", "eigenkapital"),
        ("kredit ohne sicherheiten", "sicherheiten"),
        ("ich habe keine arbeit mehr", "arbeit"),
        ("altbau ohne dämmung", "dämmung"),
        ("haus ohne keller", "keller"),
        ("bekomme keinen kredit von der bank", "kredit"),
        ("i have no job", "job"),
        ("no qualification", "qualification"),
        ("miete nicht bezahlen", "bezahlen"),
        ("Energieeinsparung und -effizienz", "effizienz"),
        ("Klimaschutz, -anpassung", "anpassung"),
        ("Klimaschutz und –anpassung", "anpassung"),
        ("Klimaschutz/ −anpassung", "anpassung"),
    ],
)
def test_a_lack_is_no_exclusion(meant: Meant, query: str, kept: str) -> None:
    left, excluded = said(meant(query))
    assert excluded == []
    assert kept in [word.lower().strip("‐") for word in left]


@pytest.mark.parametrize(
    ("query", "left"),
    [
        ("weiterbildung nicht nur für frauen", ["weiterbildung"]),
        ("training not only for women", ["training"]),
        ("nicht nur beratung", ["beratung"]),
        ("wärmepumpe statt gasheizung", ["wärmepumpe"]),
    ],
)
def test_what_is_no_condition_is_neither_searched_nor_excluded(meant: Meant, query: str, left: list[str]) -> None:
    assert said(meant(query)) == (left, [])


@pytest.mark.parametrize(
    ("query", "group"),
    [
        ("energieberatung nicht für Unternehmen", "unternehmen"),
        ("energieberatung nicht für firmen", "unternehmen"),
        ("energieberatung nicht für mieter", "privatpersonen"),
        ("advice not for companies", "unternehmen"),
        ("wir sind keine Firma, brauchen energieberatung", "unternehmen"),
        ("energieberatung, keine Firma", "unternehmen"),
    ],
)
def test_a_group_that_it_must_not_be_for_alone(meant: Meant, query: str, group: str) -> None:
    assert [unwanted.term for unwanted in meant(query).not_for] == [group]
    assert meant(query).excluded == ()


@pytest.mark.parametrize(
    ("query", "left"),
    [
        ("bin noch schüler, keinen kredit", ["schüler,"]),
        ("brauche noch beratung ohne kredit", ["brauche", "beratung"]),
        ("sind noch ein verein ohne kredit", ["verein"]),
    ],
)
def test_who_is_still_something_is_it(meant: Meant, query: str, left: list[str]) -> None:
    understood = meant(query)
    assert said(understood) == (left, ["kredit"])
    assert understood.not_for == ()


@pytest.mark.parametrize(
    "query", ["heizung außer", "heizung statt", "heizung anstatt", "außerhalb heizung", "heizung nein"]
)
def test_a_denial_of_nothing_is_no_word_of_the_search(meant: Meant, query: str) -> None:
    assert said(meant(query)) == (["heizung"], [])


def test_no_plan_is_an_idiom(meant: Meant) -> None:
    understood = meant("ich hab keinen plan was ich werden will")
    assert understood.excluded == ()
    assert "plan" not in [word.text for word in understood.query.words if not word.aside]
    assert "plan" in understood.silent
    assert "werden" in [word.text for word in understood.query.words]


def test_a_programme_that_is_named_is_excluded_alone(meant: Meant) -> None:
    assert meant("meister ohne bafög").excluded == (Word("bafög", named=True),)
    assert meant("gründung ohne kredit").excluded == (Word("kredit"),)


@pytest.mark.parametrize(
    ("query", "kept"),
    [
        ("kein Hund Heizung", ["Heizung"]),
        ("kein großer Hund Heizung", ["Heizung"]),
        ("Heizung aber kein Gewerbebetrieb", ["Heizung"]),
        ("heating, not a home", ["heating,"]),
        ("kein Hund", ["Hund"]),
    ],
)
def test_what_is_denied_is_not_wanted_beside_something_else(meant: Meant, query: str, kept: list[str]) -> None:
    left, excluded = said(meant(query))
    assert excluded == []
    assert [word for word in left if word.lower() not in FUNCTION_WORDS or word in kept] == kept
