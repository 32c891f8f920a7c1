"""Programmes are named by number, name, alias or beginning."""

from __future__ import annotations

import io
import json
import os
import time
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Foerder, Outcome

TTY = "/dev/pts/7 1"


@pytest.fixture
def on_terminal(foerder: Foerder, tmp_path: Path) -> Foerder:
    def call(*arguments: str, **others: Any) -> Outcome:
        return foerder(*arguments, **{"terminal": True, "device": TTY, "FOERDER_STATE": str(tmp_path)} | others)

    return call


def shown_id(on_terminal: Foerder, *arguments: str) -> str:
    return str(json.loads(on_terminal("show", *arguments, "--format", "json").out)[0]["id"])


def test_numbers_of_the_last_list(on_terminal: Foerder) -> None:
    on_terminal("list")
    ids = [row["id"] for row in json.loads(on_terminal("list", "-f", "json").out)]
    assert len(ids) > 2
    assert [shown_id(on_terminal, str(number)) for number in (1, 2)] == ids[:2]
    on_terminal("search", "wasserstoff")
    assert shown_id(on_terminal, "1") == "wasserstoff-zentrum"
    assert on_terminal("open", "1", "--print").out == "https://example.org/zentrum\n"
    assert "Zentrum für Wasserstoff" in on_terminal("open", "1", "--print").err
    assert on_terminal("explain", "1").code == 0
    assert on_terminal("plan", "1", "ofen").code == 4


@pytest.mark.parametrize("number", ["01", "0000000001", "0" * 5000 + "1", "\N{FULLWIDTH DIGIT ONE}"])
def test_a_number_is_its_value_however_it_is_written(on_terminal: Foerder, number: str) -> None:
    on_terminal("search", "wasserstoff")
    assert shown_id(on_terminal, number) == "wasserstoff-zentrum"


@pytest.mark.parametrize("number", ["0", "0000000000", "1000000000", "9" * 5000])
def test_a_number_outside_the_last_list_is_told_with_the_numbers_it_has(on_terminal: Foerder, number: str) -> None:
    on_terminal("search", "wasserstoff")
    refused = on_terminal("show", number)
    assert (refused.code, refused.err.startswith(f"foerder: {number}: Die letzte Liste hat die Nummern 1 bis ")) == (
        4,
        True,
    )


def test_a_number_behind_another_word_for_a_command_keeps_the_numbers_of_the_last_list(on_terminal: Foerder) -> None:
    on_terminal("search", "wasserstoff")
    refused = on_terminal("zeig", "1")
    assert (refused.code, refused.out) == (2, "")
    assert on_terminal("--lang", "en", "details", "2").err == (
        "foerder: There is no command details. This does it: foerder show 2 – to search for it: foerder -- details 2\n"
    )
    assert shown_id(on_terminal, "1") == "wasserstoff-zentrum"


def test_a_number_of_a_programme_that_is_gone_says_so(on_terminal: Foerder, tmp_path: Path) -> None:
    on_terminal("search", "wasserstoff")
    file = tmp_path / "other.yaml"
    file.write_text("schema: 1\nprogrammes:\n  - id: stumm\n    name: {de: Stumm}\n", encoding="utf-8")
    code, out, err = on_terminal("show", "1", "--catalogue", str(file))
    assert (code, out) == (4, "")
    assert err == "foerder: 1: wasserstoff-zentrum steht nicht in diesem Katalog.\n"


def test_only_ids_are_kept_and_only_for_us(on_terminal: Foerder, tmp_path: Path) -> None:
    on_terminal("search", "wasserstoff", "geheim")
    (file,) = tmp_path.glob("numbers-*.json")
    assert file.stat().st_mode & 0o777 == 0o600
    assert "geheim" not in file.read_text()
    assert json.loads(file.read_text())["ids"][0] == "wasserstoff-zentrum"


def test_a_number_is_no_id_elsewhere(on_terminal: Foerder, foerder: Foerder, tmp_path: Path) -> None:
    on_terminal("list")
    assert foerder("show", "1", FOERDER_STATE=str(tmp_path)) == (
        4,
        "",
        "foerder: 1 ist keine Kennung. Nummern gelten nur in dem Terminal, das die Liste gezeigt hat.\n",
    )
    other = on_terminal("show", "1", device="/dev/pts/8 1")
    assert other.code == 4
    assert "noch keine Liste gezeigt" in other.err


def test_numbers_that_are_not_in_the_list(on_terminal: Foerder) -> None:
    on_terminal("search", "wasserstoff", "-n", "1")
    for number in ("0", "2", "99999999999999999999"):
        assert on_terminal("show", number) == (
            4,
            "",
            f"foerder: {number}: Die letzte Liste hat die Nummern 1 bis 1.\n",
        )


def test_a_list_is_forgotten_after_a_day(on_terminal: Foerder, tmp_path: Path) -> None:
    on_terminal("list")
    (file,) = tmp_path.glob("numbers-*.json")
    kept = json.loads(file.read_text())
    file.write_text(json.dumps(kept | {"time": kept["time"] - 24 * 3600 - 60}))
    assert on_terminal("show", "1").code == 4


