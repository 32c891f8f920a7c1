"""What names a path, and what lies there: home folders, hidden files, names nobody can decode, endless files."""

from __future__ import annotations

import json
import os
import sys
from typing import TYPE_CHECKING

import pytest
from tests.cli.editing import OVEN, SOLAR

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.editing import Look

CATALOGUE = f"schema: 1\nprogrammes:\n{SOLAR}"
posix = pytest.mark.skipif(os.name != "posix", reason="pipes and devices of POSIX")


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "home"
    folder.mkdir(mode=0o700)
    monkeypatch.setenv("HOME", str(folder))
    monkeypatch.setenv("USERPROFILE", str(folder))
    (folder / "k.yaml").write_text(CATALOGUE, encoding="utf-8")
    (folder / "ich.yaml").write_text("applicant: company\n", encoding="utf-8")
    return folder


# -- the home folder ---------------------------------------------------------------------------------------------------


def test_home_in_every_setting_that_names_a_path(look: Look, home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert look("list", "--catalogue=~/k.yaml").out.startswith("dach-zuschuss\t")
    joined = os.pathsep.join(("~/k.yaml", "default"))
    assert look("list", FOERDER_CATALOGUE="~/k.yaml").out.startswith("dach-zuschuss\t")
    assert "dach-zuschuss" in look("list", FOERDER_CATALOGUE=joined).out
    assert look("check", "~/k.yaml").err.endswith(".\n")
    assert look("diff", "~/k.yaml", "~/k.yaml", "--format", "json").out == "[]\n"
    assert look("match", "--profile=~/ich.yaml", "--format", "json").code == 0
    assert look("match", "--set", "applicant=company", "--save=~/neu.yaml").code == 0
    assert look("export", "~/aus.csv").code == 0
    assert look("list", "--save", "alles", FOERDER_STATE="~/state").code == 0
    monkeypatch.setenv("FOERDER_CACHE", "~/cache")
    assert look("list").code == 0
    made = {"neu.yaml", "aus.csv", "state", "cache"}
    assert {file.name for file in home.iterdir()} == made | {"k.yaml", "ich.yaml"}


def test_a_word_is_no_path(look: Look, home: Path) -> None:
    assert str(home) not in look("search", "~").err + look("show", "~").err


# -- folders -----------------------------------------------------------------------------------------------------------


def test_a_folder_is_read_without_what_is_hidden_and_with_endings_in_any_case(look: Look, tmp_path: Path) -> None:
    folder = tmp_path / "ordner"
    folder.mkdir()
    (folder / "a.YAML").write_text(CATALOGUE, encoding="utf-8")
    (folder / "b.Yml").write_text(f"schema: 1\nprogrammes:\n{OVEN}", encoding="utf-8")
    (folder / "c.CSV").write_text("id,name.de\nkeller,Keller-Rat\n", encoding="utf-8")
    for name in ("._a.yaml", ".hidden.csv", "a.yaml~", ".a.yaml.swp", "#a.yaml#", "notes.txt"):
        (folder / name).write_bytes(b"\x00\x05\x16\x07 no catalogue")
    if os.name == "posix":
        (folder / ".#b.yml").symlink_to("somebody@host.1234")
    found = look("list", "--catalogue", str(folder), "--format", "json", "--status", "all")
    assert [one["id"] for one in json.loads(found.out)] == ["dach-zuschuss", "keller", "ofen-rat"]
    assert {line.split(":")[0] for line in look("check", str(folder)).out.splitlines()} <= {
        str(folder / name) for name in ("a.YAML", "b.Yml", "c.CSV")
    }


def test_a_folder_of_profiles_too(look: Look, tmp_path: Path) -> None:
    folder = tmp_path / "profile"
    folder.mkdir()
    (folder / "ich.YAML").write_text("applicant: company\n", encoding="utf-8")
    (folder / "._ich.yaml").write_bytes(b"\x00\x05\x16\x07")
    found = look("match", "--profile", str(folder), "--format", "csv")
    assert (found.code, {row.split(",")[0] for row in found.out.splitlines()[1:]}) == (0, {"ich"})


def test_a_folder_in_a_folder_is_no_file(look: Look, tmp_path: Path) -> None:
    (tmp_path / "ordner" / "alt.yaml").mkdir(parents=True)
    (tmp_path / "ordner" / "neu.yaml").write_text(CATALOGUE, encoding="utf-8")
    assert look("list", "--catalogue", str(tmp_path / "ordner")).out.startswith("dach-zuschuss")


def test_a_hidden_file_that_is_named_is_read(look: Look, tmp_path: Path) -> None:
    (tmp_path / ".eigene.yaml").write_text(CATALOGUE, encoding="utf-8")
    assert look("list", "--catalogue", str(tmp_path / ".eigene.yaml")).code == 0


# -- names that nobody can decode --------------------------------------------------------------------------------------

linux = pytest.mark.skipif(sys.platform != "linux", reason="other systems decode every name")
LATIN = os.fsdecode(b"f\xf6rderung.yaml") if sys.platform == "linux" else "förderung.yaml"


@linux
@pytest.mark.parametrize("arguments", [(), ("--no-cache",)])
@pytest.mark.parametrize("as_folder", [True, False])
def test_a_file_is_read_and_its_name_shown_as_well_as_can_be(
    look: Look, tmp_path: Path, arguments: tuple[str, ...], *, as_folder: bool
) -> None:
    folder = tmp_path / os.fsdecode(b"k\xe4t")
    folder.mkdir()
    (folder / LATIN).write_text(CATALOGUE, encoding="utf-8")
    path = str(folder if as_folder else folder / LATIN)
    for _ in range(2):
        (row,) = json.loads(look("list", "--catalogue", path, "--format", "json", *arguments).out)
        assert (row["id"], row["origin"]) == ("dach-zuschuss", "f\ufffdrderung.yaml")
    for command in (["news"], ["news", "--since", "2026-01-01"], ["check", path], ["deadlines", "--format", "ics"]):
        outcome = look(*command, "--catalogue", path)
        assert outcome.code in (0, 3)
        (outcome.out + outcome.err).encode()
    assert look("list", "--catalogue", path, "--save", "s").code == 0
    assert look("news", "--list", "--format", "json").out.isascii()


@linux
def test_doubles_in_such_files_are_told(look: Look, tmp_path: Path) -> None:
    for name in (LATIN, "z.yaml"):
        (tmp_path / "zwei").mkdir(exist_ok=True)
        (tmp_path / "zwei" / name).write_text(CATALOGUE, encoding="utf-8")
    code, _, err = look("list", "--catalogue", str(tmp_path / "zwei"))
    assert (code, err.count("f\ufffdrderung.yaml")) == (3, 1)


@linux
@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (("show", "\udcff"), 4),
        (("search", "\udcff"), 0),
        (("search", "dach \udcff"), 0),
        (("list", "--topic", "\udcff"), 2),
        (("list", "--provider", "\udcff"), 2),
        (("list", "--area", "\udcff"), 2),
        (("explain", "\udcff"), 4),
        (("explain", "dach-zuschuss", "--query", "\udcff"), 0),
        (("news", "\udcff"), 2),
        (("news", "--since", "\udcff"), 1),
        (("list", "--catalogue", "\udcff"), 1),
        (("match", "--profile", "\udcff"), 1),
        (("match", "--set", "\udcff=1"), 2),
        (("match", "--set", "place=\udcff"), 2),
        (("diff", "\udcff", "\udcff"), 1),
        (("facets", "\udcff"), 2),
        (("list", "--as-of", "\udcff"), 2),
        (("list", "--format", "\udcff"), 2),
        (("\udcff",), 0),  # searched like any other word
    ],
)
def test_such_an_argument(look: Look, arguments: tuple[str, ...], code: int) -> None:
    outcome = look(*arguments)
    assert outcome.code == code
    (outcome.out + outcome.err).encode()


