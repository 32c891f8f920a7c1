"""An empty list says why; an area finds what serves it, the nearest first."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

from tests.eligibility.records import programme

from hannover_foerder.cli.lists.empty_list import removals
from hannover_foerder.model.card import Card, card_of
from hannover_foerder.model.filters import Filters
from hannover_foerder.results import Selection

if TYPE_CHECKING:
    from tests.cli.conftest import Foerder

CATALOGUE = str(Path(__file__).with_name("fitting.yaml"))


def notes(foerder: Foerder, *arguments: str) -> list[str]:
    found = foerder(*arguments, FOERDER_CATALOGUE=CATALOGUE)
    assert (found.code, found.out) == (0, "")
    return found.err.splitlines()


def test_an_empty_list_names_the_filter_and_the_near_misses(foerder: Foerder) -> None:
    assert notes(foerder, "list", "--topic", "waerme", "--area", "burgdorf", "--kind", "beratung") == [
        "Kein Programm passt dazu.",
        "Ohne --kind wären es 2, etwa: Kachel-Bonus [kachel-bonus] (Prämie), Wärme-Kredit [waerme-kredit] (Kredit)",
        "Ohne --topic wäre es 1: Rat für Kommunen [stadt-rat] (Klimaschutz)",
    ]


def test_an_empty_list_names_the_successor_of_what_has_ended(foerder: Foerder) -> None:
    assert notes(foerder, "list", "--topic", "natur") == [
        "Kein Programm passt dazu.",
        "1 beendetes nicht gezeigt (--status all zeigt alle).",
        (
            "Ohne --topic wären es 5, etwa: Dach in Hannover [hannover-dach] (Heizung und Wärme), "
            "Kachel-Bonus [kachel-bonus] (Heizung und Wärme), Ofen-Zuschuss [ofen-zuschuss] (Heizung und Wärme)"
        ),
        "Beendet: Alter Ofen. Nachfolger: ofen-zuschuss",
    ]


def test_an_empty_search_says_which_filter_kept_out_what(foerder: Foerder) -> None:
    lines = notes(foerder, "search", '"ofen"', "--area", "burgdorf", "--kind", "zuschuss")
    assert "Ohne --area wären es 2, etwa: Ofen-Zuschuss [ofen-zuschuss] (Laatzen), Alter Ofen [alter-ofen]" in lines


def test_without_filters_there_is_nothing_to_say_of_them(foerder: Foerder) -> None:
    assert not any(line.startswith("Ohne") for line in notes(foerder, "search", "xylophon"))


def test_an_area_or_its_postcode_finds_what_serves_it_nearest_first(foerder: Foerder) -> None:
    for written in ("laatzen", "30880"):
        out = foerder("list", "--area", written, FOERDER_CATALOGUE=CATALOGUE).out
        assert [line.split("\t")[0] for line in out.splitlines()] == [
            "ofen-zuschuss",
            "kachel-bonus",
            "stadt-rat",
            "waerme-kredit",
        ]
    out = foerder("list", "--area", "laatzen", "--sort", "name", FOERDER_CATALOGUE=CATALOGUE).out
    assert out.splitlines()[0].startswith("kachel-bonus")


def test_a_search_that_finds_nothing_says_whom_to_ask_where_somebody_reads(foerder: Foerder) -> None:
    for arguments, words in ((("xylophon",), "Wer weiterhilft:"), (("xylophon", "--lang", "en"), "Who can help:")):
        err = foerder("search", *arguments, "--format", "text").err.splitlines()
        assert words in err
        offices = err[err.index(words) + 1 :]
        assert len(offices) == 2
        assert all(re.search(r": [0-9]{3,5} [0-9]", office) for office in offices)
    assert "Wer weiterhilft:" not in foerder("search", "xylophon").err
    assert "Wer weiterhilft:" not in foerder("search", "wasserstoff", "--format", "text").err


RECORDS = [
    programme("a", topics=("solar",), areas=("laatzen",), kinds=("zuschuss",)),
    programme("b", topics=("solar",), areas=("hannover",), kinds=("zuschuss",)),
    programme("c", topics=("solar",), areas=("hannover",), kinds=("zuschuss",)),
    programme("d", topics=("arbeit",), areas=("laatzen",), kinds=("zuschuss",)),
]
CARDS = [card_of(record) for record in RECORDS]


def find(filters: Filters) -> Selection:
    """Return a list over the four records."""

    def passes(card: Card, field: str) -> bool:
        wanted = getattr(filters, field)
        return not wanted or not set(wanted).isdisjoint(getattr(card, field))

    cards = [card for card in CARDS if all(passes(card, field) for field in ("topics", "areas", "kinds"))]
    return Selection(tuple(cards), 0 if filters.ongoing else len(cards), 0, 0)


def test_a_filter_is_named_with_what_it_alone_removes() -> None:
    (removal,) = removals(Filters(topics=("solar",), areas=("laatzen",), kinds=("kredit",)), find)
    assert (removal.filter, removal.total, removal.near_misses) == ("kinds", 1, (CARDS[0],))
    assert [removal.filter for removal in removals(Filters(areas=("laatzen",), ongoing=True), find)] == ["ongoing"]


def test_the_filter_that_removes_most_stands_first() -> None:
    reasons = removals(Filters(topics=("arbeit",), areas=("hannover",)), find)
    assert [(removal.filter, removal.total) for removal in reasons] == [("topics", 2), ("areas", 1)]


def test_a_filter_without_which_there_is_nothing_either_is_not_named() -> None:
    assert removals(Filters(topics=("arbeit",), areas=("hannover",), kinds=("kredit",)), find) == []


def test_without_filters_there_is_nothing_to_remove() -> None:
    assert removals(Filters(), find) == []
