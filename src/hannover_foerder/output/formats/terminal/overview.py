"""The overview of a programme on one screen, with the headings of its parts in a column at the left."""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING, Final

from rich.cells import cell_len
from rich.text import Text

from hannover_foerder.named_tuple import NamedTuple
from hannover_foerder.output.formats.terminal.part import at_reading_width, hanging_rows
from hannover_foerder.output.formats.terminal.styles import FAINT, HEADING, NAME, STATUS
from hannover_foerder.output.formats.terminal.wrapping import wrap
from hannover_foerder.output.screen import to_text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from hannover_foerder.output.blocks import Overview, Part, Title
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


class Layout(NamedTuple):
    """Indentation and width of lines; ``label`` is the width of the heading column, 0 for headings above."""

    label: int
    width: int
    screen: Screen

    @property
    def indent(self) -> int:
        """The number of columns before a line."""
        return self.label or _GAP

    def rows(self, part: Part, line_count: int) -> list[Text]:
        """Return the wrapped rows of the first lines of a part; a line that is the only one has no bullet."""
        lines = part.lines[:line_count]
        if len(part.lines) == 1:
            lines = tuple(line._replace(mark=line.mark or "") for line in lines)
        return [row for line in lines for row in hanging_rows(line, self.width, indent=self.indent, screen=self.screen)]

    def is_beside(self, row: Text) -> bool:
        """Return whether the heading has room before a row; it has none before a long address."""
        return row.plain[: self.label].isspace()

    def height(self, parts: Sequence[Part], line_counts: Sequence[int]) -> int:
        """Return the screen rows that the first lines of each part need, so many as ``line_counts`` says.

        A part that is cut needs one more, which says so; so does a heading above a long address.
        """
        height = 0
        for part, line_count in zip(parts, line_counts, strict=True):
            rows = self.rows(part, line_count)
            is_above = bool(self.label and rows) and not self.is_beside(rows[0])
            is_cut = 0 < line_count < len(part.lines)
            height += is_above + is_cut + sum(max(1, ceil(row.cell_len / self.screen.width)) for row in rows)
        return height


def draw(overview: Overview, screen: Screen) -> str:
    """Return the overview on one screen: lists that are too long are cut, and say so."""
    parts, readable_screen = overview.parts, at_reading_width(screen)
    width = readable_screen.width
    longest_heading = max((cell_len(part.heading) for part in parts), default=0)
    layout = Layout(0 if width < _STACKED else longest_heading + _GAP, width, screen)
    head = _title(overview.title, readable_screen)
    last_rows = [
        row
        for line in overview.closing_lines
        for row in hanging_rows(line._replace(mark=""), width, indent=0, screen=screen)
    ]
    line_counts = [len(part.lines) for part in parts]
    if not overview.in_full:
        screen_lines = max((screen.height or _USUAL_HEIGHT) - 1, _MIN_LINES)  # one for the prompt
        headings = 0 if layout.label else len(parts)
        other_lines = head.count("\n") + len(last_rows) + 2 + headings
        if other_lines + layout.height(parts, line_counts) > min(screen_lines, _MAX_LINES):
            line_counts = _line_counts_within(min(screen_lines, _LINES_WHEN_CUT) - other_lines, parts, layout)
    rows = [row for part, count in zip(parts, line_counts, strict=True) for row in _part(part, count, overview, layout)]
    body = to_text(*rows, screen=readable_screen, is_wrapped=True) if rows else ""
    end = to_text(*last_rows, screen=readable_screen, is_wrapped=True) if last_rows else ""
    return "\n".join(filter(None, (head, body, end)))


def _line_counts_within(room: int, parts: Sequence[Part], layout: Layout) -> list[int]:
    """Return how many lines of each part to show: those it needs, then one more in turn while the rows have room."""
    line_counts = [min(part.least, len(part.lines)) for part in parts]
    is_full = False
    while not is_full:
        is_full = True
        for place, part in enumerate(parts):
            if line_counts[place] == len(part.lines):
                continue
            longer_counts = [count + (other_place == place) for other_place, count in enumerate(line_counts)]
            if layout.height(parts, longer_counts) <= room:
                line_counts, is_full = longer_counts, False
    return line_counts


def _title(title: Title, screen: Screen) -> str:
    """Return name, id, status, notes and summary, wrapped."""
    rows = [Text(row, NAME) for row in wrap(title.name, screen.width)]
    if rows[-1].cell_len + len(title.id) + 2 <= screen.width:
        rows[-1].append(f"  {title.id}", f"not bold {FAINT}")
    rows += [Text(row, STATUS[title.code]) for row in wrap(title.status, screen.width)]
    for text in filter(None, (*title.notes, title.summary)):
        rows += map(Text, wrap(text, screen.width))
    return to_text(*rows, screen=screen, is_wrapped=True)


def _part(part: Part, line_count: int, overview: Overview, layout: Layout) -> Sequence[Text]:
    """Return the rows of the first lines of a part with its heading; none for no lines.

    The last row of a part that is cut says how much is missing.
    """
    if not line_count:
        return []
    rows = layout.rows(part, line_count)
    hidden_count = len(part.lines) - line_count
    if hidden_count:
        rows.append(Text(" " * layout.indent + overview.cut_note(hidden_count), FAINT))
    heading = Text(part.heading, HEADING)
    if not (layout.label and layout.is_beside(rows[0])):
        return [heading, *rows]
    first_row = Text.assemble(heading, " " * (layout.label - heading.cell_len), rows[0][layout.label :])
    return [first_row, *rows[1:]]
