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
        self._begun: float | None = None
        self._line = Waiting(stream, width)
        self._lock = Lock()

    def update(self, sentence: Callable[[], str], patience: float = PATIENCE) -> None:
        """Update the count; ``sentence`` is called only if the line is shown, which it is after some seconds."""
        if not self._is_terminal:
            return
        with self._lock:
            if self._begun is None:
                self._begun = monotonic()
            elif monotonic() - self._begun > patience:
                self._line.say(sentence())

    def end(self) -> None:
        """Remove the line."""
        with self._lock:
            self._begun = None
            self._line.end()
