"""What happens when a store turns out to be damaged while it is read: it is made anew, and the question asked again."""

from __future__ import annotations

import sqlite3
import zlib
from functools import wraps
from typing import TYPE_CHECKING, Any, ParamSpec, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable

_P = ParamSpec("_P")
_R = TypeVar("_R")


def renewed_when_damaged(method: Callable[_P, _R]) -> Callable[_P, _R]:
    """A method of an object that has ``renew() -> bool``; called again if the store could not be read and was renewed.

    Damage shows as an error of SQLite, of zlib, or of what reads numbers and JSON.
    """

    @wraps(method)
    def guarded(*args: _P.args, **kwargs: _P.kwargs) -> _R:
        try:
            return method(*args, **kwargs)
        except (sqlite3.DatabaseError, zlib.error, ValueError):
            owner: Any = args[0]
            if not owner.renew():
                raise
            return method(*args, **kwargs)

    return guarded
