"""The store of given files: taken from the cache while the files are unchanged, else compiled."""

from __future__ import annotations

import contextlib
import os
import sqlite3
import zlib
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
    flush,
    open_checked,
    read_state,
    state_bytes,
    times_of,
)
from hannover_foerder.store.renewing import DAMAGE, NO_DAMAGE, Store
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
    request = _Request(resolve(paths), _name_of(paths or (DEFAULT,)), progress)
    if not uses_cache or any(file.path == STDIN for file in request.files):
        return _in_memory(request)
    return _cached(request)


class _Request(NamedTuple):
    """The files of a catalogue, the name of its store, and the progress callback."""

    files: Sequence[SourceFile]
    name: str
    progress: Progress


def _in_memory(request: _Request, notice: tuple[str, dict[str, object]] | None = None) -> Store:
    connection = sqlite3.connect(":memory:", check_same_thread=False)
    connection.execute("PRAGMA temp_store = MEMORY")
    _built(connection, request, None)
    return Store(connection, (notice,) if notice else ())


def _built(connection: sqlite3.Connection, request: _Request, previous: sqlite3.Connection | None) -> Sources:
    """Compile the files into an empty database, and return the reader of the sources with their stamps."""
    from hannover_foerder.store.building import build
    from hannover_foerder.store.stamps import Sources

    sources = Sources()
    build(connection, request.files, sources, previous=previous, progress=request.progress)
    return sources


def _cached(request: _Request) -> Store:
    """Return the store from the cache folder, built anew unless it was made from the files as they are now.

    The folder is created if it is missing, and the state written if times have changed. In a folder that cannot be
    used, or that others can write, nothing is kept: the store is in memory, with a notice why.
    """
    place = _Place(cache_folder(), request.name)
    try:
        make_own_folder(place.folder)
        require_own_folder(place.folder)
    except OSError as error:
        return _in_memory(request, ("notice.cache", {"folder": place.folder, "reason": error}))
    state = read_state(place.state)
    while state is not None:
        stamps = _current(state.stamps, request.files)
        open_store = open_checked(place.folder, state) if stamps is not None else None
        if stamps is not None and open_store is not None:
            place.note(state, state._replace(stamps=stamps, times=open_store.times))
            return Store(
                open_store.connection, renew=lambda: _rebuilt(request._replace(progress=lambda _: None), place, None)
            )
        previous_state, state = state, read_state(place.state)
        if state == previous_state:  # else another process has just made it again
            break
    return _rebuilt(request, place, state)


class _Place(NamedTuple):
    """Where the store of a catalogue is kept."""

    folder: str
    name: str

    @property
    def state(self) -> str:
        """The path of the state file."""
        return os.path.join(self.folder, f"{self.name}.state")

    def note(self, old: State, new: State) -> None:
        """Write the state file if the state is a new one, so that the next start need not compute it. Never raises."""
        if new != old:
            with contextlib.suppress(OSError):
                write_whole(self.state, state_bytes(new))


def _name_of(paths: Sequence[str]) -> str:
    """Return the name of the catalogue at some paths.

    The program's version is in it, so two versions do not fight over a store.
    """
    names = [path if path == DEFAULT else os.path.abspath(path) for path in paths]
    text = os.fsencode("\n".join([__version__, data_folder(), *names]))
    return f"foerder-{zlib.crc32(text):08x}{zlib.adler32(text):08x}"


def _current(stamps: Sequence[Stamp], files: Sequence[SourceFile]) -> tuple[Stamp, ...] | None:
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


def _rebuilt(request: _Request, place: _Place, state: State | None) -> Store:
    """Return a new store from the files, kept in the folder, which is cleared of old ones.

    In memory where it cannot be written, with a notice why, or where it cannot be read at once.
    Raises CatalogueError, OSError for a source file, and ChangingError.
    """
    previous_store = open_checked(place.folder, state) if state else None
    try:
        new_state = _written(request, place, previous_store.connection if previous_store else None)
    except _Unwritable as error:
        return _in_memory(request, ("notice.cache", {"folder": place.folder, "reason": error.__cause__}))
    finally:
        if previous_store is not None:
            previous_store.connection.close()
    drop_old(place.folder, keep=os.path.basename(place.state))
    open_store = open_checked(place.folder, new_state)
    return Store(open_store.connection) if open_store is not None else _in_memory(request)


class _Unwritable(Exception):  # noqa: N818 - not an error for the user
    """The cache folder cannot be written."""


def _written(request: _Request, place: _Place, previous: sqlite3.Connection | None) -> State:
    """Write a new store beside the old one and put it in its place; return its state.

    Raises _Unwritable, and what compiling raises; then nothing is left behind.
    """
    temporary = temporary_name(place.folder)
    try:
        connection = _created(temporary)
        try:
            sources = _built(connection, request, previous)
        except NO_DAMAGE:
            raise
        except (*DAMAGE, sqlite3.Error) as error:
            if previous is not None:
                connection.close()
                return _written(request, place, None)  # it may be the previous store that cannot be read
            if isinstance(error, sqlite3.Error):
                raise _Unwritable from error
            raise
        finally:
            connection.close()
        return _kept(temporary, place, tuple(sources.stamps.values()))
    except BaseException:
        remove(temporary)
        raise


def _created(path: str) -> sqlite3.Connection:
    """Create an empty database that only this user can access, and return it. Raises _Unwritable."""
    try:
        create(path)
        connection = sqlite3.connect(path)
        connection.execute("PRAGMA temp_store = FILE")
    except (OSError, sqlite3.Error) as error:
        raise _Unwritable from error
    return connection


def _kept(temporary: str, place: _Place, stamps: tuple[Stamp, ...]) -> State:
    """Rename a finished store, write the state that names it, and return that. Raises _Unwritable."""
    try:
        crc, size = checksum(temporary)
        store = f"{place.name}-{crc:08x}.sqlite"
        path = os.path.join(place.folder, store)
        flush(temporary)
        os.replace(temporary, path)
        state = State(store, crc, size, times_of(os.stat(path)), stamps)
        write_whole(place.state, state_bytes(state))
    except OSError as error:
        raise _Unwritable from error
    return state
