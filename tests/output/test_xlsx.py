"""Workbooks read back by another library."""

from __future__ import annotations

import io
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

import openpyxl
import pytest

from hannover_foerder.errors import CannotError
from hannover_foerder.model.card import card_of
from hannover_foerder.model.plain import from_plain
from hannover_foerder.model.programme import Programme
from hannover_foerder.output.columns import every_column, record_cells
from hannover_foerder.output.formats import xlsx
from hannover_foerder.output.views.listing import Listing, Row, Section

if TYPE_CHECKING:
    from collections.abc import Callable

    from hannover_foerder.output.labels import Labels

DAY = date(2026, 11, 23)


def programme(**more: Any) -> Programme:
    return from_plain(Programme, {"id": "hilfe", "name": {"de": "Hilfe"}, **more})


def row(found: Programme) -> Row:
    card = card_of(found)
    return Row(card, card.status(DAY))


def listing(*found: Programme) -> Listing:
    return Listing((Section(tuple(map(row, found))),))


def sheet(data: bytes) -> Any:
    return openpyxl.load_workbook(io.BytesIO(data)).active


def record_sheet(found: Programme, names: list[str], labels: Labels) -> Any:
    return sheet(xlsx.records([record_cells(found, row(found).status)], names, labels, DAY))


def test_a_list_for_people(labels: Callable[[str], Labels]) -> None:
    full = programme(
        name={"de": "Hilfe", "en": "Help"},
        kinds=["zuschuss"],
        areas=["region-hannover"],
        funding={"max_eur": 10000},
        period={"until": "2027-06-30"},
        links={"official": "https://example.org/hilfe?a=1&b=2"},
    )
    found = sheet(xlsx.listing(listing(full, programme(id="b", period={"until": "2027-06"})), labels("de"), DAY))
    assert found.title == "Programme"
    assert [[cell.value for cell in line] for line in found.rows] == [
        [
            *("Programm", "Kurz gesagt", "Für wen", "Was", "Höhe", "Status", "Bis"),
            *("Gebiet", "Träger", "Themen", "Nachfolger", "Link", "Kennung"),
        ],
        [
            *("Hilfe", None, None, "Zuschuss", "bis 10.000 €", "läuft", datetime(2027, 6, 30)),  # noqa: DTZ001 - a cell
            *("Region Hannover", None, None, None, "https://example.org/hilfe?a=1&b=2", "hilfe"),
        ],
        ["Hilfe", None, None, None, None, "läuft", "06/2027", None, None, None, None, None, "b"],
    ]
    assert (found["G2"].number_format, found["L2"].hyperlink.target) == (
        "dd.mm.yyyy",
        "https://example.org/hilfe?a=1&b=2",
    )
    assert (found.freeze_panes, found.auto_filter.ref) == ("A2", "A1:M3")


def test_english_words_and_dates(labels: Callable[[str], Labels]) -> None:
    found = sheet(xlsx.listing(listing(programme(period={"until": "2027-06-30"})), labels("en"), DAY))
    assert (found.title, found["A1"].value, found["F2"].value) == ("Programmes", "Programme", "running")
    assert found["G2"].number_format == "d mmm yyyy"


def test_an_empty_list_has_its_header(labels: Callable[[str], Labels]) -> None:
    found = sheet(xlsx.listing(listing(), labels("de"), DAY))
    assert (found.dimensions, found.auto_filter.ref) == ("A1:M1", "A1:M1")


def test_columns_are_as_wide_as_their_texts_up_to_a_limit(labels: Callable[[str], Labels]) -> None:
    long = programme(summary={"de": "Ein langer Satz, der kein Ende nimmt. " * 9})
    widths = sheet(xlsx.listing(listing(long), labels("de"), DAY)).column_dimensions
    assert 5 < widths["M"].width < 15
    assert 45 < widths["B"].width < 55


@pytest.mark.parametrize("text", ['=HYPERLINK("http://x")', "=1+1", "+1", "-1", "@SUM(A1)", "{=1}", "12", "_x0041_"])
def test_a_text_stays_the_text_it_is(labels: Callable[[str], Labels], text: str) -> None:
    evil = programme(name={"de": text}, provider={"name": text})
    for found in (
        sheet(xlsx.listing(listing(evil), labels("de"), DAY))["A2"],
        record_sheet(evil, ["name.de"], labels("de"))["A2"],
    ):
        assert (found.value, found.data_type, found.hyperlink) == (text, "s", None)


