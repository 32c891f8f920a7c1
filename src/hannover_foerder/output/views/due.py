"""Deadlines and end dates: for the time line, lists, programs and calendars."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final

from hannover_foerder.named_tuple import NamedTuple
from hannover_foerder.output.blocks import DatedEvent, Line, Part, Timeline
from hannover_foerder.output.harmless import harmless
from hannover_foerder.output.objects import text_object

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import date

    from hannover_foerder.model.programme import Programme
    from hannover_foerder.output.labels import Labels
    from hannover_foerder.planning.due import Calendar, Due


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

    def parts(self) -> tuple[Timeline]:
        """Return the dates, soonest first, and the programmes without dates by group."""
        calendar, words, until = self.calendar, self.labels.words, self.labels.day(self.last.isoformat())
        dues = calendar.due[: self.shown]
        if len(dues) < len(calendar.due):
            heading = words.say("due.heading.cut", date=until, shown=len(dues), count=len(calendar.due))
        else:
            heading = words.count("due.heading", len(dues), date=until)
        undated = (("due.rolling", calendar.rolling), ("due.unknown", calendar.unknown))
        remarks = [line.removesuffix(".") for line in count_lines_of(calendar, self.labels)]
        remarks += [words.say("due.all")] if calendar.rolling or calendar.unknown else []
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
        words, days_left = self.labels.words, (due.day - self.day).days
        return DatedEvent(
            day=self.labels.day(due.day.isoformat()),
            days_left=days_left,
            time_left=words.count("due.days", days_left) if days_left else words.say("due.today"),
            name=name_of(due.programme, self.labels),
            id=harmless(due.programme.id),
            event=event_of(due, self.labels),
        )

    def _line_without_date(self, programme: Programme) -> Line:
        return Line(f"{name_of(programme, self.labels)} ({harmless(programme.id)})")


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
