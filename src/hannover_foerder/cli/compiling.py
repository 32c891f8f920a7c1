"""A line on the terminal while a large catalogue is compiled, which may take minutes; it goes when that is done."""

from __future__ import annotations

from time import monotonic
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from rich.status import Status

    from hannover_foerder.cli.environment import Environment
    from hannover_foerder.words import Words

PATIENCE: Final = 1.5
"""Seconds after which people want to know why nothing happens."""


class Compiling:
    """Says how many records have been read; on a terminal only, and not before it takes long."""

    def __init__(self, environment: Environment, words: Words) -> None:
        self._environment = environment
        self._words = words
        self._begun: float | None = None
        self._status: Status | None = None

    def told(self, records: int) -> None:
        """Takes the number of records read so far."""
        if self._begun is None:
            self._begun = monotonic()
        elif self._environment.err.isatty() and monotonic() - self._begun > PATIENCE:
            from hannover_foerder.words.formats import number

            sentence = self._words.say("notice.compiling", records=number(records, self._words.language))
            if self._status is None:
                self._status = self._shown(sentence)
            self._status.update(sentence)

    def _shown(self, sentence: str) -> Status:
        from rich.console import Console

        status = Console(file=self._environment.err, highlight=False).status(sentence)
        status.start()
        return status

    def end(self) -> None:
        """Takes the line away."""
        if self._status is not None:
            self._status.stop()
