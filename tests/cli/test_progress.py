"""The line that tells how far it is: on a terminal, after a while, and gone at the end."""

from __future__ import annotations

from io import StringIO

import pytest

from hannover_foerder.cli import progress
from hannover_foerder.cli.progress import PATIENCE, Progress


class Terminal(StringIO):
    """A stream that says it is a terminal."""

    def isatty(self) -> bool:
        """It is."""
        return True


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """What the clock shows next, the last one for ever."""
    shown = [0.0]
    monkeypatch.setattr(progress, "monotonic", lambda: shown.pop(0) if len(shown) > 1 else shown[0])
    monkeypatch.setenv("TERM", "xterm")
    return shown


def told(err: StringIO, *sentences: str) -> Progress:
    shown = Progress(err, 80)
    for sentence in sentences:
        shown.update(sentence.strip)
    return shown


def test_what_takes_long_is_told(clock: list[float]) -> None:
    err = Terminal()
    clock[:] = [0.0, PATIENCE + 0.1]
    told(err, "0 Programme", "12.300 Programme").end()
    assert "12.300 Programme" in err.getvalue()
    assert err.getvalue().endswith("\x1b[2K")  # the line is wiped


def test_what_is_short_is_not_told(clock: list[float]) -> None:
    err = Terminal()
    clock[:] = [0.0, PATIENCE - 0.1]
    told(err, "0", "100").end()
    assert err.getvalue() == ""


def test_into_a_file_nothing_is_said(clock: list[float]) -> None:
    err = StringIO()
    clock[:] = [0.0, PATIENCE + 100]
    told(err, "0", "100").end()
    assert err.getvalue() == ""


def test_after_the_end_it_may_begin_again(clock: list[float]) -> None:
    err = Terminal()
    clock[:] = [0.0, PATIENCE + 0.1, PATIENCE + 0.1, 2 * PATIENCE, 3 * PATIENCE]
    shown = told(err, "0", "100")
    shown.end()
    shown.end()
    before = len(err.getvalue())
    for sentence in ("150", "175", "200"):
        shown.update(sentence.strip)
    shown.end()
    assert "200" in err.getvalue()[before:]
    assert "175" not in err.getvalue()
    assert err.getvalue().endswith("\x1b[2K")


def test_an_absurd_width_is_no_harm(clock: list[float], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "9" * 5_000)
    err = Terminal()
    clock[:] = [0.0, PATIENCE + 0.1]
    told(err, "0", "100").end()
    assert "100" in err.getvalue()
