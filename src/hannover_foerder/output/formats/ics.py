"""Dates as an iCalendar file (RFC 5545), by the icalendar library, which is loaded only here.

The identifier of an event follows from the programme and the place of the date in its record, so that importing a newer
file moves an event instead of doubling it; the sequence number is the day the file was made for.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING, Final

from hannover_foerder.model.days import days_later
from hannover_foerder.output.harmless import linkable
from hannover_foerder.output.views.due import name_of, what

if TYPE_CHECKING:
    from collections.abc import Iterable

    from icalendar import Alarm, Event

    from hannover_foerder.output.labels import Labels
    from hannover_foerder.planning.due import Due

ALARM_DAYS: Final = (30, 7)
_DOMAIN = "foerder"


def calendar(dues: Iterable[Due], day: date, labels: Labels) -> str:
    """All-day events with alarms 30 and 7 days before; yearly days recur."""
    from icalendar import Calendar

    made = Calendar()
    made.add("prodid", f"-//{_DOMAIN}//{labels.words.language.upper()}")
    made.add("version", "2.0")
    made.add("method", "PUBLISH")
    made.add("x-wr-calname", labels.words.say("ics.name"))
    for due in dues:
        made.add_component(_event(due, day, labels))
    text: str = made.to_ical().decode()
    return text


def _event(due: Due, day: date, labels: Labels) -> Event:
    from icalendar import Event

    programme, say = due.programme, labels.words.say
    event = Event()
    event.add("uid", f"{programme.id}.{due.role}.{due.number}@{_DOMAIN}")
    event.add("dtstamp", datetime.combine(day, time(), UTC))
    event.add("sequence", day.toordinal())
    event.add("dtstart", due.day)
    if due.day < date.max:  # without an end it is that one day as well (RFC 5545, 3.6.1)
        event.add("dtend", days_later(due.day, 1))
    title = f"{name_of(programme, labels)}: {say(f'due.{due.role}')}"
    event.add("summary", title)
    event.add("description", f"{what(due, labels)}\n{say('note.no-promise')}")
    event.add("transp", "TRANSPARENT")
    url = linkable(programme.links.official if programme.links else None)
    if url:
        event.add("url", url)
    if due.yearly is not None:
        event.add("rrule", {"freq": "yearly"})
    for days in ALARM_DAYS:
        event.add_component(_alarm(days, title))
    return event


def _alarm(days: int, text: str) -> Alarm:
    from icalendar import Alarm

    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("trigger", timedelta(days=-days))
    alarm.add("description", text)
    return alarm
