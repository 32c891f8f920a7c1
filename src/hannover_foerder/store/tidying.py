"""Deletion of obsolete files from the cache folder: only files with our names, since it may hold others."""

from __future__ import annotations

import contextlib
import os
import re
import stat
from time import time
from typing import TYPE_CHECKING, Final

from hannover_foerder.disk.writing import remove, sweep
from hannover_foerder.store.cache import STORE_NAME, State, read_state

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

KEPT_STORES: Final = 8
KEPT_BYTES: Final = 4 << 30
KEPT_SECONDS: Final = 120 * 24 * 3600
"""Other catalogues' stores are kept up to so many, so large together, and so old."""

UNNAMED_SECONDS: Final = 60
"""A store that no state names is dropped after this time: its writer was killed, or a newer one took its place."""

_STATE_NAME: Final = r"foerder-[0-9a-f]{16}\.state"


def drop_old(folder: str, keep: str) -> None:
    """Delete obsolete files: old states, stores without a state, temporary files of killed processes.

    Only regular files with our names are deleted. ``keep`` is the name of the state that stays. Never raises.
    """
    sweep(folder)
    with contextlib.suppress(OSError):
        now, entries = time(), dict(_entries(folder))
        named_stores = {state.store for state in _kept_states(folder, entries, keep, now)}
        for name, status in entries.items():
            if re.fullmatch(STORE_NAME, name) and name not in named_stores and now - status.st_ctime > UNNAMED_SECONDS:
                remove(os.path.join(folder, name))


def _kept_states(folder: str, entries: Mapping[str, os.stat_result], keep: str, now: float) -> Iterator[State]:
    """Yield the valid states to keep, that named ``keep`` first, then the newest; delete the others."""
    names = [name for name in entries if re.fullmatch(_STATE_NAME, name)]
    bytes_kept = 0
    for position, name in enumerate(sorted(names, key=lambda name: (name != keep, -entries[name].st_mtime))):
        state = read_state(os.path.join(folder, name))
        bytes_kept += state.size if state and position else 0
        if position and (
            state is None
            or position > KEPT_STORES
            or bytes_kept > KEPT_BYTES
            or now - entries[name].st_mtime > KEPT_SECONDS
        ):
            remove(os.path.join(folder, name))
        elif state is not None:
            yield state


def _entries(folder: str) -> Iterator[tuple[str, os.stat_result]]:
    """Yield the regular files in a folder; links are left out, since their targets are not ours."""
    for file in os.scandir(folder):
        with contextlib.suppress(OSError):  # another process may delete too
            status = file.stat(follow_symlinks=False)
            if stat.S_ISREG(status.st_mode):
                yield file.name, status
