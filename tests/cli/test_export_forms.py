"""``export`` as workbook, page and linked data: the rows of the list, whole or not at all."""

from __future__ import annotations

import io
import json
import re
from typing import TYPE_CHECKING, Any

import openpyxl
import pytest
from tests.cli.conftest import CATALOGUE, DAY

from hannover_foerder.__main__ import main
from hannover_foerder.cli.environment import Environment

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Foerder


def rows(path: Path) -> list[tuple[Any, ...]]:
    book: Any = openpyxl.load_workbook(path)
    sheet = book["Programme"]
    return list(sheet.iter_rows(min_row=2, values_only=True))


def ids(path: Path) -> list[str]:
    """The ids of the programmes in a file, in their order."""
    if path.suffix == ".xlsx":
        return [row[-1] for row in rows(path)]
    text = path.read_text(encoding="utf-8")
    if path.suffix == ".html":
        return re.findall(r'<article id="p-([^"]+)"', text)
    return [node["identifier"] for node in json.loads(text)["@graph"]]


FILTERS = (
    (),
    ("--status", "all"),
    ("--kind", "zuschuss"),
    ("--area", "hannover", "--include-unknown"),
    ("--limit", "1"),
)


@pytest.mark.parametrize("suffix", ["xlsx", "html", "jsonld"])
@pytest.mark.parametrize("filters", FILTERS)
def test_the_rows_are_those_of_the_list(
    foerder: Foerder, tmp_path: Path, suffix: str, filters: tuple[str, ...]
) -> None:
    target = tmp_path / f"x.{suffix}"
    listed = [one["id"] for one in json.loads(foerder("list", "--format", "json", *filters).out)]
    code, out, err = foerder("export", str(target), *filters)
    number = f"{len(listed)} Programm{'' if len(listed) == 1 else 'e'}"
    assert (code, out, err) == (0, "", f"{number} in {target} geschrieben.\n")
    assert ids(target) == listed != []


@pytest.mark.parametrize(("suffix", "with_similar"), [("xlsx", False), ("html", True), ("jsonld", False)])
@pytest.mark.parametrize("query", ["wasserstoff", "hilfe", "bonus", "dachsolarzuschuss"])
def test_the_rows_are_those_of_the_search(
    foerder: Foerder, tmp_path: Path, suffix: str, query: str, *, with_similar: bool
) -> None:
    target = tmp_path / f"x.{suffix}"
    hits = json.loads(foerder("search", query, "--format", "json").out)
    foerder("export", str(target), "--query", query)
    assert ids(target) == [hit["id"] for hit in hits if with_similar or not hit["similar"]]


def test_the_format_decides_against_the_ending(foerder: Foerder, tmp_path: Path) -> None:
    target = tmp_path / "x.csv"
    assert foerder("export", str(target), "--format", "xlsx").code == 0
    assert target.read_bytes().startswith(b"PK")
    assert foerder("export", str(tmp_path / "y.htm")).code == 0
    assert foerder("export", "-", "--format", "html").out == (tmp_path / "y.htm").read_text(encoding="utf-8")


def test_the_page_is_in_the_language_of_the_call(foerder: Foerder) -> None:
    german, english = (
        foerder("export", "-", "--format", "html", "--status", "all", "--lang", language).out
        for language in ("de", "en")
    )
    assert '<html lang="de">' in german
    assert "<p>4 Programme. Stand" in german
    assert "Nachfolger: Zentrum für Wasserstoff (wasserstoff-zentrum)" in german
    assert '<html lang="en">' in english
    assert "<p>4 programmes. As of" in english


def test_columns_of_a_workbook(foerder: Foerder, tmp_path: Path) -> None:
    target = tmp_path / "x.xlsx"
    foerder("export", str(target), "--kind", "zuschuss", "--columns", "id,funding.max_eur,status")
    assert rows(target) == [("dach-zuschuss", 10000, "ending-soon")]


