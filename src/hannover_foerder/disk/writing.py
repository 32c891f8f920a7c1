"""Atomic writing: a file is complete or absent.

It is written beside its place and put there in one step. Where the system can (Linux, on most file systems), it has no
name until then, so a process that is killed leaves nothing behind. Else it has a short name that nobody can foresee and
that tells whose it is; such names are swept out of the program's own folders, and never out of a user's.
"""

from __future__ import annotations

import contextlib
import os
import re
import stat
import time
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

PRIVATE: Final = 0o600
"""The mode of files that the program keeps for itself."""

_NEW: Final = (
    os.O_CREAT
    | os.O_EXCL
    | os.O_RDWR
    | getattr(os, "O_NOFOLLOW", 0)
    | getattr(os, "O_CLOEXEC", 0)
    | getattr(os, "O_BINARY", 0)
)
_TEMPORARY: Final = r"\.foerder-([0-9]{1,10})-[0-9a-f]{16}\.tmp"
_PIECE: Final = 1 << 20
_LONGEST_WRITING_SECONDS: Final = 24 * 3600
"""No process writes a file for so long: a temporary file older than that is nobody's."""


def write_whole(
    target: str, content: bytes | Iterable[bytes], *, mode: int = PRIVATE, may_replace: bool = True
) -> None:
    """Write a file atomically. Raises OSError; FileExistsError if it exists and must not be replaced."""
    with replacing(target, content, mode=mode, may_replace=may_replace):
        pass


@contextlib.contextmanager
def replacing(
    target: str, content: bytes | Iterable[bytes], *, mode: int = PRIVATE, may_replace: bool = True
) -> Iterator[None]:
    """Write a temporary file before the body of a ``with`` block, and move it into place after it.

    So a full disk is known before, and what is left to do after is a single step. An error in the body, or in pieces
    that are made while they are written, leaves what was there. Raises OSError; FileExistsError if the target exists
    and must not be replaced.
    """
    folder = os.path.dirname(target) or "."
    nameless_file = _open_nameless(folder)
    if nameless_file is None:
        with _replacing_by_name(folder, target, content, mode, may_replace=may_replace):
            yield
        return
    with os.fdopen(nameless_file, "wb"):
        _fill(nameless_file, content, mode)
        yield
        if _put_in_place(nameless_file, folder, target, may_replace=may_replace):
            return
        os.lseek(nameless_file, 0, os.SEEK_SET)
        written_pieces = iter(lambda: os.read(nameless_file, _PIECE), b"")
        with _replacing_by_name(folder, target, written_pieces, mode, may_replace=may_replace):
            pass


@contextlib.contextmanager
def _replacing_by_name(
    folder: str, target: str, content: bytes | Iterable[bytes], mode: int, *, may_replace: bool
) -> Iterator[None]:
    """Write a named temporary file before the body of a ``with`` block, and rename it after it."""
    temporary_path = temporary_name(folder)
    try:
        descriptor = os.open(temporary_path, _NEW, PRIVATE)
        try:
            _fill(descriptor, content, mode)
        finally:
            os.close(descriptor)
        yield
        if may_replace or not _link(temporary_path, target):
            if not may_replace and os.path.lexists(target):
                raise FileExistsError(target)
            os.replace(temporary_path, target)
    finally:
        remove(temporary_path)


def temporary_name(folder: str) -> str:
    """Return the path of a new temporary file in a folder; the name tells which process writes it."""
    return os.path.join(folder, f".foerder-{os.getpid()}-{os.urandom(8).hex()}.tmp")


def create(path: str) -> None:
    """Create an empty file that only this user can access. Raises OSError if the path exists, even as a link."""
    os.close(os.open(path, _NEW, PRIVATE))


def make_own_folder(path: str | os.PathLike[str]) -> None:
    """Create a folder that only this user can access, unless it exists. Raises OSError."""
    with contextlib.suppress(FileExistsError):
        os.makedirs(path, mode=0o700)


def sweep(folder: str) -> None:
    """Delete the temporary files of killed processes from a folder of the program. Never raises."""
    with contextlib.suppress(OSError):
        for file in os.scandir(folder):
            name_match = re.fullmatch(_TEMPORARY, file.name)
            if name_match is None:
                continue
            with contextlib.suppress(OSError):  # another process may sweep too
                status = file.stat(follow_symlinks=False)
                is_old = time.time() - status.st_mtime > _LONGEST_WRITING_SECONDS
                if stat.S_ISREG(status.st_mode) and (is_old or not _is_alive(int(name_match[1]))):
                    os.unlink(file.path)


def remove(path: str) -> None:
    """Delete a file if possible. Never raises."""
    with contextlib.suppress(OSError):
        os.unlink(path)


def _open_nameless(folder: str) -> int | None:
    """Create a file without a name (open(2), O_TMPFILE), and return its descriptor.

    ``None`` where that or giving it a name later is not possible.
    """
    flag = getattr(os, "O_TMPFILE", None)
    if flag is None:
        return None
    try:
        descriptor = os.open(folder, flag | os.O_RDWR | os.O_CLOEXEC, PRIVATE)
    except OSError:
        return None
    if not os.path.exists(f"/proc/self/fd/{descriptor}"):
        os.close(descriptor)
        return None
    return descriptor


def _put_in_place(nameless_file: int, folder: str, target: str, *, may_replace: bool) -> bool:
    """Put a nameless file at its path; return false if the system refuses. Raises OSError.

    Of the latter FileExistsError if there is a file that must not be replaced.
    """
    nameless_path = f"/proc/self/fd/{nameless_file}"
    if not may_replace or not os.path.lexists(target):
        return _link(nameless_path, target, nameless_file)
    temporary_path = temporary_name(folder)  # a link never replaces
    try:
        is_linked = _link(nameless_path, temporary_path, nameless_file)
        if is_linked:
            os.replace(temporary_path, target)
    finally:
        remove(temporary_path)
    return is_linked


def _link(source: str, target: str, nameless_file: int | None = None) -> bool:
    """Create a hard link; return false if the file system has none. Raises FileExistsError.

    Unlike a rename it fails if somebody made the file meanwhile. ``nameless_file`` is the descriptor of a source that
    has no name; ``source`` is then its path in ``/proc``.
    """
    try:
        # A path in /proc is a link to be followed: Python does so with linkat(2), which it calls only with src_dir_fd.
        # That is read as a folder for relative paths alone, so any descriptor will do.
        os.link(source, target, src_dir_fd=nameless_file)
    except FileExistsError:
        raise
    except (OSError, NotImplementedError):
        return False
    return True


def _fill(descriptor: int, content: bytes | Iterable[bytes], mode: int) -> None:
    """Write a new file, set its mode and flush it to the disk."""
    with os.fdopen(descriptor, "wb", closefd=False) as file:
        file.writelines((content,) if isinstance(content, bytes) else content)
    if os.name == "posix":
        os.fchmod(descriptor, mode)
    os.fsync(descriptor)


def _is_alive(pid: int) -> bool:
    """Return whether a process runs; true where that cannot be checked without harm (Windows)."""
    if os.name != "posix":
        return True
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except (OSError, OverflowError):  # somebody else's, or more than a process number can be
        pass
    return True
