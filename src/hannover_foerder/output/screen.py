"""Properties of the output device that renderers need, and its Rich console."""

from __future__ import annotations

import re
from io import StringIO
from typing import TYPE_CHECKING

from hannover_foerder.named_tuple import NamedTuple

if TYPE_CHECKING:
    from rich.console import Console, RenderableType

    from hannover_foerder.output.views.listing import Listing

NARROWEST = 40
"""A narrower screen is drawn like this one."""
LINES_PER_PROGRAMME = 2
"""Of a list."""
HEIGHT = 25
"""Given to Rich, which without a height takes both sizes from the terminal or the variables of the process."""


class Screen(NamedTuple):
    """Width in columns; whether text may be styled, coloured, and linked (OSC 8); height in lines, if any."""

    width: int = 80
    styled: bool = False
    coloured: bool = False
    linked: bool = False
    height: int | None = None


def to_text(*parts: RenderableType, screen: Screen, is_wrapped: bool = False) -> str:
    """Return Rich renderables as text for a screen, independent of the environment.

    ``is_wrapped``: lines are wrapped already, and one that is longer than the screen is left to the terminal.
    """
    out = StringIO()
    console = _console(screen, out)
    for part in parts:
        console.print(part, soft_wrap=is_wrapped)
    return "\n".join(line.rstrip() for line in out.getvalue().split("\n"))


def height_of(listing: Listing) -> int:
    """Return the screen lines of a list: two per programme, two per heading with the gap before it."""
    headings = sum(2 if number else 1 for number, section in enumerate(listing.sections) if section.title is not None)
    return headings + sum(LINES_PER_PROGRAMME * len(section.rows) for section in listing.sections)


def is_taller(text: str, screen: Screen) -> bool:
    """Return whether a text and the prompt exceed the height of the screen; false if the height is unknown."""
    if screen.height is None:
        return False
    from rich.cells import cell_len

    lines = re.sub(_UNSEEN, "", text).removesuffix("\n").split("\n")
    return sum(max(1, -(-cell_len(line) // screen.width)) for line in lines[: screen.height]) >= screen.height


_UNSEEN = r"\x1b\[[0-9;]*m|\x1b\]8;[^\x1b]*\x1b\\"
"""Styles and links; a text, since most calls are too short to be asked."""


def _console(screen: Screen, out: StringIO) -> Console:
    """Return a Rich console that takes every property from the screen, none from the environment."""
    from rich.console import Console

    return Console(
        file=out,
        width=max(screen.width, NARROWEST),
        height=HEIGHT,
        force_terminal=screen.styled,
        force_interactive=False,
        force_jupyter=False,
        color_system="standard" if screen.styled else None,
        no_color=not screen.coloured,
        legacy_windows=False,
        highlight=False,
        emoji=False,
        markup=False,
        soft_wrap=False,
    )
