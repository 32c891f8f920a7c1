"""Standard streams of the process, prepared so that a missing or broken stream never causes a traceback."""

from __future__ import annotations

import io
import os
import sys
from contextlib import suppress
from typing import TYPE_CHECKING, cast

from hannover_foerder.errors import CannotError

if TYPE_CHECKING:
    from typing import NoReturn

    from _typeshed import ReadableBuffer

_STDIN = 0


def prepare() -> None:
    """Open replacements for closed streams, make encodings lenient, and messages unable to fail.

    Without a replacement the next file that is opened would get the number of the closed stream.
    """
    if sys.stdin is None:
        os.open(os.devnull, os.O_RDONLY)
        sys.stdin = io.TextIOWrapper(io.BufferedReader(_ClosedInput()))
    if sys.stdout is None:  # a device that is open for reading only: what is written fails, as with every Unix tool
        sys.stdout = os.fdopen(os.open(os.devnull, os.O_RDONLY), "w", encoding="utf-8")
    if sys.stderr is None:  # messages are lost, as was wanted
        sys.stderr = os.fdopen(os.open(os.devnull, os.O_WRONLY), "w", encoding="utf-8")
    if isinstance(sys.stdin, io.TextIOWrapper):
        sys.stdin.reconfigure(errors="replace")  # what is no letter there is part of no name
    # a terminal that cannot show a letter gets a question mark, and CRLF of CSV stays as it is
    cast("io.TextIOWrapper", sys.stdout).reconfigure(errors="replace", newline="\n")
    sys.stderr = io.TextIOWrapper(
        io.BufferedWriter(_LossyOutput(cast("io.TextIOWrapper", sys.stderr))),
        encoding=sys.stderr.encoding,
        errors="replace",
        newline="\n",
        line_buffering=True,
    )


class _ClosedInput(io.RawIOBase):
    """A standard input that the caller closed (``<&-``): reading it raises an error with a message."""

    def readable(self) -> bool:
        return True

    def fileno(self) -> int:
        return _STDIN

    def isatty(self) -> bool:
        return False

    def readinto(self, _: object) -> NoReturn:
        """Raise CannotError."""
        raise CannotError("error.input-closed")


class _LossyOutput(io.RawIOBase):
    """An output stream that discards bytes which cannot be written (disk full, terminal gone).

    Messages go this way: that nobody can read them must not change what a command does or its exit code.
    """

    def __init__(self, stream: io.TextIOWrapper) -> None:
        stream.flush()
        self._stream = stream
        self._raw = cast("io.RawIOBase", getattr(stream.buffer, "raw", stream.buffer))

    def writable(self) -> bool:
        return True

    def fileno(self) -> int:
        return self._stream.fileno()

    def isatty(self) -> bool:
        return self._stream.isatty()

    def write(self, data: ReadableBuffer) -> int:
        """Write or discard the bytes; return how many that were: all, unless the stream took only the first of them."""
        buffer = memoryview(data)
        with suppress(OSError):
            written_count = self._raw.write(buffer)
            if written_count is not None:  # ``None``: a stream that would block, which is as bad as a broken one
                return written_count
        return buffer.nbytes
