"""What is longer than the screen goes through the pager, as git's does."""

from __future__ import annotations

import signal
import sys
from typing import TYPE_CHECKING

import pytest

from hannover_foerder.cli.pager import page, pager_of
from hannover_foerder.output.screen import Screen, is_taller
from hannover_foerder.words import LANGUAGES, words_for

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Foerder

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="the pagers here are commands of a Unix shell")


@pytest.mark.parametrize(
    ("lines", "screen", "expected"),
    [
        (3, Screen(80, height=4), False),
        (4, Screen(80, height=4), True),
        (100, Screen(80), False),
        (2, Screen(4, height=4), True),
    ],
)
def test_a_text_is_taller_than_the_screen_with_the_prompt(lines: int, screen: Screen, *, expected: bool) -> None:
    assert is_taller("\x1b[1m12345\x1b[0m\n" * lines, screen) is expected


@pytest.mark.parametrize(
    ("set_", "variables", "expected"),
    [
        (None, {}, "less"),
        (None, {"PAGER": "more -s"}, "more -s"),
        ("bat", {"PAGER": "more"}, "bat"),
        ("", {"PAGER": "more"}, None),
        (None, {"PAGER": "cat"}, None),
        (None, {"TERM": "dumb"}, None),
    ],
)
def test_the_command_that_pages(set_: str | None, variables: dict[str, str], expected: str | None) -> None:
    assert pager_of(set_, variables) == expected


def test_the_pager_gets_the_text_and_the_settings_of_git(tmp_path: Path) -> None:
    seen = tmp_path / "seen"
    assert page("Grüße\n", f"{{ cat; echo $LESS $LV $LESSCHARSET; }} > {seen}", {}, "utf-8", "q: Ende")
    assert seen.read_text(encoding="utf-8") == "Grüße\nFRX -Psq\\: Ende$ -c utf-8\n"
    assert page("x", f"echo $LESS > {seen}", {"LESS": "S"}, "utf-8", "q: Ende")
    assert seen.read_text(encoding="utf-8") == "S\n"


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_prompt_says_how_to_leave_in_letters_that_less_can_show(language: str) -> None:
    prompt = words_for(language).say("pager.prompt")
    assert prompt.isascii()
    assert "q: " in prompt


def test_leaving_the_pager_early_is_no_error() -> None:
    assert page("x\n" * 1_000_000, "exit 0", {}, "utf-8", "q: Ende")


def test_behind_the_pager_signals_do_what_they_did_before() -> None:
    handlers = {number: signal.signal(number, signal.SIG_DFL) for number in (signal.SIGPIPE, signal.SIGINT)}
    try:
        page("x\n", "cat > /dev/null", {}, "utf-8", "q: Ende")
        assert {signal.getsignal(number) for number in handlers} == {signal.SIG_DFL}
    finally:
        for number, handler in handlers.items():
            signal.signal(number, handler)


def test_a_pager_that_is_not_there_shows_nothing() -> None:
    assert not page("x", "gibt-es-nicht-als-befehl 2>/dev/null", {}, "utf-8", "q: Ende")


def test_what_is_longer_than_the_screen_is_paged(foerder: Foerder, tmp_path: Path) -> None:
    seen = tmp_path / "seen"
    settings = {"FOERDER_PAGER": f"cat > {seen}", "TERM": "xterm"}
    paged = foerder("list", "--limit", "3", terminal=True, width=80, height=5, **settings)
    assert (paged.code, paged.out) == (0, "")
    assert "Stille Hilfe" in seen.read_text(encoding="utf-8")
    assert paged.err.startswith("3 Programme")
    plain = foerder("list", "--limit", "3", terminal=True, width=80, height=5, **settings).out
    assert plain == ""
    unpaged = foerder("list", "--limit", "3", "--no-pager", terminal=True, width=80, height=5, **settings)
    assert "Stille Hilfe" in unpaged.out
    fitting = foerder("list", "--limit", "3", terminal=True, width=80, height=24, **settings)
    assert "Stille Hilfe" in fitting.out
    broken = foerder("list", "--limit", "3", terminal=True, width=80, height=5, FOERDER_PAGER="exit 127", TERM="xterm")
    assert "Stille Hilfe" in broken.out


@pytest.mark.parametrize(
    "call",
    [
        ("show", "dach-zuschuss", "--full"),
        ("explain", "wasserstoff-zentrum", "--query", "wasserstoff"),
        ("explain", "wasserstoff-zentrum"),
        ("match", "--set", "applicant=company"),
        ("check", "--list"),
    ],
)
def test_every_command_for_reading_pages(foerder: Foerder, tmp_path: Path, call: tuple[str, ...]) -> None:
    seen = tmp_path / "seen"
    out = foerder(
        *call, terminal=True, answers=False, width=80, height=3, FOERDER_PAGER=f"cat > {seen}", TERM="xterm"
    ).out
    assert (out, bool(seen.read_text(encoding="utf-8"))) == ("", True)
