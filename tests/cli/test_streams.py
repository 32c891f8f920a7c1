"""Bytes and streams of the process: the encoding of a form, streams that are closed or full, interrupts."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from tests.cli.conftest import CATALOGUE, Foerder

CODE = "from hannover_foerder.__main__ import run; run()"
DAY = ("--as-of", "2026-11-23")


def process(
    *arguments: str, cache: Path, redirected: str = "", cwd: Path | None = None, **variables: str
) -> subprocess.CompletedProcess[bytes]:
    """One call by a shell, with its redirections."""
    line = f'code=$1; shift; exec "$0" -c "$code" "$@" {redirected}'
    return subprocess.run(
        ["sh", "-c", line, sys.executable, CODE, *arguments],
        env=os.environ
        | {"FOERDER_CATALOGUE": str(CATALOGUE), "FOERDER_CACHE": str(cache), "LC_ALL": "de_DE.UTF-8"}
        | variables,
        cwd=cwd,
        check=False,
        timeout=60,
        capture_output=True,
    )


EXPORTS = [
    ("csv",),
    ("csv", "--excel"),
    ("csv", "--columns", "all"),
    ("tsv",),
    ("tsv", "--columns", "all"),
    ("json",),
    ("jsonl",),
    ("jsonld",),
    ("html",),
    ("markdown",),
    ("xlsx",),
]


@pytest.mark.parametrize("form", EXPORTS, ids=" ".join)
@pytest.mark.parametrize("encoding", ["cp1252", "ascii:strict"])
def test_a_form_for_programs_is_the_same_on_stdout_and_in_a_file(
    compiled: Path, tmp_path: Path, form: tuple[str, ...], encoding: str
) -> None:
    asked = ("--status", "all", "--format", *form, *DAY)
    stdout = process("export", "-", *asked, cache=compiled, PYTHONIOENCODING=encoding, PYTHONUTF8="0", LC_ALL="C")
    file = process("export", "x", *asked, cache=compiled, cwd=tmp_path, PYTHONUTF8="1", LC_ALL="C")
    assert (stdout.returncode, file.returncode) == (0, 0)
    written = (tmp_path / "x").read_bytes()
    if form[0] == "tsv":  # a file names its columns, a pipe does not
        header, _, written = written.partition(b"\n")
        assert header.startswith(b"id\tname")
    assert stdout.stdout == written


UMLAUTS = """\
schema: 1
programmes:
  - id: gruen
    name: {de: Grüner Zuschuss für Öfen}
    kinds: [zuschuss]
    provider: {name: Überlandwerk}
    requirements: [{text: {de: Größe}}]
    deadlines: {model: fixed, dates: [{role: application, date: '2027-01-31'}]}
