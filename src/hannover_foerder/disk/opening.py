"""Opening of files for reading: regular files only, since a pipe or device may never end."""

from __future__ import annotations

import errno
import os
import stat
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from io import BufferedRandom, BufferedReader

_FLAGS: Final = (
    os.O_RDONLY
    | getattr(os, "O_NONBLOCK", 0)  # a pipe without a writer would be waited for
    | getattr(os, "O_NOCTTY", 0)
    | getattr(os, "O_CLOEXEC", 0)
    | getattr(os, "O_BINARY", 0)
)
_WRITABLE_BY_OTHERS: Final = stat.S_IWGRP | stat.S_IWOTH
_ROOT: Final = 0


class NotRegularError(OSError):
    """A pipe, a device or a socket stands where a file is expected."""

    def __init__(self, path: str) -> None:
        super().__init__(None, "not a regular file", path)


class TooLargeError(OSError):
    """A file exceeds the size limit for its purpose."""

    def __init__(self, path: str) -> None:
        super().__init__(None, "too large", path)


class ForeignError(OSError):
    """A file or folder of ours is owned or writable by somebody else."""

    def __init__(self, path: str) -> None:
        super().__init__(None, "owned or writable by others", path)


def open_regular(path: str | os.PathLike[str]) -> BufferedReader:
    """Return a regular file, opened for reading. Raises OSError; NotRegularError if it is no regular file."""
    try:
        descriptor = os.open(path, _FLAGS)
    except OSError as error:
        if error.errno == errno.ENXIO:  # a socket
            raise NotRegularError(os.fspath(path)) from error
        raise
    mode = os.fstat(descriptor).st_mode
    if stat.S_ISREG(mode):
        return os.fdopen(descriptor, "rb")
    os.close(descriptor)
    if stat.S_ISDIR(mode):
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), path)
    raise NotRegularError(os.fspath(path))


def read_regular(path: str | os.PathLike[str], limit: int) -> bytes:
    """Return the bytes of a regular file. Raises OSError; TooLargeError if there are more than ``limit``."""
    with open_regular(path) as file:
        return _read(file, os.fspath(path), limit)


def read_whole(path: str | os.PathLike[str]) -> bytes:
    """Return the bytes of a regular file of any size. Raises OSError."""
    with open_regular(path) as file:
        return read_from(file, os.fspath(path))


def read_own(path: str, limit: int) -> bytes:
    """Return the bytes of a file that only this user can have written.

    Raises OSError; ForeignError if others can, TooLargeError if there are more than ``limit``.
    """
    with open_regular(path) as file:
        if is_foreign(os.fstat(file.fileno())):
            raise ForeignError(path)
        return _read(file, path, limit)


def open_lock(path: str) -> BufferedRandom:
    """Open a lock file, created if it is missing, and return it; its content is never read.

    Raises OSError, also for a link.
    """
    descriptor = os.open(path, _FLAGS | os.O_RDWR | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0), 0o600)
    if stat.S_ISREG(os.fstat(descriptor).st_mode):
        return os.fdopen(descriptor, "rb+")
    os.close(descriptor)
    raise NotRegularError(path)


def require_own_folder(path: str | os.PathLike[str]) -> None:
    """Check that nobody else can put files into a folder. Raises ForeignError, and OSError if it is no folder."""
    status = os.stat(path)
    if not stat.S_ISDIR(status.st_mode):
        raise NotADirectoryError(errno.ENOTDIR, os.strerror(errno.ENOTDIR), os.fspath(path))
    if is_foreign(status):
        raise ForeignError(os.fspath(path))


def is_foreign(status: os.stat_result) -> bool:
    """Return whether a file or folder belongs to, or can be written by, somebody else.

    The superuser can write all of them and counts as ourselves. Windows keeps no such modes.
    """
    if os.name != "posix":
        return False
    return status.st_uid not in (os.geteuid(), _ROOT) or bool(status.st_mode & _WRITABLE_BY_OTHERS)


def read_from(file: BufferedReader, path: str, size: int = -1) -> bytes:
    """Return the next bytes of a file, at most ``size``; by default all that are left.

    Raises NotRegularError for one that only looks regular and waits, as some of /proc.
    """
    content: bytes | None = file.read(size)
    if content is None:
        raise NotRegularError(path)
    return content


def _read(file: BufferedReader, path: str, limit: int) -> bytes:
    """Return the bytes of an open file. Raises TooLargeError if they are more than ``limit``, NotRegularError."""
    content = read_from(file, path, limit + 1)
    if len(content) > limit:
        raise TooLargeError(path)
    return content