@pytest.mark.parametrize("form", ["html", "jsonld"])
def test_columns_only_where_there_are_some(foerder: Foerder, form: str) -> None:
    code, out, err = foerder("export", "-", "--format", form, "--columns", "id")
    assert (code, out, err) == (2, "", "foerder: --columns gibt es nur für csv, tsv und xlsx.\n")


@pytest.mark.parametrize("suffix", ["xlsx", "html", "jsonld"])
def test_an_existing_file_is_kept_without_force(foerder: Foerder, tmp_path: Path, suffix: str) -> None:
    target = tmp_path / f"x.{suffix}"
    target.write_text("mine", encoding="utf-8")
    assert foerder("export", str(target)).code == 1
    assert target.read_text(encoding="utf-8") == "mine"
    assert foerder("export", str(target), "--force").code == 0
    assert len(ids(target)) == 3


def test_a_workbook_through_a_pipe(compiled: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FOERDER_CACHE", str(compiled))
    piped = io.BytesIO()
    environment = Environment(
        out=io.TextIOWrapper(piped, encoding="utf-8"),
        err=io.StringIO(),
        variables={"FOERDER_CATALOGUE": str(CATALOGUE)},
        out_is_terminal=False,
        in_is_terminal=False,
        terminal_width=None,
        today=DAY,
    )
    assert main(["export", "-", "--format", "xlsx"], environment) == 0
    sheet: Any = openpyxl.load_workbook(piped)["Programme"]
    assert sheet["A2"].value == "Dach-Zuschuss [ab 2026] :boom:"


def test_a_workbook_is_not_shown_on_a_terminal(foerder: Foerder) -> None:
    code, out, err = foerder("export", "-", "--format", "xlsx", terminal=True)
    assert (code, out) == (2, "")
    assert err == "foerder: xlsx lässt sich nicht anzeigen. Eine Datei angeben: foerder export liste.xlsx\n"


def test_a_byte_order_mark_is_for_csv(foerder: Foerder) -> None:
    code, out, err = foerder("export", "-", "--format", "xlsx", "--excel")
    assert (code, out, err) == (2, "", "foerder: --excel gibt es nur für csv.\n")


@pytest.mark.parametrize("suffix", ["xlsx", "html", "jsonld"])
def test_a_programme_of_several_groups_stands_in_the_first(foerder: Foerder, tmp_path: Path, suffix: str) -> None:
    target = tmp_path / f"x.{suffix}"
    foerder("export", str(target), "--group-by", "target-group", "--status", "all")
    assert sorted(ids(target)) == sorted(
        row["id"] for row in json.loads(foerder("list", "--status", "all", "--format", "json").out)
    )
    if suffix == "xlsx":
        sheet: Any = openpyxl.load_workbook(target)["Programme"]
        assert [sheet["A1"].value, sheet["B1"].value] == ["Programm", "Gruppe"]
        assert all(sheet.cell(row, 2).value for row in range(2, sheet.max_row + 1))


def test_columns_of_a_workbook_by_their_headings(foerder: Foerder, tmp_path: Path) -> None:
    target = tmp_path / "x.xlsx"
    foerder("export", str(target), "dach-zuschuss", "--columns", "Programm,Max. €,Letzter Tag,funding.max_eur")
    ((name, most, last, field),) = rows(target)
    assert (name, most, last.date().isoformat(), field) == (
        "Dach-Zuschuss [ab 2026] :boom:",
        10000,
        "2026-12-31",
        10000,
    )


def test_what_was_understood_stands_in_the_head(foerder: Foerder, tmp_path: Path) -> None:
    foerder("export", str(tmp_path / "x.html"), "--query", "dach in Laatzen")
    assert "<dt>Verstanden</dt><dd>dach · Ort Laatzen</dd>" in (tmp_path / "x.html").read_text(encoding="utf-8")
    foerder("export", str(tmp_path / "y.html"), "--query", "dach in Laatzen", "--literal")
    assert "Verstanden" not in (tmp_path / "y.html").read_text(encoding="utf-8")
