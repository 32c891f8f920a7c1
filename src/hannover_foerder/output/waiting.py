"""A status line on a terminal that is shown during a wait and removed afterwards."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from typing import TextIO

    from rich.status import Status


class Waiting:
    """The status line on a stream, empty until a sentence is shown."""

    def __init__(self, stream: TextIO, width: int) -> None:
        self._stream = stream
        self._width = width
        self._status: Status | None = None

    def say(self, sentence: str) -> None:
        """Show a sentence in place of the previous one."""
        if self._status is None:
            from rich.console import Console

            from hannover_foerder.output.screen import HEIGHT

            console = Console(file=self._stream, width=self._width, height=HEIGHT, highlight=False, markup=False)
            self._status = console.status(sentence)
            self._status.start()
        self._status.update(sentence)

    def end(self) -> None:
        """Remove the line."""
        if self._status is not None:
            self._status.stop()
            self._status = None
