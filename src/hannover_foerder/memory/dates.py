"""Dates that were exported to a calendar, stored so that a removed date can be cancelled there."""

from __future__ import annotations

import json
from datetime import date
from typing import TYPE_CHECKING

from hannover_foerder.named_tuple import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping


class ExportedDate(NamedTuple):
    """An event exported to a calendar: its day (ISO 8601) and its title."""

    day: str
    title: str


def from_bytes(content: bytes | None) -> dict[str, ExportedDate]:
    """Return the dates by event identifier; empty for a missing or damaged file."""
    try:
        plain = json.loads(content or b"{}")
        return {
            str(uid): ExportedDate(date.fromisoformat(day).isoformat(), str(title))
            for uid, (day, title) in plain.items()
        }
    except (ValueError, TypeError, AttributeError, RecursionError):
        return {}


def to_bytes(dates: Mapping[str, ExportedDate]) -> bytes:
    """Return the stored form that :func:`from_bytes` reads."""
    return json.dumps(dates, ensure_ascii=False, sort_keys=True).encode()
