"""``export``: files that are whole or absent, and cells that are safe."""

from __future__ import annotations

import csv
import io
import json
import os
import stat
from typing import TYPE_CHECKING

import pytest

from hannover_foerder.cli import files
from hannover_foerder.errors import CannotError
from hannover_foerder.model.cell import unescape_formula
from hannover_foerder.model.flat import unflatten

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.cli.conftest import Foerder

HEADER = "Programm,Kurz gesagt,Für wen,Was,Höhe,Status,Bis,Gebiet,Träger,Themen,Nachfolger,Link,Kennung\r\n"
DACH = (
    'Dach-Zuschuss [ab 2026] :boom:,,Private Haushalte,Zuschuss,"bis 10.000 € je Gebäude, bis 37,5 % der Kosten",'
    "endet bald,31.12.2026,Landeshauptstadt Hannover,proKlima,Solarenergie,,,dach-zuschuss\r\n"
)


def test_csv_for_people(foerder: Foerder, tmp_path: Path) -> None:
    target = tmp_path / "aus.csv"
    code, out, err = foerder("export", str(target), "--kind", "zuschuss")
    assert (code, out, err) == (0, "", f"1 Programm in {target} geschrieben.\n")
    assert target.read_bytes() == (HEADER + DACH).encode()


def test_csv_for_excel(foerder: Foerder, tmp_path: Path) -> None:
    target = tmp_path / "aus.csv"
    foerder("export", str(target), "--kind", "zuschuss", "--excel")
    data = target.read_bytes()
    assert data.startswith(b"\xef\xbb\xbfProgramm;Kurz gesagt;")
    assert "bis 10.000 € je Gebäude, bis 37,5 % der Kosten;endet bald".encode() in data


def test_export_gives_the_rows_of_list_and_search(foerder: Foerder) -> None:
    for form in ("tsv", "json", "jsonl", "markdown", "text"):
        assert foerder("export", "-", "--format", form).out == foerder("list", "--format", form).out
        searched = foerder("export", "-", "--format", form, "--query", "wasserstoff").out
        assert searched == foerder("search", "wasserstoff", "--format", form).out
    assert foerder("export", "-").out == foerder("list", "--format", "csv").out


@pytest.mark.parametrize(
    ("suffix", "begins"),
    [("tsv", "id\tname\tstatus"), ("json", "[\n"), ("jsonl", '{"id"'), ("md", "| Programm"), ("txt", "1. Dach")],
)
def test_the_ending_decides(foerder: Foerder, tmp_path: Path, suffix: str, begins: str) -> None:
    target = tmp_path / f"x.{suffix}"
    assert foerder("export", str(target)).code == 0
    assert target.read_text(encoding="utf-8").startswith(begins)


def test_chosen_columns(foerder: Foerder) -> None:
    assert foerder("export", "-", "--columns", "id, funding.max_eur,status", "--limit", "1").out == (
        "id,funding.max_eur,status\r\ndach-zuschuss,10000,ending-soon\r\n"
    )
    assert foerder("export", "-", "--columns", "id,kinds", "--format", "tsv", "--kind", "netzwerk").out == (
        "wasserstoff-zentrum\tnetzwerk\n"
    )


def test_an_unknown_column(foerder: Foerder) -> None:
    code, out, err = foerder("export", "-", "--columns", "id,funding.maximum_eur")
    assert (code, out) == (2, "")
    assert err.startswith("foerder: --columns: funding.maximum_eur gibt es nicht. Meinten Sie funding.max_eur")


def test_all_columns_can_be_read_back(foerder: Foerder) -> None:
    text = foerder("export", "-", "--columns", "all", "--status", "all").out
    rows = list(csv.DictReader(io.StringIO(text, newline="")))
    records = [unflatten({name: unescape_formula(cell) for name, cell in row.items()}) for row in rows]
    shown = json.loads(foerder("show", *(row["id"] for row in rows), "--format", "json").out)
    for record, full in zip(records, shown, strict=True):
        assert record == {key: value for key, value in full.items() if key in record}
        computed = {"ask", "origin", "status", "status_reason", "status_date", "status_source"}
        assert not any(value for key, value in full.items() if key not in record and key not in computed)


