"""The program as a process: pipes, disks, interrupts, and what it loads."""

from __future__ import annotations

import errno
import gc
import io
import os
import signal
import subprocess
import sys
from pathlib import Path
from typing import IO, NoReturn

import pytest
import typer
from tests.cli.conftest import CATALOGUE, Foerder

from hannover_foerder import __main__ as entry
from hannover_foerder.cli import reporting
from hannover_foerder.cli.parsing.parser_errors import in_our_words
from hannover_foerder.words import words_for

CODE = "from hannover_foerder.__main__ import run; run()"


def run(
    *arguments: str, cache: Path, code: str = CODE, stdout: int | IO[str] = subprocess.PIPE
) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-X", "utf8", "-c", code, *arguments],
        env=os.environ | {"FOERDER_CATALOGUE": str(CATALOGUE), "FOERDER_CACHE": str(cache), "LC_ALL": "de_DE.UTF-8"},
        text=True,
        check=False,
        timeout=60,
        stdout=stdout,
        stderr=subprocess.PIPE,
    )


def test_a_process(compiled: Path) -> None:
    done = run("list", "--topic", "solar", "--as-of", "2026-11-23", cache=compiled)
    assert (done.returncode, done.stdout.split("\t")[0]) == (0, "dach-zuschuss")
    assert done.stderr.startswith("1 Programm.\n")
    assert run("show", "x", cache=compiled).returncode == 4


def test_what_is_said_of_the_data_comes_before_it_in_a_pipe(compiled: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-X", "utf8", "-c", CODE, "list", "--topic", "solar", "--as-of", "2026-11-23"],
        env=os.environ | {"FOERDER_CATALOGUE": str(CATALOGUE), "FOERDER_CACHE": str(compiled), "LC_ALL": "de_DE.UTF-8"},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        check=True,
    )
    lines = [line.split("\t")[0] for line in done.stdout.splitlines()]
    assert (lines[0], lines[-1]) == ("1 Programm.", "dach-zuschuss")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")
def test_a_full_disk_is_one_line(compiled: Path) -> None:
    with Path("/dev/full").open("w", encoding="utf-8") as full:
        done = run("list", cache=compiled, stdout=full)
    assert done.returncode == 1
    assert done.stderr.splitlines()[-1] == "foerder: kein Platz mehr auf dem Datenträger"
    assert "Traceback" not in done.stderr


@pytest.mark.skipif(os.name == "nt", reason="Windows has no SIGPIPE")
def test_a_closed_pipe_is_no_error(compiled: Path) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    with os.fdopen(writing, "w") as pipe:
        done = run("list", cache=compiled, stdout=pipe)
    assert done.returncode == -13
    assert "foerder: " not in done.stderr


