"""Wrong use: one line on stderr, nothing on stdout, the exit code."""

from __future__ import annotations

import errno
import re
from typing import TYPE_CHECKING, NoReturn

import pytest

from hannover_foerder.cli.reporting import error_text
from hannover_foerder.errors import CannotError
from hannover_foerder.words import words_for

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Foerder

POSSIBLE = "Möglich: table, tsv, csv, json, jsonl, text, markdown"


@pytest.mark.parametrize(
    ("arguments", "line"),
    [
        (
            ["serch", "x y"],
            "Den Befehl serch gibt es nicht. Meinten Sie search? Danach suchen: foerder -- serch 'x y'",
        ),
        (["Plna"], "Den Befehl Plna gibt es nicht. Meinten Sie plan? Danach suchen: foerder -- Plna"),
        (["--nope"], "Die Option --nope gibt es hier nicht. Alle zeigt --help."),
        (["search"], "Es fehlt: WÖRTER. Beispiel: foerder search wasserstoff --area laatzen"),
        (["--topic=solar", "list"], "--topic gehört hinter den Befehl: foerder list --topic=solar"),
        (
            ["--as-of", "2026-12-01", "--limit", "3", "--ongoing", "solar dach"],
            "--as-of gehört hinter den Befehl: foerder 'solar dach' --as-of 2026-12-01 --limit 3 --ongoing",
        ),
        (["--lang", "en", "-n", "3", "solar"], "-n goes after the command: foerder solar --lang en -n 3"),
        (["-n5", "solar"], "-n gehört hinter den Befehl: foerder solar -n5"),
        (["--topic", "solar"], "--topic gehört hinter einen Befehl, etwa: foerder search wasserstoff --topic …"),
        (["--as-of", "2026-12-01"], "--as-of gehört hinter einen Befehl, etwa: foerder search wasserstoff --as-of …"),
        (["--within", "6m"], "--within gehört hinter einen Befehl, etwa: foerder deadlines --within …"),
        (["--within", "6m", "solar"], "--within gehört hinter einen Befehl, etwa: foerder deadlines --within …"),
        (["--set", "age=3", "list"], "--set gehört hinter einen Befehl, etwa: foerder match --set …"),
        (["--wide"], "--wide gehört hinter einen Befehl, etwa: foerder match --wide"),
        (["list", "--lang", "fr"], "--lang: fr gibt es nicht. Möglich: de, en"),
        (["schema", "plan"], "WAS: plan gibt es nicht. Möglich: catalogue, output"),
        (["search", "x", "--areaa", "y"], "Die Option --areaa gibt es hier nicht. Meinten Sie --area?"),
        (["list", "-x"], "Die Option -x gibt es hier nicht. Alle zeigt --help."),
        (
            ["list", "mehr", "als", "nichts"],
            "Das ist zu viel: mehr als nichts. Danach suchen: foerder search mehr als nichts",
        ),
        (["list", "--lang"], "Die Option --lang braucht einen Wert."),
        (["list", "--ongoing=ja"], "Die Option --ongoing nimmt keinen Wert."),
        (["list", "--limit", "viele"], "--limit: viele ist keine ganze Zahl."),
        (["list", "--limit", "0"], "--limit muss mindestens 1 sein."),
        (["list", "--as-of", "morgen"], "--as-of: morgen ist kein Datum wie 2026-11-23."),
        (["list", "--format", "tabel"], f"--format: tabel gibt es nicht. Meinten Sie table? {POSSIBLE}"),
        (["list", "--format", "xxx"], f"--format: xxx gibt es nicht. {POSSIBLE}"),
        (["list", "--topic", "energ"], "--topic: energ passt auf mehrere: energie, energieeffizienz"),
        (
            ["list", "--status", "endten"],
            (
                "--status: endten gibt es nicht. Meinten Sie ended? "
                "Möglich: running, ending-soon, announced, suspended, unclear, ended, "
                "undated, stale, renewal-unknown, all"
            ),
        ),
        (
            ["list", "--sort", "nam", "--group-by", "topik"],
            (
                "--group-by: topik gibt es nicht. Meinten Sie topic? "
                "Möglich: target-group, topic, kind, area, provider, status"
            ),
        ),
        (
            ["export", "x.doc"],
            "x.doc: Dieses Format gibt es hier nicht. Word öffnet die Seite: foerder export liste.html",
        ),
        (
            ["export", "x.abc"],
            (
                "x.abc: Die Endung nennt kein Format. "
                "Es gibt .csv, .tsv, .xlsx, .json, .jsonl, .jsonld, .html, .md, .txt; für jede andere --format dazu."
            ),
        ),
        (["export", "-", "--format", "json", "--columns", "id"], "--columns gibt es nur für csv, tsv und xlsx."),
        (["export", "-", "--format", "json", "--excel"], "--excel gibt es nur für csv."),
    ],
)
def test_wrong_use(foerder: Foerder, arguments: list[str], line: str) -> None:
    code, out, err = foerder(*arguments)
    assert (code, out, err) == (2, "", f"foerder: {line}\n")