@linux
def test_such_a_target(look: Look, tmp_path: Path) -> None:
    assert look("export", str(tmp_path / LATIN.replace("yaml", "csv"))).code == 0
    assert os.path.exists(os.fsencode(tmp_path) + b"/f\xf6rderung.csv")  # noqa: PTH110 - a name in bytes


# -- what never ends ---------------------------------------------------------------------------------------------------


@posix
@pytest.mark.parametrize("strange", ["pipe", "/dev/zero"])
@pytest.mark.parametrize(
    "arguments",
    [
        ("list", "--catalogue", "FOLDER"),
        ("list", "--no-cache", "--catalogue", "FOLDER"),
        ("check", "FOLDER"),
        ("check", "FILE"),
        ("list", "--catalogue", "FILE"),
        ("news", "--since", "2026-01-01", "--catalogue", "FOLDER"),
        ("match", "--profile", "FILE"),
        ("match", "--profile", "TABLE"),
        ("match", "--profile", "FOLDER"),
        ("diff", "FILE", "FILE"),
    ],
)
def test_pipes_and_devices_are_refused_at_once(
    look: Look, tmp_path: Path, strange: str, arguments: tuple[str, ...]
) -> None:
    folder = tmp_path / "ordner"
    folder.mkdir()
    for name in ("p.yaml", "p.csv"):
        if strange == "pipe":
            os.mkfifo(folder / name)
        else:
            (folder / name).symlink_to(strange)
    if "TABLE" not in arguments:
        (folder / "p.csv").unlink()
    places = {"FOLDER": folder, "FILE": folder / "p.yaml", "TABLE": folder / "p.csv"}
    code, out, err = look(*(str(places.get(word, word)) for word in arguments))
    assert (code, out, err.count("\n")) == (1, "", 1)
    assert str(folder) in err


@posix
@pytest.mark.parametrize("strange", ["pipe", "/dev/zero"])
@pytest.mark.parametrize("name", ["search-alles.json", ".lock", "all.json"])
def test_what_is_remembered_is_in_files(look: Look, strange: str, name: str) -> None:
    look.state.mkdir(mode=0o700)
    if strange == "pipe":
        os.mkfifo(look.state / name)
    else:
        (look.state / name).symlink_to(strange)
    outcomes = [look("news"), look("list", "--save", "alles"), look("news", "alles"), look("news", "--list")]
    assert {outcome.code for outcome in outcomes} <= {0, 1, 4}
    assert any(outcome.code for outcome in outcomes) or name == "all.json"


