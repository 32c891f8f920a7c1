"""TAB in real shells on a terminal of their own: no text of a catalogue runs, and what is inserted is one argument."""

from __future__ import annotations

import json
import os
import select
import shlex
import shutil
import signal
import sys
import time
from typing import TYPE_CHECKING, Final, Self

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

if sys.platform == "win32":
    pytest.skip("no pseudo-terminal", allow_module_level=True)
import pty

PATIENCE: Final = 30.0
"""Seconds; a start takes a quarter of one, and a busy machine many times that."""

MARK: Final = "ausgefuehrt"
PROVIDERS: Final = {
    "01": f"01 $(touch {MARK}) `touch {MARK}` ${{x:-y}} $x $((1+1))",
    "02": f"02; touch {MARK}; a & touch {MARK} | b && c || d",
    "03": f"03\"; touch {MARK}; \"'; touch {MARK}; ' ’ „x“",
    "04": "04 (a) [b] {c,d} <e> *.* ? ~ ~root # ! !! ^x^y = : :: % @ + -- , x",
    "05": r"05 a\b \$(x) \\ c\ d \n \x41 \\",
    "06": "06 BBS  Burgdorf & Söhne, Förderung – ß",
    "07": "07~a=b:c*d",
    "08": f"08) ; touch {MARK} #",
}
"""Names of providers by how each begins."""

NAMES: Final = [
    f"Zuschuss \\$(touch {MARK}) x",
    f"`touch {MARK}` \\`touch {MARK}\\`",
    f"'; touch {MARK}; ' '' \"; touch {MARK}; \" \"\"",
    f")) ; touch {MARK} ; ((",
    f"a:b\\:c; $(touch {MARK}) [red]x[/] %F{{red}} ${{(e):-$(touch {MARK})}}",
]


