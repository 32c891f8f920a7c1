"""Stamps of source files, which tell whether a file still has the content that was compiled."""

from __future__ import annotations

import os
import sys
import time
import zlib
from contextlib import closing, contextmanager
from typing import TYPE_CHECKING, Final

from hannover_foerder.disk.opening import open_regular, read_from
from hannover_foerder.errors import CannotError
from hannover_foerder.named_tuple import NamedTuple
from hannover_foerder.store.sources import STDIN

if TYPE_CHECKING:
    from collections.abc import Iterator

    from hannover_foerder.reading.blocks import Readable

CLOCK_STEP_NS: Final = 2_000_000_000
"""Coarsest clock of a file system in use (FAT: 2 s): a file changed shortly before it was read may change unseen."""

_PIECE: Final = 1 << 20


class Stamp(NamedTuple):
    """The stamp of a file when it was read: CRC-32 of its content, times, and when reading began.

    A CRC, since an edit is no attack and every start pays for it. The time of the inode's change is there because
    programs set the time of the content's change back (``cp -p``, ``rsync -t``); nobody can set it.
    """

    path: str
    size: int
    mtime_ns: int
    ctime_ns: int
    digest: str
    taken_ns: int

    def holds(self, status: os.stat_result) -> bool | None:
        """Return whether size and times still match; ``None`` if only the content can tell."""
        if status.st_size != self.size:
            return False
        if (status.st_mtime_ns, status.st_ctime_ns) != (self.mtime_ns, self.ctime_ns):
            return None
        return True if self.taken_ns - max(self.mtime_ns, self.ctime_ns) >= CLOCK_STEP_NS else None


class ChangingError(CannotError):
    """A file changed while it was read."""


class StampedFile:
    """A file that is stamped while it is read to its end; use it with ``closing``. Raises OSError."""

    def __init__(self, path: str) -> None:
        self._path = os.path.abspath(path)
        self._taken_ns = time.time_ns()
        self._file = open_regular(path)
        self._before = os.fstat(self._file.fileno())
        self._crc = self._size = 0

    def close(self) -> None:
        """Close the file."""
        self._file.close()

    def read(self, size: int, /) -> bytes:
        """Return the next bytes, empty at the end."""
        content = read_from(self._file, self._path, size)
        self._crc = zlib.crc32(content, self._crc)
        self._size += len(content)
        return content

    def stamp(self) -> Stamp:
        """Return the stamp, after all has been read. Raises ChangingError if the file changed meanwhile."""
        before, after = self._before, os.fstat(self._file.fileno())
        if self._size != after.st_size or before.st_mtime_ns != after.st_mtime_ns:
            raise ChangingError("error.changing", path=self._path)
        return Stamp(self._path, self._size, before.st_mtime_ns, before.st_ctime_ns, f"{self._crc:08x}", self._taken_ns)


def stamp_of(path: str) -> Stamp:
    """Return the current stamp of a file. Raises OSError and ChangingError."""
    with closing(StampedFile(path)) as file:
        while file.read(_PIECE):
            pass
        return file.stamp()


class Sources:
    """The files of one catalogue; ``stamps`` has those that have been read."""

    def __init__(self) -> None:
        self.stamps: dict[str, Stamp] = {}

    def read(self, path: str) -> bytes:
        """Return a whole file. Raises OSError and ChangingError."""
        with self.open(path) as file:
            return file.read(-1)

    @contextmanager
    def open(self, path: str) -> Iterator[Readable]:
        """Open a file, or standard input, to be read to its end in a ``with`` block, after which it is stamped.

        Raises OSError and ChangingError.
        """
        if path == STDIN:
            yield sys.stdin.buffer
            return
        with closing(StampedFile(path)) as file:
            yield file
            stamp = file.stamp()
            self.stamps[stamp.path] = stamp
