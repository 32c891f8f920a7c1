"""The store of given files: taken from the cache while the files are unchanged, else compiled."""

from __future__ import annotations

import contextlib
import os
import sqlite3
import zlib
from functools import partial
from typing import TYPE_CHECKING

from hannover_foerder._version import __version__
from hannover_foerder.disk.opening import require_own_folder
from hannover_foerder.disk.writing import create, make_own_folder, remove, temporary_name, write_whole
from hannover_foerder.named_tuple import NamedTuple
from hannover_foerder.reading.locate import data_folder
from hannover_foerder.store.cache import (
    State,
    cache_folder,
    checksum,
    open_checked,
    read_state,
    state_bytes,
    times_of,
)
from hannover_foerder.store.renewing import DAMAGE_ERRORS, OTHER_ERRORS, Store
from hannover_foerder.store.sources import DEFAULT, READ_AGAINST, STDIN, SourceFile, bundled, resolve
from hannover_foerder.store.stamps import stamp_of
from hannover_foerder.store.tidying import drop_old

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from hannover_foerder.store.stamps import Sources, Stamp

    Progress = Callable[[int], object]


def store_of(paths: Sequence[str], progress: Progress, *, uses_cache: bool) -> Store:
    """Return the store of the files at some paths. ``progress`` is called with the number of records compiled.

    Raises CannotError, CatalogueError, OSError for a file that cannot be read, and ChangingError.
    """
    request = _Request(resolve(paths), progress, cache_folder(), _name_of(paths or (DEFAULT,)))
    if not uses_cache or any(file.path == STDIN for file in request.files):
        return _store_in_memory(request)
    return _store_in_cache(request)


class _Request(NamedTuple):
    """The files of a catalogue, the progress callback, and where in the cache its store is kept."""

    files: Sequence[SourceFile]
    progress: Progress
    folder: str
    name: str

    @property
    def state_path(self) -> str:
        """The path of the state file."""
        return os.path.join(self.folder, f"{self.name}.state")


def _name_of(paths: Sequence[str]) -> str:
    """Return the name of the catalogue at some paths.

    The program's version is in it, so two versions do not fight over a store.
    """
    names = [path if path == DEFAULT else os.path.abspath(path) for path in paths]
    text = os.fsencode("\n".join([__version__, data_folder(), *names]))
    return f"foerder-{zlib.crc32(text):08x}{zlib.adler32(text):08x}"


def _store_in_memory(request: _Request, obstacle: BaseException | None = None) -> Store:
    """Return a new store in memory, with a notice of the ``obstacle`` that keeps it from the cache, if there is one."""
    connection = sqlite3.connect(":memory:", check_same_thread=False)
    connection.execute("PRAGMA temp_store = MEMORY")
    _compile(request, connection, previous=None)
    if obstacle is None:
        return Store(connection)
    return Store(connection, (("notice.cache", {"folder": request.folder, "reason": obstacle}),))


def _compile(request: _Request, connection: sqlite3.Connection, previous: sqlite3.Connection | None) -> Sources:
    """Compile the files into an empty database, and return the reader of the sources with their stamps."""
    from hannover_foerder.store.building import build
    from hannover_foerder.store.stamps import Sources

    sources = Sources()
    build(connection, request.files, sources, previous=previous, progress=request.progress)
    return sources


def _store_in_cache(request: _Request) -> Store:
    """Return the store from the cache folder, built anew unless it was made from the files as they are now.

    The folder is created if it is missing, and the state written if times have changed. In a folder that cannot be
    used, or that others can write, nothing is kept: the store is in memory, with a notice why.
    """
    try:
        make_own_folder(request.folder)
        require_own_folder(request.folder)
    except OSError as error:
        return _store_in_memory(request, error)
    state = read_state(request.state_path)
    while state is not None:
        stamps = _current_stamps(state.stamps, request.files)
        if stamps is not None and (open_store := open_checked(request.folder, state)) is not None:
            current_state = state._replace(stamps=stamps, times=open_store.times)
            if current_state != state:
                with contextlib.suppress(OSError):  # it only saves the next start some work
                    write_whole(request.state_path, state_bytes(current_state))
            renew = partial(_new_store, request._replace(progress=lambda _: None), state=None)
            return Store(open_store.connection, renew=renew)
        previous_state, state = state, read_state(request.state_path)
        if state == previous_state:  # else another process has just made it again
            break
    return _new_store(request, state)


