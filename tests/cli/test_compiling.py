"""The line that tells how far compiling is: on a terminal, after a while, and gone at the end."""

from __future__ import annotations

from io import StringIO

import pytest

from hannover_foerder.cli import compiling
from hannover_foerder.cli.compiling import PATIENCE, Compiling
from hannover_foerder.words import words_for


class Terminal(StringIO):
    """A stream that says it is a terminal."""

    def isatty(self) -> bool:
        """It is."""
        return True


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """What the clock shows next, the last one for ever."""
    shown = [0.0]
    monkeypatch.setattr(compiling, "monotonic", lambda: shown.pop(0) if len(shown) > 1 else shown[0])
    monkeypatch.setenv("TERM", "xterm")
    return shown


def on(err: StringIO, language: str = "de") -> Compiling:
    return Compiling(err, words_for(language))


def test_a_long_compilation_tells_how_far_it_is(clock: list[float]) -> None:
    err = Terminal()
    clock[:] = [0.0, PATIENCE + 0.1]
    shown = on(err)
    shown.told(0)
    shown.told(12_300)
    shown.end()
    assert "12.300 Programme" in err.getvalue()
    assert err.getvalue().endswith("\x1b[2K")  # the line is wiped


def test_it_tells_in_english(clock: list[float]) -> None:
    err = Terminal()
    clock[:] = [0.0, PATIENCE + 0.1]
    shown = on(err, "en")
    shown.told(0)
    shown.told(12_300)
    shown.end()
    assert "12,300 programmes" in err.getvalue()


def test_a_short_compilation_says_nothing(clock: list[float]) -> None:
    err = Terminal()
    clock[:] = [0.0, PATIENCE - 0.1]
    shown = on(err)
    shown.told(0)
    shown.told(100)
    shown.end()
    assert err.getvalue() == ""


def test_into_a_file_nothing_is_said(clock: list[float]) -> None:
    err = StringIO()
    clock[:] = [0.0, PATIENCE + 100]
    shown = on(err)
    shown.told(0)
    shown.told(100_000)
    shown.end()
    assert err.getvalue() == ""


def test_after_the_end_it_may_begin_again(clock: list[float]) -> None:
    err = Terminal()
    clock[:] = [0.0, PATIENCE + 0.1]
    shown = on(err)
    shown.told(0)
    shown.told(100)
    shown.end()
    shown.end()
    before = len(err.getvalue())
    shown.told(200)
    shown.end()
    assert "200" in err.getvalue()[before:]
    assert err.getvalue().endswith("\x1b[2K")
