"""The cache of compiled stores, and the check of their integrity.

A catalogue is a list of files. Beside its store lies a state: a small JSON file that names the store and has the stamp
of each source file. A store is written to a temporary file and renamed, so that a reader sees a whole store or none;
its name carries a checksum of its bytes. It is read whole and checked when its times are not those it had when it was
last checked: the system keeps them at every write, and nobody can set both back.
"""

from __future__ import annotations

import json
import os
import re
import sqlite3
import stat
import zlib
from typing import Any, Final

from hannover_foerder.disk.opening import is_foreign, open_regular, read_own, read_regular
from hannover_foerder.named_tuple import NamedTuple
from hannover_foerder.store.schema import FORMAT
from hannover_foerder.store.stamps import Stamp

SHIPPED_STORE: Final = "catalogue.sqlite"
"""Name of the store that a wheel brings with it."""

_PIECE: Final = 1 << 20
_LARGEST_STATE: Final = 1 << 26
STORE_NAME: Final = r"foerder-[0-9a-f]{16}-[0-9a-f]{8}\.sqlite"


class State(NamedTuple):
    """The state file: which store belongs to a list of source files."""

    store: str
    checksum: int
    size: int
    times: tuple[int, int]
    """Of the store when it was last checked, see :func:`times_of`; checksum and size are its own, too."""
    stamps: tuple[Stamp, ...]
    """Of the source files when they were compiled."""


def cache_folder() -> str:
    """Return the folder for stores: ``FOERDER_CACHE``, else the user's cache folder."""
    folder = os.environ.get("FOERDER_CACHE")
    if folder:
        return os.path.expanduser(folder)
    from hannover_foerder.disk.user_folders import user_folder

    return user_folder("cache")


def read_state(path: str, *, is_shipped: bool = False) -> State | None:
    """Return the state in a file; ``None`` if it is missing, invalid, of another format or writable by others.

    ``is_shipped``: it came with the program, so it is about the shipped store and may be somebody else's file.
    """
    try:
        stored = json.loads(read_regular(path, _LARGEST_STATE) if is_shipped else read_own(path, _LARGEST_STATE))
        store = SHIPPED_STORE if is_shipped else _text(stored["store"])
        if stored["format"] != FORMAT or not (is_shipped or re.fullmatch(STORE_NAME, store)):
            return None
        mtime_ns, ctime_ns = map(_number, stored["times"])
        stamps = tuple(map(_stamp, stored["stamps"]))
        return State(store, _number(stored["checksum"]), _number(stored["size"]), (mtime_ns, ctime_ns), stamps)
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        return None


def _stamp(stored: list[Any]) -> Stamp:
    """Return a stamp from its stored form. Raises TypeError and ValueError for anything else."""
    path, size, mtime_ns, ctime_ns, digest, taken_ns = stored
    return Stamp(_text(path), _number(size), _number(mtime_ns), _number(ctime_ns), _text(digest), _number(taken_ns))


def _text(value: object) -> str:
    """Return a stored text. Raises ValueError for anything else, and for a text that is no path or digest."""
    if not isinstance(value, str) or "\0" in value:
        raise ValueError(value)
    return value


def _number(value: object) -> int:
    """Return a stored whole number. Raises TypeError for anything else."""
    if not isinstance(value, int):
        raise TypeError(value)
    return value


def state_bytes(state: State) -> bytes:
    """Return the stored form of a state."""
    return json.dumps({"format": FORMAT, **state._asdict()}).encode()


def times_of(status: os.stat_result) -> tuple[int, int]:
    """Return when content and inode of a file last changed, in nanoseconds; any write changes them."""
    return status.st_mtime_ns, status.st_ctime_ns


class OpenStore(NamedTuple):
    """An open store, and its times when its integrity was checked."""

    connection: sqlite3.Connection
    times: tuple[int, int]


def open_checked(folder: str, state: State) -> OpenStore | None:
    """Return the store of a state, opened read-only, with its times of now, which the state is to have from now on.

    Its bytes are read and checked only if these are not the times of the state. ``None`` for a store that is missing,
    damaged, a link, or owned or writable by somebody else.
    """
    path = os.path.join(folder, state.store)
    try:
        status = os.lstat(path)
        if is_foreign(status) or status.st_size != state.size or not stat.S_ISREG(status.st_mode):
            return None
        times = times_of(status)
        if times != state.times and checksum(path) != (state.checksum, state.size):
            return None
        return OpenStore(open_store(path), times)
    except (OSError, sqlite3.Error):
        return None


def open_store(path: str) -> sqlite3.Connection:
    """Return a store, opened read-only, usable by one thread at a time.

    Raises sqlite3.Error, also for what no store of ours holds.
    """
    if "%" in path or "?" in path or "#" in path:
        from urllib.parse import quote

        path = quote(path)
    connection = sqlite3.connect(f"file:{path}?mode=ro&immutable=1", uri=True, check_same_thread=False)
    connection.execute("PRAGMA trusted_schema = OFF")
    programs_sql = (
        "SELECT count(*) FROM sqlite_master WHERE type NOT IN ('table', 'index') OR sql LIKE 'CREATE VIRTUAL%'"
    )
    if connection.execute(programs_sql).fetchone() != (0,):  # a view or a trigger is a program
        connection.close()
        raise sqlite3.DatabaseError("not a store")
    return connection


def checksum(path: str) -> tuple[int, int]:
    """Return CRC-32 and size of a file. Raises OSError."""
    value = size = 0
    with open_regular(path) as file:
        while piece := file.read(_PIECE):
            value = zlib.crc32(piece, value)
            size += len(piece)
    return value, size
