"""Tells on a terminal how far the compiling of a large catalogue is, which may take minutes."""

from __future__ import annotations

from time import monotonic
from typing import TYPE_CHECKING, Final

from hannover_foerder.output.waiting import Waiting

if TYPE_CHECKING:
    from typing import TextIO

    from hannover_foerder.words import Words

PATIENCE: Final = 1.5
"""Seconds after which people want to know why nothing happens."""


class Compiling:
    """Says how many records have been read; on a terminal only, and not before it takes long."""

    def __init__(self, stream: TextIO, words: Words) -> None:
        self._is_terminal = stream.isatty()
        self._words = words
        self._begun: float | None = None
        self._line = Waiting(stream)

    def told(self, records: int) -> None:
        """Takes the number of records read so far."""
        if self._begun is None:
            self._begun = monotonic()
        elif self._is_terminal and monotonic() - self._begun > PATIENCE:
            from hannover_foerder.words.formats import number

            self._line.say(self._words.say("notice.compiling", records=number(records, self._words.language)))

    def end(self) -> None:
        """Takes the line away."""
        self._line.end()
