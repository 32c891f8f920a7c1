"""Events in time on a terminal, two lines each: a thin bar shows how far away one is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from rich.text import Text

from hannover_foerder.output.formats.terminal.shortening import shorten
from hannover_foerder.output.formats.terminal.styles import FAINT, HEADING, NAME, WARNING
from hannover_foerder.output.packing import pack
from hannover_foerder.output.screen import NARROWEST, to_text

if TYPE_CHECKING:
    from hannover_foerder.output.blocks import DatedEvent, Timeline
    from hannover_foerder.output.screen import Screen

_SOON_DAYS: Final = 30
"""An event at most so many days ahead stands out."""
_NUMBER_WIDTH: Final = 2
_DAY_WIDTH: Final = 11
_TIME_LEFT_WIDTH: Final = 9
_LONGEST_BAR: Final = _DAY_WIDTH + 2 + _TIME_LEFT_WIDTH
"""The bar of the last day of the period: as wide as the day and the time left, which stand over it."""


def draw(timeline: Timeline, screen: Screen) -> str:
    """Return the heading, the events, and how many programmes have no date."""
    width = max(screen.width, NARROWEST)
    rows = [Text(timeline.heading, HEADING)]
    for number, due in enumerate(timeline.events, start=1):
        rows += _two_lines(number, due, max(timeline.days, 1), width)
    rows += [Text(line, FAINT) for line in pack(timeline.remarks, width)]
    return to_text(*rows, screen=screen, is_wrapped=True)


def _two_lines(number: int, due: DatedEvent, days: int, width: int) -> tuple[Text, Text]:
    """Return number, day, time left and name; under them the bar and what is due. ``days`` is the whole period."""
    day_cells = f"{due.day:>{_DAY_WIDTH}}  {due.time_left:>{_TIME_LEFT_WIDTH}}  "
    day_style = WARNING if due.days_left <= _SOON_DAYS else ""
    upper_line = Text.assemble((f"{number:>{_NUMBER_WIDTH}}  ", FAINT), (day_cells, day_style))
    upper_line.append(shorten(due.name, width - upper_line.cell_len), NAME)
    bar = "─" * max(1, round(_LONGEST_BAR * due.days_left / days))
    bar_cells = f"{'':{_NUMBER_WIDTH + 2}}{bar:<{_LONGEST_BAR}}  "
    return upper_line, Text.assemble((bar_cells, FAINT), (shorten(due.event, width - len(bar_cells)), FAINT))
