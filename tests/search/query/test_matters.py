"""Matters of their own: what no programme is about finds nothing, however well the other words of a query do."""

from __future__ import annotations

import pytest
from tests.search.collection import Collection

DOCUMENTS = {
    "wage": {
        "name": ["Zuschuss zum Lohn"],
        "kind": ["Lohnkostenzuschuss"],
        "summary": ["Ein Teil vom Lohn wird bezahlt."],
    },
    "familie": {
        "name": ["Haus für die Familie"],
        "topics": ["Wohnen"],
        "summary": ["Wer Kindergeld bekommt, baut billig."],
    },
    "studium": {"name": ["Geld fürs Studium"], "topics": ["Studium"], "summary": ["Für Studierende mit Wohngeld."]},
    "bankrupt": {"name": ["Azubis aus Insolvenzbetrieben"], "topics": ["Ausbildung"]},
    "gruendung": {
        "name": ["Beratung zur Gründung"],
        "topics": ["Gründung"],
        "body": ["Nach einer Insolvenz von vorn."],
    },
}
SYNONYMS = {
    "equivalent": [["Insolvenz", "Gründung"]],
    "other_matters": [
        ["Kindergeld", "child benefit"],
        ["Wohngeld", "Urlaub", "Schulden", "Insolvenz"],
        ["Lohn nicht bezahlt", "Kita Platz"],
    ],
}


@pytest.fixture(scope="module")
def collection() -> Collection:
    return Collection(DOCUMENTS, SYNONYMS)


@pytest.mark.parametrize(
    "query",
    [
        "Kindergeld",
        "kindergeld beantragen",
        "Kindergeldantrag",
        "child benefit",
        "urlaub mit der familie",
        "wohngeld für mein haus",
        "mein lohn wurde nicht bezahlt",
        "Platz in der Kita für die Familie",
    ],
)
def test_what_no_programme_is_named_after_finds_nothing(collection: Collection, query: str) -> None:
    answer = collection.ranking(query)
    assert answer.hits == ()
    assert answer.suggestions == ()


def test_a_programme_named_after_a_matter_is_found_and_its_synonyms_are_not(collection: Collection) -> None:
    assert collection.found("insolvenz") == ["bankrupt"]


@pytest.mark.parametrize(
    ("query", "first"),
    [
        ("bekomme ich lohn bezahlt", "wage"),  # not denied
        ("habe Schulden und plane eine Gründung", "gruendung"),  # how somebody lives
        ("bekomme Wohngeld und will ein Studium", "studium"),
        ("Urlaub im Haus der Familie beim Studium", "familie"),  # much else is said
    ],
)
def test_a_matter_by_the_way_shuts_nothing_out(collection: Collection, query: str, first: str) -> None:
    assert collection.found(query)[:1] == [first]
