"""A terminal for the examples of the docs: commands run in it as a person would type them, on one fixed day."""

from __future__ import annotations

import os
import pty
import select
import struct
import subprocess
import sys
import tempfile
import termios
from fcntl import ioctl
from pathlib import Path
from typing import Final

DAY: Final = "2026-12-01"
"""The day of every example, so that none changes over night."""

_DAYLESS: Final = ("schema", "help")
"""Commands that know no day."""


class Terminal:
    """One terminal with an empty home folder; files and numbers of lists stay from command to command."""

    def __init__(self, language: str = "de", width: int = 80, height: int = 24, *, colour: bool = False) -> None:
        self._folder = tempfile.TemporaryDirectory()
        self.home = Path(self._folder.name) / "home"
        self.home.mkdir()
        wrapper = Path(self._folder.name) / "foerder"
        binary = os.environ.get("FOERDER_BIN", str(Path(sys.executable).with_name("foerder")))
        wrapper.write_text(_WRAPPER.format(binary=binary, day=DAY, dayless="|".join(_DAYLESS)), encoding="utf-8")
        wrapper.chmod(0o755)
        self._environment = {
            "PATH": f"{self._folder.name}:{Path(sys.executable).parent}:{os.environ['PATH']}",
            "HOME": str(self.home),
            "XDG_CACHE_HOME": os.environ.get("XDG_CACHE_HOME", str(Path.home() / ".cache")),
            "LANG": "en_US.UTF-8" if language == "en" else "de_DE.UTF-8",
            "TERM": "xterm-256color",
            "COLORTERM": "truecolor",
            "FOERDER_PAGER": "cat",
            "PYTHONUTF8": "1",
        }
        self._environment |= {key: os.environ[key] for key in ("FOERDER_CACHE",) if key in os.environ}
        self._environment |= {} if colour else {"NO_COLOR": "1"}
        self._outer, self._inner = pty.openpty()
        ioctl(self._inner, termios.TIOCSWINSZ, struct.pack("HHHH", height, width, 0, 0))
        self.run("foerder facets status")  # compiles the catalogue: no example waits for it

    def run(self, command: str, code: int = 0, *, answers: bool = True) -> str:
        """Run a line of Bash and return what it writes to this terminal, where somebody ``answers`` or nobody.

        Raises AssertionError if it ends with another exit code.
        """
        process = subprocess.Popen(  # noqa: S603 - lines of our own docs
            ["bash", "-c", command],  # noqa: S607 - whichever Bash the machine has
            stdin=self._inner if answers else subprocess.DEVNULL,
            stdout=self._inner,
            stderr=self._inner,
            cwd=self.home,
            env=self._environment,
            start_new_session=True,
        )
        output = bytearray()
        while True:
            has_ended = process.poll() is not None
            while select.select([self._outer], [], [], 0 if has_ended else 0.05)[0]:
                output += os.read(self._outer, 65536)
            if has_ended:
                break
        text = output.decode().replace("\r\n", "\n").rstrip("\n")
        if process.returncode != code:
            message = f"{command}: exit code {process.returncode}, not {code}\n{text}"
            raise AssertionError(message)
        return text

    def close(self) -> None:
        """Let go of the terminal and its home folder."""
        os.close(self._outer)
        os.close(self._inner)
        self._folder.cleanup()


_WRAPPER: Final = """#!/bin/sh
case "$*" in *--help*|*-h|*--version*|*--as-of*) exec {binary} "$@" ;; esac
case "$1" in {dayless}|"") exec {binary} "$@" ;; esac
exec {binary} "$@" --as-of {day}
"""
