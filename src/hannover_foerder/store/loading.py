"""From paths to an open catalogue: the shipped store, a cached one, or a new one."""

from __future__ import annotations

import os
import sqlite3
import time
import zlib
from typing import TYPE_CHECKING, Final

import hannover_foerder
from hannover_foerder.errors import CannotError
from hannover_foerder.store.cache import (
    Stamp,
    State,
    cache_folder,
    drop_old,
    is_current,
    open_checked,
    read_state,
    state_bytes,
    write_whole,
)
from hannover_foerder.store.catalogue import Catalogue
from hannover_foerder.store.sources import BUNDLED_FILES, DEFAULT, STDIN, SourceFile, bundled, resolve

if TYPE_CHECKING:
    from collections.abc import Sequence

SHIPPED_STATE: Final = "catalogue.state"
"""Name of the state of the store that a wheel brings with it, in its data folder."""


def load(paths: Sequence[str] = (), *, cache: bool = True) -> Catalogue:
    """The catalogue in the given files and folders; without any, the bundled one.

    A path may also be ``default`` (the bundled catalogue) or ``-`` (standard input). With ``cache=False`` nothing is
    read from the cache folder and nothing written to it. Raises CannotError for a file that cannot be read and
    CatalogueError for one that is not a valid catalogue.
    """
    if cache and tuple(paths) in ((), (DEFAULT,)):
        shipped = _shipped()
        if shipped is not None:
            return Catalogue(shipped)
    files = resolve(paths)
    try:
        if not cache or any(file.path == STDIN for file in files):
            return _in_memory(files)
        return _cached(files)
    except OSError as error:
        raise CannotError(
            "error.cannot-read", path=error.filename or "", reason=error.strerror or str(error)
        ) from error


def _shipped() -> sqlite3.Connection | None:
    """The store that came with the program, if it is there and belongs to the files beside it."""
    state = read_state(bundled(SHIPPED_STATE))
    if state is None:
        return None
    for stamp in state.stamps:
        try:
            with open(bundled(stamp.path), "rb") as file:
                data = file.read()
        except OSError:
            return None
        if len(data) != stamp.size or digest_of(data) != stamp.digest:
            return None
    return open_checked(os.path.dirname(bundled(SHIPPED_STATE)), state)


def digest_of(data: bytes) -> str:
    """What tells one content of a file from another: CRC-32, since an edit is no attack and every start pays for it."""
    return f"{zlib.crc32(data):08x}"


def _in_memory(files: Sequence[SourceFile], notice: tuple[str, dict[str, object]] | None = None) -> Catalogue:
    from hannover_foerder.store.building import build

    connection = sqlite3.connect(":memory:")
    build(connection, files, previous=None)
    return Catalogue(connection, notices=(notice,) if notice else ())


def _watched(files: Sequence[SourceFile]) -> list[str]:
    """Every file whose content decides what the store says."""
    paths = [os.path.abspath(file.path) for file in files]
    return paths + [path for path in map(bundled, BUNDLED_FILES) if path not in paths]


def _cached(files: Sequence[SourceFile]) -> Catalogue:
    folder = cache_folder()
    watched = _watched(files)
    name = _name_of(files)
    state = read_state(os.path.join(folder, name))
    if state is not None and [stamp.path for stamp in state.stamps] == watched:
        stamps = [_checked(stamp) for stamp in state.stamps]
        if all(stamp is not None for stamp in stamps):
            connection = open_checked(folder, state)
            if connection is not None:
                fresh = tuple(stamp for stamp in stamps if stamp is not None)
                if fresh != state.stamps:
                    _note(folder, name, state._replace(stamps=fresh))
                return Catalogue(connection)
    return _rebuilt(files, watched, folder, name, state)


def _name_of(files: Sequence[SourceFile]) -> str:
    """The name of the state of a list of files.

    The program's version is in it, so two versions do not fight over a store.
    """
    text = "\n".join([hannover_foerder.__version__, *(os.path.abspath(file.path) for file in files)])
    return f"{zlib.crc32(text.encode()):08x}{zlib.adler32(text.encode()):08x}.state"


def _checked(stamp: Stamp) -> Stamp | None:
    """The stamp if the file still has the content it tells of, renewed where only the clock differs; else ``None``."""
    status = os.stat(stamp.path)
    current = is_current(stamp, status)
    if current:
        return stamp
    if current is None:
        renewed = stamp_of(stamp.path)
        if renewed.digest == stamp.digest:
            return renewed
    return None


def stamp_of(path: str) -> Stamp:
    """The stamp of a file as it is now. Raises OSError."""
    taken = time.time_ns()
    status = os.stat(path)
    with open(path, "rb") as file:
        data = file.read()
    return Stamp(path, len(data), status.st_mtime_ns, digest_of(data), taken)


def _note(folder: str, name: str, state: State) -> None:
    try:
        write_whole(os.path.join(folder, name), state_bytes(state))
    except OSError:
        return  # only the next start is slower


def _rebuilt(files: Sequence[SourceFile], watched: list[str], folder: str, name: str, state: State | None) -> Catalogue:
    """A new store from the files; kept in the folder if that can be, else held in memory with one line why."""
    from hannover_foerder.store.building import build

    stamps = tuple(stamp_of(path) for path in watched)
    previous = open_checked(folder, state) if state else None
    temporary = os.path.join(folder, f"{name}.{os.getpid()}.tmp")
    try:
        os.makedirs(folder, exist_ok=True)
        connection = sqlite3.connect(temporary)
        try:
            build(connection, files, previous=previous)
        finally:
            connection.close()
        from hannover_foerder.store.cache import checksum

        crc, size = checksum(temporary)
        new = State(f"{name.removesuffix('.state')}-{crc:08x}.sqlite", crc, size, stamps)
        os.replace(temporary, os.path.join(folder, new.store))
        write_whole(os.path.join(folder, name), state_bytes(new))
    except (OSError, sqlite3.Error) as error:
        _remove(temporary)
        return _in_memory(files, ("notice.cache", {"folder": folder, "reason": str(error)}))
    except BaseException:
        _remove(temporary)
        raise
    opened = open_checked(folder, new)
    drop_old(folder, keep=(new.store,))
    return Catalogue(opened) if opened is not None else _in_memory(files)


def _remove(path: str) -> None:
    try:
        os.unlink(path)
    except OSError:
        return
