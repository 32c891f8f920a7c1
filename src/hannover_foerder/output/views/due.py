"""Deadlines and end dates: for the time line, lists, programs and calendars."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from hannover_foerder.named_tuple import NamedTuple
from hannover_foerder.output.blocks import DatedEvent, Line, Part, Timeline
from hannover_foerder.output.harmless import harmless
from hannover_foerder.output.objects import text_object
from hannover_foerder.output.views.due_date import DATE_FIELDS, calendar_of, date_object, event_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date

    from hannover_foerder.memory.dates import ExportedDate
    from hannover_foerder.model.programme import Programme
    from hannover_foerder.output.labels import Labels
    from hannover_foerder.output.views.due_date import CalendarDates
    from hannover_foerder.planning.due import Calendar, Due


def undated_counts(calendar: Calendar, labels: Labels) -> Iterator[str]:
    """Yield a sentence on how many programmes have no date in the period, for each kind: later, rolling, unknown."""
    count = labels.words.count
    if calendar.later:
        yield count("due.later", calendar.later)
    yield count("due.rolling", len(calendar.rolling))
    yield count("due.unknown", len(calendar.unknown))


class DueView(NamedTuple):
    """Deadlines and end dates of a period, in one language."""

    calendar: Calendar
    day: date
    """The day on which the period begins: today, if no other is asked for."""
    last: date
    """The last day of the period."""
    labels: Labels
    cancelled: Mapping[str, ExportedDate] | None = None
    """The dates that a calendar may have and that are gone, by their identifier."""
    limit: int | None = None
    """How many of the dates a screen shows; ``None``: all."""

    def events(self) -> CalendarDates:
        """Return the dates for a calendar, and those that are cancelled."""
        return calendar_of(self.calendar.due, self.day, self.labels, self.cancelled)

    def rows(self) -> Iterator[tuple[str, ...]]:
        """Yield day, id, role, name and remark of each date."""
        for due in self.calendar.due:
            cells = (due.day.isoformat(), due.programme.id, due.role)
            yield (*cells, self.labels.text(due.programme.name), event_of(due, self.labels))

    def objects(self) -> Iterator[dict[str, Any]]:
        """Yield the dates, then the programmes without dates, with the group ``rolling`` or ``unknown``."""
        for due in self.calendar.due:
            yield _object(due.programme, "due") | date_object(due)
        for group, programmes in (("rolling", self.calendar.rolling), ("unknown", self.calendar.unknown)):
            for programme in programmes:
                yield _object(programme, group) | dict.fromkeys(DATE_FIELDS)

    def parts(self) -> tuple[Timeline]:
        """Return the time line alone: the dates, soonest first, and the programmes without dates by group."""
        calendar, words, until = self.calendar, self.labels.words, self.labels.day(self.last.isoformat())
        dues = calendar.due[: self.limit]
        if len(dues) < len(calendar.due):
            heading = words.say("due.heading.cut", date=until, shown=len(dues), count=len(calendar.due))
        else:
            heading = words.count("due.heading", len(dues), date=until)
        undated = (("due.rolling", calendar.rolling), ("due.unknown", calendar.unknown))
        remarks = [line.removesuffix(".") for line in undated_counts(calendar, self.labels)]
        if calendar.rolling or calendar.unknown:
            remarks.append(words.say("due.all"))
        return (
            Timeline(
                heading=heading,
                events=tuple(map(self._event, dues)),
                days=(self.last - self.day).days,
                undated=tuple(
                    Part(words.count(key, len(programmes)), tuple(map(self._line_without_date, programmes)))
                    for key, programmes in undated
                ),
                remarks=tuple(remarks),
            ),
        )

    def _event(self, due: Due) -> DatedEvent:
        """Return a date as an event of the time line."""
        words, days_left = self.labels.words, (due.day - self.day).days
        return DatedEvent(
            day=self.labels.day(due.day.isoformat()),
            days_left=days_left,
            time_left=words.count("due.days", days_left) if days_left else words.say("due.today"),
            name=self.labels.text(due.programme.name),
            id=harmless(due.programme.id),
            event=event_of(due, self.labels),
        )

    def _line_without_date(self, programme: Programme) -> Line:
        """Return a programme without dates on one line: its name and id."""
        return Line(f"{self.labels.text(programme.name)} ({harmless(programme.id)})")


def _object(programme: Programme, group: str) -> dict[str, Any]:
    """Return a programme with its group: ``due``, ``rolling`` or ``unknown``."""
    return {"id": programme.id, "name": text_object(programme.name.pair), "group": group}
