"""What README and docs say of the project is so; their help pages and examples are held by cog in .ci/run."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

from hannover_foerder.cli.registry import COMMANDS

ROOT = Path(__file__).parent.parent
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_lead_somewhere(page: Path) -> None:
    targets = re.findall(r"\]\((?!https?://|#)([^)#]+)", page.read_text(encoding="utf-8"))
    assert [target for target in targets if not (page.parent / target).exists()] == []


def test_every_command_is_told_of() -> None:
    told = "\n".join(page.read_text(encoding="utf-8") for page in PAGES)
    assert [name for name in COMMANDS if f"foerder {name}" not in told] == []


def test_the_checks_run_the_test_command_of_the_readme() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    commands = re.findall(r"^    (.*pytest.*)$", readme, re.MULTILINE)
    assert commands[0].startswith("python3 -m venv .venv && ")
    assert "README.md" in (ROOT / ".ci" / "run").read_text(encoding="utf-8")


def test_one_install_has_every_form() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    needed = {re.split(r"[<>=]", one)[0].lower() for one in project["dependencies"]}
    assert {"xlsxwriter", "jinja2", "icalendar"} <= needed
    assert not {"calendar", "html", "xlsx", "all"} & set(project["optional-dependencies"])
    told = "\n".join(page.read_text(encoding="utf-8") for page in PAGES)
    assert re.findall(r"pip install \S*(?:hannover-foerder|\.)\[(?!dev\]|mcp\])\w+\]", told) == []
