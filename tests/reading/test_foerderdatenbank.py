"""The weekly CSV of the Förderdatenbank: mapping, status, plain text; files made from the column contract."""

from __future__ import annotations

import csv
import json
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from hannover_foerder import load
from hannover_foerder.model.plain import from_plain
from hannover_foerder.model.programme import Programme
from hannover_foerder.model.vocabulary import Term, Vocabulary
from hannover_foerder.reading.foerderdatenbank import is_foerderdatenbank, page_key, plain_records

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

DAY = date(2026, 11, 23)
PAGE = "https://www.foerderdatenbank.de/FDB/Content/DE/Foerderprogramm/"
COLUMNS = [
    "programme_slug",
    "url",
    "title",
    "description",
    "short_description",
    "legal_basis",
    "status_note",
    "seo_description",
    "required_documents",
    "application_language",
    "legal_citation",
    "deadlines",
    "procedure",
    "processing_time",
    "legal_requirements",
    "keywords",
    "date_of_issue",
    "funding_type",
    "eligible_applicants",
    "funding_area",
    "funding_body",
    "funding_location",
    "funding_organisation",
    "grw",
    "unternehmensgroesse",
    "contact_ids",
    "funding_subarea",
    "applicant_sector",
    "id_url",
    "id_hash",
    "contact_info_institution",
    "contact_info_email",
    "contact_info_phone",
    "contact_info_fax",
    "contact_info_mobile",
    "contact_info_website",
    "contact_info_road",
    "contact_info_house_id",
    "contact_info_building",
    "contact_info_zip_code",
    "contact_info_city",
    "contact_info_post_box",
    "contact_info_country",
    "further_links",
    "license_info",
    "on_website_from",
    "last_updated",
    "previous_update_dates",
    "on_website_to",
    "absent",
    "keywords_extracted",
]


def row(slug: str, **cells: str) -> dict[str, str]:
    return {
        "programme_slug": slug,
        "url": f"{PAGE}Land/Niedersachsen/{slug}.html",
        "title": slug.replace("-", " ").title(),
        "id_url": f"land-niedersachsen-{slug}",
        "id_hash": slug.encode().hex().ljust(32, "0")[:32],
        "license_info": "CC BY-ND 4.0",
        "on_website_from": "2025-W10",
        "last_updated": "2026-W20",
        "absent": "false",
        **cells,
    }


@pytest.fixture
def write_table(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Path]:
    """Write a file of some rows, with a cache of its own."""
    monkeypatch.setenv("FOERDER_CACHE", str(tmp_path / "cache"))

    def write(*rows: dict[str, str]) -> Path:
        path = tmp_path / "programme.csv"
        with path.open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, COLUMNS)
            writer.writeheader()
            writer.writerows(rows)
        return path

    return write


@pytest.fixture
def fdb(write_table: Callable[..., Path]) -> Path:
    return write_table(
        row(
            "sonnenstrom-foerderung",
            short_description="<p>Zuschuss für <b>Photovoltaik</b> &amp; Speicher.</p>",
            description="<p>Erster Absatz.</p><ul><li>eins</li><li>zwei</li></ul><script>alert(1)</script>",
            funding_type='["zuschuss"]',
            eligible_applicants='["unternehmen", "privatperson"]',
            unternehmensgroesse='["Kleines Unternehmen", "Mittleres Unternehmen"]',
            funding_area='["energieeffizienz_erneuerbare_energien"]',
            funding_location='["de_ni"]',
            funding_body='["Land"]',
            funding_organisation='["NBank"]',
            contact_info_institution="NBank",
            contact_info_phone="0511 30031-0",
            contact_info_email="keine Adresse",
            contact_info_road="Günther-Wagner-Allee",
            contact_info_house_id="12",
            contact_info_zip_code="30177",
            contact_info_city="Hannover",
            legal_requirements="<p>Sitz in Niedersachsen.</p>",
            deadlines="befristet bis zum 00. November 2020",
            keywords="Solar, Energie",
            keywords_extracted='["Solar", "Speicher"]',
        ),
        row("alte-hilfe", status_note="Antragstellung nicht mehr möglich"),
        row("pause", status_note="Antragstellung derzeit nicht möglich", last_updated="2026-W30"),
        row("verschwunden", absent="true", on_website_to="2026-W31"),
        row("doppelt", url=f"{PAGE}Land/Niedersachsen/mikrostarter-niedersachsen.html"),
        row("neueste", on_website_from="2026-W34", last_updated="", funding_location='["_bundesweit"]'),
    )


