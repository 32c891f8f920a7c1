"""Deadlines and end dates: for the time line, lists, programs and calendars."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final

from hannover_foerder.named_tuple import NamedTuple
from hannover_foerder.output.formats.json_ import text_object
from hannover_foerder.output.harmless import harmless

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import date

    from rich.text import Text

    from hannover_foerder.model.programme import Programme
    from hannover_foerder.output.labels import Labels
    from hannover_foerder.output.screen import Screen
    from hannover_foerder.planning.due import Calendar, Due

_SOON_DAYS: Final = 30
"""A date at most so many days ahead stands out."""
_NUMBER_WIDTH: Final = 2
_DAY_WIDTH: Final = 11
_TIME_LEFT_WIDTH: Final = 9
_LONGEST_BAR: Final = _DAY_WIDTH + 2 + _TIME_LEFT_WIDTH
"""The bar of the last day of the period: as wide as the day and the time left, which stand over it."""


def name_of(programme: Programme, labels: Labels) -> str:
    """Return the name of a programme in the reader's language."""
    return labels.pick(programme.name.pair)


def event_of(due: Due, labels: Labels) -> str:
    """Return the event of a date, with remarks on the date."""
    say = labels.words.say
    remarks = [say(f"due.{due.role}")]
    if due.yearly is not None:
        remarks.append(say("due.yearly"))
    elif due.exact is not None and due.exact.day is None:
        remarks.append(say("due.inexact", date=labels.day(str(due.exact))))
    if due.renewal_unknown:
        remarks.append(say("due.renewal-unknown"))
    if due.as_of is not None:
        remarks.append(say("due.as-of", date=labels.day(str(due.as_of))))
    if due.note is not None:
        remarks.append(labels.pick(due.note.pair))
    return "; ".join(remarks)


def count_lines_of(calendar: Calendar, labels: Labels) -> Iterator[str]:
    """Yield the numbers of programmes without a date in the period, by kind."""
    count = labels.words.count
    if calendar.later:
        yield count("due.later", calendar.later)
    yield count("due.rolling", len(calendar.rolling))
    yield count("due.unknown", len(calendar.unknown))


def title_of(due: Due, labels: Labels) -> str:
    """Return the title of a date in a calendar: name of the programme and role of the date."""
    return f"{name_of(due.programme, labels)}: {labels.words.say(f'due.{due.role}')}"


NOTHING_CANCELLED: Final[Mapping[str, tuple[str, str]]] = MappingProxyType({})


