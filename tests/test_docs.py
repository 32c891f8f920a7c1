"""What README and docs say of the project is so; their help pages and examples are held by cog in .ci/run."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest
from tools.terminal_picture import COMMANDS as COMMANDS_DRAWN
from tools.terminal_picture import text_of

from hannover_foerder import __version__
from hannover_foerder.cli.registry import COMMANDS

ROOT = Path(__file__).parent.parent
PAGES = [*sorted(ROOT.glob("*.md")), *sorted((ROOT / "docs").rglob("*.md"))]
READMES = ["README.md", "README.de.md"]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_links_lead_somewhere(page: Path) -> None:
    targets = re.findall(r"\]\((?!https?://|#)([^)#]+)", page.read_text(encoding="utf-8"))
    assert [target for target in targets if not (page.parent / target).exists()] == []


def slug(heading: str) -> str:
    """The anchor that GitHub gives a heading."""
    return re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-")


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_anchors_are_headings(page: Path) -> None:
    for target, anchor in re.findall(r"\]\((?!https?://)([^)#]*)#([^)]+)\)", page.read_text(encoding="utf-8")):
        text = ((page.parent / target) if target else page).read_text(encoding="utf-8")
        assert anchor in {slug(heading) for heading in re.findall(r"^#+ (.*)$", text, re.MULTILINE)}


@pytest.mark.parametrize("index", ["README.md", "docs/README.md"])
def test_an_english_index_says_which_tutorials_are_german(index: str) -> None:
    page = ROOT / index
    for target, behind in re.findall(r"\]\(((?:docs/)?tutorials/[^)]+)\)(.{11})", page.read_text("utf-8"), re.DOTALL):
        is_german = 'Page("de"' in (page.parent / target).read_text(encoding="utf-8")
        assert (behind == " (in German") is is_german, target


def test_every_command_is_told_of() -> None:
    told = "\n".join(page.read_text(encoding="utf-8") for page in PAGES)
    assert [name for name in COMMANDS if f"foerder {name}" not in told] == []


def test_the_checks_run_the_test_command_of_the_readme() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    german = (ROOT / "README.de.md").read_text(encoding="utf-8")
    (command,) = re.findall(r"^    (.*pytest.*)$", readme, re.MULTILINE)
    assert command.startswith("python3 -m venv .venv && ")
    assert (
        re.findall(r"^    (\S.*)$", german, re.MULTILINE)[:3] == re.findall(r"^    (\S.*)$", readme, re.MULTILINE)[:3]
    )
    assert (
        tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["coverage"]["report"]["fail_under"]
        >= 95
    )
    assert "README.md" in (ROOT / ".ci" / "run").read_text(encoding="utf-8")


def test_one_install_has_every_form() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    needed = {re.split(r"[<>=]", one)[0].lower() for one in project["dependencies"]}
    assert {"xlsxwriter", "jinja2", "icalendar"} <= needed
    assert not {"calendar", "html", "xlsx", "all"} & set(project["optional-dependencies"])
    told = "\n".join(page.read_text(encoding="utf-8") for page in PAGES)
    assert re.findall(r"pip install \S*(?:hannover-foerder|\.)\[(?!dev\]|mcp\])\w+\]", told) == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_every_page_is_in_an_index(page: Path) -> None:
    index = "\n".join((ROOT / name).read_text(encoding="utf-8") for name in [*READMES, "docs/README.md"])
    assert page.name in index


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_every_console_example_is_run(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    run = re.sub(r"<!-- \[\[\[cog.*?\[\[\[end\]\]\] -->", "", text, flags=re.DOTALL)
    assert "```console" not in run


def test_both_readmes_show_the_same() -> None:
    german, english = ((ROOT / name).read_text(encoding="utf-8") for name in ("README.de.md", "README.md"))
    assert german.count("page.show(") == english.count("page.show(")
    assert re.findall(r"^\| (`.*?) \|", german, re.MULTILINE) == re.findall(r"^\| (`.*?) \|", english, re.MULTILINE)
    assert re.findall(r"\]\((docs/tutorials/.*?)\)", german) == re.findall(r"\]\((docs/tutorials/.*?)\)", english)


@pytest.mark.parametrize("language", COMMANDS_DRAWN)
def test_the_pictures_load_nothing(language: str) -> None:
    drawn = (ROOT / "docs" / f"terminal.{language}.svg").read_text(encoding="utf-8")
    assert f"$ {COMMANDS_DRAWN[language]}" in " ".join(text_of(drawn)).replace("\xa0", " ")
    assert set(re.findall(r"https?://[^\s\"'<)]+", re.sub(r"xmlns=\S+", "", drawn))) <= {"https://www.textualize.io"}


def test_the_map_of_the_house_has_every_room() -> None:
    house = ROOT / "src" / "hannover_foerder"
    rooms = {str(path.parent.relative_to(house)) + "/" for path in house.rglob("__init__.py")} - {"./", "search/"}
    told = set(
        re.findall(r"^\| `(.*?)` \|", (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8"), re.MULTILINE)
    )
    modules = {path.name for path in house.glob("*.py")} - {"__init__.py", "_version.py"}
    assert told == rooms | modules


def test_the_changelog_begins_with_this_version() -> None:
    headings = re.findall(r"^## (\S+)", (ROOT / "CHANGELOG.md").read_text(encoding="utf-8"), re.MULTILINE)
    assert headings[0] == __version__