def test_an_existing_file_is_kept_without_force(foerder: Foerder, tmp_path: Path) -> None:
    target = tmp_path / "a.csv"
    target.write_text("mine", encoding="utf-8")
    code, _, err = foerder("export", str(target))
    assert (code, err) == (1, f"foerder: {target} gibt es schon. --force ersetzt die Datei.\n")
    assert target.read_text(encoding="utf-8") == "mine"
    assert foerder("export", str(target), "--force").code == 0
    assert target.read_text(encoding="utf-8").startswith("Programm,")


def test_a_folder_is_no_target(foerder: Foerder, tmp_path: Path) -> None:
    (tmp_path / "x.csv").mkdir()
    assert foerder("export", str(tmp_path / "x.csv")).err == f"foerder: {tmp_path / 'x.csv'} ist ein Ordner.\n"


def test_a_new_file_has_the_usual_permissions_and_a_replaced_one_its_own(tmp_path: Path) -> None:
    mask = os.umask(0o022)
    try:
        files.write_file(str(tmp_path / "new"), b"x", may_replace=False)
    finally:
        os.umask(mask)
    assert stat.S_IMODE((tmp_path / "new").stat().st_mode) == 0o644
    (tmp_path / "new").chmod(0o600)
    files.write_file(str(tmp_path / "new"), b"y", may_replace=True)
    assert stat.S_IMODE((tmp_path / "new").stat().st_mode) == 0o600


def test_a_link_is_followed(tmp_path: Path) -> None:
    (tmp_path / "real").write_bytes(b"old")
    (tmp_path / "link").symlink_to(tmp_path / "real")
    files.write_file(str(tmp_path / "link"), b"new", may_replace=True)
    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "real").read_bytes() == b"new"


def test_a_device_is_written_to() -> None:
    files.write_file("/dev/null", b"x", may_replace=False)
    with pytest.raises(OSError):
        files.write_file("/dev/full", b"x", may_replace=False)


