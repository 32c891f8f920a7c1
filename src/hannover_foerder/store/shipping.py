"""The precompiled store of a wheel, checked at every start against the bundled catalogue files."""

from __future__ import annotations

import os
import sqlite3
from typing import TYPE_CHECKING

from hannover_foerder.store.cache import SHIPPED_STORE, State, checksum, open_store, read_state, state_bytes
from hannover_foerder.store.sources import BUNDLED_FILES, SHIPPED_STATE, bundled, resolve
from hannover_foerder.store.stamps import Sources

if TYPE_CHECKING:
    from pathlib import Path


def ship(folder: Path) -> tuple[str, str]:
    """Write the store of the bundled catalogue and its state into a folder, and return the names of the two files.

    The stamps name files relative to the data folder and carry no times, which an installation would change. Raises
    CatalogueError if the catalogue is not valid.
    """
    from hannover_foerder.store.building import build  # only to make the wheel

    path, sources = folder / SHIPPED_STORE, Sources()
    connection = sqlite3.connect(path)
    try:
        build(connection, resolve(()), sources, previous=None, progress=lambda _: None)
        connection.execute("VACUUM")
    finally:
        connection.close()
    crc, size = checksum(os.fspath(path))
    portable_stamps = tuple(
        sources.stamps[os.path.abspath(bundled(name))]._replace(path=name, mtime_ns=0, ctime_ns=0, taken_ns=0)
        for name in BUNDLED_FILES
    )
    (folder / SHIPPED_STATE).write_bytes(state_bytes(State(SHIPPED_STORE, crc, size, (0, 0), portable_stamps)))
    return SHIPPED_STORE, SHIPPED_STATE


def open_shipped() -> sqlite3.Connection | None:
    """Return the precompiled store if it belongs to the bundled files; else ``None``."""
    try:
        state_status = os.stat(bundled(SHIPPED_STATE))
        state = read_state(bundled(SHIPPED_STATE), is_shipped=True)
        if state is None:
            return None
        source_files = ((stamp.path, stamp.size, int(stamp.digest, 16)) for stamp in state.stamps)
        for name, size, crc in ((state.store, state.size, state.checksum), *source_files):
            path = bundled(name)
            file_status = os.stat(path)
            if file_status.st_size != size or not (_older(file_status, state_status) or checksum(path) == (crc, size)):
                return None
        return open_store(bundled(state.store))
    except (OSError, ValueError, sqlite3.Error):
        return None


def _older(status: os.stat_result, than: os.stat_result) -> bool:
    """Return whether a file has not changed since another one was installed, the last of a wheel.

    On Windows nobody knows: a copy keeps the time of its content, and there is no time of the inode's change.
    """
    return os.name == "posix" and max(status.st_mtime_ns, status.st_ctime_ns) <= than.st_ctime_ns
