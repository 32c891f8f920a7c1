"""Building blocks of a view, before rendering: lines, parts and drawings."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from hannover_foerder.named_tuple import NamedTuple

if TYPE_CHECKING:
    from hannover_foerder.output.screen import Screen


class Line(NamedTuple):
    """A statement, made harmless. ``level`` 1 is subordinate to the line above."""

    text: str
    label: str | None = None
    level: int = 0
    url: str | None = None
    mark: str | None = None
    """Shown instead of the bullet, for example ``1.``; an empty one leaves it out."""
    strong: bool = False
    faint: bool = False
    warning: bool = False


class Part(NamedTuple):
    """Lines under a heading. ``inline``: the only line follows the heading."""

    heading: str
    lines: tuple[Line, ...]
    inline: bool = False
    least: int = 0
    """So many of its lines stay where a screen has no room for all."""


class Drawing(Protocol):
    """Content other than lines that renders itself: a table, a title."""

    def as_text(self) -> str:
        """Return plain lines, not wrapped."""

    def as_markdown(self) -> str:
        """Return Markdown."""

    def on_screen(self, screen: Screen) -> str:
        """Return the form for a screen."""


class Plain(NamedTuple):
    """Lines that are the same in every format, made harmless."""

    text: str

    def as_text(self) -> str:
        """Return the lines."""
        return self.text

    def as_markdown(self) -> str:
        """Return the lines as a block that Markdown leaves alone."""
        return "".join(f"    {line}\n" for line in self.text.splitlines())

    def on_screen(self, screen: Screen) -> str:  # noqa: ARG002 - as every drawing
        """Return the lines."""
        return self.text


Block = Part | Drawing
