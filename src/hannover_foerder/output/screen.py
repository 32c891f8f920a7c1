"""What a form needs to know of the place it is shown on, and the Rich console for it."""

from __future__ import annotations

from io import StringIO
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from rich.console import Console, RenderableType

_NARROWEST = 40
_HEIGHT = 25  # without a height Rich asks the terminal for both, and for a dumb one takes its own width


class Screen(NamedTuple):
    """Width in columns; whether text may be styled at all, coloured, and linked (OSC 8)."""

    width: int = 80
    styled: bool = False
    coloured: bool = False
    linked: bool = False


def rendered(*parts: RenderableType, screen: Screen) -> str:
    """Rich renderables as text for a screen. Nothing is asked of the environment: the screen says it all."""
    out = StringIO()
    console = _console(screen, out)
    for part in parts:
        console.print(part)
    return "\n".join(line.rstrip() for line in out.getvalue().split("\n"))


def _console(screen: Screen, out: StringIO) -> Console:
    from rich.console import Console

    return Console(
        file=out,
        width=max(screen.width, _NARROWEST),
        height=_HEIGHT,
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
