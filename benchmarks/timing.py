"""Whole processes timed in alternation, so that a ratio holds although the machine's speed drifts."""

from __future__ import annotations

import os
import pty
import statistics
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence


FOERDER = os.environ.get("FOERDER_BIN", str(Path(sys.executable).parent / "foerder"))
"""The measured command; beside Python by default."""


class Run(NamedTuple):
    """One finished process, or one with its children: wall and processor seconds, and its largest memory in bytes."""

    wall: float
    cpu: float
    memory: int


def environment(**variables: str) -> dict[str, str]:
    """Return the environment of every measured process: byte code may be written, since users have it too."""
    inherited = {key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}
    return {**inherited, "LANG": "de_DE.UTF-8", **variables}


def run(command: Sequence[str], env: Mapping[str, str], *, terminal: bool = False) -> Run:
    """Run a command once, its output read and thrown away. Raises RuntimeError if it fails."""
    start = time.perf_counter()
    if terminal:
        pid, master = pty.fork()
        if pid == 0:
            os.execvpe(command[0], list(command), dict(env))  # noqa: S606 - the command is ours
        with suppress(OSError):  # which is how some systems tell its end
            while os.read(master, 65536):
                pass
        _, status, usage = os.wait4(pid, 0)
        os.close(master)
    else:
        process = subprocess.Popen(command, env=dict(env), stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
        assert process.stdout is not None  # noqa: S101 - a pipe was asked for
        while process.stdout.read(65536):
            pass
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        process.stdout.close()
    wall = time.perf_counter() - start
    if os.waitstatus_to_exitcode(status) != 0:
        raise RuntimeError(f"{' '.join(command)} failed")
    return Run(wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss * 1024)


class Comparison(NamedTuple):
    """Two commands in turn: median milliseconds, medians of the ratios round by round, peak memory of the first."""

    first_ms: float
    second_ms: float
    wall_ratio: float
    cpu_ratio: float
    memory: int

    @property
    def ratios(self) -> str:
        """Both ratios as cells of a table."""
        return f"{self.wall_ratio:8.2f}{self.cpu_ratio:8.2f}"


def compare(
    first: Sequence[str],
    second: Sequence[str],
    env: Mapping[str, str],
    *,
    rounds: int = 20,
    terminal: bool = False,
) -> Comparison:
    """Run two commands in alternation, ``rounds`` times each, after one uncounted run of each."""
    for command in (first, second):
        run(command, env, terminal=terminal)
    pairs = [(run(first, env, terminal=terminal), run(second, env, terminal=terminal)) for _ in range(rounds)]
    return Comparison(
        statistics.median(1000 * a.wall for a, _ in pairs),
        statistics.median(1000 * b.wall for _, b in pairs),
        statistics.median(a.wall / b.wall for a, b in pairs),
        statistics.median(a.cpu / b.cpu for a, b in pairs),
        max(a.memory for a, _ in pairs),
    )
