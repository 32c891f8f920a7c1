"""Workbooks read back by another library."""

from __future__ import annotations

import io
import tracemalloc
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

import openpyxl
import pytest
from openpyxl.utils.escape import unescape

from hannover_foerder.errors import CannotError
from hannover_foerder.model.card import card_of
from hannover_foerder.model.filters import Filters
from hannover_foerder.model.office import whom_to_ask
from hannover_foerder.model.plain import from_plain
from hannover_foerder.model.programme import Programme
from hannover_foerder.output.formats import cell_room, workbook, xlsx
from hannover_foerder.output.spool import NO_SIZE, Spool
from hannover_foerder.output.views.adviser_sheet import COLUMNS, AdviserSheet
from hannover_foerder.output.views.asked import Asked
from hannover_foerder.output.views.detail import Dossier
from hannover_foerder.output.views.listing import Row
from hannover_foerder.output.views.record_table import RecordTable, every_column, record_cells, with_json_in_words

if TYPE_CHECKING:
    from collections.abc import Callable

    from hannover_foerder.output.labels import Labels

DAY = date(2026, 11, 23)
ASKED = Asked(Filters(), DAY)


def programme(**more: Any) -> Programme:
    return from_plain(Programme, {"id": "hilfe", "name": {"de": "Hilfe"}, **more})


def row(found: Programme) -> Row:
    card = card_of(found)
    return Row(card, card.status(DAY))


def handout(labels: Labels, *programmes: Programme, asked: Asked = ASKED) -> Any:
    described = [Dossier(record, row(record).status, contact_points=whom_to_ask(record, {})) for record in programmes]
    return openpyxl.load_workbook(io.BytesIO(xlsx.document(AdviserSheet(asked, described, labels, len(described)))))


def cells(labels: Labels, record: Programme) -> dict[str, Any]:
    """The cells of the only programme by their column."""
    head, line = handout(labels, record)["Programme"].iter_rows()
    return dict(zip(COLUMNS, line, strict=True)) if len(head) == len(COLUMNS) else {}


def sheet(data: bytes) -> Any:
    return openpyxl.load_workbook(io.BytesIO(data)).active


def book_of_records(cells: dict[str, str], names: list[str], labels: Labels) -> bytes:
    with Spool(with_json_in_words([cells], "de")) as spool:
        sizes = [spool.sizes.get(name, NO_SIZE) for name in names]
        return xlsx.document(RecordTable(spool.records(), names, sizes, {}, ASKED, labels))


def record_sheet(found: Programme, names: list[str], labels: Labels) -> Any:
    return sheet(book_of_records(record_cells(found, row(found).status), names, labels))


def test_a_hand_out_has_what_an_adviser_needs(labels: Callable[[str], Labels]) -> None:
    full = programme(
        name={"de": "Hilfe", "en": "Help"},
        kinds=["zuschuss"],
        funding={"min_eur": 500, "max_eur": 10000, "rate_percent": 37.5},
        period={"until": "2027-06"},
        application={"before_start": True, "steps": [{"de": "Anrufen."}, {"de": "Antrag stellen."}]},
        contacts=[{"office": "Amt", "phone": "0511 1234", "email": "amt@example.org"}],
        links={"official": "https://example.org/hilfe?a=1&b=2"},
        sources={"a": {"title": "Amt: Hilfe", "url": "https://example.org", "date": "2026-05"}},
    )
    line = cells(labels("de"), full)
    assert {name: cell.value for name, cell in line.items() if cell.value is not None} == {
        "name": "Hilfe",
        "what": "Zuschuss",
        "min": 500,
        "max": 10000,
        "rate": 37.5,
        "last-day": datetime(2027, 6, 30),  # noqa: DTZ001 - a cell has no zone
        "until": "06/2027",
        "status": "läuft – belegt bis 06/2027",
        "before-start": "ja",
        "ask": "Amt",
        "phone": "0511 1234",
        "email": "amt@example.org",
        "next-step": "Anrufen.",
        "url": "Seite",
        "source-date": datetime(2026, 5, 1),  # noqa: DTZ001 - likewise
        "id": "hilfe",
    }
    assert line["url"].hyperlink.target == "https://example.org/hilfe?a=1&b=2"
    assert line["last-day"].number_format == "dd.mm.yyyy"


def test_a_programme_without_a_page_leads_to_its_office_else_to_its_best_source(
    labels: Callable[[str], Labels],
) -> None:
    source = {"a": {"title": "A", "url": "https://example.org/a"}}
    by_telephone = [{"office": "Amt", "phone": "0511 1"}]
    with_page = [*by_telephone, {"office": "Haus", "url": "https://example.org/haus"}]
    for contacts, url, word in (
        (by_telephone, "https://example.org/a", "Quelle"),
        (with_page, "https://example.org/haus", "Stelle"),
    ):
        cell = cells(labels("de"), programme(sources=source, contacts=contacts))["url"]
        assert (cell.value, cell.hyperlink.target) == (word, url)


