"""Where what the user wants written goes: to a file, complete or absent, or down a device."""

from __future__ import annotations

import os
import stat
from typing import Final

from hannover_foerder.disk.writing import write_whole
from hannover_foerder.errors import CannotError

_STREAM_FOLDERS: Final = ("/dev", "/proc")
"""What stands there is no file of the user's, even where it leads to one, as ``/dev/stdout`` does."""


def write_file(path: str, data: bytes, *, replace: bool) -> None:
    """Write beside the target, then put it in its place in one step. Links are followed, devices written to.

    Raises CannotError if the file is there and must not be replaced, or is a folder; OSError if the disk refuses.
    """
    if _is_stream(path):
        with open(os.open(path, os.O_WRONLY | os.O_APPEND), "wb") as stream:
            stream.write(data)
        return
    target = os.path.realpath(path)
    folder = os.path.dirname(target)
    if os.path.isdir(target):
        raise CannotError("error.is-folder", path=path)
    if os.path.lexists(target) and not replace:
        raise CannotError("error.file-exists", path=path)
    if not os.path.isdir(folder):
        raise CannotError("error.no-folder", path=folder)
    try:
        write_whole(target, data, mode=_mode(target), replace=replace)
    except FileExistsError:
        raise CannotError("error.file-exists", path=path) from None
    except OSError as error:  # it may name a file that nobody asked for
        raise OSError(error.errno, error.strerror, path) from error


def _is_stream(path: str) -> bool:
    """Whether what is written goes somewhere else than into a file that can be replaced."""
    try:
        mode = os.stat(path).st_mode
    except (OSError, ValueError):
        return False
    place = os.path.abspath(path)
    return not (stat.S_ISREG(mode) or stat.S_ISDIR(mode)) or place.startswith(
        tuple(f"{folder}/" for folder in _STREAM_FOLDERS)
    )


def _mode(target: str) -> int:
    """The permissions of the file that is replaced, else those a new file would get."""
    try:
        return stat.S_IMODE(os.stat(target).st_mode)
    except FileNotFoundError:
        mask = os.umask(0)
        os.umask(mask)
        return 0o666 & ~mask
