"""The process environment as one value: streams, terminal, variables.

Only this module reads it, so tests can replace it.
"""

from __future__ import annotations

import os
import sys
from datetime import date
from typing import TYPE_CHECKING, TextIO

from hannover_foerder.named_tuple import NamedTuple
from hannover_foerder.output.screen import Screen

if TYPE_CHECKING:
    from collections.abc import Mapping

_DEFAULT_WIDTH = 80
_LARGEST = 1_000
"""More columns and lines than any screen shows; drawing a table takes time and memory for each."""


class Environment(NamedTuple):
    """Streams, variables, terminal size in columns and lines (``None`` if unknown), and the day.

    ``terminal`` is a name that no other terminal has, empty where there is none.
    """

    out: TextIO
    err: TextIO
    variables: Mapping[str, str]
    out_is_terminal: bool
    in_is_terminal: bool
    terminal_width: int | None
    today: date
    terminal: str = ""
    terminal_height: int | None = None

    def screen(self) -> Screen:
        """Return the screen: ``COLUMNS`` and ``LINES`` override the terminal's size; ``TERM=dumb`` has no styles.

        What goes into a pipe has no styles, and only a terminal has a height.
        ``NO_COLOR`` (no-color.org) wins over ``FORCE_COLOR`` (force-color.org); both count when they are not empty.
        """
        width = _size(self.variables.get("COLUMNS", "")) or self.terminal_width or _DEFAULT_WIDTH
        height = _size(self.variables.get("LINES", "")) or self.terminal_height
        is_forced = bool(self.variables.get("FORCE_COLOR"))
        is_dumb = self.variables.get("TERM") == "dumb"
        is_styled = is_forced or (self.out_is_terminal and not is_dumb)
        return Screen(
            width=min(width, _LARGEST),
            styled=is_styled,
            coloured=is_styled and not self.variables.get("NO_COLOR"),
            linked=self.out_is_terminal and not is_dumb,
            height=min(height, _LARGEST) if height and self.out_is_terminal else None,
        )

    def tell(self, text: str) -> int:
        """Write lines to stderr and return their number.

        On a terminal a longer one is broken at its spaces, so that no word is cut in two.
        """
        width = self.screen().width
        if self.err.isatty() and any(len(line) > width for line in text.splitlines()):
            from textwrap import wrap

            wrapped_lines = (
                wrap(line, width, break_long_words=False, break_on_hyphens=False) for line in text.splitlines()
            )
            text = "".join(f"{part}\n" for parts in wrapped_lines for part in parts or [""])
        self.err.write(text)
        return text.count("\n")

    @property
    def wants_screen(self) -> bool:
        """Whether output for people is laid out for a screen: on a terminal, or in a pipe that leads to one.

        The preview window of fzf says so with ``COLUMNS`` or ``FORCE_COLOR``.
        """
        screen_variable = self.variables.get("FORCE_COLOR") or _size(self.variables.get("COLUMNS", ""))
        return self.out_is_terminal or bool(screen_variable)


def process_environment() -> Environment:
    """Normalise the variables about the screen, which Rich reads too, and return the environment of this process."""
    for name in ("COLUMNS", "LINES"):
        size = min(_size(os.environ.pop(name, "")), _LARGEST)
        if size:
            os.environ[name] = str(size)
    width, height = _terminal_size()
    return Environment(
        out=sys.stdout,
        err=sys.stderr,
        variables=os.environ,
        out_is_terminal=sys.stdout.isatty(),
        in_is_terminal=sys.stdin.isatty(),
        terminal_width=width,
        today=date.today(),  # noqa: DTZ011 - the day on the user's calendar
        terminal=_terminal(),
        terminal_height=height,
    )


def _size(text: str) -> int:
    """Return a number of columns or lines, 0 for a text that is no such number."""
    digits = text.lstrip("0") if text.isdecimal() else ""
    return int(digits[: len(str(_LARGEST)) + 1] or 0)


def _terminal_size() -> tuple[int | None, int | None]:
    """Return the columns and lines of the terminal; ``None`` for what it does not know."""
    try:
        width, height = os.get_terminal_size(sys.stdout.fileno())
    except (OSError, ValueError):
        return None, None
    return width or None, height or None


def _terminal() -> str:
    """Return the terminal's identity: its device, on Linux with its creation time, since names are reused.

    On Windows, where terminals have no device, the name that the terminal program gives its session.
    """
    for stream in (sys.stdout, sys.stdin):
        try:
            if not stream.isatty():
                continue
            device = os.ttyname(stream.fileno())
            return f"{device} {os.stat(device).st_ctime_ns}" if device.startswith("/dev/pts/") else device  # noqa: PTH116 - on the way of every command
        except AttributeError:
            return os.environ.get("WT_SESSION", "")
        except (OSError, ValueError):
            continue
    return ""