def test_it_says_what_was_asked_and_that_it_is_no_promise(labels: Callable[[str], Labels]) -> None:
    asked = Asked(Filters(areas=("region-hannover",), ongoing=True), DAY, query="solar")
    book = handout(labels("de"), programme(), asked=asked)
    assert book["Anfrage"]["A1"].value == "Förderung und Hilfe in der Region Hannover"
    cover = {line[0].value: line[1].value for line in book["Anfrage"].iter_rows()}
    assert (cover["Suche"], cover["Gebiete"], cover["Status"]) == ("solar", "Region Hannover", "nur was läuft")
    assert cover["Stand"] == "23.11.2026"
    assert any("Zusage" in str(value) for value in cover.values())
    assert book.sheetnames == ["Anfrage", "Programme", "Quellen"]


@pytest.mark.parametrize("grouped", [False, True])
def test_it_prints_on_landscape_a4_in_eight_points(labels: Callable[[str], Labels], grouped: bool) -> None:
    view = AdviserSheet(ASKED, [], labels("de"), 0, grouped=grouped)
    book = openpyxl.load_workbook(io.BytesIO(xlsx.document(view)))
    for found in book.worksheets:
        widths = [column.width for column in found.column_dimensions.values() if not column.hidden]
        assert sum(widths) <= 175  # LibreOffice makes that 8.0 points of 10
        assert (found.page_setup.orientation, found.page_setup.paperSize) == ("landscape", 9)
        assert (found.page_setup.fitToWidth or 1, found.page_setup.fitToHeight) == (1, 0)
        assert "&P" in found.oddFooter.right.text
    found = book["Programme"]
    assert found.print_title_rows == "$1:$1"
    assert (found.freeze_panes, found.auto_filter.ref) == ("B2", "A1:S1" if grouped else "A1:R1")


def test_columns_too_wide_for_a_page_go_on_beside_the_first_column(labels: Callable[[str], Labels]) -> None:
    names = ["id", *(f"funding.{name}" for name in ("max_eur", "min_eur", "per")), "summary.de", "description.de"]
    long = programme(summary={"de": "lang " * 40}, description={"de": "länger " * 900})
    found = record_sheet(long, names, labels("de"))
    assert (found.page_setup.scale, found.print_title_cols, found.print_title_rows) == (80, "$A:$A", "$1:$1")
    short = record_sheet(programme(), names, labels("de"))
    assert (short.print_title_cols, short.page_setup.fitToHeight) == (None, 0)


def test_a_row_is_as_high_as_its_longest_text_needs(labels: Callable[[str], Labels]) -> None:
    long = programme(summary={"de": "Ein langer Satz, der kein Ende nimmt. " * 4})
    found = handout(labels("de"), programme(), long)["Programme"]
    assert found.row_dimensions[2].height in (None, 2 * 12.75 + 2)  # nothing stands for one line
    assert found.row_dimensions[3].height >= 8 * 12.75


def test_a_long_text_has_a_column_so_wide_that_the_highest_row_holds_it(labels: Callable[[str], Labels]) -> None:
    text = "Ein Satz von vielen über das Programm. " * 6
    facts = [{"text": text, "sources": ["s"], "supports": ["id"]} for _ in range(22)]
    found = record_sheet(programme(facts=facts), ["id", "facts"], labels("de"))
    assert cell_room.row_height([found["B2"].value], [60]) == 409  # too low for what is easy to read
    assert found.column_dimensions["B"].width > 60
    assert found.row_dimensions[2].height < 409


def test_a_word_longer_than_its_column_takes_several_lines() -> None:
    assert cell_room.row_height(["Donaudampfschifffahrt" * 4], [20]) > 3 * 12.75
    assert cell_room.row_height(["kurz", "lang " * 90], [20, 0]) < 2 * 12.75  # a hidden column has no lines


def test_english_words_and_dates(labels: Callable[[str], Labels]) -> None:
    found = handout(labels("en"), programme(period={"until": "2027-06-30"}))["Programmes"]
    assert (found["A1"].value, found["J2"].value) == ("Programme", "running – documented until 30 Jun 2027")
    assert found["H2"].number_format == "d mmm yyyy"


def test_an_empty_list_has_its_header(labels: Callable[[str], Labels]) -> None:
    found = handout(labels("de"))["Programme"]
    assert (found.dimensions, found.auto_filter.ref) == ("A1:R1", "A1:R1")


@pytest.mark.parametrize("text", ['=HYPERLINK("http://x")', "=1+1", "+1", "-1", "@SUM(A1)", "{=1}", "12", "_x0041_"])
def test_a_text_stays_the_text_it_is(labels: Callable[[str], Labels], text: str) -> None:
    evil = programme(name={"de": text}, provider={"name": text})
    for found in (cells(labels("de"), evil)["name"], record_sheet(evil, ["name.de"], labels("de"))["A2"]):
        # openpyxl leaves the escape _x005F_ (ECMA-376, 22.9.2.19) in texts that stand in their cell
        assert (unescape(found.value), found.data_type, found.hyperlink) == (text, "s", None)