def _current_stamps(stamps: Sequence[Stamp], files: Sequence[SourceFile]) -> tuple[Stamp, ...] | None:
    """Return the stamps if all files are unchanged, renewed where only times differ; ``None`` otherwise.

    Raises OSError for a file that is gone.
    """
    source_paths = {os.path.abspath(path) for path in (*(file.path for file in files), *map(bundled, READ_AGAINST))}
    if {stamp.path for stamp in stamps} != source_paths:
        return None
    current_stamps = []
    for stamp in stamps:
        holds = stamp.holds(os.stat(stamp.path))
        current_stamp = stamp_of(stamp.path) if holds is None else stamp
        if holds is False or (current_stamp.size, current_stamp.digest) != (stamp.size, stamp.digest):
            return None
        current_stamps.append(current_stamp)
    return tuple(current_stamps)


def _new_store(request: _Request, state: State | None) -> Store:
    """Compile the files into a new store in the cache folder, remove old stores from it, and return the new one.

    Unchanged records are taken from the store of ``state``, if there is one. Where the folder cannot be written, the
    store is in memory, with a notice why; so it is, without one, where the file just written cannot be opened.
    Raises CatalogueError, OSError for a source file, and ChangingError.
    """
    previous_store = open_checked(request.folder, state) if state else None
    try:
        new_state = _write_store(request, previous_store.connection if previous_store else None)
    except _UnwritableError as error:
        return _store_in_memory(request, error.__cause__)
    finally:
        if previous_store is not None:
            previous_store.connection.close()
    drop_old(request.folder, keep=os.path.basename(request.state_path))
    open_store = open_checked(request.folder, new_state)
    return Store(open_store.connection) if open_store is not None else _store_in_memory(request)


class _UnwritableError(Exception):
    """The cache folder cannot be written; the cause says why. No error for the user."""


def _write_store(request: _Request, previous: sqlite3.Connection | None) -> State:
    """Compile a store into a temporary file and put it in its place, with the state that names it; return that state.

    Unchanged records are taken from the store ``previous``; where that is damaged, all are compiled.
    Raises _UnwritableError, and what compiling raises. No temporary file is left behind.
    """
    temporary = temporary_name(request.folder)
    try:
        try:
            create(temporary)
            connection = sqlite3.connect(temporary)
        except (OSError, sqlite3.Error) as error:
            raise _UnwritableError from error
        with contextlib.closing(connection):
            connection.execute("PRAGMA temp_store = FILE")
            sources = _compile(request, connection, previous)
        return _put_in_place(request, temporary, tuple(sources.stamps.values()))
    except OTHER_ERRORS:
        raise
    except (*DAMAGE_ERRORS, sqlite3.Error) as error:
        if previous is not None:  # which may be what is damaged
            return _write_store(request, previous=None)
        if isinstance(error, sqlite3.Error):
            raise _UnwritableError from error
        raise
    finally:
        remove(temporary)


def _put_in_place(request: _Request, temporary: str, stamps: tuple[Stamp, ...]) -> State:
    """Rename a finished store, write the state that names it, and return that. Raises _UnwritableError."""
    try:
        crc, size = checksum(temporary)
        store = f"{request.name}-{crc:08x}.sqlite"
        path = os.path.join(request.folder, store)
        with open(temporary, "rb+") as file:
            os.fsync(file.fileno())  # so that no crash of the machine leaves a name without its content
        os.replace(temporary, path)
        state = State(store, crc, size, times_of(os.stat(path)), stamps)
        write_whole(request.state_path, state_bytes(state))
    except OSError as error:
        raise _UnwritableError from error
    return state
