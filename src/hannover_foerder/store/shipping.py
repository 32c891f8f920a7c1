"""The store that a wheel brings with it: built with the wheel, checked at every start against the files beside it."""

from __future__ import annotations

import os
import sqlite3
from typing import TYPE_CHECKING, Final

from hannover_foerder.store.building import build
from hannover_foerder.store.cache import Stamp, State, checksum, state_bytes
from hannover_foerder.store.loading import SHIPPED_STATE, digest_of
from hannover_foerder.store.sources import BUNDLED_FILES, bundled, resolve

if TYPE_CHECKING:
    from pathlib import Path

STORE: Final = "catalogue.sqlite"


def ship(folder: Path) -> tuple[str, str]:
    """Writes the store of the bundled catalogue and its state into a folder; returns the names of the two files.

    The stamps name files relative to the data folder and carry no times, which an installation would change. Raises
    CatalogueError if the catalogue is not valid.
    """
    path = folder / STORE
    connection = sqlite3.connect(path)
    try:
        build(connection, resolve(()), previous=None)
        connection.execute("VACUUM")
    finally:
        connection.close()
    crc, size = checksum(os.fspath(path))
    state = State(STORE, crc, size, tuple(_stamp(name) for name in BUNDLED_FILES))
    (folder / SHIPPED_STATE).write_bytes(state_bytes(state))
    return STORE, SHIPPED_STATE


def _stamp(name: str) -> Stamp:
    with open(bundled(name), "rb") as file:
        data = file.read()
    return Stamp(name, len(data), 0, digest_of(data), 0)
