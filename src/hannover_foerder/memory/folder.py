"""The folder of small files that the program remembers things in. A file is there whole or not at all."""

from __future__ import annotations

import os
import sys
import time
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO, TYPE_CHECKING, Final

from hannover_foerder.errors import CannotError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

VARIABLE: Final = "FOERDER_STATE"

_ENDING: Final = ".json"
_PATIENCE_SECONDS: Final = 10.0
_PAUSE_SECONDS: Final = 0.05


def memory_folder(variables: Mapping[str, str]) -> Folder:
    """The folder that FOERDER_STATE names, else the one for the user's state."""
    chosen = variables.get(VARIABLE)
    if chosen:
        return Folder(Path(chosen))
    from platformdirs import user_state_dir

    return Folder(Path(user_state_dir("foerder", appauthor=False)))


class Folder:
    """Files by key. Who reads one in order to write it, does both inside :meth:`alone`."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def keys(self) -> list[str]:
        """The keys of all files, in alphabetical order."""
        return sorted(one.stem for one in self.path.glob(f"[!.]*{_ENDING}"))

    def read(self, key: str) -> bytes | None:
        """A file; ``None`` if there is none. Raises OSError."""
        with suppress(FileNotFoundError):
            return self._place(key).read_bytes()
        return None

    def write(self, key: str, data: bytes) -> None:
        """Writes a file in one step. Raises OSError."""
        with self.replacing(key, data):
            pass

    @contextmanager
    def replacing(self, key: str, data: bytes) -> Iterator[None]:
        """Writes a file beside its place before the body, and puts it there in one step after it.

        So a full disk is known before, and what is left to do after is a single rename. An error in the body leaves the
        file as it was. Inside :meth:`alone`, so the rest of a killed writer is simply overwritten. Raises OSError.
        """
        beside = self.path / f".{key}.new"
        try:
            with beside.open("wb") as file:
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
            yield
            beside.replace(self._place(key))
        except BaseException:
            beside.unlink(missing_ok=True)
            raise

    def remove(self, key: str) -> None:
        """Deletes a file, if it is there. Raises OSError."""
        self._place(key).unlink(missing_ok=True)

    @contextmanager
    def alone(self, patience: float = _PATIENCE_SECONDS) -> Iterator[None]:
        """No other process is in here meanwhile; the system ends that when a process dies.

        Raises CannotError after so many seconds of waiting for another one, OSError if the folder cannot be made.
        """
        self.path.mkdir(mode=0o700, parents=True, exist_ok=True)
        with (self.path / ".lock").open("ab") as file:
            end = time.monotonic() + patience
            while not _locked(file):
                if time.monotonic() >= end:
                    raise CannotError("error.memory-busy")
                time.sleep(_PAUSE_SECONDS)
            yield

    def _place(self, key: str) -> Path:
        return self.path / f"{key}{_ENDING}"


if sys.platform == "win32":  # pragma: no cover - tests run elsewhere

    def _locked(file: IO[bytes]) -> bool:
        import msvcrt

        try:
            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

else:

    def _locked(file: IO[bytes]) -> bool:
        import fcntl

        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True
