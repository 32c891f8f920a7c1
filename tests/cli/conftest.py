"""The program on a small catalogue, with streams that are no terminal unless a test says so."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from io import StringIO
from pathlib import Path
from typing import NamedTuple

import pytest
from tests.cli.editing import OVEN, SOLAR, Look

from hannover_foerder.__main__ import main
from hannover_foerder.cli.environment import Environment

CATALOGUE = Path(__file__).with_name("catalogue.yaml")
DAY = date(2026, 11, 23)


class Outcome(NamedTuple):
    """What a call gave."""

    code: int
    out: str
    err: str


Foerder = Callable[..., Outcome]


@pytest.fixture(scope="session")
def compiled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One cache for all tests, so that the catalogue is compiled once."""
    return tmp_path_factory.mktemp("cache")


@pytest.fixture
def foerder(compiled: Path, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Foerder:
    """Calls of the program; ``terminal``: somebody reads, ``answers``: and can answer, ``joined``: one stream."""
    monkeypatch.setenv("FOERDER_CACHE", str(compiled))

    state = tmp_path_factory.mktemp("state")
    nothing_set = compiled / "config.toml"
    nothing_set.touch(mode=0o600)

    def call(
        *arguments: str,
        terminal: bool = False,
        answers: bool = True,
        width: int | None = None,
        height: int | None = None,
        device: str = "",
        joined: bool = False,
        **variables: str,
    ) -> Outcome:
        out = StringIO()
        err = out if joined else StringIO()
        environment = Environment(
            out=out,
            err=err,
            variables={
                "FOERDER_CATALOGUE": str(CATALOGUE),
                "FOERDER_CONFIG": str(nothing_set),
                "FOERDER_STATE": str(state),
                "LANG": "de_DE.UTF-8",
            }
            | variables,
            out_is_terminal=terminal,
            in_is_terminal=terminal and answers,
            terminal_width=width,
            today=DAY,
            terminal=device,
            terminal_height=height,
        )
        code = main(arguments, environment)
        return Outcome(code, out.getvalue(), err.getvalue())

    return call


@pytest.fixture
def written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str, str], Path]:
    """Writes a text into a file of an empty folder, and goes there."""

    def write(name: str, text: str) -> Path:
        monkeypatch.chdir(tmp_path)
        path = tmp_path / name
        path.write_text(text, encoding="utf-8")
        return path

    return write


@pytest.fixture
def look(foerder: Foerder, tmp_path: Path) -> Look:
    """Calls that remember, at a catalogue that can be edited."""
    made = Look(foerder, tmp_path)
    made.edit(SOLAR, OVEN)
    return made