def test_a_facet_that_is_not_there_is_named_in_the_language_of_the_call(foerder: Foerder) -> None:
    assert foerder("facets", "foo").err.startswith("foerder: MERKMAL: foo gibt es nicht. ")
    assert foerder("facets", "foo", "--lang", "en").err.startswith("foerder: FACET: there is no foo. ")


def test_of_many_values_the_nearest_are_named(foerder: Foerder) -> None:
    code, out, err = foerder("list", "--area", "hanovr")
    assert (code, out) == (2, "")
    assert re.fullmatch(
        r"foerder: --area: hanovr gibt es nicht\. Meinten Sie hannover\? "
        r"Möglich: hannover, (?:[a-z-]+, ){4}[a-z-]+ … und \d+ weitere: foerder facets area\n",
        err,
    )


def test_a_place_that_is_not_known_gets_the_general_answer(foerder: Foerder) -> None:
    assert "Was auch anderswo in Niedersachsen gilt: --area niedersachsen." in foerder("list", "-a", "Timbuktu").err
    assert "anderswo in Niedersachsen: elsewhere-in-niedersachsen." in foerder("match", "--set", "place=Timbuktu").err


def test_an_unknown_id_is_4(foerder: Foerder) -> None:
    assert foerder("show", "dach-zushuss") == (
        4,
        "",
        "foerder: Kein Programm heißt dach-zushuss. Meinten Sie dach-zuschuss?\n",
    )
    assert foerder("explain", "q", "--query", "x") == (
        4,
        "",
        "foerder: Kein Programm heißt q. Suchen: foerder search q\n",
    )


def test_errors_speak_english_too(foerder: Foerder) -> None:
    assert foerder("serch", LANG="en_GB.UTF-8").err == (
        "foerder: There is no command serch. Did you mean search? To search for it: foerder -- serch\n"
    )
    assert foerder("list", "--lang", "en", "--limit", "x").err == "foerder: --limit: x is not a whole number.\n"


def test_what_was_typed_cannot_steer_the_terminal(foerder: Foerder) -> None:
    assert "\x1b" not in foerder("show", "\x1b[31mrot").err
    assert "\x1b" not in foerder("\x1b[31mrot").err


def test_a_catalogue_that_is_not_there_is_1(foerder: Foerder) -> None:
    code, out, err = foerder("list", "--catalogue", "/does/not/exist.yaml")
    assert (code, out) == (1, "")
    assert err.startswith("foerder: ")
    assert "/does/not/exist.yaml" in err


def test_a_broken_catalogue_is_3_with_a_line_for_each_mistake(foerder: Foerder, tmp_path: Path) -> None:
    file = tmp_path / "broken.yaml"
    file.write_text("schema: 1\nprogrammes:\n  - id: Gross\n    name: {de: x}\n    kinds: [nix]\n", encoding="utf-8")
    code, out, err = foerder("list", "--catalogue", str(file))
    assert (code, out) == (3, "")
    assert [line.split(": ")[0] for line in err.splitlines()] == [f"{file}:3", f"{file}:5"]


def test_an_error_of_the_system_is_one_line(foerder: Foerder, tmp_path: Path) -> None:
    code, out, err = foerder("export", str(tmp_path / "no" / "such" / "folder.csv"))
    assert (code, out) == (1, "")
    assert err == f"foerder: Den Ordner {tmp_path / 'no' / 'such'} gibt es nicht.\n"


def test_a_folder_that_may_not_be_written_to_is_told_with_the_name_that_was_asked_for(
    foerder: Foerder, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    def refuse(*_: object, **__: object) -> NoReturn:
        raise PermissionError(errno.EACCES, "Permission denied", str(tmp_path / ".x.csv.abc"))

    monkeypatch.setattr("hannover_foerder.cli.files.write_whole", refuse)
    wanted = tmp_path / "x.csv"
    assert foerder("export", str(wanted)) == (1, "", f"foerder: {wanted}: keine Berechtigung\n")


def test_a_cache_that_cannot_be_used_is_told_in_the_language_of_the_call(
    foerder: Foerder, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    blocked = tmp_path / "file"
    blocked.touch()
    monkeypatch.setenv("FOERDER_CACHE", str(blocked / "cache"))
    assert foerder("list").err.startswith(
        f"Der Ordner {blocked / 'cache'} lässt sich nicht benutzen (ist kein Ordner); deshalb dauert "
    )


def test_a_file_that_may_not_be_read_is_told_in_plain_words() -> None:
    error = CannotError("error.cannot-read", path="x.yaml", reason=PermissionError(errno.EACCES, "Permission denied"))
    assert error_text(error, words_for("de")) == "foerder: x.yaml lässt sich nicht lesen: keine Berechtigung\n"
    assert error_text(error, words_for("en")) == "foerder: x.yaml cannot be read: permission denied\n"


def test_a_server_for_a_day_that_is_none_is_an_error_and_does_not_start(
    foerder: Foerder, monkeypatch: pytest.MonkeyPatch
) -> None:
    pytest.importorskip("mcp", reason="the package mcp is not installed")
    monkeypatch.setattr("hannover_foerder.agent.server.serve", lambda *_: None)
    assert foerder("mcp", "--as-of", "2026-12-01").code == 0
    assert foerder("mcp", "--as-of", "").code == 2
