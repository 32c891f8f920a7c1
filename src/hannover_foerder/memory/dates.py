"""Dates that were exported to a calendar, stored so that a removed date can be cancelled there."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from hannover_foerder.named_tuple import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping


class HandedDate(NamedTuple):
    """An event exported to a calendar: its day (ISO 8601) and its title."""

    day: str
    title: str


def from_bytes(content: bytes | None) -> dict[str, HandedDate]:
    """Return the dates by the identifier of their event; none for no file or a damaged one."""
    try:
        stored = json.loads(content or b"{}")
        return {str(uid): HandedDate(str(day), str(title)) for uid, (day, title) in stored.items()}
    except (ValueError, TypeError, AttributeError, RecursionError):
        return {}


def to_bytes(dates: Mapping[str, HandedDate]) -> bytes:
    """Return what :func:`from_bytes` reads."""
    return json.dumps(dates, ensure_ascii=False, sort_keys=True).encode()


def gone(handed: Mapping[str, HandedDate], existing: Collection[str], today: str) -> dict[str, HandedDate]:
    """Return the dates still to come that no record has any more; a date that has passed just passed."""
    return {uid: date for uid, date in handed.items() if date.day >= today and uid not in existing}
