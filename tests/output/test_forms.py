"""Lists made by hand in the forms whose finer points a small catalogue does not show."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from hannover_foerder.model.card import card_of
from hannover_foerder.model.plain import from_plain
from hannover_foerder.model.programme import Programme
from hannover_foerder.output.render import render
from hannover_foerder.output.screen import Screen, height_of
from hannover_foerder.output.views.listing import (
    Listing,
    ListingView,
    Row,
    Section,
    sections_by_facet,
    without_repetitions,
)
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
    sections = sections_by_facet(
        (second, first), "kinds", {"kredit": "Kredit", "zuschuss": "Zuschuss"}, none="keine Angabe"
    )
    assert sections == (
        Section((first,), "kredit", "Kredit"),
        Section((first,), "zuschuss", "Zuschuss"),
        Section((second,), "", "keine Angabe"),
    )


def test_grouped_json_says_the_group(labels: Callable[[str], Labels]) -> None:
    listing = Listing(
        sections_by_facet((row(kinds=["zuschuss"]), row()), "kinds", {"zuschuss": "Zuschuss"}, none="keine")
    )
    assert [found["group"] for found in view(listing, labels("de")).objects()] == ["zuschuss", None]
    assert render(view(listing, labels("de")), "text", Screen()).startswith("Zuschuss (1)\n\n1. Hilfe\n")
    assert render(view(listing, labels("de")), "markdown", Screen()).startswith("## Zuschuss\n\n| Programm |")
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
        "counts_as",
    ]


def test_foreign_text_in_every_form(labels: Callable[[str], Labels]) -> None:
    listing = one(row(EVIL))
    shown = "=1+1 | [red]x[/red] <b>&amp;␛[31m\ufffd"
    assert shown in render(view(listing, labels("de")), "table", Screen(120))
    assert f"1. {shown}\n" in render(view(listing, labels("de")), "text", Screen())
    assert f"\r\n'{shown}," in render(view(listing, labels("de")), "csv", Screen())
    escaped = "=1+1 \\| \\[red\\]x\\[/red\\] \\<b\\>&amp;amp;␛\\[31m\ufffd"
    assert f"\n| {escaped} |" in render(view(listing, labels("de")), "markdown", Screen())
    assert "\\u001b[31m\\u202e" in render(view(listing, labels("de")), "json", Screen())


def test_a_link_that_may_not_be_opened_is_no_link(labels: Callable[[str], Labels]) -> None:
    listing = one(row(links={"official": "javascript:alert(1)"}))
    assert "](" not in render(view(listing, labels("de")), "markdown", Screen())
    assert "]8;" not in render(view(listing, labels("de")), "table", Screen(80, styled=True, linked=True))


def test_an_empty_table_is_nothing(labels: Callable[[str], Labels]) -> None:
    assert render(view(one(), labels("de")), "table", Screen(80)) == ""
    assert render(view(one(), labels("de")), "markdown", Screen()) == ""


@pytest.mark.parametrize("width", [40, 50, 72, 80, 100, 109, 110, 120, 160, 200])
def test_no_line_is_wider_than_the_screen_and_a_programme_takes_two(
    labels: Callable[[str], Labels], width: int
) -> None:
    rows = (
        row("Donaudampfschifffahrtsgesellschaftskapitänsprogramm", kinds=["lohnkostenzuschuss"] * 4),
        row(
            "Ein Programm mit einem recht langen Namen, der nirgends in eine Spalte passt, so breit sie auch sein mag",
            summary={"de": "Wer etwas tut, das sich mit vielen Worten sagen lässt, bekommt dafür nach und nach Geld."},
            target_groups=["drittstaaten-fachkraefte", "ausbildungsbetriebe"],
            funding={"max_eur": 123456789},
            areas=["landkreis-hildesheim"] * 3,
            period={"until": "2026-12-31"},
        ),
        row(closed={"on": "2024"}, successor="neu")._replace(successor=("Wort " * 20, None)),
    )
    lines = render(view(one(*rows), labels("de")), "table", Screen(width)).splitlines()
    assert max(map(len, lines)) <= width
    assert len(lines) == height_of(one(*rows)) == 6
    assert [line.split()[0] for line in lines[::2]] == ["1", "2", "3"]
    assert all(not line.endswith("-") for line in lines)  # no word is broken


def test_name_and_status_stand_over_a_line_of_what_it_is(labels: Callable[[str], Labels]) -> None:
    summary = "Betriebe bekommen Geld für eine neue Maschine, wenn sie damit Energie sparen, und zwar viel."
    rows = (
        row(summary={"de": summary}, funding={"max_eur": 50000}, period={"until": "2026-12-31"}),
        row("Kurz", summary={"de": "Beratung für alle."}, target_groups=["kmu"], areas=["hannover"]),
        row("Fern", summary={"de": "Rat."}, areas=["hannover"])._replace(outside="burgdorf"),
    )
    assert render(view(one(*rows), labels("de")), "table", Screen(80)).splitlines() == [
        " 1  Hilfe" + " " * 55 + "endet 31.12.2026",
        "    Betriebe bekommen Geld für eine neue Maschine, wenn sie … · bis 50.000 €",
        " 2  Kurz" + " " * 56 + "ohne Quelle",
        "    nur hannover · Beratung für alle. · für kmu",
        " 3  Fern" + " " * 56 + "ohne Quelle",
        "    nicht in burgdorf · Rat.",
    ]


def test_a_narrow_screen_has_the_status_under_the_name(labels: Callable[[str], Labels]) -> None:
    listing = one(row("Ein nicht ganz kurzer Name", summary={"de": "Beratung für alle Betriebe und Vereine."}))
    assert render(view(listing, labels("de")), "table", Screen(44)).splitlines() == [
        " 1  Ein nicht ganz kurzer Name",
        "    ohne Quelle · Beratung für alle …",
    ]


def test_a_wide_screen_has_columns_with_ids(labels: Callable[[str], Labels]) -> None:
    listing = one(row(summary={"de": "Beratung " * 12}, funding={"amount_eur": 500, "period": "month"}))
    first, second = render(view(listing, labels("de")), "table", Screen(120)).splitlines()
    assert first.split() == ["1", "Hilfe", *["Beratung"] * 5, "ohne", "Quelle"]
    assert second.split()[0] == "hilfe"
    assert second.endswith("  500 € im Monat")


def test_words_that_were_found_are_marked_whole_and_not_in_other_words(labels: Callable[[str], Labels]) -> None:
    hit = row("Wasserstoffnetz für Wasserstoff", summary={"de": "Network for work, und h2 ohne h2o."})
    for stems, marked in (
        (("wasserstoff", "work", "h2"), ["Wasserstoff", "work", "h2"]),
        ((), []),
    ):
        text = render(view(one(hit._replace(matched=stems)), labels("de")), "table", Screen(80, styled=True))
        assert re.findall(r"\x1b\[1;4m(.*?)\x1b\[0m", text) == marked


def test_a_long_heading_leaves_room_for_a_large_number(labels: Callable[[str], Labels]) -> None:
    listing = Listing((Section((row(),) * 1000, title="Sehr lange Überschrift " * 5),))
    heading, *_ = render(view(listing, labels("de")), "table", Screen(40)).splitlines()
    assert heading.endswith(" … (1000)")
    assert len(heading) <= 40


def test_sections_have_their_heading_and_numbers_go_on(labels: Callable[[str], Labels]) -> None:
    listing = Listing((Section((row(),)), Section((row("Anders"),), title="Ähnliches")))
    lines = render(view(listing, labels("de")), "table", Screen(80)).splitlines()
    assert (lines[2:4], lines[4].split()[:2]) == (["", "Ähnliches (1)"], ["2", "Anders"])
    assert len(lines) == height_of(listing)


def test_once_tells_a_programme_in_its_first_group() -> None:
    both = row(kinds=["zuschuss", "kredit"])
    titles = {"kredit": "Kredit", "zuschuss": "Zuschuss"}
    listing = Listing(sections_by_facet((both,), "kinds", titles, none="keine Angabe"))
    assert [section.title for section in listing.sections] == ["Kredit", "Zuschuss"]
    assert without_repetitions(listing).sections == (Section((both,), "kredit", "Kredit"),)


@pytest.mark.parametrize(
    ("more", "expected"),
    [
        ({"deadlines": {"model": "fixed", "dates": [{"role": "sketch", "date": "2027-06-30"}]}}, "2027-06-30"),
        ({"deadlines": {"model": "recurring", "dates": [{"role": "application", "yearly": "09-30"}]}}, "2027-09-30"),
        ({"deadlines": {"model": "fixed", "dates": [{"role": "application", "date": "2026-11"}]}}, "2026-11"),
        ({"deadlines": {"model": "fixed", "dates": [{"role": "application", "date": "2026-10"}]}}, None),
        ({"deadlines": {"model": "fixed", "dates": [{"role": "report", "date": "2027"}]}}, None),
        ({}, None),
    ],
)
def test_the_day_to_apply_by(more: dict[str, Any], expected: str | None) -> None:
    assert row(**more).card.next_application(DAY) == expected


def test_the_day_to_apply_by_stands_before_all_else(labels: Callable[[str], Labels]) -> None:
    listing = one(row(period={"until": "2029"})._replace(due="2027-06-30"))
    assert render(view(listing, labels("en")), "table", Screen(80)).splitlines()[0].endswith("  apply by 30 Jun 2027")


def test_what_ran_out_is_faint_like_what_has_ended(labels: Callable[[str], Labels]) -> None:
    listing = one(row(period={"until": "2025", "renewal": "unknown"}))
    shown = render(view(listing, labels("de")), "table", Screen(80, styled=True, coloured=True))
    assert "\x1b[2mHilfe\x1b[0m" in shown
    assert "\x1b[2mlief bis 2025\x1b[0m" in shown


def test_ended_programmes_are_faint_as_a_whole(labels: Callable[[str], Labels]) -> None:
    listing = one(row(closed={"on": "2024"}))
    shown = render(view(listing, labels("de")), "table", Screen(80, styled=True, coloured=True))
    assert "\x1b[2mHilfe\x1b[0m" in shown
    assert "\x1b[2mbeendet 2024\x1b[0m" in shown


def test_a_file_names_every_term_and_a_screen_the_first(labels: Callable[[str], Labels]) -> None:
    names = ["a1", "b2", "c3", "d4", "e5"]
    listing = one(row(target_groups=names, kinds=names, areas=names))
    for form in ("text", "markdown"):
        written = render(view(listing, labels("de")), form, Screen())
        assert written.count("a1, b2, c3, d4, e5") == 3
    assert "e5" not in render(view(listing, labels("de")), "table", Screen())


def test_a_file_says_what_the_money_is_for(labels: Callable[[str], Labels]) -> None:
    listing = one(row(funding={"max_eur": 50000, "rate_percent": 40, "per": "building"}))
    for form in ("text", "markdown"):
        assert "bis 50.000 € je Gebäude, bis 40 % der Kosten" in render(view(listing, labels("de")), form, Screen())


def test_a_text_leads_to_the_official_page_else_to_the_source(labels: Callable[[str], Labels]) -> None:
    source = {"s": {"title": "T", "url": "https://example.org/s"}}
    for links, url in (
        ({"official": "https://example.org/a"}, "https://example.org/a"),
        (None, "https://example.org/s"),
    ):
        linked = row(sources=source, links=links) if links else row(sources=source)
        assert f"   Link: {url}\n" in render(view(one(linked), labels("de")), "text", Screen())
        assert f"[Hilfe](<{url}>)" in render(view(one(linked), labels("de")), "markdown", Screen())
    evil = row(sources={"s": {"title": "T", "url": "javascript:alert(1)"}})
    for form in ("text", "markdown"):
        assert "javascript" not in render(view(one(evil), labels("de")), form, Screen())
