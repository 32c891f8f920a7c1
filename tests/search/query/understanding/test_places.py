from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from hannover_foerder.search.query.understanding.meaning import Understanding

    Meant = Callable[[str], Understanding]


def areas(understood: Understanding) -> list[str]:
    return [place.area for place in understood.places]


def words(understood: Understanding) -> list[str]:
    return [word.text for word in understood.query.words]


@pytest.mark.parametrize(
    ("query", "area", "left"),
    [
        ("solar Burgdorf", "burgdorf", ["solar"]),
        ("solar in Burgdorf", "burgdorf", ["solar"]),
        ("Burgdorf solar", "burgdorf", ["solar"]),
        ("solar near Burgdorf", "burgdorf", ["solar"]),
        ("solar grant from Laatzen", "laatzen", ["solar", "grant"]),
        ("solar in 31303", "burgdorf", ["solar"]),
        ("solar 31303 Burgdorf", "burgdorf", ["solar"]),
        ("solar in 31303 Burgdorf", "burgdorf", ["solar"]),
        ("solar in D-31303 Burgdorf", "burgdorf", ["solar"]),
        ("solar D-31303", "burgdorf", ["solar"]),
        ("solar ３１３０３", "burgdorf", ["solar"]),
        ("heizung 30159", "hannover", ["heizung"]),
        ("wärmepumpe hannover", "region-hannover", ["wärmepumpe"]),
        ("wärmepumpe in Hannover", "region-hannover", ["wärmepumpe"]),
        ("heat pump hanover", "region-hannover", ["heat", "pump"]),
        ("wärmepumpe raum hannover", "region-hannover", ["wärmepumpe"]),
        ("wärmepumpe stadt hannover", "hannover", ["wärmepumpe"]),
        ("wärmepumpe landeshauptstadt hannover", "hannover", ["wärmepumpe"]),
        ("wärmepumpe in der List", "hannover", ["wärmepumpe"]),
        ("wärmepumpe hannover-linden", "hannover", ["wärmepumpe"]),
        ("wärmepumpe Vahrenwald", "hannover", ["wärmepumpe"]),
        ("gründung neustadt am rübenberge", "neustadt", ["gründung"]),
        ("gruendung neustadt am ruebenberge", "neustadt", ["gruendung"]),
        ("Wennigsens Vereine", "wennigsen", ["Vereine"]),
        ("ausbildung in Celle", "landkreis-celle", ["ausbildung"]),
        ("ausbildung bei Hildesheim", "landkreis-hildesheim", ["ausbildung"]),
        ("ausbildung Nienburg", "landkreis-nienburg", ["ausbildung"]),
        ("ausbildung Stadthagen", "landkreis-schaumburg", ["ausbildung"]),
        ("ausbildung Hameln", "landkreis-hameln-pyrmont", ["ausbildung"]),
        ("ausbildung Peine", "landkreis-peine", ["ausbildung"]),
        ("ausbildung Landkreis Gifhorn", "landkreis-gifhorn", ["ausbildung"]),
        ("ausbildung Walsrode", "heidekreis", ["ausbildung"]),
        ("gründung in Niedersachsen", "niedersachsen", ["gründung"]),
        ("start-up in Lower Saxony", "niedersachsen", ["start-up"]),
        ("gründung in Bayern", "bayern", ["gründung"]),
        ("gründung NRW", "nordrhein-westfalen", ["gründung"]),
        ("gründung in Köln", "nordrhein-westfalen", ["gründung"]),
        ("start-up in Munich", "bayern", ["start-up"]),
        ("gründung in Essen", "nordrhein-westfalen", ["gründung"]),
        ("gründung in Schleswig-Holstein", "schleswig-holstein", ["gründung"]),
    ],
)
def test_a_place_is_taken_from_the_words(meant: Meant, query: str, area: str, left: list[str]) -> None:
    assert areas(meant(query)) == [area]
    assert words(meant(query)) == left


@pytest.mark.parametrize(
    "query",
    [
        "welcome to hannover region",
        "jba garbsen",
        "beratung jba garbsen",
        "robotics city hannover",
        "bbs burgdorf",
        "wasserstoff bbs burgdorf",
        "list der zuschüsse",
        "essen auf rädern",
        "linden pflanzen",
        "zoo",
        "kredit vom land niedersachsen",
        "fachkräfte aus der eu",
        "nach deutschland ziehen",
        "ort:burgdorf",
        '"solar burgdorf"',
        "99999",
    ],
)
def test_what_belongs_to_a_name_or_is_a_word_stays_a_word(meant: Meant, query: str) -> None:
    assert areas(meant(query)) == []


@pytest.mark.parametrize(
    "query", ["Burgdorf", "in Burgdorf", "was gibt es in Burgdorf", "förderung burgdorf", "Angebote in 31303 Burgdorf"]
)
def test_a_place_alone_leaves_no_words(meant: Meant, query: str) -> None:
    assert areas(meant(query)) == ["burgdorf"]
    assert words(meant(query)) == []


@pytest.mark.parametrize(
    "query",
    [
        "kurse nicht nur hannover",
        "kurse nicht in Celle",
        "kurse außer laatzen",
        "kurse außerhalb von Celle",
        "kurse outside hannover",
    ],
)
def test_a_place_that_is_no_condition(meant: Meant, query: str) -> None:
    assert areas(meant(query)) == []
    assert meant(query).excluded == ()
    assert words(meant(query)) == ["kurse"]


def test_two_places_are_both_meant(meant: Meant) -> None:
    assert areas(meant("umzug von berlin nach hannover")) == ["berlin", "region-hannover"]


def test_a_name_is_looked_for_with_all_words(meant: Meant) -> None:
    query = meant("solar burgdorf").query
    assert [word.text for word in query.typed] == ["solar", "burgdorf"]
    assert not query.unfinished


@pytest.mark.parametrize(
    ("query", "area", "left"),
    [
        ("solar in Lehrtte", "lehrte", ["solar"]),
        ("solar Langenhgen", "langenhagen", ["solar"]),
        ("lehrstelle in gabsen", "garbsen", ["lehrstelle"]),
        ("zuschuss in Wunsdorf", "wunstorf", ["zuschuss"]),
        ("wärmepumpe barsinghusen", "barsinghausen", ["wärmepumpe"]),
    ],
)
def test_a_mistyped_place(meant: Meant, query: str, area: str, left: list[str]) -> None:
    understood = meant(query)
    assert areas(understood) == [area]
    assert words(understood) == left


@pytest.mark.parametrize("query", ["springen lernen", "ausbildung in Elternzeit", "hilfe bei Kündigng", "solar gabsen"])
def test_a_word_that_is_no_mistyped_place(meant: Meant, query: str) -> None:
    assert areas(meant(query)) == []
