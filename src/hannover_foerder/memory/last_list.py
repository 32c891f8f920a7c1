"""The last list shown on a terminal: the numbers of its programmes. Only ids are stored, for a day."""

from __future__ import annotations

import json
from contextlib import suppress
from typing import TYPE_CHECKING, Final
from urllib.parse import quote

if TYPE_CHECKING:
    from collections.abc import Sequence

    from hannover_foerder.memory.folder import Folder

FORMAT: Final = 1
KEPT_SECONDS: Final = 24 * 3600.0
"""A list that is older counts as none: its numbers have scrolled away."""

_KEY: Final = "numbers-"
_MOST: Final = 10_000
"""Ids of a list; nobody types a larger number."""


def remember(folder: Folder, terminal: str, ids: Sequence[str], now: float) -> None:
    """Store the last list of a terminal, and delete outdated lists of others. Raises OSError."""
    folder.make()
    folder.drop(_KEY, written_before=now - KEPT_SECONDS)
    plain = {"format": FORMAT, "time": now, "ids": list(ids[:_MOST])}
    folder.write(_key_of(terminal), json.dumps(plain, ensure_ascii=False, separators=(",", ":")).encode())


def recall(folder: Folder, terminal: str, now: float) -> tuple[str, ...] | None:
    """Return the ids of a terminal's last list; ``None`` for none, an old or a damaged one. Raises OSError."""
    # what no program of this version has written is no list
    with suppress(ValueError, LookupError, TypeError, ArithmeticError, RecursionError):
        content = folder.read(_key_of(terminal))
        plain = None if content is None else json.loads(content)
        if plain is None or plain["format"] != FORMAT or not 0 <= now - float(plain["time"]) <= KEPT_SECONDS:
            return None
        ids = plain["ids"]
        if isinstance(ids, list) and all(isinstance(programme_id, str) for programme_id in ids):
            return tuple(ids)
    return None


def _key_of(terminal: str) -> str:
    """Return the key of a terminal's list; a terminal's name may have slashes."""
    return _KEY + quote(terminal, safe="", errors="surrogateescape")