# -- what others could have put there ----------------------------------------------------------------------------------


@posix
@pytest.mark.parametrize("mode", [0o777, 0o770, 0o1777])
def test_a_memory_that_others_can_write_is_refused(look: Look, mode: int) -> None:
    assert look("list", "--save", "alles").code == 0
    look.state.chmod(mode)
    for call in (("news", "alles"), ("news", "--list"), ("list", "--save", "neu"), ("news", "--forget", "alles")):
        outcome = look(*call)
        assert (outcome.code, outcome.out) == (1, "")
        assert outcome.err == (
            f"foerder: {look.state}: gehört anderen oder ist für andere beschreibbar; nur für Sie: chmod 700\n"
        )
    look.state.chmod(0o700)
    assert look("news", "alles").code == 0


@posix
@pytest.mark.parametrize("what", ["file", "pipe", "/dev/null"])
def test_a_memory_that_is_no_folder(look: Look, tmp_path: Path, what: str) -> None:
    place = tmp_path / "x"
    if what == "file":
        place.touch()
    elif what == "pipe":
        os.mkfifo(place)
    state = what if what.startswith("/") else str(place)
    for call in (("news",), ("news", "--list"), ("list", "--save", "neu")):
        outcome = look(*call, FOERDER_STATE=state)
        assert (outcome.code, outcome.err) == (1, f"foerder: {state}: ist kein Ordner\n")


@posix
def test_planted_links_are_not_written_through(look: Look, tmp_path: Path) -> None:
    look.state.mkdir(mode=0o700)
    victim = tmp_path / "victim"
    victim.write_bytes(b"theirs")
    for name in (".search-zz.new", "search-zz.json"):
        (look.state / name).symlink_to(victim)
    look("list", "--save", "zz")
    assert victim.read_bytes() == b"theirs"


@pytest.mark.parametrize(
    "change",
    [
        {"topics": [1]},
        {"topics": "klima"},
        {"topics": {"a": 1}},
        {"topics": True},
        {"ongoing": []},
        {"ongoing": 1},
        {"other": []},
        {"areas": None},
        {"providers": [None]},
    ],
    ids=str,
)
def test_a_search_that_no_program_wrote_is_left_out_and_named(look: Look, change: dict[str, object]) -> None:
    assert look("list", "--save", "gut").code == look("list", "--save", "schlecht").code == 0
    file = look.state / "search-schlecht.json"
    plain = json.loads(file.read_bytes())
    plain["search"]["filters"] |= change
    file.write_text(json.dumps(plain), encoding="utf-8")
    code, out, err = look("news", "--list", "--format", "json")
    assert (code, [search["name"] for search in json.loads(out)]) == (0, ["gut"])
    assert err == f"{file} ist beschädigt und fehlt in dieser Liste. Die Suche noch einmal mit --save merken.\n"
    assert look("news", "schlecht").code == 1


@posix
def test_tab_says_nothing_of_it(look: Look, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A prompt is no place for messages; offers that need no folder are made all the same."""
    for name in ("cache", "state"):
        (tmp_path / name).mkdir()
        (tmp_path / name).chmod(0o777)
    monkeypatch.setenv("FOERDER_CACHE", str(tmp_path / "cache"))
    for line, offers in (("foerder show dach", ["dach-zuschuss"]), ("foerder news x", [])):
        words = line.replace(" ", "\n")
        settings = {"_FOERDER_COMPLETE": "complete_bash", "COMP_WORDS": words, "COMP_CWORD": "2"}
        for key, value in settings.items():
            monkeypatch.setenv(key, value)
        code, out, err = look(**settings)
        assert (code, out.split(), err) == (0, offers, "")


# -- names of saved searches -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("first", "second"), [("a/b", "a b"), ("solar", "SOLAR!"), ("x", "x?")])
def test_two_names_that_would_fall_together(look: Look, first: str, second: str) -> None:
    assert look("search", "dach", "--save", first).code == 0
    outcome = look("search", "ofen", "--save", second)
    assert (outcome.code, outcome.out) == (2, "")
    assert first in outcome.err
    (search,) = json.loads(look("news", "--list", "--format", "json").out)
    assert search["query"] == "dach"


def test_the_same_name_replaces_and_that_is_said(look: Look) -> None:
    assert look("search", "dach", "--save", "Käse").err.splitlines()[-1].startswith("Gemerkt.")
    assert look("search", "ofen", "--save", "Ka\u0308se").err.splitlines()[-1].startswith("Ersetzt.")
    (search,) = json.loads(look("news", "--list", "--format", "json").out)
    assert search["query"] == "ofen"


@pytest.mark.parametrize("name", ["\U00020000" * 80, "ä" * 81, "\U00020000" * 51])
def test_a_name_that_no_file_can_have_is_refused_before_anything_is_shown(look: Look, name: str) -> None:
    outcome = look("search", "dach", "--save", name)
    assert (outcome.code, outcome.out) == (2, "")
