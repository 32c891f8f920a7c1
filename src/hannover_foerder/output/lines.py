"""Lines and parts of a view, before they take a form."""

from __future__ import annotations

from typing import NamedTuple


class Line(NamedTuple):
    """One statement, harmless already. ``level`` 1 belongs to the line above."""

    text: str
    label: str | None = None
    level: int = 0
    url: str | None = None
    mark: str | None = None
    """Shown instead of the bullet, for example ``1.``."""
    strong: bool = False
    faint: bool = False
    warning: bool = False


class Part(NamedTuple):
    """Lines under a heading. ``inline``: its one line stands beside the heading."""

    heading: str
    lines: tuple[Line, ...]
    inline: bool = False