def test_terms_texts_and_contact(fdb: Path) -> None:
    record = load([str(fdb)]).get("fdb-land-niedersachsen-sonnenstrom-foerderung")
    assert record.summary is not None
    assert record.description is not None
    assert record.summary.de == "Zuschuss für Photovoltaik & Speicher."
    assert record.description.de == "Erster Absatz.\n– eins\n– zwei\n\nStichworte: Solar, Speicher"
    assert record.kinds == ("zuschuss",)
    assert record.target_groups == ("kmu", "personen")
    assert record.topics == ("energie",)
    assert record.areas == ("niedersachsen",)
    assert record.provider is not None
    assert (record.provider.name, record.provider.level) == ("NBank", "state")
    (contact,) = record.contacts
    assert (contact.phone, contact.email) == ("0511 30031-0", None)
    assert contact.address == "Günther-Wagner-Allee 12, 30177 Hannover"
    assert [requirement.text.de for requirement in record.requirements] == ["Sitz in Niedersachsen."]


def test_a_deadline_is_a_note_and_never_a_date(fdb: Path) -> None:
    deadlines = load([str(fdb)]).get("fdb-land-niedersachsen-sonnenstrom-foerderung").deadlines
    assert deadlines is not None
    assert (deadlines.model, deadlines.dates) == ("unknown", ())
    assert deadlines.note is not None
    assert deadlines.note.de == "befristet bis zum 00. November 2020"


def test_licence_and_date_of_the_file_stand_in_the_source(fdb: Path) -> None:
    source = load([str(fdb)]).get("fdb-land-niedersachsen-sonnenstrom-foerderung").sources["foerderdatenbank"]
    assert source.title == "Förderdatenbank des Bundes: Sonnenstrom Foerderung (CC BY-ND 4.0)"
    assert str(source.date) == "2026-08-17"  # the Monday of 2026-W34, the newest week in the file


def test_without_a_licence_the_source_has_the_title_alone() -> None:
    assert plain(license_info="")["sources"]["foerderdatenbank"]["title"] == "Förderdatenbank des Bundes: X"


@pytest.mark.parametrize(
    ("slug", "code", "reason"),
    [
        ("sonnenstrom-foerderung", "running", "evidence"),
        ("alte-hilfe", "ended", "closed"),
        ("pause", "suspended", "paused"),
        ("verschwunden", "unclear", "stale"),
    ],
)
def test_status_from_free_text_and_history(fdb: Path, slug: str, code: str, reason: str) -> None:
    status = load([str(fdb)]).card(f"fdb-land-niedersachsen-{slug}").status(DAY)
    assert (status.code, status.reason) == (code, reason)


def test_both_catalogues_in_one_search_and_the_same_programme_once(fdb: Path) -> None:
    catalogue = load([str(fdb), "default"])
    assert "mikrostarter-niedersachsen" in catalogue.ids()
    assert "fdb-land-niedersachsen-doppelt" not in catalogue.ids()
    hits = catalogue.search("photovoltaik", day=DAY, limit=20).hits
    origins = {hit.card.id: hit.card.origin for hit in hits}
    assert origins["fdb-land-niedersachsen-sonnenstrom-foerderung"] == "programme.csv"
    assert "" in origins.values()


def test_rows_of_one_hash_are_one_record(write_table: Callable[..., Path]) -> None:
    path = write_table(row("eins", title="Alt"), row("eins", title="Neu"))
    catalogue = load([str(path)])
    assert [card.name[0] for card in catalogue.filter(day=DAY).cards] == ["Neu"]


SHARED_CODE = Vocabulary(
    topics={
        "energie": Term("Energie", "Energy", fdb="energie"),
        "solar": Term("Photovoltaik", "Solar", broader="energie", fdb="energie"),
        "gruendung": Term("Gründung", "Founding", ("Start-up",), fdb="existenz"),
        "nachfolge": Term("Nachfolge", "Succession", fdb="existenz"),
    }
)


def plain(**cells: str) -> dict[str, Any]:
    ((line, record),) = plain_records([(7, row("x", **cells))], SHARED_CODE)
    assert line == 7
    return record