"""


@pytest.fixture(scope="module")
def umlauts(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("umlauts") / "k.yaml"
    path.write_text(UMLAUTS, encoding="utf-8")
    return path


@pytest.mark.parametrize(
    "arguments",
    [
        ("search", "zuschuss", "--format", "json", *DAY),
        ("list", "--format", "markdown", *DAY),
        ("list", *DAY),
        ("show", "gruen", "--format", "jsonl", *DAY),
        ("match", "--set", "applicant=company", "--format", "csv", *DAY),
        ("deadlines", "--format", "ics", *DAY),
        ("plan", "gruen", "--format", "markdown", *DAY),
        ("facets", "--format", "csv"),
        ("explain", "gruen", "--set", "applicant=company", "--format", "json"),
        ("check", "--list", "--format", "json"),
        ("schema",),
    ],
    ids=" ".join,
)
def test_every_command_writes_utf_8_to_programs(compiled: Path, umlauts: Path, arguments: tuple[str, ...]) -> None:
    done = process(
        *arguments, cache=compiled, FOERDER_CATALOGUE=str(umlauts), PYTHONIOENCODING="cp1252", PYTHONUTF8="0"
    )
    assert done.returncode == 0
    assert any(letter in done.stdout.decode("utf-8") for letter in "äöüßÖÜ–")


def test_what_a_person_reads_is_in_the_encoding_of_the_terminal(compiled: Path, umlauts: Path) -> None:
    def shown(encoding: str) -> str:
        asked = ("list", "--format", "text", *DAY)
        done = process(*asked, cache=compiled, FOERDER_CATALOGUE=str(umlauts), PYTHONIOENCODING=encoding)
        return done.stdout.decode(encoding)

    assert shown("utf-8").startswith("1. Grüner Zuschuss für Öfen\n")
    assert shown("cp1252").startswith("1. Grüner Zuschuss für Öfen\n")
    assert shown("ascii").startswith("1. Gr?ner Zuschuss f?r ?fen\n")


@pytest.mark.parametrize(
    ("arguments", "redirected", "code", "error"),
    [
        (("list", "--catalogue", "-"), "<&-", 1, "foerder: Die Standardeingabe ist geschlossen.\n"),
        (("list", "--catalogue", "-", "--no-cache"), "<&-", 1, "foerder: Die Standardeingabe ist geschlossen.\n"),
        (("check", "-"), "<&-", 1, "foerder: Die Standardeingabe ist geschlossen.\n"),
        (("match", "--profile", "-"), "<&-", 1, "foerder: Die Standardeingabe ist geschlossen.\n"),
        (("list", "--catalogue", "-"), "<&- >&-", 1, "foerder: Die Standardeingabe ist geschlossen.\n"),
        (("list", "--catalogue", "-"), "<&- >&- 2>&-", 1, ""),
        (("list", *DAY), "<&- >&-", 1, "foerder: die Standardausgabe ist geschlossen\n"),
        (("--help",), ">&-", 1, "foerder: die Standardausgabe ist geschlossen\n"),
        (("--version",), ">&-", 1, "foerder: die Standardausgabe ist geschlossen\n"),
        (("export", "-", "--format", "xlsx"), ">&-", 1, "foerder: die Standardausgabe ist geschlossen\n"),
        (("--show-completion", "bash"), ">&-", 1, "foerder: die Standardausgabe ist geschlossen\n"),
        (("show", "nope"), ">&-", 4, "foerder: Kein Programm heißt nope. Suchen: foerder search nope\n"),
    ],
    ids=str,
)
def test_closed_streams(compiled: Path, arguments: tuple[str, ...], redirected: str, code: int, error: str) -> None:
    done = process(
        *arguments,
        cache=compiled,
        redirected=redirected,
        _TYPER_COMPLETE_TEST_DISABLE_SHELL_DETECTION="1",  # the shell that is named, not that of the tests
    )
    said = done.stderr.decode().splitlines(keepends=True)
    assert (done.returncode, done.stdout, "".join(said[-1:])) == (code, b"", error)


def test_names_from_the_standard_input_that_are_no_utf_8(compiled: Path, tmp_path: Path) -> None:
    (tmp_path / "names").write_bytes(b"gr\xfcn\n")
    done = process("show", "-", cache=compiled, redirected="<names", cwd=tmp_path, PYTHONIOENCODING="utf-8:strict")
    assert done.returncode == 4
    assert done.stderr.decode() == "foerder: Kein Programm heißt gr\ufffdn. Suchen: foerder search gr\ufffdn\n"


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")
@pytest.mark.parametrize(
    ("arguments", "redirected", "code"),
    [
        (("list", *DAY), "2>/dev/full", 0),
        (("show", "nope"), "2>/dev/full", 4),
        (("list", "--nope"), "2>/dev/full", 2),
        (("list", "--catalogue", "/nope"), "2>/dev/full", 1),
        (("check", "--list"), "2>/dev/full", 0),
        (("match", "--set", "age=17"), "2>/dev/full", 0),
        (("--help",), "2>/dev/full", 0),
        (("list",), ">/dev/full", 1),
        (("--help",), ">/dev/full", 1),
        (("--version",), ">/dev/full", 1),
        (("export", "-", "--format", "xlsx"), ">/dev/full", 1),
        (("list",), ">/dev/full 2>/dev/full", 1),
        (("list",), ">&- 2>/dev/full", 1),
    ],
    ids=str,
)
def test_full_streams(compiled: Path, arguments: tuple[str, ...], redirected: str, code: int) -> None:
    done = process(*arguments, cache=compiled, redirected=redirected)
    assert done.returncode == code
    if "2>" not in redirected:
        assert done.stderr.decode().splitlines()[-1] == "foerder: kein Platz mehr auf dem Datenträger"
    assert b"Traceback" not in done.stderr


BROKEN = "\udce4\udcff"  # as Python hands over bytes that are no UTF-8


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (("show", BROKEN), 4),
        (("show", "dach-zuschuss", f"x{BROKEN}"), 4),
        (("explain", BROKEN), 4),
        (("plan", "dach-zuschuss", BROKEN), 4),
        (("search", BROKEN), 0),
        (("list", "--topic", BROKEN), 2),
        (("list", "--catalogue", BROKEN), 1),
        (("check", BROKEN), 1),
        (("list", "--as-of", BROKEN), 2),
        (("match", "--profile", BROKEN), 1),
        (("match", "--set", BROKEN), 2),
        (("export", "-", "--columns", BROKEN), 2),
        (("news", BROKEN), 2),
        ((BROKEN, "x"), 0),
    ],
    ids=str,
)
def test_arguments_that_are_no_utf_8(foerder: Foerder, tmp_path: Path, arguments: tuple[str, ...], code: int) -> None:
    done = foerder(*arguments, FOERDER_STATE=str(tmp_path))
    assert done.code == code
    assert (done.out + done.err).encode()
    assert code == 0 or done.err.count("\n") == 1


@pytest.mark.skipif(sys.platform != "linux", reason="needs file names that are no UTF-8")
def test_files_whose_names_are_no_utf_8(foerder: Foerder, tmp_path: Path) -> None:
    catalogue, profile, target = (tmp_path / f"{BROKEN}{suffix}" for suffix in (".yaml", ".yml", ".csv"))
    catalogue.write_bytes(CATALOGUE.read_bytes())
    profile.write_text("age: 17\n", encoding="utf-8")
    named = ("--catalogue", str(catalogue))
    assert foerder("list", *named).out.count("\t\ufffd\ufffd.yaml\n") == 3
    assert foerder("show", "dach-zuschuss", *named).code == 0
    assert foerder("match", "--profile", str(profile), *named).code == 0
    written = foerder("export", str(target), "--columns", "id", *named)
    assert (written.code, written.err) == (0, f"3 Programme in {tmp_path}/\ufffd\ufffd.csv geschrieben.\n")
    assert target.exists()


INTERRUPTING = """
import builtins, os, signal, sys
before, load = sys.argv.pop(1), builtins.__import__
def interrupt(name, *rest, **named):
    if name == before:
        os.kill(os.getpid(), signal.SIGINT)
    return load(name, *rest, **named)
