"""What a screen can show follows from the terminal and the variables."""

from __future__ import annotations

from datetime import date
from io import StringIO

import pytest

from hannover_foerder.cli.environment import Environment, process_environment
from hannover_foerder.output.screen import Screen


def screen(*, terminal: bool, width: int | None = None, **variables: str) -> Screen:
    out = StringIO()
    return Environment(out, out, variables, terminal, terminal, width, date(2026, 1, 1)).screen()


@pytest.mark.parametrize(
    ("found", "expected"),
    [
        (screen(terminal=True, width=132), Screen(132, styled=True, coloured=True, linked=True)),
        (screen(terminal=False), Screen(80)),
        (screen(terminal=True, width=132, COLUMNS="60"), Screen(60, styled=True, coloured=True, linked=True)),
        (screen(terminal=True, width=132, COLUMNS="0"), Screen(132, styled=True, coloured=True, linked=True)),
        *((screen(terminal=False, COLUMNS=written), Screen(1_000)) for written in ("1000", "1001", "9" * 5_000)),
        (screen(terminal=False, COLUMNS="0" * 5_000 + "90"), Screen(90)),
        (screen(terminal=False, COLUMNS="-5"), Screen(80)),
        (screen(terminal=False, COLUMNS="²"), Screen(80)),
        (screen(terminal=False, width=65_535), Screen(1_000)),
        (screen(terminal=True, COLUMNS="x"), Screen(80, styled=True, coloured=True, linked=True)),
        (screen(terminal=True, NO_COLOR="1"), Screen(80, styled=True, coloured=False, linked=True)),
        (screen(terminal=True, NO_COLOR=""), Screen(80, styled=True, coloured=True, linked=True)),
        (screen(terminal=True, TERM="dumb"), Screen(80)),
        (screen(terminal=False, FORCE_COLOR="1"), Screen(80, styled=True, coloured=True)),
        (screen(terminal=False, FORCE_COLOR="1", NO_COLOR="1"), Screen(80, styled=True, coloured=False)),
    ],
)
def test_screen(found: Screen, expected: Screen) -> None:
    assert found == expected


def test_the_environment_of_a_process_without_a_terminal(capsys: pytest.CaptureFixture[str]) -> None:
    found = process_environment()
    print("x", file=found.out)
    assert capsys.readouterr().out == "x\n"
    assert not found.out_is_terminal
    assert found.terminal_width is None


@pytest.mark.parametrize(
    ("written", "kept"),
    [("9" * 5_000, "1000"), ("1000000000", "1000"), ("²", None), ("-1", None), ("", None), ("0", None), ("0090", "90")],
)
@pytest.mark.parametrize("name", ["COLUMNS", "LINES"])
def test_an_absurd_size_does_not_reach_libraries(
    monkeypatch: pytest.MonkeyPatch, name: str, written: str, kept: str | None
) -> None:
    monkeypatch.setenv(name, written)
    assert process_environment().variables.get(name) == kept


class Terminal(StringIO):
    """A stream that says it is a terminal."""

    def isatty(self) -> bool:
        """Say so."""
        return True


@pytest.mark.parametrize(
    ("err", "shown"),
    [
        (Terminal(), "Verstanden: neue Fenster\n  im Reihenhaus · Ort\nLehrte\n  kurz\n\n"),
        (StringIO(), "Verstanden: neue Fenster\n  im Reihenhaus · Ort Lehrte\n  kurz\n\n"),
    ],
)
def test_no_word_of_a_note_is_cut_on_a_terminal_and_its_lines_are_counted(err: StringIO, shown: str) -> None:
    environment = Environment(StringIO(), err, {}, True, True, 24, date(2026, 1, 1))
    lines = environment.tell("Verstanden: neue Fenster\n  im Reihenhaus · Ort Lehrte\n  kurz\n\n")
    assert (err.getvalue(), lines) == (shown, shown.count("\n"))
