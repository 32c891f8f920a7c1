"""A command is quick to start because it loads what it needs when it runs."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest

from hannover_foerder.cli import commands
from hannover_foerder.cli.registry import COMMANDS

FOLDER = Path(commands.__file__ or "").parent
DECLARING = {
    "hannover_foerder.cli.completion.offers",
    "hannover_foerder.cli.option_values",
    "hannover_foerder.cli.options",
    "hannover_foerder.cli.session",
    "hannover_foerder.named_tuple",
}
"""What options are declared with, and the session; all else is imported inside ``run``."""
HEAVY = ("yaml", "ssl", "sqlite3", "Stemmer", "rapidfuzz", "hannover_foerder.lint", "hannover_foerder.search")
HELP = """
import io, sys
from datetime import date
from hannover_foerder.__main__ import main
from hannover_foerder.cli.environment import Environment
for name in sys.argv[2:]:
    environment = Environment(io.StringIO(), io.StringIO(), {}, False, False, 80, date(2026, 11, 23))
    assert main([name, "--help"], environment) == 0, name
    loaded = [module for module in sys.argv[1].split(",") if module in sys.modules]
    assert not loaded, (name, loaded)
"""


@pytest.mark.parametrize("path", sorted(FOLDER.glob("[!_]*.py")), ids=lambda path: path.stem)
def test_a_command_imports_only_what_declares_its_options(path: Path) -> None:
    imported = {
        node.module
        for node in ast.parse(path.read_text(encoding="utf-8")).body
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("hannover_foerder")
    }
    assert imported <= DECLARING


def test_help_loads_nothing_heavy() -> None:
    command = [sys.executable, "-c", HELP, ",".join(HEAVY), *COMMANDS]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.stderr == ""