@pytest.mark.skipif(os.name == "nt", reason="needs a POSIX shell")
@pytest.mark.parametrize(
    ("closed", "code", "error"),
    [
        (">&-", 1, "foerder: die Standardausgabe ist geschlossen"),
        ("2>&-", 0, ""),
        (">&- 2>&-", 1, ""),
        ("<&-", 0, "1 Programm."),
    ],
)
def test_closed_streams(compiled: Path, closed: str, code: int, error: str) -> None:
    done = subprocess.run(
        ["sh", "-c", f'"$0" -X utf8 -c "$1" search wasserstoff --as-of 2026-11-23 {closed}', sys.executable, CODE],
        env=os.environ | {"FOERDER_CATALOGUE": str(CATALOGUE), "FOERDER_CACHE": str(compiled), "LC_ALL": "de_DE.UTF-8"},
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert (done.returncode, done.stderr.strip().rpartition("\n")[2]) == (code, error)


def test_a_pipe_loads_neither_rich_nor_yaml_nor_rapidfuzz(compiled: Path) -> None:
    code = (
        "import sys; from hannover_foerder.__main__ import main\n"
        "from hannover_foerder.cli.environment import process_environment\n"
        "main(sys.argv[1:], process_environment())\n"
        "heavy = {'rich', 'yaml', 'rapidfuzz', 'difflib', 'hannover_foerder.output.blocks'}\n"
        "print(sorted(heavy & set(sys.modules)))"
    )
    run("search", "wasserstoff", cache=compiled)
    done = run("search", "wasserstoff", cache=compiled, code=code)
    assert done.stdout.splitlines()[-1] in ("[]", "['difflib']")  # Typer itself loads difflib


NEVER = {"decimal", "shlex", "hannover_foerder.cli.time_span", "hannover_foerder.model.numbers"}
"""What no plain call needs."""
NO_LIST = {
    "hannover_foerder.cli.parsing.exclusions",
    "hannover_foerder.output.formats.json_",
    "hannover_foerder.output.objects",
    "hannover_foerder.output.formats.terminal.wrapping",
    "hannover_foerder.search.index.thesaurus",
}
"""What no list in a pipe needs."""
SEARCH = {f"hannover_foerder.search.{room}" for room in ("analysis", "index.reader", "query", "ranking")}
"""What finds programmes; how tables are looked up is not among it."""
PROGRAMMES = {"hannover_foerder.model.programme", "hannover_foerder.model.rule"}
"""What whole records are made of."""
VOCABULARY = {
    "hannover_foerder.model.vocabulary",
    "hannover_foerder.model.constraints",
    "hannover_foerder.model.office",
}


@pytest.mark.parametrize(
    ("call", "needless"),
    [
        (
            ("search", "wasserstoff"),
            NEVER | NO_LIST | PROGRAMMES | VOCABULARY | {"hannover_foerder.model.plain", "dataclasses"},
        ),
        (("list", "--topic", "solar"), NEVER | NO_LIST | PROGRAMMES),
        (("list",), NEVER | NO_LIST | PROGRAMMES | VOCABULARY),
        (("show", "dach-zuschuss"), NEVER | SEARCH | {"hannover_foerder.model.vocabulary"}),
    ],
)
def test_a_call_loads_only_what_it_needs(compiled: Path, call: tuple[str, ...], needless: set[str]) -> None:
    code = (
        "import sys; from hannover_foerder.__main__ import main\n"
        "from hannover_foerder.cli.environment import process_environment\n"
        "assert main(sys.argv[1:], process_environment()) == 0\n"
        "print(*sys.modules)"
    )
    run(*call, cache=compiled)
    loaded = run(*call, cache=compiled, code=code).stdout.splitlines()[-1].split()
    assert "hannover_foerder.catalogue" in loaded
    assert not needless.intersection(loaded)


def test_what_draws_questions_is_loaded_only_to_ask(compiled: Path) -> None:
    code = (
        "import sys; from hannover_foerder.__main__ import main\n"
        "from hannover_foerder.cli.environment import process_environment\n"
        "main(sys.argv[1:], process_environment())\n"
        "print('prompt_toolkit' in sys.modules)"
    )
    done = run("match", "--set", "age=3", cache=compiled, code=code)
    assert done.stdout.splitlines()[-1] == "False"


def test_interrupted(foerder: Foerder, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(*_: object) -> int:
        raise KeyboardInterrupt

    monkeypatch.setattr(entry, "_call", interrupt)
    assert foerder("list") == (130, "", "")


@pytest.mark.parametrize(
    ("error", "line"),
    [
        (OSError(errno.ENOSPC, "No space left on device"), "kein Platz mehr auf dem Datenträger"),
        (PermissionError(errno.EACCES, "Permission denied", "x.csv"), "x.csv: keine Berechtigung"),
        (OSError(errno.EIO, "Input/output error", "x"), "x: geht nicht (Input/output error)"),
        (OSError("odd"), "geht nicht (odd)"),
    ],
)
def test_errors_of_the_system(error: OSError, line: str) -> None:
    assert reporting.os_error_text(error, words_for("de")) == f"foerder: {line}\n"


@pytest.mark.parametrize(("reason", "code"), [(None, 0), (3, 3), ("broken", 1)])
def test_an_exit_inside_a_command_has_the_code_that_python_gives_it(
    foerder: Foerder, monkeypatch: pytest.MonkeyPatch, reason: int | str | None, code: int
) -> None:
    def leave(*_: object) -> NoReturn:
        raise SystemExit(reason)

    monkeypatch.setattr("hannover_foerder.cli.app.call", leave)
    assert foerder("list").code == code


def test_the_entry_of_the_process(
    foerder: Foerder, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    assert foerder("--version").code == 0

    def leave(code: int) -> NoReturn:
        raise SystemExit(code)

    monkeypatch.setattr(sys, "argv", ["foerder", "--nope"])
    monkeypatch.setattr(os, "_exit", leave)
    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(io.BytesIO()))
    handler = signal.getsignal(signal.SIGPIPE)
    try:
        with pytest.raises(SystemExit, match="2"):
            entry.run()
    finally:
        gc.enable()
        signal.signal(signal.SIGPIPE, handler)
    assert capfd.readouterr().err.count("\n") == 1


def test_a_sentence_of_typer_that_we_do_not_know_keeps_its_words() -> None:
    error = in_our_words(typer.TyperException("Something new"), ["x"])
    assert reporting.error_text(error, words_for("de")) == "foerder: Something new\n"
    assert in_our_words(typer.TyperException("No such option: --x"), ["--x"]).code == "error.unknown-option"


def test_a_notice_of_the_catalogue_is_said(foerder: Foerder, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    monkeypatch.setenv("FOERDER_CACHE", str(tmp_path / "file"))
    code, out, err = foerder("list", "--kind", "zuschuss")
    assert (code, out.split("\t")[0]) == (0, "dach-zuschuss")
    assert err.startswith(f"Der Ordner {tmp_path / 'file'} ")


def test_completion_is_installed_in_our_words(
    foerder: Foerder, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("_TYPER_COMPLETE_TEST_DISABLE_SHELL_DETECTION", "1")
    monkeypatch.setenv("HOME", str(tmp_path))
    code, out, err = foerder("--install-completion", "bash")
    path = tmp_path / ".bash_completions" / "foerder.sh"
    assert path.exists()
    assert (code, err) == (0, "")
    assert out == f"Die Vervollständigung für bash steht jetzt in {path}. Sie wirkt in der nächsten Shell.\n"
    assert "_FOERDER_COMPLETE" in foerder("--show-completion", "bash").out
