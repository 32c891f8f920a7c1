"""Examples for README and docs: cog runs them, so each page shows what the program prints."""

from __future__ import annotations

import re
from importlib import import_module
from typing import Final

from tools.terminal import Terminal

_ESCAPES: Final = re.compile(r"\x1b\][^\x07\x1b]*(?:\x07|\x1b\\)|\x1b\[[0-9;?]*[A-Za-z]|\x1b[=>78]")
"""Links, colours and movements of the cursor; a page shows the text alone."""

_ERASED: Final = re.compile(r"[^\n]*(?:\r\x1b\[2K|\n(?:\x1b\[\?25h)?\r\x1b\[1A\x1b\[2K)")
"""A line that the program wrote and took back, such as its progress."""


class Page:
    """The examples of one page, typed one after the other into one terminal."""

    def __init__(self, language: str = "de", width: int = 80, height: int = 24) -> None:
        self._terminal = Terminal(language, width, height)

    def show(self, command: str, lines: int | None = None, code: int = 0, *, answers: bool = True) -> None:
        """Run a line of Bash and print it with at most ``lines`` of its output; nobody is asked without ``answers``."""
        output = _ERASED.sub("", self._terminal.run(command, code, answers=answers))
        printed_lines = [line.rstrip() for line in _ESCAPES.sub("", output).split("\n")]
        shown_lines = printed_lines if lines is None or len(printed_lines) <= lines else [*printed_lines[:lines], "…"]
        _print(f"```console\n$ {command}\n" + "\n".join(shown_lines).rstrip() + "\n```")

    def commands(self, lines: str) -> None:
        """Run several lines, nobody answering, and print them without what they write; ``#`` begins a comment."""
        for line in lines.strip("\n").split("\n"):
            self._terminal.run(line, answers=False)
        _print("```sh\n" + lines.strip("\n") + "\n```")

    def prepare(self, command: str) -> None:
        """Run what the examples need, and print nothing."""
        self._terminal.run(command)

    def file(self, name: str, text: str) -> None:
        """Write a file for the commands that follow, and print what is in it."""
        (self._terminal.home / name).write_text(text.strip("\n") + "\n", encoding="utf-8")
        _print(f"```{name.rpartition('.')[2]}\n" + text.strip("\n") + "\n```")


def _print(text: str) -> None:
    import_module("cog").outl(text)  # cog puts the module there while a page is written
