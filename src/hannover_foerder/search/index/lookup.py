"""Look-ups of many keys in a table, with no more variables in a statement than every SQLite allows."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Iterator

_SIZES: Final = (1, 4, 16, 64, 256, 900)
"""Numbers of keys of a statement. Few, so that SQLite mostly has the statement prepared already; the largest below 999,
the smallest limit of variables that SQLite comes with (SQLITE_MAX_VARIABLE_NUMBER before 3.32)."""


def look_up(connection: sqlite3.Connection, statement: str, keys: Iterable[object], *first: object) -> Iterator[Any]:
    """Yield the rows of a statement for some keys, which replace each ``(?)`` in it.

    ``first`` are the values of the variables before them.
    """
    distinct_keys = list(dict.fromkeys(keys))
    for start in range(0, len(distinct_keys), _SIZES[-1]):
        portion = distinct_keys[start : start + _SIZES[-1]]
        size = next(size for size in _SIZES if size >= len(portion))
        padding = (size - len(portion)) * portion[-1:]
        yield from connection.execute(_with_marks(statement, len(first), size), (*first, *portion, *padding))


@cache
def _with_marks(statement: str, before: int, size: int) -> str:
    """Return a statement with numbered variables for so many keys, behind those ``before`` them."""
    marks = ",".join(f"?{number}" for number in range(before + 1, before + size + 1))
    return statement.replace("(?)", f"({marks})")
