"""What a search says it understood, and words that are excluded on the command line."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.cli.conftest import Foerder


def ids(out: str) -> list[str]:
    return [line.split("\t")[0] for line in out.splitlines()]


def test_the_first_line_says_what_was_understood(foerder: Foerder) -> None:
    outcome = foerder("search", "wasserstoff", "burgdorf", "ohne", "kredit")
    assert outcome.err.splitlines()[0] == "Verstanden: wasserstoff · Ort Burgdorf · ohne kredit"
    assert ids(outcome.out) == ["wasserstoff-zentrum"]
    english = foerder("search", "hydrogen", "bin", "17", "--lang", "en")
    assert english.err.splitlines()[0] == "Understood: hydrogen · age 17"


def test_plain_words_say_nothing(foerder: Foerder) -> None:
    assert "Verstanden" not in foerder("search", "wasserstoff").err
    assert "Verstanden" not in foerder("search", "wasserstoff", "burgdorf", "--literal").err


def test_a_terminal_shows_it_above_the_hits(foerder: Foerder) -> None:
    outcome = foerder("search", "wasserstoff burgdorf", terminal=True, width=100, height=30)
    assert outcome.err.splitlines()[0].startswith("Verstanden: wasserstoff")


def test_what_does_not_serve_the_place_is_counted(foerder: Foerder) -> None:
    outcome = foerder("search", "solar", "burgdorf")
    assert outcome.out == ""
    assert "1 gilt nicht in Burgdorf (--literal zeigt es)." in outcome.err.splitlines()
    assert ids(foerder("search", "solar", "burgdorf", "--literal").out) == ["dach-zuschuss"]


def test_the_json_of_a_search_stays_an_array(foerder: Foerder) -> None:
    found = json.loads(foerder("search", "wasserstoff burgdorf", "--format", "json").out)
    assert [hit["id"] for hit in found] == ["wasserstoff-zentrum"]


@pytest.mark.parametrize(
    "arguments",
    [
        ("wasserstoff", "-netzwerk"),
        ("-netzwerk", "wasserstoff"),
        ("wasserstoff", "−netzwerk"),
        ("wasserstoff", "NICHT", "netzwerk"),
        ("wasserstoff", "-netzwerk", "-n3"),
        ("wasserstoff", "-n", "3", "-netzwerk", "--format", "tsv"),
        ("--", "wasserstoff", "-netzwerk"),
        ("wasserstoff", '-"netzwerk"'),
    ],
)
def test_a_word_is_excluded_without_quotation_marks(foerder: Foerder, arguments: tuple[str, ...]) -> None:
    outcome = foerder("search", *arguments)
    assert outcome.code == 0
    assert "wasserstoff-zentrum" not in ids(outcome.out)


def test_help_and_mistyped_options_stay_what_they_are(foerder: Foerder) -> None:
    assert foerder("search", "-h").code == 0
    assert foerder("search", "wasserstoff", "--limt", "3").code == 2
    assert foerder("list", "-kredit").code == 2


def test_an_explanation_shows_what_was_understood(foerder: Foerder) -> None:
    text = foerder("explain", "dach-zuschuss", "--query", "solar burgdorf").out
    assert "Verstanden: solar · Ort Burgdorf" in text.splitlines()
    assert "Gilt nicht am genannten Ort." in text.splitlines()
    (explained,) = json.loads(
        foerder("explain", "dach-zuschuss", "--query", "solar burgdorf mit 12 leuten 50k", "--format", "json").out
    )
    assert explained["shut_to"] == ["place"]
    assert explained["found"] is False
    assert explained["understood"] == {
        "words": ["solar"],
        "places": [{"typed": "burgdorf", "area": "burgdorf"}],
        "age": None,
        "employees": 12,
        "facts": [],
        "target_groups": [],
        "quantities": [{"number": 50000, "unit": "EUR"}],
        "not_for": [],
        "excluded": [],
    }
    (literal,) = json.loads(
        foerder("explain", "dach-zuschuss", "--query", "solar burgdorf", "--literal", "--format", "json").out
    )
    assert literal["understood"] is None


def test_an_export_is_the_search(foerder: Foerder) -> None:
    outcome = foerder("export", "-", "--query", "wasserstoff burgdorf", "--format", "json")
    assert [row["id"] for row in json.loads(outcome.out)] == ["wasserstoff-zentrum"]
    assert outcome.err.splitlines()[0] == "Verstanden: wasserstoff · Ort Burgdorf"


def test_a_saved_search_stays_literal(foerder: Foerder, tmp_path_factory: pytest.TempPathFactory) -> None:
    state = str(tmp_path_factory.mktemp("literal"))
    foerder("search", "solar burgdorf", "--literal", "--save", "Sonne", XDG_STATE_HOME=state)
    listed = foerder("news", "--list", "--format", "json", XDG_STATE_HOME=state).out
    assert "--literal" in listed
