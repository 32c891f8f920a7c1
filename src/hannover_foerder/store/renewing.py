"""Recovery from a damaged store: it is compiled again and the read repeated."""

from __future__ import annotations

import sqlite3
import zlib
from functools import wraps
from typing import TYPE_CHECKING, Any, Final, ParamSpec, TypeVar

from hannover_foerder.errors import FoerderError, WrongArgumentError
from hannover_foerder.named_tuple import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable

_P = ParamSpec("_P")
_R = TypeVar("_R")

DAMAGE_ERRORS: Final = (
    sqlite3.DatabaseError,
    zlib.error,
    ValueError,
    TypeError,
    LookupError,
    AttributeError,
    ArithmeticError,
    RecursionError,
    MemoryError,
)
"""Errors that a damaged store causes: of SQLite, of zlib, and of readers of numbers, rows and JSON."""

OTHER_ERRORS: Final = (sqlite3.ProgrammingError, UnicodeEncodeError, WrongArgumentError, FoerderError)
"""Errors without damage, some of them of the same classes: a closed store, a text that cannot be stored, a wrong call.

To be caught before :data:`DAMAGE_ERRORS`.
"""

LARGEST_RECORD: Final = 1 << 26
"""Bytes of one record, far above the longest that the reader lets in."""


class Store(NamedTuple):
    """An open store of a catalogue."""

    connection: sqlite3.Connection
    notices: tuple[tuple[str, dict[str, object]], ...] = ()
    """Notices to the user on how the store was opened: message codes and their values."""
    renew: Callable[[], Store] | None = None
    """Compiles it again from its files; ``None`` if that has just been done."""


def renewed_when_damaged(method: Callable[_P, _R]) -> Callable[_P, _R]:
    """Decorate a method of an object with ``lock`` and ``renew() -> bool``: one thread at a time, with recovery.

    It is called again if the store could not be read and was renewed.
    """

    @wraps(method)
    def guarded(*args: _P.args, **kwargs: _P.kwargs) -> _R:
        owner: Any = args[0]
        with owner.lock:
            try:
                return method(*args, **kwargs)
            except OTHER_ERRORS:
                raise
            except DAMAGE_ERRORS:
                if not owner.renew():
                    raise
            return method(*args, **kwargs)

    return guarded


def decompress(compressed: bytes) -> bytes:
    """Return decompressed bytes. Raises zlib.error, also if they exceed the size of any record."""
    inflater = zlib.decompressobj()
    plain = inflater.decompress(compressed, LARGEST_RECORD)
    if not inflater.eof:
        raise zlib.error("cut off, or too large")
    return plain
