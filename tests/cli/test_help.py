"""Help in both languages; completion; version."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from hannover_foerder import __version__
from hannover_foerder.cli.registry import COMMANDS
from hannover_foerder.words import LANGUAGES, words_for

if TYPE_CHECKING:
    from tests.cli.conftest import Foerder

ENGLISH = re.compile(r"\b(Usage|Options|Arguments|Commands|Show|required|COMMAND|OPTIONS|ARGS|TEXT|INTEGER|str)\b")


def test_the_program(foerder: Foerder) -> None:
    code, out, err = foerder("--help", COLUMNS="80")
    assert (code, err) == (0, "")
    assert " Verwendung: foerder [OPTIONEN] BEFEHL …\n" in re.sub(" +\n", "\n", out)
    assert re.findall(r"^╭─ (.*?) ─", out, re.MULTILINE)[:4] == ["Optionen", "Finden", "Passt es?", "Weitergeben"]
    assert all(f"│ {name} " in out for name in COMMANDS)


@pytest.mark.parametrize("language", LANGUAGES)
def test_at_80_columns_every_command_and_option_of_the_program_has_one_line(foerder: Foerder, language: str) -> None:
    out = foerder("--lang", language, "--help", COLUMNS="80").out
    boxed = [line for line in out.splitlines() if line.startswith("│ ")]
    assert [line for line in boxed if not re.match(r"│ (-|[a-z]+ )", line)] == []
    assert len(boxed) == len(COMMANDS) + 5


@pytest.mark.parametrize("name", ["ask", "mcp", "new"])
def test_the_help_of_a_command_says_more_than_the_list_of_commands(foerder: Foerder, name: str) -> None:
    more = words_for("de").say(f"command.{name}.more")
    assert more in " ".join(foerder(name, "--help", COLUMNS="80").out.split())
    assert more not in " ".join(foerder("--help", COLUMNS="80").out.split())


def test_help_without_a_command(foerder: Foerder) -> None:
    assert foerder("-h") == foerder("--help") == foerder("help")
    assert foerder("help", "plan") == foerder("plan", "--help")


@pytest.mark.parametrize("name", COMMANDS)
def test_each_command(foerder: Foerder, name: str) -> None:
    code, out, err = foerder(name, "-h", COLUMNS="80")
    assert (code, err) == (0, "")
    assert f" Verwendung: foerder {name} [OPTIONEN]" in out
    assert f"Beispiel: {COMMANDS[name].example}" in " ".join(out.split())
    assert not ENGLISH.findall(out.replace(" TEXT ", ""))
    assert "option." not in out
    assert "metavar." not in out
    assert "x>=1" not in out


@pytest.mark.parametrize("name", COMMANDS)
def test_each_command_in_english(foerder: Foerder, name: str) -> None:
    out = foerder(name, "--lang", "en", "--help", COLUMNS="80").out
    assert f" Usage: foerder {name} [OPTIONS]" in out
    assert "Verwendung" not in out
    assert "Optionen" not in out


@pytest.mark.parametrize("name", COMMANDS)
def test_the_example_of_each_command_works(foerder: Foerder, name: str) -> None:
    program, *arguments = COMMANDS[name].example.split()
    assert program == "foerder"
    assert foerder(*arguments, "--help").code == 0


def test_help_is_plain_in_a_pipe_even_in_ci(foerder: Foerder, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    assert "\x1b" not in foerder("list", "--help").out
    assert "\x1b[" in foerder("list", "--help", terminal=True, width=80, TERM="xterm").out


def test_version(foerder: Foerder) -> None:
    for option in ("--version", "-V"):
        assert foerder(option) == (0, f"foerder {__version__}\n", "")


@pytest.mark.parametrize(
    ("words", "offered"),
    [
        ("foerder se", ["search"]),
        ("foerder list --topic sol", ["solar"]),
        ("foerder list --area laa", ["laatzen"]),
        ("foerder list --kind zus", ["zuschuss"]),
        ("foerder list --target-group kmu", ["kmu"]),
        ("foerder list --provider pro", ["proKlima"]),
        ("foerder list --status end", ["ending-soon", "ended"]),
        ("foerder list --sort n", ["name", "nearness"]),
        ("foerder list --group-by t", ["target-group", "topic"]),
        ("foerder list --format js", ["json", "jsonl"]),
        ("foerder list --lang d", ["de"]),
        ("foerder show d", ["dach-zuschuss"]),
        ("foerder match --set craft=", ["craft=yes", "craft=no"]),
        ("foerder match --set place=laa", ["place=laatzen"]),
        ("foerder match --set empl", ["employees="]),
        ("foerder show --catalogue /nowhere d", []),
        ("foerder list --catalogue /nowhere --topic s", []),
        ("foerder list --catalogue /nowhere --provider s", []),
    ],
)
def test_completion(foerder: Foerder, monkeypatch: pytest.MonkeyPatch, words: str, offered: list[str]) -> None:
    monkeypatch.setenv("_FOERDER_COMPLETE", "complete_bash")
    monkeypatch.setenv("COMP_WORDS", words)
    monkeypatch.setenv("COMP_CWORD", str(len(words.split()) - 1))
    code, out, err = foerder(_FOERDER_COMPLETE="complete_bash", COMP_WORDS=words)
    assert (code, err) == (0, "")
    assert out.split() == offered


@pytest.mark.parametrize("shell", ["powershell", "pwsh"])
def test_powershell_gets_values_in_quotes_unless_they_are_plain_words(
    foerder: Foerder, monkeypatch: pytest.MonkeyPatch, shell: str
) -> None:
    def offered(words: str, word: str) -> list[str]:
        settings = {"_FOERDER_COMPLETE": f"complete_{shell}", "_TYPER_COMPLETE_ARGS": words}
        settings["_TYPER_COMPLETE_WORD_TO_COMPLETE"] = word
        for name, value in settings.items():
            monkeypatch.setenv(name, value)
        code, out, err = foerder(**settings)
        assert (code, err) == (0, "")
        return out.splitlines()

    assert offered("foerder list --provider Region", "Region") == ["'Region Hannover'::: "]
    assert offered("foerder list --kind zus", "zus") == ["zuschuss:::Zuschuss"]


@pytest.mark.parametrize(
    ("pieces", "offered"),
    [
        ("foerder match --set craft =", "yes\nno"),
        ("foerder match --set craft = n", "no"),
        ("foerder match --set = craft = n", "no"),
        ("foerder match --set empl", "employees="),
        ("foerder list --topic = sol", "solar"),
    ],
)
def test_bash_cuts_at_the_sign_between_field_and_value(
    foerder: Foerder, monkeypatch: pytest.MonkeyPatch, pieces: str, offered: str
) -> None:
    monkeypatch.setenv("_FOERDER_COMPLETE", "complete_bash")
    monkeypatch.setenv("COMP_WORDS", pieces)
    monkeypatch.setenv("COMP_CWORD", str(len(pieces.split()) - 1))
    assert foerder(_FOERDER_COMPLETE="complete_bash", COMP_WORDS=pieces).out.strip() == offered
