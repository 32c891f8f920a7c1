"""Progress display on a terminal for work that may take minutes: compiling a catalogue, checking many links."""

from __future__ import annotations

from threading import Lock
from time import monotonic
from typing import TYPE_CHECKING, Final

from hannover_foerder.output.waiting import Waiting

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import TextIO

PATIENCE: Final = 1
"""Seconds after which people want to know why nothing happens."""


class Progress:
    """A progress line on a terminal, shown only when the work takes long; safe for threads."""

    def __init__(self, stream: TextIO, width: int) -> None:
        self._is_terminal = stream.isatty()
        self._start: float | None = None
        self._line = Waiting(stream, width)
        self._lock = Lock()

    def update(self, sentence: Callable[[], str], patience: float = PATIENCE) -> None:
        """Show a sentence in the line, once the work has taken more than ``patience`` seconds since the first update.

        ``sentence`` is called only if the line is shown: never where there is no terminal.
        """
        if not self._is_terminal:
            return
        with self._lock:
            if self._start is None:
                self._start = monotonic()
            elif monotonic() - self._start > patience:
                self._line.say(sentence())

    def end(self) -> None:
        """Remove the line; the next update counts as a first one."""
        with self._lock:
            self._start = None
            self._line.end()
