"""Parts of a page on a screen, with their headings in a column at the left."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from rich.cells import cell_len
from rich.text import Text

from hannover_foerder.named_tuple import NamedTuple
from hannover_foerder.output.fitting import fitted, taken
from hannover_foerder.output.hanging import hung
from hannover_foerder.output.parts import WIDEST
from hannover_foerder.output.screen import NARROWEST, rendered
from hannover_foerder.output.styles import FAINT, HEADING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from hannover_foerder.output.lines import Line, Part
    from hannover_foerder.output.screen import Screen
    from hannover_foerder.output.views.first_screen import FirstScreen

_GAP: Final = 2
_STACKED: Final = 60
"""Below this width headings stand above their lines, which would be too short beside them."""


class Room(NamedTuple):
    """The lines of a page: ``whole`` if nothing has to be cut, else ``cut``."""

    whole: int
    cut: int


class Layout(NamedTuple):
    """Indentation and width of lines; ``label`` is the width of the heading column, 0 for headings above."""

    label: int
    width: int
    screen: Screen

    @property
    def indent(self) -> int:
        """The number of columns before a line."""
        return self.label or _GAP

    def rows(self, line: Line) -> list[Text]:
        """Return the wrapped rows of a line."""
        return hung(line, self.width - self.indent, indent=self.indent, screen=self.screen)

    def is_beside(self, row: Text) -> bool:
        """Return whether the heading has room before a row; it has none before a long address."""
        return row.plain[: self.label].isspace()

    def height(self, lines: Sequence[Line]) -> int:
        """Return the number of screen rows of a part's lines, which wrap if they are too long.

        The heading counts where it stands above a long address.
        """
        rows = [row for line in lines for row in self.rows(line)]
        is_above = bool(self.label and rows) and not self.is_beside(rows[0])
        return is_above + sum(max(1, -(-row.cell_len // self.screen.width)) for row in rows)


def drawn(page: FirstScreen, screen: Screen, room: Room | None) -> str:
    """Return the page in the room there is, as far as its parts can be cut; ``None`` cuts nothing."""
    width = max(min(screen.width, WIDEST), NARROWEST)
    narrow = screen._replace(width=width)
    longest = max((cell_len(part.heading) for part in page.parts), default=0)
    layout = Layout(0 if width < _STACKED else longest + _GAP, width, screen)
    head = page.head.on_screen(narrow)
    last = [row for line in page.last for row in hung(line._replace(mark=""), width, indent=0, screen=screen)]
    if room is None:
        line_counts = [len(part.lines) for part in page.parts]
    else:
        headings = 0 if layout.label else len(page.parts)
        around = head.count("\n") + len(last) + 2 + headings
        whole = [len(part.lines) for part in page.parts]
        is_small = around + taken(page.parts, whole, layout.height) <= room.whole
        line_counts = whole if is_small else fitted(page.parts, layout.height, room.cut - around)
    rows = [
        row for part, number in zip(page.parts, line_counts, strict=True) for row in _part(part, number, page, layout)
    ]
    body = rendered(*rows, screen=narrow, is_wrapped=True) if rows else ""
    end = rendered(*last, screen=narrow, is_wrapped=True) if last else ""
    return "\n".join(block for block in (head, body, end) if block)


def _part(part: Part, number: int, page: FirstScreen, layout: Layout) -> Sequence[Text]:
    """Return the rows of a part with its heading; the last row of a cut part says how much is missing."""
    if not number:
        return []
    lines = part.lines[:number]
    if len(part.lines) == 1 and lines[0].mark is None:
        lines = (lines[0]._replace(mark=""),)  # a bullet would be alone
    rows = [row for line in lines for row in layout.rows(line)]
    hidden_count = len(part.lines) - number
    if hidden_count:
        rows.append(Text(" " * layout.indent + page.more(hidden_count), FAINT))
    heading = Text(part.heading, HEADING)
    if not (layout.label and layout.is_beside(rows[0])):
        return [heading, *rows]
    first = Text.assemble(heading, " " * (layout.label - heading.cell_len), rows[0][layout.label :])
    return [first, *rows[1:]]