@pytest.mark.parametrize(
    ("cells", "topics"),
    [
        ({"funding_area": '["energie"]'}, ["energie"]),
        ({"funding_area": '["existenz"]', "title": "Hilfe bei der Nachfolge"}, ["nachfolge"]),
        ({"funding_area": '["existenz"]', "keywords": "start-up, Nachfolge"}, ["gruendung", "nachfolge"]),
        ({"funding_area": '["existenz", "energie"]', "title": "Irgendwas"}, ["energie"]),
    ],
)
def test_a_code_of_several_terms_counts_for_those_that_are_named(cells: dict[str, str], topics: list[str]) -> None:
    assert plain(**cells)["topics"] == topics


@pytest.mark.parametrize(
    ("cells", "day"),
    [
        ({}, None),
        ({"status_note": "Bitte beachten Sie die neue Richtlinie."}, None),
        ({"status_note": "Zurzeit ausgesetzt", "last_updated": "2026-W20"}, "2026-05-11"),
        ({"status_note": "Zurzeit ausgesetzt", "last_updated": "", "on_website_from": "2025-W10"}, "2025-03-03"),
        ({"status_note": "Zurzeit nicht mehr möglich"}, None),
    ],
)
def test_a_pause_begins_with_the_last_change_of_the_row(cells: dict[str, str], day: str | None) -> None:
    assert plain(**cells).get("paused_since") == day


def test_a_pause_without_any_week_has_no_day() -> None:
    record = plain(status_note="Zurzeit ausgesetzt", last_updated="", on_website_from="")
    assert "paused_since" not in record
    assert record["sources"]["foerderdatenbank"]["retrieved"] == "CSV"
    assert record["facts"][0]["supports"] == ["name", "description", "links"]


def test_rows_without_a_hash_are_records_of_their_own() -> None:
    rows = [(2, row("a", id_hash="")), (3, row("b", id_hash=""))]
    assert [line for line, _ in plain_records(rows, Vocabulary())] == [2, 3]


def test_a_row_supports_the_fields_that_it_fills() -> None:
    assert plain()["facts"][0]["supports"] == ["name", "links", "status"]


def test_what_a_row_does_not_say_is_left_out() -> None:
    assert set(plain()) == {"id", "name", "links", "sources", "facts"}
    assert plain(required_documents="<p>Plan</p>")["application"] == {"documents": [{"de": "Plan"}]}
    assert plain(procedure="<p>Anrufen</p>")["application"] == {"steps": [{"de": "Anrufen"}]}


def test_the_file_is_known_by_its_columns() -> None:
    assert is_foerderdatenbank(COLUMNS)
    assert not is_foerderdatenbank(["id", "name.de", "title", "url"])


@pytest.mark.parametrize(
    ("url", "page"),
    [
        (f"{PAGE}Bund/BMWi/zim.html", "bund/bmwi/zim"),
        ("http://foerderdatenbank.de/FDB/Content/DE/Foerderprogramm/Bund/BMWi/zim.html?nn=1#top", "bund/bmwi/zim"),
        ("https://www.example.org/FDB/Content/DE/Foerderprogramm/Bund/zim.html", None),
    ],
)
def test_the_page_of_a_record_is_its_link_whatever_the_spelling(url: str, page: str | None) -> None:
    record = from_plain(Programme, {"id": "x", "name": {"de": "X"}, "links": {"info": url}})
    assert page_key(record) == page


def test_a_page_that_backs_another_statement_is_not_the_page_of_the_record() -> None:
    plain = {
        "id": "x",
        "name": {"de": "X"},
        "sources": {"a": {"title": "t", "url": f"{PAGE}a.html"}, "b": {"title": "t", "url": f"{PAGE}b.html"}},
        "facts": [
            {"text": "1", "sources": ["a"], "supports": ["related"]},
            {"text": "2", "sources": ["b"], "supports": ["name"]},
        ],
    }
    assert page_key(from_plain(Programme, plain)) == "b"


def test_a_list_column_that_is_no_array_counts_as_one_value(write_table: Callable[..., Path]) -> None:
    path = write_table(row("eins", funding_type="zuschuss", funding_area=json.dumps("arbeit")))
    record = load([str(path)]).get("fdb-land-niedersachsen-eins")
    assert record.kinds == ("zuschuss",)