class DueView(NamedTuple):
    """Deadlines and end dates of a period, in one language."""

    calendar: Calendar
    day: date
    """The day on which the period begins: today, if no other is asked for."""
    last: date
    """The last day of the period."""
    labels: Labels
    cancelled: Mapping[str, tuple[str, str]] = NOTHING_CANCELLED
    """Day and title of dates that a calendar may have and that are gone, by their identifier."""
    shown: int | None = None
    """How many of the dates a screen shows; ``None``: all."""

    def events(self) -> tuple[Sequence[Due], date, Labels, Mapping[str, tuple[str, str]]]:
        """Return the dates for a calendar, the day of export, the messages, and cancelled events."""
        return self.calendar.due, self.day, self.labels, self.cancelled

    def rows(self) -> Iterator[tuple[str, ...]]:
        """Return day, id, role, name and remark of each date."""
        for due in self.calendar.due:
            cells = (due.day.isoformat(), due.programme.id, due.role)
            yield (*cells, name_of(due.programme, self.labels), event_of(due, self.labels))

    def objects(self) -> Iterator[dict[str, Any]]:
        """Return the dates, then the programmes without dates, with the group ``rolling`` or ``unknown``."""
        for due in self.calendar.due:
            yield _object(due.programme, "due") | date_object(due)
        for group, programmes in (("rolling", self.calendar.rolling), ("unknown", self.calendar.unknown)):
            for programme in programmes:
                yield _object(programme, group) | dict.fromkeys(_DATE_FIELDS)

    def parts(self) -> tuple[DueView]:
        """Return the time line: it knows how it looks."""
        return (self,)

    def as_text(self) -> str:
        """Return a line per date, soonest first, then the programmes without dates by group."""
        return "".join(f"{line}\n" for line in self._lines())

    def _lines(self) -> Iterator[str]:
        for due in self.calendar.due:
            name = f"{name_of(due.programme, self.labels)} ({harmless(due.programme.id)})"
            yield f"{self.labels.day(due.day.isoformat())}: {name}: {event_of(due, self.labels)}"
        for key, programmes in (("due.rolling", self.calendar.rolling), ("due.unknown", self.calendar.unknown)):
            yield ""
            yield self.labels.words.count(key, len(programmes))
            for programme in programmes:
                yield f"  - {name_of(programme, self.labels)} ({harmless(programme.id)})"

    def as_markdown(self) -> str:
        """Return the lines as a list."""
        from hannover_foerder.output.formats.markdown import escaped

        return "".join(f"- {escaped(line.strip())}\n" if line else "\n" for line in self._lines())

    def on_screen(self, screen: Screen) -> str:
        """Return two lines per date: day, time left and name, then the event; a thin bar shows the time."""
        from rich.text import Text

        from hannover_foerder.output.packing import packed
        from hannover_foerder.output.screen import NARROWEST, rendered
        from hannover_foerder.output.styles import FAINT, HEADING

        calendar, labels = self.calendar, self.labels
        words, until = labels.words, labels.day(self.last.isoformat())
        width = max(screen.width, NARROWEST)
        dues = calendar.due[: self.shown]
        if len(dues) < len(calendar.due):
            heading = words.say("due.heading.cut", date=until, shown=len(dues), count=len(calendar.due))
        else:
            heading = words.count("due.heading", len(dues), date=until)
        rows = [Text(heading, HEADING)]
        for number, due in enumerate(dues, start=1):
            rows += self._two_lines(number, due, width)
        count_lines = [line.removesuffix(".") for line in count_lines_of(calendar, labels)]
        count_lines += [words.say("due.all")] if calendar.rolling or calendar.unknown else []
        rows += [Text(line, FAINT) for line in packed(count_lines, width)]
        return rendered(*rows, screen=screen, is_wrapped=True)

    def _two_lines(self, number: int, due: Due, width: int) -> tuple[Text, Text]:
        """Return number, day, time left and name of a date; under them the bar and the event."""
        from rich.text import Text

        from hannover_foerder.output.shortening import shortened
        from hannover_foerder.output.styles import FAINT, NAME, WARNING

        labels, days_left = self.labels, (due.day - self.day).days
        day_text, words = labels.day(due.day.isoformat()), labels.words
        time_left = words.count("due.days", days_left) if days_left else words.say("due.today")
        day_cells = f"{day_text:>{_DAY_WIDTH}}  {time_left:>{_TIME_LEFT_WIDTH}}  "
        day_style = WARNING if days_left <= _SOON_DAYS else ""
        upper_line = Text.assemble((f"{number:>{_NUMBER_WIDTH}}  ", FAINT), (day_cells, day_style))
        upper_line.append(shortened(name_of(due.programme, labels), width - upper_line.cell_len), NAME)
        bar = "─" * max(1, round(_LONGEST_BAR * days_left / max((self.last - self.day).days, 1)))
        bar_cells = f"{'':{_NUMBER_WIDTH + 2}}{bar:<{_LONGEST_BAR}}  "
        event = shortened(event_of(due, labels), width - len(bar_cells))
        return upper_line, Text.assemble((bar_cells, FAINT), (event, FAINT))


def fitted(view: DueView, screen: Screen) -> DueView:
    """Return the view with as many dates as the screen holds, at least one."""
    from hannover_foerder.output.screen import is_taller

    if screen.height is None:
        return view
    count = min(len(view.calendar.due), max(screen.height // 2, 1))
    shorter = view._replace(shown=count)
    while count > 1 and is_taller(shorter.on_screen(screen), screen):
        count -= 1
        shorter = view._replace(shown=count)
    return shorter


_DATE_FIELDS = ("role", "day", "date", "yearly", "as_of", "renewal_unknown", "note")


def date_object(due: Due) -> dict[str, Any]:
    """Return a date as JSON: the day it counts to, and its precision."""
    return {
        "role": due.role,
        "day": due.day.isoformat(),
        "date": due.exact and str(due.exact),
        "yearly": due.yearly and str(due.yearly),
        "as_of": due.as_of and str(due.as_of),
        "renewal_unknown": due.renewal_unknown,
        "note": due.note and text_object(due.note.pair),
    }


def _object(programme: Programme, group: str) -> dict[str, Any]:
    return {"id": programme.id, "name": text_object(programme.name.pair), "group": group}
