"""Writing a file so that it is complete or absent."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

from hannover_foerder.errors import CannotError


def write_file(path: str, data: bytes, *, replace: bool) -> None:
    """Write beside the target, then put it in its place in one step. Links are followed, devices written to.

    Raises CannotError if the file is there and must not be replaced, or is a folder; OSError if the disk refuses.
    """
    target = Path(os.path.realpath(path))
    if target.is_dir():
        raise CannotError("error.is-folder", path=path)
    if target.exists() and not target.is_file():
        target.write_bytes(data)
        return
    if target.exists() and not replace:
        raise CannotError("error.file-exists", path=path)
    if not target.parent.is_dir():
        raise CannotError("error.no-folder", path=target.parent)
    try:
        handle, beside = tempfile.mkstemp(prefix=f".{target.name}.", dir=target.parent)
    except OSError as error:  # it would name a file that nobody asked for
        raise OSError(error.errno, error.strerror, path) from error
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        Path(beside).chmod(_mode(target))
        _put(beside, target, path, replace=replace)
    except BaseException:
        Path(beside).unlink(missing_ok=True)
        raise


def _put(beside: str, target: Path, path: str, *, replace: bool) -> None:
    if replace:
        os.replace(beside, target)  # noqa: PTH105 - both names are texts here
        return
    try:
        os.link(beside, target)  # unlike a rename it fails if somebody made the file meanwhile
    except FileExistsError:
        raise CannotError("error.file-exists", path=path) from None
    except OSError:  # a file system without hard links
        os.replace(beside, target)  # noqa: PTH105 - likewise
        return
    os.unlink(beside)  # noqa: PTH108 - likewise


def _mode(target: Path) -> int:
    """The permissions of the file that is replaced, else those a new file would get."""
    if target.exists():
        return target.stat().st_mode & 0o7777
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask
