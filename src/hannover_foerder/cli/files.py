"""Destinations of written output: a regular file, written complete or not at all, or a device."""

from __future__ import annotations

import errno
import os
import re
import stat
from typing import TYPE_CHECKING, Final

from hannover_foerder.disk.writing import write_whole
from hannover_foerder.errors import CannotError

if TYPE_CHECKING:
    from collections.abc import Iterable

_STREAMS: Final = {"/dev/stdin": 0, "/dev/stdout": 1, "/dev/stderr": 2}
_DESCRIPTOR: Final = re.compile(r"/(?:dev|proc/self)/fd/([0-9]{1,7})")
"""Names of open descriptors; a number of more digits names none.

Opening one anew would lose the position in a file that others write to as well.
"""


def write_file(path: str, content: bytes | Iterable[bytes], *, may_replace: bool) -> None:
    """Write a file atomically, following links; write directly to devices, pipes and open descriptors.

    Raises CannotError if the file is there and must not be replaced, is a folder, or would lie in a folder that is not
    there, and for a descriptor that is not open; OSError if the disk refuses or a descriptor is for reading only.
    """
    descriptor = _open_stream(path)
    if descriptor is not None:
        with open(descriptor, "wb") as stream:
            stream.writelines((content,) if isinstance(content, bytes) else content)
        return
    target = os.path.realpath(path)
    folder = os.path.dirname(target)
    if os.path.isdir(target):
        raise CannotError("error.is-folder", path=path)
    if os.path.lexists(target) and not may_replace:
        raise CannotError("error.file-exists", path=path)
    if not os.path.isdir(folder):
        raise CannotError("error.no-folder", path=folder)
    try:
        write_whole(target, content, mode=_mode(target), may_replace=may_replace)
    except FileExistsError:
        raise CannotError("error.file-exists", path=path) from None
    except OSError as error:  # it may name a file that nobody asked for
        raise OSError(error.errno, error.strerror, path) from error


def is_stream(path: str) -> bool:
    """Return whether a path names an existing stream (descriptor, pipe, device) instead of a file."""
    if _descriptor_number(path) is not None:
        return True
    try:
        mode = os.stat(path).st_mode
    except (OSError, ValueError):
        return False
    return not (stat.S_ISREG(mode) or stat.S_ISDIR(mode))


def _open_stream(path: str) -> int | None:
    """Open an existing device, pipe or descriptor, and return a descriptor for writing to it.

    ``None`` for everything else, which is written by its path: a file, a folder, and what cannot be looked at. Opening
    a named pipe waits for its reader, as in a shell. Raises CannotError for a descriptor that is not open, OSError for
    one that is open for reading only, or if the system refuses.
    """
    number = _descriptor_number(path)
    if number is not None:
        return _writable_copy(number, path)
    if not is_stream(path):
        return None
    return os.open(path, os.O_WRONLY | os.O_APPEND)  # appending, since others may write to a terminal or device as well


def _descriptor_number(path: str) -> int | None:
    """Return the number of the descriptor that a path names; ``None`` for other paths, and on Windows."""
    full_path = os.path.abspath(path)
    match = _DESCRIPTOR.fullmatch(full_path)
    number = int(match[1]) if match else _STREAMS.get(full_path)
    return number if os.name == "posix" else None


def _writable_copy(number: int, path: str) -> int:
    """Return a copy of an open descriptor, whose closing leaves it open.

    Raises CannotError if it is not open, OSError if it is open for reading only.
    """
    from fcntl import F_GETFL, fcntl  # Windows has none

    try:
        access = fcntl(number, F_GETFL) & os.O_ACCMODE
        descriptor = os.dup(number)
    except OSError:
        raise CannotError("error.no-such-file", path=path) from None
    if access == os.O_RDONLY:
        os.close(descriptor)
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), path)
    return descriptor


def _mode(target: str) -> int:
    """Return the permissions of the file to be replaced, else those a new file would get."""
    try:
        return stat.S_IMODE(os.stat(target).st_mode)
    except FileNotFoundError:
        mask = os.umask(0)
        os.umask(mask)
        return 0o666 & ~mask
