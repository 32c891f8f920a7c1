"""Look-ups of many keys in a table, with no more variables in a statement than every SQLite allows."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Iterator

_VARIABLES: Final = 900
"""Below 999, the smallest limit of variables that SQLite comes with (SQLITE_MAX_VARIABLE_NUMBER before 3.32)."""


def look_up(connection: sqlite3.Connection, statement: str, keys: Iterable[object]) -> Iterator[Any]:
    """Yield the rows of a statement for some keys, which replace each ``(?)`` in it."""
    places = statement.count("(?)")
    distinct = list(dict.fromkeys(keys))
    size = _VARIABLES // places
    for start in range(0, len(distinct), size):
        portion = distinct[start : start + size]
        marks = ",".join("?" * len(portion))
        yield from connection.execute(statement.replace("(?)", f"({marks})"), portion * places)