def test_control_characters_are_shown(labels: Callable[[str], Labels]) -> None:
    evil = programme(name={"de": "a\x00\x1b[31m\u202eb\ufffe<x>&"})
    found = sheet(xlsx.listing(listing(evil), labels("de"), DAY))["A2"].value
    assert found == "a␀␛[31m\ufffdb_xFFFE_<x>&"


@pytest.mark.parametrize("url", ["javascript:alert(1)", "file:///etc/passwd", "internal:A1", "mailto:a@b.de"])
def test_only_pages_are_links(labels: Callable[[str], Labels], url: str) -> None:
    evil = programme(links={"official": url})
    assert sheet(xlsx.listing(listing(evil), labels("de"), DAY))["L2"].hyperlink is None
    found = record_sheet(evil, ["links.official"], labels("de"))["A2"]
    assert (found.value, found.hyperlink) == (url, None)


def test_an_address_within_a_text_is_no_link(labels: Callable[[str], Labels]) -> None:
    for text in ("https://example.org steht hier", "https://example.org/" + "a" * 2079):
        found = sheet(xlsx.listing(listing(programme(provider={"name": text})), labels("de"), DAY))["I2"]
        assert (found.value, found.hyperlink) == (text, None)


def test_chosen_columns_are_numbers_dates_and_truths(labels: Callable[[str], Labels]) -> None:
    full = programme(
        funding={"max_eur": 10000, "rate_percent": 37.5, "duration_months": 12},
        period={"from": "2024", "until": "2026-12-31"},
        application={"before_start": True},
        aliases=["x", "y"],
    )
    names = [
        *("funding.max_eur", "funding.rate_percent", "funding.duration_months", "funding.min_eur"),
        *("period.from", "period.until", "application.before_start", "aliases", "status", "status_date"),
    ]
    head, line = record_sheet(full, names, labels("de")).iter_rows()
    assert [cell.value for cell in head] == names
    assert [(cell.value, cell.data_type) for cell in line] == [
        *((10000, "n"), (37.5, "n"), (12, "n"), (None, "n")),
        *(("2024", "s"), (datetime(2026, 12, 31), "d"), (True, "b")),  # noqa: DTZ001 - a cell has no zone
        *(("x | y", "s"), ("ending-soon", "s"), (datetime(2026, 12, 31), "d")),  # noqa: DTZ001 - likewise
    ]


def test_a_date_before_excel_stays_a_text(labels: Callable[[str], Labels]) -> None:
    assert record_sheet(programme(period={"from": "1899-12-31"}), ["period.from"], labels("de"))["A2"].value == (
        "1899-12-31"
    )


def test_every_column(labels: Callable[[str], Labels]) -> None:
    found = programme(closed={}, facts=[{"text": "a", "sources": ["s"], "supports": ["kinds"]}])
    cells = record_cells(found, row(found).status)
    names = every_column([cells])
    line = next(sheet(xlsx.records([cells], names, labels("de"), DAY)).iter_rows(min_row=2, values_only=True))
    filled = {name: value for name, value in zip(names, line, strict=True) if value is not None}
    assert filled == {
        "id": "hilfe",
        "name.de": "Hilfe",
        "closed": "{}",
        "facts": '[{"text": "a", "sources": ["s"], "supports": ["kinds"]}]',
        "status": "ended",
        "status_reason": "closed",
    }


def test_the_same_list_gives_the_same_bytes(labels: Callable[[str], Labels]) -> None:
    first, second = (xlsx.listing(listing(programme()), labels("de"), DAY) for _ in range(2))
    assert first == second


def test_what_no_workbook_can_hold_is_refused(labels: Callable[[str], Labels]) -> None:
    with pytest.raises(CannotError) as raised:
        xlsx.listing(listing(programme(name={"de": "a" * 32768})), labels("de"), DAY)
    assert raised.value.code == "error.too-much-for-xlsx"


def test_more_links_than_a_sheet_may_have_are_texts(
    labels: Callable[[str], Labels], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(xlsx, "_MOST_LINKS", 1)
    linked = programme(links={"official": "https://example.org"})
    found = sheet(xlsx.listing(listing(linked, linked), labels("de"), DAY))
    assert found["L2"].hyperlink is not None
    assert (found["L3"].value, found["L3"].hyperlink) == ("https://example.org", None)
