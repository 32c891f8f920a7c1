"""Short statements placed side by side."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


def pack(statements: Iterable[str], width: int) -> Iterator[str]:
    """Yield lines, each with as many statements as fit, parted by dots; one that is too long has its own line."""
    line = ""
    for statement in statements:
        longer = f"{line} · {statement}" if line else statement
        if line and len(longer) > width:
            yield line
            longer = statement
        line = longer
    if line:
        yield line
