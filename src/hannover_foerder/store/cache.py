"""Where compiled stores are kept, and whether one is still fresh.

A catalogue is a list of files. Beside its store lies a state: a small JSON file that names the store and tells of
each source file its size, time of change and digest. At the start only size and time are compared; what differs, or
changed so shortly before the state was written that the clock could not tell, is digested. A store is written to a
temporary file and renamed, so that a reader sees a whole store or none; its name carries a checksum of its bytes, so
damage is noticed.
"""

from __future__ import annotations

import contextlib
import json
import os
import sqlite3
import zlib
from typing import TYPE_CHECKING, Final, NamedTuple

from hannover_foerder.store.schema import FORMAT

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

CHECKED_WHOLE: Final = 8 << 20
"""Stores up to so many bytes are read and checked whole at every start (0.5 ms a megabyte)."""

CLOCK_STEP_NS: Final = 2_000_000_000
"""Coarsest clock of a file system in use (FAT: 2 s): a file changed shortly before its digest may change unseen."""

KEPT_STORES: Final = 8
KEPT_BYTES: Final = 4 << 30


class Stamp(NamedTuple):
    """A source file as it was when its digest was taken."""

    path: str
    size: int
    mtime_ns: int
    digest: str
    taken_ns: int


class State(NamedTuple):
    """Which store belongs to a list of source files."""

    store: str
    checksum: int
    size: int
    stamps: tuple[Stamp, ...]


def cache_folder() -> str:
    """The folder for stores: ``FOERDER_CACHE``, else the user's cache folder."""
    chosen = os.environ.get("FOERDER_CACHE")
    if chosen:
        return chosen
    from platformdirs import user_cache_dir

    return user_cache_dir("foerder", appauthor=False)


def read_state(path: str) -> State | None:
    """The state in a file; ``None`` if there is none or it cannot be used."""
    try:
        with open(path, "rb") as file:
            plain = json.loads(file.read())
        if plain["format"] != FORMAT:
            return None
        stamps = tuple(Stamp._make(stamp) for stamp in plain["stamps"])
        return State(str(plain["store"]), int(plain["checksum"]), int(plain["size"]), stamps)
    except (OSError, ValueError, KeyError, TypeError):
        return None


def state_bytes(state: State) -> bytes:
    """The written form of a state."""
    return json.dumps({"format": FORMAT, **state._asdict()}, ensure_ascii=False).encode()


def write_whole(path: str, data: bytes) -> None:
    """Writes a file so that it is there whole or not at all. Raises OSError."""
    temporary = f"{path}.{os.getpid()}.tmp"
    try:
        with open(temporary, "wb") as file:
            file.write(data)
        os.replace(temporary, path)
    except OSError:
        with contextlib.suppress(OSError):
            os.unlink(temporary)
        raise


def is_current(stamp: Stamp, status: os.stat_result) -> bool | None:
    """Whether a file is as the stamp says; ``None`` if only its digest can tell."""
    if status.st_size != stamp.size:
        return False
    if status.st_mtime_ns != stamp.mtime_ns or stamp.taken_ns - stamp.mtime_ns < CLOCK_STEP_NS:
        return None
    return True


def open_checked(folder: str, state: State) -> sqlite3.Connection | None:
    """The store of a state, opened read-only; ``None`` if it is missing or damaged."""
    path = os.path.join(folder, state.store)
    try:
        if state.size > CHECKED_WHOLE:
            return _open_file(path) if os.path.getsize(path) == state.size else None
        with open(path, "rb") as file:
            data = file.read()
    except OSError:
        return None
    if len(data) != state.size or zlib.crc32(data) != state.checksum:
        return None
    return connection_of(data)


def connection_of(data: bytes) -> sqlite3.Connection:
    """A store that is held in memory; safe from what happens to its file."""
    connection = sqlite3.connect(":memory:")
    connection.deserialize(data)
    return connection


def _open_file(path: str) -> sqlite3.Connection | None:
    from urllib.parse import quote

    try:
        return sqlite3.connect(f"file:{quote(path)}?mode=ro&immutable=1", uri=True)
    except sqlite3.Error:
        return None


def checksum(path: str) -> tuple[int, int]:
    """CRC-32 and size of a file. Raises OSError."""
    value = size = 0
    with open(path, "rb") as file:
        for piece in _pieces(file):
            value = zlib.crc32(piece, value)
            size += len(piece)
    return value, size


def _pieces(file: object) -> Iterator[bytes]:
    read = file.read  # type: ignore[attr-defined]
    while piece := read(1 << 20):
        yield piece


def drop_old(folder: str, keep: Sequence[str]) -> None:
    """Deletes stores beyond the newest ones, leftovers of killed writers, and states whose store is gone.

    Never raises.
    """
    with contextlib.suppress(OSError):
        entries = [(entry.stat().st_mtime_ns, entry.name, entry.stat().st_size) for entry in os.scandir(folder)]
        stores = sorted((entry for entry in entries if entry[1].endswith(".sqlite")), reverse=True)
        total = 0
        for number, (_, name, size) in enumerate(stores):
            total += size
            if name not in keep and (number >= KEPT_STORES or total > KEPT_BYTES):
                os.unlink(os.path.join(folder, name))
