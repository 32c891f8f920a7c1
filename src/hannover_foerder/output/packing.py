"""Short statements placed side by side."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


def side_by_side(*statements: str | None) -> str:
    """Return the statements on one line, parted by dots, without those that are empty or ``None``."""
    return " · ".join(filter(None, statements))


def pack(statements: Iterable[str], width: int) -> Iterator[str]:
    """Yield lines, each with as many statements as fit, parted by dots; one that is too long has its own line."""
    line = ""
    for statement in statements:
        longer = side_by_side(line, statement)
        if line and len(longer) > width:
            yield line
            longer = statement
        line = longer
    if line:
        yield line