def test_control_characters_are_shown(labels: Callable[[str], Labels]) -> None:
    evil = programme(name={"de": "a\x00\x1b[31m\u202eb\ufffe<x>&"})
    assert cells(labels("de"), evil)["name"].value == "a␀␛[31m\ufffdb_xFFFE_<x>&"


@pytest.mark.parametrize("url", ["javascript:alert(1)", "file:///etc/passwd", "internal:A1", "mailto:a@b.de"])
def test_only_pages_are_links(labels: Callable[[str], Labels], url: str) -> None:
    evil = programme(links={"official": url})
    assert cells(labels("de"), evil)["url"].hyperlink is None
    found = record_sheet(evil, ["links.official"], labels("de"))["A2"]
    assert (found.value, found.hyperlink) == (url, None)


def test_lists_of_a_record_are_written_out_to_be_read(labels: Callable[[str], Labels]) -> None:
    record = programme(
        contacts=[{"office": "Amt", "phone": "0511 1"}, {"office": "Haus"}],
        application={"steps": [{"de": "Anrufen."}, {"de": "Kommen."}]},
        requirements=[
            {"text": {"de": "Bis 25."}, "rule": {"age": {"max": 25}}},
            {"text": {"de": "Gemeinnützig."}, "rule": {"nonprofit": {"is": True}}},
        ],
    )
    line = record_sheet(record, ["contacts", "application.steps", "requirements"], labels("de"))
    assert [cell.value for cell in line[2]] == [
        "Amt · 0511 1\nHaus",
        "Anrufen.\nKommen.",
        "Bis 25. · rule: age: max: 25\nGemeinnützig. · rule: nonprofit: is: true",
    ]


def test_every_source_can_be_read_and_opened(labels: Callable[[str], Labels]) -> None:
    sources = {
        "a": {"title": "Alt", "date": "2020"},
        "b": {"title": "Neu", "url": "https://example.org/b", "date": "2026"},
    }
    lines = list(handout(labels("de"), programme(sources=sources))["Quellen"].iter_rows(min_row=2))
    assert [[cell.value for cell in line] for line in lines] == [
        ["Hilfe", "Neu", "2026", "https://example.org/b", "Seite"],
        ["Hilfe", "Alt", "2020", None, None],
    ]
    assert lines[0][4].hyperlink.target == "https://example.org/b"


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
    names = every_column(cells)
    book = book_of_records(cells, names, labels("de"))
    line = next(sheet(book).iter_rows(min_row=2, values_only=True))
    filled = {name: value for name, value in zip(names, line, strict=True) if value is not None}
    assert filled == {
        "id": "hilfe",
        "name.de": "Hilfe",
        "closed": "{}",
        "facts": "a · s · kinds",
        "status": "ended",
        "status_reason": "closed",
    }


def test_the_same_list_gives_the_same_bytes(labels: Callable[[str], Labels]) -> None:
    first, second = (xlsx.document(AdviserSheet(ASKED, [], labels("de"), 0)) for _ in range(2))
    assert first == second


def test_what_no_workbook_can_hold_is_refused(labels: Callable[[str], Labels]) -> None:
    with pytest.raises(CannotError) as raised:
        handout(labels("de"), programme(name={"de": "a" * 32768}))
    assert raised.value.code == "error.too-much-for-xlsx"


def test_more_links_than_a_sheet_may_have_are_texts(
    labels: Callable[[str], Labels], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(workbook, "_MOST_LINKS", 1)
    linked = programme(links={"official": "https://example.org"})
    found = handout(labels("de"), linked, linked)["Programme"]
    assert found["P2"].hyperlink is not None
    assert (found["P3"].value, found["P3"].hyperlink) == ("Seite", None)


def test_no_memory_holds_the_texts_of_all_rows(labels: Callable[[str], Labels]) -> None:
    """What grows are the heights of the rows and the compressed file, not the texts."""
    text = "Betriebe bekommen Geld für neue Maschinen. " * 80

    def peak(number: int) -> int:
        cells = ({"id": f"p{row}", "summary.de": text} for row in range(number))
        table = RecordTable(cells, ["id", "summary.de"], [NO_SIZE, NO_SIZE], {}, ASKED, labels("de"))
        tracemalloc.start()
        try:
            xlsx.document(table)
            return tracemalloc.get_traced_memory()[1]
        finally:
            tracemalloc.stop()

    peak(1)  # what is loaded once
    assert peak(320) - peak(20) < 300 * len(text) / 4


def test_a_footer_is_cut_between_letters(labels: Callable[[str], Labels]) -> None:
    for query in ("&" * 200, "x" + "&" * 200):
        footer = handout(labels("de"), programme(), asked=Asked(Filters(), DAY, query=query))["Programme"].oddFooter
        assert footer.left.text.count("&") % 2 == 0  # one alone would begin a command
        assert footer.center.text == "Stand 23.11.2026"
