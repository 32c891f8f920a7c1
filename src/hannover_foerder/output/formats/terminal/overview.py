"""The overview of a programme on one screen, with the headings of its parts in a column at the left."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from rich.cells import cell_len
from rich.text import Text

from hannover_foerder.named_tuple import NamedTuple
from hannover_foerder.output.formats.terminal.fitting import line_counts_within, total_height
from hannover_foerder.output.formats.terminal.hanging import hanging_rows
from hannover_foerder.output.formats.terminal.part import readable
from hannover_foerder.output.formats.terminal.styles import FAINT, HEADING, NAME, STATUS
from hannover_foerder.output.formats.terminal.wrapping import wrap
from hannover_foerder.output.screen import to_text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from hannover_foerder.output.blocks import Line, Overview, Part, Title
    from hannover_foerder.output.screen import Screen

_GAP: Final = 2
_STACKED: Final = 60
"""Below this width headings stand above their lines, which would be too short beside them."""

_USUAL_HEIGHT: Final = 25
_MAX_LINES: Final = 30
"""A page of more lines is cut, however tall the screen is: nobody takes it in at once."""
_LINES_WHEN_CUT: Final = 24
"""The lines of a page that is cut."""
_MIN_LINES: Final = 12


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
        return hanging_rows(line, self.width - self.indent, indent=self.indent, screen=self.screen)

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


def draw(overview: Overview, screen: Screen) -> str:
    """Return the overview on one screen: lists that are too long are cut, and say so."""
    screen_lines = max((screen.height or _USUAL_HEIGHT) - 1, _MIN_LINES)  # one for the prompt
    room = None if overview.in_full else Room(min(screen_lines, _MAX_LINES), min(screen_lines, _LINES_WHEN_CUT))
    readable_screen = readable(screen)
    width = readable_screen.width
    longest_heading = max((cell_len(part.heading) for part in overview.parts), default=0)
    layout = Layout(0 if width < _STACKED else longest_heading + _GAP, width, screen)
    head = _title(overview.title, readable_screen)
    last_rows = [
        row for line in overview.last for row in hanging_rows(line._replace(mark=""), width, indent=0, screen=screen)
    ]
    line_counts = [len(part.lines) for part in overview.parts]
    if room is not None:
        headings = 0 if layout.label else len(overview.parts)
        other_lines = head.count("\n") + len(last_rows) + 2 + headings
        if other_lines + total_height(overview.parts, line_counts, layout.height) > room.whole:
            line_counts = line_counts_within(overview.parts, layout.height, room.cut - other_lines)
    rows = [
        row
        for part, number in zip(overview.parts, line_counts, strict=True)
        for row in _part(part, number, overview, layout)
    ]
    body = to_text(*rows, screen=readable_screen, is_wrapped=True) if rows else ""
    end = to_text(*last_rows, screen=readable_screen, is_wrapped=True) if last_rows else ""
    return "\n".join(block for block in (head, body, end) if block)


def _title(title: Title, screen: Screen) -> str:
    """Return name, id, status, notes and summary, wrapped."""
    names = wrap(title.name, screen.width)
    rows = [Text(name, NAME) for name in names]
    if cell_len(names[-1]) + len(title.id) + 2 <= screen.width:
        rows[-1].append(f"  {title.id}", f"not bold {FAINT}")
    rows += [Text(row, STATUS[title.code]) for row in wrap(title.status, screen.width)]
    for text in filter(None, (*title.notes, title.summary)):
        rows += map(Text, wrap(text, screen.width))
    return to_text(*rows, screen=screen, is_wrapped=True)


def _part(part: Part, number: int, overview: Overview, layout: Layout) -> Sequence[Text]:
    """Return the rows of a part with its heading; the last row of a cut part says how much is missing."""
    if not number:
        return []
    lines = part.lines[:number]
    if len(part.lines) == 1 and lines[0].mark is None:
        lines = (lines[0]._replace(mark=""),)  # a bullet would be alone
    rows = [row for line in lines for row in layout.rows(line)]
    hidden_count = len(part.lines) - number
    if hidden_count:
        rows.append(Text(" " * layout.indent + overview.more(hidden_count), FAINT))
    heading = Text(part.heading, HEADING)
    if not (layout.label and layout.is_beside(rows[0])):
        return [heading, *rows]
    first_row = Text.assemble(heading, " " * (layout.label - heading.cell_len), rows[0][layout.label :])
    return [first_row, *rows[1:]]