class Shell:
    """An interactive shell on a pseudo-terminal."""

    def __init__(self, command: list[str], folder: Path, beginning: str) -> None:
        self._folder = folder
        self.screen = ""
        self._pid, self._terminal = pty.fork()
        if self._pid == 0:  # pragma: no cover - another process
            os.chdir(folder)
            os.execvpe(  # noqa: S606 - a shell is what is tested
                command[0],
                command,
                {
                    "HOME": str(folder),
                    "PATH": f"{folder / 'bin'}:{os.environ['PATH']}",
                    "TERM": "xterm",
                    "LC_ALL": "C.UTF-8",
                    "COLUMNS": "200",
                    "FOERDER_CATALOGUE": str(folder / "katalog.yaml"),
                    "FOERDER_CACHE": str(folder / "cache"),
                },
            )
        self.type(f"{beginning}\r")
        self.type("touch bereit\r")
        self.wait_for(folder / "bereit")

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        os.kill(self._pid, signal.SIGKILL)
        os.waitpid(self._pid, 0)
        os.close(self._terminal)

    def type(self, keys: str) -> None:
        """Press keys."""
        os.write(self._terminal, keys.encode())

    def look(self, seconds: float) -> None:
        """Take in what the shell shows, for so long at most."""
        if select.select([self._terminal], [], [], seconds)[0]:
            try:
                self.screen += os.read(self._terminal, 1 << 16).decode(errors="replace")
            except OSError as error:
                raise AssertionError(self.screen) from error

    def wait_for(self, file: Path) -> None:
        """Wait until a file is there, and take it away."""
        end = time.monotonic() + PATIENCE
        while not file.exists():
            assert time.monotonic() < end, self.screen
            self.look(0.05)
        file.unlink()

    def wait_to_see(self, text: str) -> None:
        """Wait until the shell shows a text."""
        end = time.monotonic() + PATIENCE
        while text not in self.screen:
            assert time.monotonic() < end, self.screen
            self.look(0.05)

    def arguments_of(self, keys: str) -> list[str]:
        """What the program is called with after some keys and Enter."""
        called = self._folder / "called"
        self.type(keys)
        self.type("\r")
        self.wait_for(self._folder / "done")
        return called.read_bytes().decode().split("\0")[:-1]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home with a hostile catalogue, and a program that notes what it is called with instead of answering."""
    home = tmp_path_factory.mktemp("home")
    records = [
        {"id": f"programm-{number}", "name": {"de": name}, "provider": {"name": provider}}
        for number, (name, provider) in enumerate(zip(NAMES * 2, PROVIDERS.values(), strict=False))
    ]
    listed = "".join(f"  - {json.dumps(record, ensure_ascii=False)}\n" for record in records)
    (home / "katalog.yaml").write_text(f"schema: 1\nprogrammes:\n{listed}", encoding="utf-8")
    program = home / "bin" / "foerder"
    program.parent.mkdir()
    program.write_text(
        '#!/bin/sh\nif [ -z "$_FOERDER_COMPLETE" ]; then\n'
        "printf '%s\\0' \"$@\" >called; touch done\n"
        f'else exec {shlex.quote(sys.executable)} -m hannover_foerder "$@"; fi\n',
        encoding="utf-8",
    )
    program.chmod(0o755)
    for name in ("*", "06 BBS", "touch"):
        (home / name).touch()
    return home


SHELLS: Final = {
    "bash": (
        ["bash", "--norc", "--noprofile", "-i"],
        (
            "[ -r /usr/share/bash-completion/bash_completion ] && . /usr/share/bash-completion/bash_completion;"
            ' eval "$(_FOERDER_COMPLETE=source_bash foerder)"'
        ),
    ),
    "bash-posix": (
        ["bash", "--norc", "--noprofile", "--posix", "-i"],
        'eval "$(_FOERDER_COMPLETE=source_bash foerder)"',
    ),
    "bash with the script of Typer": (  # as an earlier version has installed it
        ["bash", "--norc", "--noprofile", "-i"],
        (
            "_typer() { local IFS=$'\\n'; COMPREPLY=( $( env COMP_WORDS=\"${COMP_WORDS[*]}\" COMP_CWORD=$COMP_CWORD"
            " _FOERDER_COMPLETE=complete_bash $1 ) ); return 0; }; complete -o default -F _typer foerder"
        ),
    ),
    "zsh with odd options": (
        ["zsh", "-f", "-i"],
        (
            "setopt ksharrays shwordsplit globsubst nullglob rcexpandparam extendedglob; autoload -U compinit;"
            ' compinit -u -D; eval "$(_FOERDER_COMPLETE=source_zsh foerder)"'
        ),
    ),
    "zsh": (
        ["zsh", "-f", "-i"],
        'autoload -U compinit; compinit -u -D; eval "$(_FOERDER_COMPLETE=source_zsh foerder)"',
    ),
    "zsh-menu": (
        ["zsh", "-f", "-i"],
        (
            "autoload -U compinit; compinit -u -D; zstyle ':completion:*' menu select;"
            ' setopt extended_glob; eval "$(_FOERDER_COMPLETE=source_zsh foerder)"'
        ),
    ),
    "fish": (["fish", "--no-config", "-i"], "_FOERDER_COMPLETE=source_fish foerder | source"),
}


@pytest.fixture(scope="module", params=SHELLS)
def shell(request: pytest.FixtureRequest, folder: Path) -> Iterator[Shell]:
    command, beginning = SHELLS[request.param]
    if shutil.which(command[0]) is None:
        pytest.skip(f"{command[0]} is not installed")
    with Shell(command, folder, beginning) as started:
        yield started


@pytest.fixture
def is_fish(request: pytest.FixtureRequest) -> bool:
    return bool(request.node.callspec.params["shell"] == "fish")


@pytest.fixture(autouse=True)
def nothing_runs(folder: Path) -> Iterator[None]:
    yield
    assert not (folder / MARK).exists()


@pytest.mark.parametrize("start", PROVIDERS)
def test_a_value_is_inserted_as_one_argument(shell: Shell, start: str) -> None:
    assert shell.arguments_of(f"foerder list --provider {start}\t") == ["list", "--provider", PROVIDERS[start]]


@pytest.mark.parametrize("quote", ['"', "'"])
@pytest.mark.parametrize("start", ["01", "03", "04", "05"])
def test_a_value_behind_an_open_quote(shell: Shell, start: str, quote: str) -> None:
    assert shell.arguments_of(f"foerder list --provider {quote}{start}\t") == ["list", "--provider", PROVIDERS[start]]


@pytest.mark.parametrize("start", ["01", "05", "07"])
def test_a_value_behind_an_equals_sign(shell: Shell, start: str) -> None:
    assert shell.arguments_of(f"foerder list --provider={start}\t") == ["list", f"--provider={PROVIDERS[start]}"]


@pytest.mark.parametrize(
    "provider",
    [
        *("-rf", "=ls", "!!", "~root", f"(e:touch {MARK}:)"),
        *(f"<(touch {MARK})", "x\\", f"x\u00a0{'y' * 300} $(touch {MARK})"),
    ],
)
def test_the_only_value_whatever_it_begins_with(shell: Shell, folder: Path, provider: str, is_fish: bool) -> None:
    record = {"id": "programm-1", "name": {"de": "x"}, "provider": {"name": provider}}
    text = f"schema: 1\nprogrammes:\n  - {json.dumps(record, ensure_ascii=False)}\n"
    (folder / "eines.yaml").write_text(text, encoding="utf-8")
    offered = [] if is_fish and provider.startswith("~") else [provider]  # Fish would put a folder in its place
    keys = "foerder list --catalogue eines.yaml --provider \t"
    assert shell.arguments_of(keys) == ["list", "--catalogue", "eines.yaml", "--provider", *offered]


@pytest.mark.parametrize("written", [r"06\ BBS\ ", '"06 BBS ', "'06 BBS "])
def test_a_value_that_is_half_written(shell: Shell, written: str) -> None:
    """The blank at the end belongs to the word."""
    expected = ["list", "--provider", PROVIDERS["06"]]
    assert shell.arguments_of(f"foerder list --provider {written}\t") == expected


def test_names_are_shown_and_not_run(shell: Shell, folder: Path, request: pytest.FixtureRequest) -> None:
    shell.type("foerder show programm-\t\t")
    shell.wait_to_see("programm-7")
    if not request.node.callspec.params["shell"].startswith("bash"):
        shell.wait_to_see(f"`touch {MARK}`")
    for _ in range(10):
        shell.look(0.05)
    assert not (folder / MARK).exists()
    shell.type("\x03\x03")
