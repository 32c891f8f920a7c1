"""Where compiled stores are kept, and whether one is still whole.

A catalogue is a list of files. Beside its store lies a state: a small JSON file that names the store and has the stamp
of each source file. A store is written to a temporary file and renamed, so that a reader sees a whole store or none;
its name carries a checksum of its bytes. It is read whole and checked when its times are not those it had when it was
last checked: the system keeps them at every write, and nobody can set both back.
"""

from __future__ import annotations

import contextlib
import json
import os
import re
import sqlite3
import zlib
from time import time
from typing import TYPE_CHECKING, Final, NamedTuple

from hannover_foerder.store.schema import FORMAT
from hannover_foerder.store.stamps import Stamp

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

KEPT_STORES: Final = 8
KEPT_BYTES: Final = 4 << 30
KEPT_SECONDS: Final = 120 * 24 * 3600
"""Other catalogues' stores are kept up to so many, so large together, and so old."""

UNNAMED_SECONDS: Final = 60
"""A store that no state names is dropped after this time: its writer was killed, or a newer one took its place."""

_PIECE: Final = 1 << 20
_LEFTOVER: Final = re.compile(r".*\.([0-9]+)\.[0-9a-f]+\.tmp")
_LEFTOVER_SECONDS: Final = 24 * 3600
"""No process writes a store for so long: a temporary file older than that is nobody's."""


class State(NamedTuple):
    """Which store belongs to a list of source files."""

    store: str
    checksum: int
    size: int
    times: tuple[int, int]
    """Of the store when it was last checked, see :func:`times_of`."""
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
        mtime_ns, ctime_ns = plain["times"]
        return State(
            os.path.basename(plain["store"]), plain["checksum"] + 0, plain["size"] + 0, (mtime_ns, ctime_ns), stamps
        )
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        return None


def state_bytes(state: State) -> bytes:
    """The written form of a state."""
    return json.dumps({"format": FORMAT, **state._asdict()}, ensure_ascii=False).encode()


def write_whole(path: str, data: bytes) -> None:
    """Writes a file so that it is there whole or not at all. Raises OSError."""
    temporary = temporary_name(path)
    try:
        with open(temporary, "wb") as file:
            file.write(data)
        os.replace(temporary, path)
    except BaseException:
        remove(temporary)
        raise


def temporary_name(path: str) -> str:
    """A name beside a file for what will take its place; it tells which process writes it."""
    return f"{path}.{os.getpid()}.{os.urandom(4).hex()}.tmp"


def times_of(status: os.stat_result) -> tuple[int, int]:
    """When content and inode of a file last changed, in nanoseconds; any write changes them."""
    return status.st_mtime_ns, status.st_ctime_ns


class Opened(NamedTuple):
    """An open store, and its times when it was found whole."""

    connection: sqlite3.Connection
    times: tuple[int, int]


def open_checked(folder: str, state: State) -> Opened | None:
    """The store of a state, opened read-only; ``None`` if it is missing or damaged."""
    path = os.path.join(folder, state.store)
    try:
        times = times_of(os.stat(path))
        if times != state.times and checksum(path) != (state.checksum, state.size):
            return None
        return Opened(open_store(path), times)
    except (OSError, sqlite3.Error):
        return None


def open_store(path: str) -> sqlite3.Connection:
    """A store, to be read only. Raises sqlite3.Error."""
    if "%" in path or "?" in path or "#" in path:
        from urllib.parse import quote

        path = quote(path)
    return sqlite3.connect(f"file:{path}?mode=ro&immutable=1", uri=True)


def flush(path: str) -> None:
    """Waits until a file is on the disk, so that no crash of the machine leaves a name without its content."""
    with open(path, "rb+") as file:
        os.fsync(file.fileno())


def checksum(path: str) -> tuple[int, int]:
    """CRC-32 and size of a file. Raises OSError."""
    value = size = 0
    with open(path, "rb") as file:
        while piece := file.read(_PIECE):
            value = zlib.crc32(piece, value)
            size += len(piece)
    return value, size


def drop_old(folder: str, keep: str) -> None:
    """Deletes what is not needed: old states, stores that no state names, leftovers of killed writers.

    ``keep`` is the name of the state that stays. Never raises.
    """
    with contextlib.suppress(OSError):
        now, entries = time(), dict(_entries(folder))
        named = {state.store for state in _kept_states(folder, entries, keep, now)}
        for name, status in entries.items():
            unnamed = name.endswith(".sqlite") and name not in named and now - status.st_ctime > UNNAMED_SECONDS
            if unnamed or _is_leftover(name, now - status.st_mtime):
                remove(os.path.join(folder, name))


def _kept_states(folder: str, entries: Mapping[str, os.stat_result], keep: str, now: float) -> Iterator[State]:
    """The states that stay, newest first; the others are deleted."""
    names = (name for name in entries if name.endswith(".state"))
    total = 0
    for number, name in enumerate(sorted(names, key=lambda name: (name != keep, -entries[name].st_mtime))):
        state = read_state(os.path.join(folder, name))
        total += state.size if state and number else 0
        if number and (
            state is None or number > KEPT_STORES or total > KEPT_BYTES or now - entries[name].st_mtime > KEPT_SECONDS
        ):
            remove(os.path.join(folder, name))
        elif state is not None:
            yield state


def _is_leftover(name: str, age: float) -> bool:
    """Whether a file is the temporary one of a process that is gone."""
    leftover = _LEFTOVER.fullmatch(name)
    return leftover is not None and (age > _LEFTOVER_SECONDS or not _is_alive(int(leftover[1])))


def _entries(folder: str) -> Iterator[tuple[str, os.stat_result]]:
    for entry in os.scandir(folder):
        with contextlib.suppress(OSError):  # another process may delete too
            yield entry.name, entry.stat()


def _is_alive(pid: int) -> bool:
    """Whether a process runs; where that cannot be asked without harm (Windows), yes."""
    if os.name != "posix":
        return True
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except (OSError, OverflowError):
        return True
    return True


def remove(path: str) -> None:
    """Deletes a file if that can be. Never raises."""
    with contextlib.suppress(OSError):
        os.unlink(path)