def test_nothing_is_left_when_writing_fails(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", refuse)
    with pytest.raises(OSError):
        files.write_file(str(tmp_path / "a"), b"x", may_replace=False)
    assert list(tmp_path.iterdir()) == []


def test_a_file_made_meanwhile_is_not_replaced(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = os.fsync

    def meanwhile(handle: int) -> None:
        (tmp_path / "a").write_bytes(b"theirs")
        real(handle)

    monkeypatch.setattr(os, "fsync", meanwhile)
    with pytest.raises(CannotError):
        files.write_file(str(tmp_path / "a"), b"ours", may_replace=False)
    assert [(one.name, one.read_bytes()) for one in tmp_path.iterdir()] == [("a", b"theirs")]


def test_a_file_system_without_links_takes_a_rename(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise PermissionError

    monkeypatch.setattr(os, "link", refuse)
    files.write_file(str(tmp_path / "a"), b"x", may_replace=False)
    assert (tmp_path / "a").read_bytes() == b"x"


def test_what_a_query_was_read_as_is_told(foerder: Foerder, tmp_path: Path) -> None:
    assert "Gesucht nach: " in foerder("export", str(tmp_path / "out.csv"), "--query", "wasserstof-netzwerkk").err


@pytest.mark.parametrize("name", ["out.csv", "-"])
def test_what_is_only_similar_is_left_out_and_told(foerder: Foerder, tmp_path: Path, name: str) -> None:
    file = name if name == "-" else str(tmp_path / name)
    outcome = foerder("export", file, "--query", "zuschuss zahnarzt ")
    assert (outcome.code, len(outcome.out.splitlines())) == (0, name == "-")  # the heading, no programme
    assert "nicht ausgegeben" in outcome.err


@pytest.mark.parametrize(("query", "similar"), [("netzwerk zahnarzt ", 1), ("zuschuss zahnarzt ", 2)])
def test_hits_and_what_is_only_similar_are_counted_apart(
    foerder: Foerder, tmp_path: Path, query: str, similar: int
) -> None:
    target = tmp_path / "out.html"
    outcome = foerder("export", str(target), "--query", query)
    assert target.read_text(encoding="utf-8").count("<article") == similar
    assert outcome.err.endswith(f"0 Treffer, dazu ähnlich: {similar}; geschrieben in {target}.\n")


@pytest.mark.parametrize("name", ["x.foo", "x.tar.gz", "x.y", ".csv", "x."])
def test_an_ending_that_is_none_is_told_those_that_are(foerder: Foerder, tmp_path: Path, name: str) -> None:
    code, _, err = foerder("export", str(tmp_path / name))
    endings = ".csv, .tsv, .xlsx, .json, .jsonl, .jsonld, .html, .md, .txt"
    assert code == 2
    assert err.endswith(f"{name}: Die Endung nennt kein Format. Es gibt {endings}; für jede andere --format dazu.\n")
    assert list(tmp_path.iterdir()) == []


def test_programmes_that_are_named(foerder: Foerder, tmp_path: Path) -> None:
    named = ("wasserstoff-zentrum", "Dach-Zuschuss", "wasserstoff-zentrum")
    assert [row["id"] for row in exported(foerder, *named)] == ["wasserstoff-zentrum", "dach-zuschuss"]
    assert [row["id"] for row in exported(foerder, *named, "--sort", "name")] == [
        "dach-zuschuss",
        "wasserstoff-zentrum",
    ]
    assert [row["id"] for row in exported(foerder, *named, "--limit", "1")] == ["wasserstoff-zentrum"]
    target = tmp_path / "zwei.csv"
    assert foerder("export", str(target), *named).err == f"2 Programme in {target} geschrieben.\n"


def exported(foerder: Foerder, *arguments: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(foerder("export", "-", *arguments, "--columns", "id").out, newline="")))


def test_names_from_the_input(foerder: Foerder, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO("wasserstoff-zentrum\tZentrum\ndach-zuschuss\n"))
    assert [row["id"] for row in exported(foerder, "-")] == ["wasserstoff-zentrum", "dach-zuschuss"]


def test_a_name_that_nothing_has(foerder: Foerder, tmp_path: Path) -> None:
    code, out, err = foerder("export", str(tmp_path / "x.csv"), "gibtesnicht")
    assert (code, out, list(tmp_path.iterdir())) == (4, "", [])
    assert "gibtesnicht" in err


@pytest.mark.parametrize("more", [("--kind", "zuschuss"), ("--query", "dach"), ("--ongoing",)])
def test_names_or_a_search(foerder: Foerder, more: tuple[str, ...]) -> None:
    code, out, err = foerder("export", "-", "dach-zuschuss", *more)
    assert (code, out) == (2, "")
    assert err == "foerder: Entweder Programme nennen oder mit Filtern und --query suchen, nicht beides.\n"


@pytest.mark.parametrize("sort", ["name", "status", "until", "provider", "nearness"])
def test_the_order_is_that_of_the_list(foerder: Foerder, sort: str) -> None:
    for form in ("tsv", "text"):
        arguments = ("--sort", sort, "--status", "all", "--format", form)
        assert foerder("export", "-", *arguments).out == foerder("list", *arguments).out != ""


def test_a_search_in_another_order(foerder: Foerder) -> None:
    by_rank, by_name = (
        [row["id"] for row in exported(foerder, "--query", "wasserstoff dach", *sort)]
        for sort in ((), ("--sort", "name"))
    )
    listed = [line.split("\t")[0] for line in foerder("list", "--sort", "name", "--status", "all").out.splitlines()]
    assert by_name == [id_ for id_ in listed if id_ in by_rank]
    assert len(by_name) == len(by_rank) > 1


@pytest.mark.parametrize("form", ["csv", "tsv", "json", "jsonl", "markdown", "text"])
def test_the_groups_are_those_of_the_list(foerder: Foerder, form: str) -> None:
    arguments = ("--group-by", "target-group", "--format", form)
    assert foerder("export", "-", *arguments).out == foerder("list", *arguments).out != ""


def test_a_file_of_lines_has_a_header(foerder: Foerder, tmp_path: Path) -> None:
    lines = foerder("export", "-", "--format", "tsv").out
    foerder("export", str(tmp_path / "a.tsv"))
    header, _, rest = (tmp_path / "a.tsv").read_text(encoding="utf-8").partition("\n")
    assert header.split("\t")[:3] == ["id", "name", "status"]
    assert header.count("\t") == rest.partition("\n")[0].count("\t")
    assert rest == lines
    foerder("export", str(tmp_path / "b.tsv"), "--columns", "id,Höhe", "--lang", "en")
    assert (tmp_path / "b.tsv").read_text(encoding="utf-8").startswith("id\tAmount\n")


def test_a_pipe_of_lines_has_no_header(foerder: Foerder, tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    reader = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    foerder("export", str(pipe), "--format", "tsv", "--limit", "1")
    assert os.read(reader, 1_000).startswith(b"dach-zuschuss\t")
    os.close(reader)


def test_columns_by_their_headings(foerder: Foerder) -> None:
    columns = "Programm,Höhe,Letzter Tag,Status,status,Wen fragen,id"
    assert foerder("export", "-", "dach-zuschuss", "--columns", columns).out == (
        "Programm,Höhe,Letzter Tag,Status,status,Wen fragen,id\r\n"
        'Dach-Zuschuss [ab 2026] :boom:,"bis 10.000 € je Gebäude, bis 37,5 % der Kosten",31.12.2026,endet bald,'
        "ending-soon,,dach-zuschuss\r\n"
    )
    german, english = (
        foerder("export", "-", "dach-zuschuss", "--columns", columns).out
        for columns in ("name,last-day", "Name,Last day")
    )
    assert german == english == "Programm,Letzter Tag\r\nDach-Zuschuss [ab 2026] :boom:,31.12.2026\r\n"


def test_every_heading_of_a_sheet_can_be_chosen(foerder: Foerder) -> None:
    for language in ("de", "en"):
        default = foerder("export", "-", "--status", "all", "--lang", language).out
        header = default.partition("\r\n")[0]
        assert foerder("export", "-", "--status", "all", "--lang", language, "--columns", header).out == default


def test_a_file_of_text_leads_on_and_names_everything(foerder: Foerder, tmp_path: Path) -> None:
    foerder("export", str(tmp_path / "a.txt"), "--status", "all")
    foerder("export", str(tmp_path / "a.md"), "--status", "all")
    text = (tmp_path / "a.txt").read_text(encoding="utf-8")
    addresses = [
        row["url"] for row in json.loads(foerder("list", "--status", "all", "--format", "json").out) if row["url"]
    ]
    assert addresses
    assert all(f"   Link: {address}\n" in text for address in addresses)
    for name in ("a.txt", "a.md"):
        assert " weitere" not in (tmp_path / name).read_text(encoding="utf-8")


def test_a_sheet_for_a_client_takes_no_order(foerder: Foerder, tmp_path: Path) -> None:
    for more in (("dach-zuschuss",), ("--sort", "name"), ("--group-by", "kind")):
        assert foerder("export", str(tmp_path / "x.html"), *more, "--set", "age=17").code == 2
    assert list(tmp_path.iterdir()) == []


def test_pieces_that_fail_leave_nothing(tmp_path: Path) -> None:
    def pieces() -> Iterator[bytes]:
        yield b"half"
        raise ZeroDivisionError

    (tmp_path / "a").write_bytes(b"old")
    for name in ("a", "b"):
        with pytest.raises(ZeroDivisionError):
            files.write_file(str(tmp_path / name), pieces(), may_replace=True)
    assert [(path.name, path.read_bytes()) for path in tmp_path.iterdir()] == [("a", b"old")]


def test_pieces_are_written_again_where_a_nameless_file_gets_no_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise PermissionError

    monkeypatch.setattr(os, "link", refuse)
    files.write_file(str(tmp_path / "a"), iter((b"x", b"y")), may_replace=False)
    assert (tmp_path / "a").read_bytes() == b"xy"


def test_a_long_export_tells_how_far_it_is(foerder: Foerder, monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[str] = []
    monkeypatch.setattr("hannover_foerder.cli.progress.Progress.update", lambda _, sentence: told.append(sentence()))
    foerder("export", "-", "--format", "jsonld")
    assert told == [f"Die Datei entsteht: {done} von 3 Programmen …" for done in range(3)]
