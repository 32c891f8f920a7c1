"""The folder of the user's small state files; each file is complete or absent."""

from __future__ import annotations

import os
import sys
import time
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO, TYPE_CHECKING, Final

from hannover_foerder.disk.opening import open_lock, read_own, require_own_folder
from hannover_foerder.disk.user_folders import user_folder
from hannover_foerder.disk.writing import make_own_folder, replacing, sweep
from hannover_foerder.errors import CannotError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from contextlib import AbstractContextManager

VARIABLE: Final = "FOERDER_STATE"

_ENDING: Final = ".json"
_PATIENCE_SECONDS: Final = 10.0
_PAUSE_SECONDS: Final = 0.05
_LARGEST: Final = 1 << 28
"""Bytes of a file; a look at as many records as are kept has a hundredth of that."""


def memory_folder(variables: Mapping[str, str]) -> Folder:
    """Return the folder named by FOERDER_STATE, else the one for the user's state."""
    chosen_path = variables.get(VARIABLE)
    if chosen_path:
        return Folder(Path(os.path.expanduser(chosen_path)))  # noqa: PTH111 - Path's raises for an unknown user
    return Folder(Path(user_folder("state")))


class Folder:
    """A folder of files by key. A read-modify-write must be done inside :meth:`alone`, which locks the folder."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def keys(self) -> list[str]:
        """Return the keys of all files, in alphabetical order. Raises ForeignError if others can write the folder."""
        self._require_ours()
        return sorted(file.stem for file in self.path.glob(f"[!.]*{_ENDING}"))

    def read(self, key: str) -> bytes | None:
        """Return the content of a file.

        ``None`` if there is none. Raises OSError, of which ForeignError if others can have written it.
        """
        with suppress(FileNotFoundError):
            self._require_ours()
            return read_own(str(self._place(key)), _LARGEST)
        return None

    def write(self, key: str, content: bytes) -> None:
        """Write a file atomically. Raises OSError."""
        with self.replacing(key, content):
            pass

    def replacing(self, key: str, content: bytes) -> AbstractContextManager[None]:
        """Write a temporary file before the body of a ``with`` block, and move it into place after it.

        See :func:`hannover_foerder.disk.writing.replacing`. Inside :meth:`alone`. Raises OSError.
        """
        return replacing(str(self._place(key)), content)

    def remove(self, key: str) -> None:
        """Delete a file, if it is there. Raises OSError."""
        self._place(key).unlink(missing_ok=True)

    def drop(self, beginning: str, written_before: float) -> None:
        """Delete the files with a key prefix that were written before a time (Unix). Raises OSError."""
        for file in self.path.glob(f"{beginning}*{_ENDING}"):
            with suppress(FileNotFoundError):  # another process may delete too
                if file.lstat().st_mtime < written_before:
                    file.unlink()

    def make(self) -> None:
        """Create the folder if it is missing. Raises OSError if that fails or others can write it."""
        make_own_folder(self.path)
        self._require_ours()

    @contextmanager
    def alone(self, patience: float = _PATIENCE_SECONDS) -> Iterator[None]:
        """Lock the folder against other processes for a ``with`` block; the lock is released when a process dies.

        The folder is created if it is missing, and temporary files of killed processes are deleted.

        Raises CannotError after so many seconds of waiting for another one, OSError if the folder cannot be made or
        others can write it.
        """
        self.make()
        with open_lock(str(self.path / ".lock")) as file:
            end = time.monotonic() + patience
            while not _try_lock(file):
                if time.monotonic() >= end:
                    raise CannotError("error.memory-busy")
                time.sleep(_PAUSE_SECONDS)
            sweep(str(self.path))
            yield

    def _require_ours(self) -> None:
        """Check that nobody else can write the folder, if it is there. Raises ForeignError."""
        with suppress(FileNotFoundError):
            require_own_folder(self.path)

    def _place(self, key: str) -> Path:
        """Return the path of the file with a key."""
        return self.path / f"{key}{_ENDING}"


def _try_lock(file: IO[bytes]) -> bool:
    """Lock a file for this process, and return whether that was possible: false if another process has locked it."""
    try:
        if sys.platform == "win32":  # pragma: no cover - tests run elsewhere
            import msvcrt

            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except (BlockingIOError, PermissionError):  # the second is what Windows says
        return False
    return True
