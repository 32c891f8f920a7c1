"""Hit numbers as names of programmes: remembers the last list shown on this terminal."""

from __future__ import annotations

import time
from contextlib import suppress
from typing import TYPE_CHECKING

from hannover_foerder.errors import UnknownProgrammeError
from hannover_foerder.memory import last_list
from hannover_foerder.memory.folder import memory_folder

if TYPE_CHECKING:
    from collections.abc import Sequence

    from hannover_foerder.cli.session import Session


def remember(session: Session, ids: Sequence[str]) -> None:
    """Store the numbers of listed programmes, from 1. Never raises: the list matters more than its numbers."""
    environment = session.environment
    if environment.out_is_terminal and environment.terminal and session.settings.memory:
        with suppress(OSError):
            last_list.remember(memory_folder(environment.variables), environment.terminal, ids, time.time())


def position_of(number: str) -> int:
    """Return the value of decimal digits typed as the number of a programme, 0 for none but zeros.

    Of more than nine digits only the first nine are read: too many for any list, and few enough for ``int``.
    """
    return int(number.lstrip("0")[:9] or 0)


def id_at(number: str, session: Session) -> str:
    """Return the id of the programme that has this number, from 1, in the last list of this terminal.

    ``number`` is a text of decimal digits, as ``str.isdecimal`` says. Raises UnknownProgrammeError where no list is
    remembered or the last one does not go so far; OSError.
    """
    environment = session.environment
    if not environment.terminal:
        raise UnknownProgrammeError("error.number-without-terminal", number=number)
    if not session.settings.memory:
        raise UnknownProgrammeError("error.number-without-memory", number=number)
    ids = last_list.recall(memory_folder(environment.variables), environment.terminal, time.time())
    if not ids:
        raise UnknownProgrammeError("error.number-without-list", number=number)
    position = position_of(number)
    if not 1 <= position <= len(ids):
        raise UnknownProgrammeError("error.number-too-large", number=number, count=len(ids))
    return ids[position - 1]
