"""Serialisation of what a run of ``foerder news`` reported."""

from __future__ import annotations

import json
from datetime import date
from typing import TYPE_CHECKING, Any, Final

from hannover_foerder.model.filters import Filters
from hannover_foerder.model.news import ProgrammeState, Snapshot
from hannover_foerder.model.status import STATUS_CODES, UNCLEAR_KINDS
from hannover_foerder.named_tuple import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping

FORMAT: Final = 1
"""Number of the layout; a look in another one is not read."""


class SavedSearch(NamedTuple):
    """A search stored for repetition."""

    name: str
    query: str | None
    """The query; ``None`` for a list."""
    filters: Filters
    catalogue: tuple[str, ...]
    """The paths of the catalogue, absolute."""
    literal: bool = False
    """Whether the words are taken as words only."""


class Look(NamedTuple):
    """What a run of ``foerder news`` saw, for a saved search or for the whole catalogue."""

    search: SavedSearch | None
    seen: Snapshot


def to_bytes(look: Look) -> bytes:
    """Return the stored form."""
    search, snapshot = look.search, look.seen
    plain = {
        "format": FORMAT,
        "search": search and {**search._asdict(), "filters": search.filters._asdict()},
        "seen": {"day": snapshot.day.isoformat(), "programmes": snapshot.programmes},
    }
    return json.dumps(plain, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogatepass")


def from_bytes(content: bytes) -> Look | None:
    """Return the stored look; ``None`` for another version's or damaged data."""
    try:
        plain = json.loads(content.decode("utf-8", "surrogatepass"))
        if plain["format"] != FORMAT:
            return None
        programmes = {programme_id: _state(*values) for programme_id, values in plain["seen"]["programmes"].items()}
        snapshot = Snapshot(date.fromisoformat(plain["seen"]["day"]), programmes)
        search = None if plain["search"] is None else _search(**plain["search"])
        return Look(search, snapshot)
    except (ValueError, LookupError, TypeError, AttributeError, ArithmeticError, RecursionError):
        return None


def _state(status: object, digest: object, record: object) -> ProgrammeState:
    """Return the stored state of a programme. Raises ValueError for another status or types that do not fit."""
    if status not in STATUS_CODES or not isinstance(digest, str) or not isinstance(record, dict | None):
        raise ValueError(status)
    return ProgrammeState(status, digest, record)


def _search(
    name: str, query: str | None, filters: Mapping[str, Any], catalogue: list[str], *, literal: bool = False
) -> SavedSearch:
    """Return the stored search. Raises TypeError and KeyError for what no version of ours has written."""
    texts = [name, *([] if query is None else [query]), *catalogue]
    if not all(isinstance(text, str) for text in texts) or not isinstance(literal, bool):
        raise TypeError(texts)
    defaults = Filters()._asdict()
    fields: dict[str, Any] = {key: _value(value, defaults[key]) for key, value in filters.items()}
    if not {*STATUS_CODES, *UNCLEAR_KINDS}.issuperset(fields.get("statuses", ())):
        raise TypeError(fields)
    return SavedSearch(name, query, Filters(**fields), tuple(catalogue), literal)


def _value(value: object, default: object) -> object:
    """Return the stored value of a filter. Raises TypeError unless it has the type of the default."""
    if isinstance(default, bool) and isinstance(value, bool):
        return value
    if isinstance(default, tuple) and isinstance(value, list) and all(isinstance(term, str) for term in value):
        return tuple(value)
    raise TypeError(value)