builtins.__import__ = interrupt
from hannover_foerder.__main__ import run
"""
MOMENTS = ["gc", "hannover_foerder.cli.environment", "contextlib", "hannover_foerder.cli.session", "typer", "sqlite3"]


def interrupted(code: str, *arguments: str, cache: Path) -> tuple[int, bytes, bytes]:
    """Run code that is interrupted; a process of the background would inherit that interrupts are ignored."""
    heeding = "import signal\nsignal.signal(signal.SIGINT, signal.default_int_handler)\n"
    done = subprocess.run(
        [sys.executable, "-c", f"{heeding}{code}", *arguments],
        env=os.environ | {"FOERDER_CATALOGUE": str(CATALOGUE), "FOERDER_CACHE": str(cache)},
        check=False,
        timeout=60,
        capture_output=True,
    )
    return done.returncode, done.stdout, done.stderr


@pytest.mark.skipif(os.name == "nt", reason="needs signals")
@pytest.mark.parametrize("moment", MOMENTS)
def test_an_interrupt_ends_the_program_without_a_word(compiled: Path, moment: str) -> None:
    code, out, err = interrupted(f"{INTERRUPTING}\nrun()", moment, "search", "dach", cache=compiled)
    assert code in (-2, 130)
    assert (out, err) == (b"", b"")


@pytest.mark.skipif(os.name == "nt", reason="needs signals")
@pytest.mark.parametrize(
    "lost",
    [
        "class Lost:\n    def __del__(self):\n        os.kill(os.getpid(), signal.SIGINT)\nLost()",
        "try:\n    os.kill(os.getpid(), signal.SIGINT)\nexcept KeyboardInterrupt:\n    raise RuntimeError",
        "try:\n    os.kill(os.getpid(), signal.SIGINT)\nexcept KeyboardInterrupt:\n    pass",
        "try:\n    os.kill(os.getpid(), signal.SIGINT)\nexcept KeyboardInterrupt:\n    raise SystemExit(0)",
        "try:\n    os.kill(os.getpid(), signal.SIGINT)\nfinally:\n    os.kill(os.getpid(), signal.SIGINT)",
    ],
)
def test_an_interrupt_that_python_loses_ends_the_program_too(compiled: Path, lost: str) -> None:
    code = (
        "import os, signal\nfrom hannover_foerder import __main__ as entry\n"
        f"def call(*_):\n    exec({lost!r})\n    return 0\nentry._call = call\nentry.run()"
    )
    assert interrupted(code, "list", cache=compiled) == (130, b"", b"")


@pytest.mark.skipif(os.name == "nt", reason="needs signals")
@pytest.mark.parametrize("moment", ["gc", "typer"])
def test_an_interrupt_that_the_caller_has_ignored_stays_ignored(compiled: Path, moment: str) -> None:
    ignoring = f"import signal\nsignal.signal(signal.SIGINT, signal.SIG_IGN)\n{INTERRUPTING}\nrun()"
    code, out, _ = interrupted(ignoring, moment, "search", "dach", cache=compiled)
    assert (code, out[:13]) == (0, b"dach-zuschuss")


TABLE = ("--format", "csv", "--columns", "id", "--kind", "zuschuss", *DAY)
ROWS = b"id\r\ndach-zuschuss\r\n"


@pytest.mark.skipif(not Path("/dev/fd").exists(), reason="needs descriptors with names")
@pytest.mark.parametrize(
    ("target", "redirected", "place"),
    [
        ("/dev/stdout", ">> out", "out"),
        ("/dev/fd/1", ">> out", "out"),
        ("/proc/self/fd/1", ">> out", "out"),
        ("/dev/../dev/stdout", ">> out", "out"),
        ("/dev/fd/7", "7>> out", "out"),
        ("/dev/null", "", None),
        ("/dev/stdout", "| cat >> out", "out"),
        ("pipe", "& cat pipe >> out; wait", "out"),
    ],
)
def test_what_is_open_or_no_file_is_written_to(
    compiled: Path, tmp_path: Path, target: str, redirected: str, place: str | None
) -> None:
    os.mkfifo(tmp_path / "pipe")
    line = f'"$0" -c "$1" export {target} {" ".join(TABLE)} {redirected}'
    before = sorted(path.name for path in tmp_path.iterdir())
    done = subprocess.run(
        ["sh", "-c", f"{{ echo before; {line}\necho behind; }} >> out" if place else line, sys.executable, CODE],
        env=os.environ | {"FOERDER_CATALOGUE": str(CATALOGUE), "FOERDER_CACHE": str(compiled)},
        cwd=tmp_path,
        check=True,
        timeout=60,
        capture_output=True,
    )
    assert done.stderr.startswith(b"1 ")
    if place is not None:
        assert (tmp_path / place).read_bytes() == b"before\n" + ROWS + b"behind\n"
    assert sorted(path.name for path in tmp_path.iterdir() if path.name != place) == before


@pytest.mark.skipif(not Path("/dev/fd").exists(), reason="needs descriptors with names")
def test_the_place_in_an_open_file_is_kept(compiled: Path, tmp_path: Path) -> None:
    line = f'{{ echo before; "$0" -c "$1" export /dev/stdout {" ".join(TABLE)}; echo behind; }} > out'
    subprocess.run(
        ["sh", "-c", line, sys.executable, CODE],
        env=os.environ | {"FOERDER_CATALOGUE": str(CATALOGUE), "FOERDER_CACHE": str(compiled)},
        cwd=tmp_path,
        check=True,
        timeout=60,
        capture_output=True,
    )
    assert (tmp_path / "out").read_bytes() == b"before\n" + ROWS + b"behind\n"


@pytest.mark.skipif(not Path("/dev/fd").exists(), reason="needs descriptors with names")
@pytest.mark.parametrize("target", ["/dev/fd/7", "/dev/fd/07", "/proc/self/fd/7"])
def test_a_descriptor_for_reading_is_named_as_what_may_not_be_written(
    compiled: Path, tmp_path: Path, target: str
) -> None:
    (tmp_path / "in").write_bytes(b"kept")
    done = subprocess.run(
        ["sh", "-c", f'"$0" -c "$1" export {target} {" ".join(TABLE)} 7< in', sys.executable, CODE],
        env=os.environ | {"FOERDER_CATALOGUE": str(CATALOGUE), "FOERDER_CACHE": str(compiled)},
        cwd=tmp_path,
        check=False,
        timeout=60,
        capture_output=True,
    )
    assert (done.returncode, done.stdout) == (1, b"")
    assert done.stderr.decode() == f"foerder: {target}: keine Berechtigung\n"
    assert (tmp_path / "in").read_bytes() == b"kept"


@pytest.mark.skipif(not Path("/dev/shm").is_dir(), reason="needs a folder for files below /dev")  # noqa: S108
def test_a_file_below_dev_is_a_file(compiled: Path) -> None:
    target = Path(f"/dev/shm/foerder-{os.getpid()}.csv")  # noqa: S108
    try:
        codes = [process("export", str(target), *TABLE, cache=compiled).returncode for _ in range(2)]
        assert (codes, target.read_bytes()) == ([0, 1], ROWS)
    finally:
        target.unlink(missing_ok=True)


@pytest.mark.parametrize(
    "target", ["/dev/fd/99", "/dev/fd/9999999", "/dev/fd/99999999999", "/proc/self/fd/98", "/dev/full"]
)
def test_what_cannot_be_written_to_is_one_line(compiled: Path, target: str) -> None:
    done = process("export", target, *TABLE, cache=compiled)
    assert (done.returncode, done.stdout, done.stderr.count(b"\n")) == (1, b"", 1)
    assert done.stderr.startswith(b"foerder: ")


@pytest.mark.parametrize(("letter", "most"), [("a", 251), ("\N{LATIN SMALL LETTER A WITH DIAERESIS}", 125)])
def test_the_longest_names_fit_and_nothing_else_stays(compiled: Path, tmp_path: Path, letter: str, most: int) -> None:
    name = f"{letter * most}.csv"
    assert process("export", name, *TABLE, cache=compiled, cwd=tmp_path).returncode == 0
    assert process("export", name, *TABLE, "--force", cache=compiled, cwd=tmp_path).returncode == 0
    too_long = process("export", f"{letter}{letter}{name}", *TABLE, cache=compiled, cwd=tmp_path)
    assert (too_long.returncode, "der Name ist zu lang" in too_long.stderr.decode()) == (1, True)
    assert [path.name for path in tmp_path.iterdir()] == [name]