def test_lists_of_other_terminals_are_dropped_after_a_day(on_terminal: Foerder, tmp_path: Path) -> None:
    on_terminal("list")
    (file,) = tmp_path.glob("numbers-*.json")
    on_terminal("list", device="/dev/pts/8 1")
    assert file.exists()
    yesterday = time.time() - 24 * 3600 - 60
    os.utime(file, (yesterday, yesterday))
    on_terminal("list", device="/dev/pts/8 1")
    assert not file.exists()


@pytest.mark.parametrize("content", ["", "[]", "null", '{"format": 1}', '{"format": 1, "time": "x", "ids": []}'])
def test_a_damaged_list_counts_as_none(on_terminal: Foerder, tmp_path: Path, content: str) -> None:
    on_terminal("list")
    (file,) = tmp_path.glob("numbers-*.json")
    file.write_text(content)
    assert on_terminal("show", "1").code == 4
    assert on_terminal("list").code == 0


def test_a_list_that_others_can_write_is_not_believed(on_terminal: Foerder, tmp_path: Path) -> None:
    on_terminal("list")
    (file,) = tmp_path.glob("numbers-*.json")
    file.chmod(0o666)
    assert on_terminal("show", "1").code == 1


def test_what_shows_no_numbers_leaves_them_alone(on_terminal: Foerder) -> None:
    on_terminal("search", "wasserstoff")
    on_terminal("search", "alter", "--format", "json")
    assert shown_id(on_terminal, "1") == "wasserstoff-zentrum"


def test_remembering_can_be_switched_off(on_terminal: Foerder, tmp_path: Path) -> None:
    on_terminal("list", FOERDER_MEMORY="no")
    assert list(tmp_path.glob("numbers-*")) == []
    assert "ausgeschaltet" in on_terminal("show", "1", FOERDER_MEMORY="off").err


@pytest.mark.parametrize(
    "written",
    [
        "wasserstoff-zentrum",
        "WASSERSTOFF-ZENTRUM",
        "Zentrum für Wasserstoff",
        "zentrum fuer",
        "Hydrogen",
        "wasserstoff-z",
    ],
)
def test_names_and_beginnings(foerder: Foerder, written: str) -> None:
    assert foerder("show", written).out == foerder("show", "wasserstoff-zentrum").out


def test_a_word_inside_a_name(foerder: Foerder) -> None:
    assert foerder("show", "zuschuss").out == foerder("show", "dach-zuschuss").out


CATALOGUE = """
schema: 1
programmes:
  - {id: pramie-eins, name: {de: Prämie für Öfen}, aliases: [POF]}
  - {id: pramie-zwei, name: {de: Prämie für Dächer}, former_ids: [dach-alt]}
"""


@pytest.fixture
def pair(tmp_path: Path) -> str:
    file = tmp_path / "pair.yaml"
    file.write_text(CATALOGUE, encoding="utf-8")
    return str(file)


@pytest.mark.parametrize("written", ["pof", "Prämie für Ö", "pramie fur ofen", "eins", "PRAEMIE FUER OEFEN"])
def test_aliases_and_umlauts(foerder: Foerder, pair: str, written: str) -> None:
    assert "(pramie-eins)" in foerder("show", written, FOERDER_CATALOGUE=pair).out


def test_a_former_id(foerder: Foerder, pair: str) -> None:
    assert "(pramie-zwei)" in foerder("show", "dach-alt", FOERDER_CATALOGUE=pair).out


def test_several_are_listed(foerder: Foerder, pair: str) -> None:
    assert foerder("show", "präm", FOERDER_CATALOGUE=pair) == (
        4,
        "",
        "foerder: präm passt auf mehrere: Prämie für Dächer [pramie-zwei], Prämie für Öfen [pramie-eins]\n",
    )


@pytest.mark.parametrize(("answer", "code"), [("1\n", 0), ("\n", 4), ("9\n", 4), ("", 4)])
def test_several_are_offered_on_a_terminal(
    foerder: Foerder, pair: str, monkeypatch: pytest.MonkeyPatch, answer: str, code: int
) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO(answer))
    outcome = foerder("show", "präm", terminal=True, FOERDER_CATALOGUE=pair)
    assert "2  Prämie für Öfen\n" in outcome.err
    assert outcome.code == code
    assert ("Prämie für Dächer" in outcome.out) is (code == 0)


def test_ids_from_the_input(foerder: Foerder, monkeypatch: pytest.MonkeyPatch) -> None:
    lines = foerder("list", "--status", "all").out
    monkeypatch.setattr("sys.stdin", io.StringIO(lines + "\n"))
    shown = json.loads(foerder("show", "-", "--format", "json").out)
    assert [programme["id"] for programme in shown] == [line.split("\t")[0] for line in lines.splitlines()]


def test_an_unknown_name_gets_the_nearest(foerder: Foerder) -> None:
    assert foerder("show", "Wasserstofzentrum").err == (
        "foerder: Kein Programm heißt Wasserstofzentrum. Meinten Sie wasserstoff-zentrum?\n"
    )
