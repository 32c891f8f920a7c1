"""Lists made by hand in the forms whose finer points a small catalogue does not show."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from hannover_foerder.model.card import card_of
from hannover_foerder.model.plain import from_plain
from hannover_foerder.model.programme import Programme
from hannover_foerder.output.formats import json_, markdown, table, text
from hannover_foerder.output.render import render
from hannover_foerder.output.screen import Screen
from hannover_foerder.output.views.listing import Listing, ListingView, Row, Section, grouped
from hannover_foerder.search.analysis.text import tokens

if TYPE_CHECKING:
    from collections.abc import Callable

    from hannover_foerder.output.labels import Labels

DAY = date(2026, 11, 23)
EVIL = "=1+1 | [red]x[/red] <b>&amp;\x1b[31m\u202e"


def row(name: str = "Hilfe", **more: Any) -> Row:
    card = card_of(from_plain(Programme, {"id": "hilfe", "name": {"de": name}, **more}))
    return Row(card, card.status(DAY))


def view(listing: Listing, labels: Labels) -> ListingView:
    return ListingView(listing, labels, tokens)


def one(*rows: Row) -> Listing:
    return Listing((Section(rows),))


def test_grouped_rows_may_stand_in_several_groups_and_the_rest_comes_last() -> None:
    first, second = row(kinds=["zuschuss", "kredit"]), row()
    sections = grouped((second, first), "kinds", {"kredit": "Kredit", "zuschuss": "Zuschuss"}, none="keine Angabe")
    assert sections == (
        Section((first,), "kredit", "Kredit"),
        Section((first,), "zuschuss", "Zuschuss"),
        Section((second,), "", "keine Angabe"),
    )


def test_grouped_json_says_the_group(labels: Callable[[str], Labels]) -> None:
    listing = Listing(grouped((row(kinds=["zuschuss"]), row()), "kinds", {"zuschuss": "Zuschuss"}, none="keine"))
    assert [found["group"] for found in view(listing, labels("de")).objects()] == ["zuschuss", None]
    assert text.listing(listing, labels("de")).startswith("Zuschuss (1)\n\n1. Hilfe\n")
    assert markdown.listing(listing, labels("de")).startswith("## Zuschuss\n\n| Programm |")
    header, first, second, *_ = render(view(listing, labels("de")), "csv", Screen()).split("\r\n")
    assert (header.split(",")[-1], first.split(",")[-1], second.split(",")[-1]) == ("Gruppe", "Zuschuss", "keine")


def test_deadlines_and_amounts_in_json(labels: Callable[[str], Labels]) -> None:
    dates = {"model": "recurring", "dates": [{"role": "application", "yearly": "09-30"}]}
    listing = one(row(deadlines=dates, funding={"amount_eur": 250.5, "per": "person"}))
    (found,) = view(listing, labels("de")).objects()
    assert found["deadlines"] == [{"role": "application", "date": None, "yearly": "09-30"}]
    assert found["funding"]["amount_eur"] == 250.5
    assert list(found) == [
        "id",
        "name",
        "summary",
        "status",
        "status_reason",
        "status_date",
        "status_source",
        "kinds",
        "topics",
        "target_groups",
        "areas",
        "provider",
        "provider_level",
        "funding",
        "deadline_model",
        "deadlines",
        "until",
        "successor",
        "url",
        "origin",
        "ask",
        "status_date_inferred",
    ]


def test_foreign_text_in_every_form(labels: Callable[[str], Labels]) -> None:
    listing = one(row(EVIL))
    shown = "=1+1 | [red]x[/red] <b>&amp;␛[31m\ufffd"
    assert shown in table.listing(listing, labels("de"), Screen(120), tokens)
    assert f"1. {shown}\n" in text.listing(listing, labels("de"))
    assert f"\r\n'{shown}," in render(view(listing, labels("de")), "csv", Screen())
    escaped = "=1+1 \\| \\[red\\]x\\[/red\\] \\<b\\>&amp;amp;␛\\[31m\ufffd"
    assert f"\n| {escaped} |" in markdown.listing(listing, labels("de"))
    assert "\\u001b[31m\\u202e" in json_.array(view(listing, labels("de")).objects())


def test_a_link_that_may_not_be_opened_is_no_link(labels: Callable[[str], Labels]) -> None:
    listing = one(row(links={"official": "javascript:alert(1)"}))
    assert "](" not in markdown.listing(listing, labels("de"))
    assert "]8;" not in table.listing(listing, labels("de"), Screen(80, styled=True, linked=True), tokens)


def test_an_empty_table_is_nothing(labels: Callable[[str], Labels]) -> None:
    assert table.listing(one(), labels("de"), Screen(80), tokens) == ""
    assert markdown.listing(one(), labels("de")) == ""


@pytest.mark.parametrize("width", [72, 80, 100, 120, 160, 200])
def test_no_line_is_wider_than_the_screen(labels: Callable[[str], Labels], width: int) -> None:
    rows = (
        row("Donaudampfschifffahrtsgesellschaftskapitänsprogramm", kinds=["lohnkostenzuschuss"] * 4),
        row(
            target_groups=["drittstaaten-fachkraefte", "ausbildungsbetriebe", "x", "y", "z"],
            funding={"max_eur": 123456789},
            areas=["landkreis-hildesheim"] * 3,
            provider={"name": "Bundesministerium für Wirtschaft"},
            period={"until": "2026-12-31"},
        ),
    )
    lines = table.listing(one(*rows), labels("de"), Screen(width), tokens).splitlines()
    assert max(map(len, lines)) <= width
    assert any("weitere" in line for line in lines)


def test_an_id_stands_under_the_name_where_it_fits(labels: Callable[[str], Labels]) -> None:
    listing = one(row("Kurz", target_groups=["x"]), row("Lang", id="sehr-lange-kennung-" * 4))
    lines = table.listing(listing, labels("de"), Screen(72), tokens).splitlines()
    assert lines[2].split() == ["Kurz", "x", "–", "ohne", "Quelle"]
    assert lines[3].split() == ["hilfe"]
    assert lines[6:] == ["sehr-lange-kennung-" * 3 + "sehr-lange-", "kennung-", ""]


def test_a_long_name_of_a_successor_is_shown_in_full(labels: Callable[[str], Labels]) -> None:
    ended = row(closed={"on": "2024"}, successor="neu")._replace(successor=("Wort " * 20, None))
    shown = table.listing(one(ended), labels("de"), Screen(72), tokens)
    assert shown.count("Wort") == 20
    assert max(map(len, shown.splitlines())) <= 72


def test_the_columns_are_shared_so_that_the_list_is_short(labels: Callable[[str], Labels]) -> None:
    groups = ["kleine-und-mittlere-unternehmen", "junge-erwachsene", "industrie"]
    listing = one(*(row("Ein Programm mit einem recht langen Namen", target_groups=groups) for _ in range(3)))
    lines = table.listing(listing, labels("de"), Screen(100), tokens).splitlines()
    assert len(lines) == 2 + 3 * 4


def test_ended_programmes_are_faint_as_a_whole(labels: Callable[[str], Labels]) -> None:
    listing = one(row(closed={"on": "2024"}))
    shown = table.listing(listing, labels("de"), Screen(80, styled=True, coloured=True), tokens)
    assert "\x1b[2mHilfe\x1b[0m" in shown
    assert "\x1b[2mbeendet\x1b[0m" in shown


def test_where_a_deadline_is_known_it_stands_there_instead_of_the_age_of_the_evidence(
    labels: Callable[[str], Labels],
) -> None:
    found = row(deadlines={"model": "recurring", "dates": [{"role": "application", "yearly": "09-30"}]})
    due = found.card.next_application(date(2026, 10, 1))
    assert due == "2027-09-30"
    lines = table.listing(one(found._replace(due=due)), labels("de"), Screen(80), tokens).splitlines()
    assert lines[2].endswith("ohne Quelle")
    assert lines[3].endswith("Frist 30.09.2027")
