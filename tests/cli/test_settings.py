"""Settings hold on a terminal, and nowhere else."""

from __future__ import annotations

from datetime import date
from io import StringIO
from typing import TYPE_CHECKING

import pytest

from hannover_foerder.cli.environment import Environment
from hannover_foerder.cli.settings import settings_of

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Foerder


@pytest.fixture
def config(tmp_path: Path) -> Path:
    file = tmp_path / "config.toml"
    file.touch(mode=0o600)
    return file


def test_the_language(foerder: Foerder, config: Path) -> None:
    config.write_text('language = "en"\n')
    variables = {"FOERDER_CONFIG": str(config)}
    assert " programmes" not in foerder("list", terminal=True).err
    assert " programmes" in foerder("list", terminal=True, **variables).err
    assert " Programme" in foerder("list", terminal=True, FOERDER_LANG="de", **variables).err
    assert " programmes" in foerder("list", terminal=True, FOERDER_LANG="en").err
    assert " Programme" in foerder("list", "--lang", "de", terminal=True, **variables).err
    assert " Programme" in foerder("list", terminal=True, FOERDER_LANG="", **variables).err


def test_without_a_terminal_nothing_is_set(foerder: Foerder, config: Path) -> None:
    config.write_text('language = "en"\narea = "laatzen"\nnonsense')
    set_ = {"FOERDER_CONFIG": str(config), "FOERDER_LANG": "en", "FOERDER_AREA": "nowhere", "FOERDER_MEMORY": "?"}
    for arguments in (["list"], ["search", "wasserstoff"], ["facets", "area"], ["--help"]):
        assert foerder(*arguments, **set_) == foerder(*arguments)


@pytest.mark.parametrize("written", ['area = "Laatzen"', 'area = ["laatzen"]'])
def test_the_area_is_said_first(foerder: Foerder, config: Path, written: str) -> None:
    config.write_text(f"# here\n{written}\n")
    _, out, err = foerder("list", terminal=True, FOERDER_CONFIG=str(config), TERM="dumb")
    assert err.startswith(f"Nur was für Laatzen gilt, eingestellt in {config}:2.")
    assert out == foerder("list", "--area", "laatzen", terminal=True, TERM="dumb").out
    other = foerder("list", "-a", "hannover", terminal=True, FOERDER_CONFIG=str(config), TERM="dumb")
    assert other == foerder("list", "-a", "hannover", terminal=True, TERM="dumb")
    unset = foerder("list", terminal=True, FOERDER_CONFIG=str(config), FOERDER_AREA="", TERM="dumb")
    assert unset == foerder("list", terminal=True, TERM="dumb")
    assert "eingestellt in FOERDER_AREA" in foerder("search", "solar", terminal=True, FOERDER_AREA="laatzen").err


@pytest.mark.parametrize(
    ("written", "line", "said"),
    [
        ('language = "en"\narea = \n', 2, "kein gültiges TOML: Invalid value"),
        ("\n\nlanguage = en", 3, "kein gültiges TOML: "),
        ('language = "en"\narea = [', 2, "kein gültiges TOML: Invalid value"),
        ('langage = "en"', 1, "Die Einstellung langage gibt es nicht. Möglich: language, area, pager, memory"),
        ('\nlanguage = "fr"', 2, "language: fr geht nicht. Möglich: de, en"),
        ("memory = 3", 1, "memory: 3 geht nicht. Möglich: true, false"),
        ("area = [1]", 1, "area: [1] geht nicht."),
        ("[area]", 1, "area: {} geht nicht."),
        ("language = " + "9" * 5_000, 1, "kein gültiges TOML: too many digits"),
        ("memory = 0x" + "f" * 6_000, 1, "memory: … geht nicht. Möglich: true, false"),
        ("language = 0x" + "f" * 6_000, 1, "language: … geht nicht. Möglich: de, en"),
    ],
)
def test_a_mistake_in_the_file_is_one_line(foerder: Foerder, config: Path, written: str, line: int, said: str) -> None:
    config.write_text(written)
    code, out, err = foerder("list", terminal=True, FOERDER_CONFIG=str(config))
    assert (code, out, err.count("\n")) == (2, "", 1)
    assert err.startswith(f"{config}:{line}: {said}")


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-8"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_what_editors_do_to_a_file(foerder: Foerder, config: Path, encoding: str, end: str) -> None:
    config.write_bytes(f'language = "en"{end}area = "Neustadt am Ru\u0308benberge"{end}'.encode(encoding))
    said = foerder("list", terminal=True, FOERDER_CONFIG=str(config), TERM="dumb").err
    assert said.startswith(f"Only what holds for Neustadt am Rübenberge, set in {config}:")


@pytest.mark.parametrize("encoding", ["cp1252", "utf-16"])
def test_another_encoding_is_refused(foerder: Foerder, config: Path, encoding: str) -> None:
    config.write_bytes('\narea = "Neustadt am Rübenberge"'.encode(encoding))
    code, out, err = foerder("list", terminal=True, FOERDER_CONFIG=str(config))
    line = 1 if encoding == "utf-16" else 2
    assert (code, out) == (2, "")
    assert err == f"{config}:{line}: Die Datei ist hier nicht in UTF-8 geschrieben. Als UTF-8 speichern.\n"


def test_an_area_that_is_not_there_names_its_line(foerder: Foerder, config: Path) -> None:
    config.write_text('\narea = "latzen"')
    code, _, err = foerder("list", terminal=True, FOERDER_CONFIG=str(config))
    assert code == 2
    assert err.startswith(f"foerder: {config}:2: latzen gibt es nicht. Meinten Sie laatzen?")


def test_a_wrong_variable(foerder: Foerder) -> None:
    outcome = foerder("list", terminal=True, FOERDER_LANG="fr")
    assert outcome == (2, "", "foerder: FOERDER_LANG: fr gibt es nicht. Möglich: de, en\n")


def test_a_file_that_others_can_write_is_not_believed(foerder: Foerder, config: Path) -> None:
    config.write_text('pager = "rm"')
    config.chmod(0o666)
    assert foerder("list", terminal=True, FOERDER_CONFIG=str(config)).code == 1


def test_a_named_file_that_is_not_there(foerder: Foerder, tmp_path: Path) -> None:
    assert foerder("list", terminal=True, FOERDER_CONFIG=str(tmp_path / "none.toml")).code == 1


def test_the_usual_place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    environment = Environment(StringIO(), StringIO(), {}, True, True, 80, date(2026, 11, 23))
    monkeypatch.setattr("hannover_foerder.disk.user_folders.user_folder", lambda _: str(tmp_path))
    assert settings_of(environment).pager is None
    (tmp_path / "config.toml").touch(mode=0o600)
    (tmp_path / "config.toml").write_text('pager = "less -S"')
    assert settings_of(environment).pager == "less -S"
