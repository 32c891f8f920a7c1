"""Dates as an iCalendar file (RFC 5545); only this module imports the icalendar library.

The identifier of an event says what it is (programme, role, date or rule), so that importing a newer file doubles
nothing; the sequence number is the day the file was made for. A date that was handed out before and is gone is
cancelled.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING, Final

from hannover_foerder.model.days import days_later, months_later
from hannover_foerder.model.page import page_of
from hannover_foerder.model.status import EVIDENCE_MONTHS
from hannover_foerder.output.harmless import linkable
from hannover_foerder.output.views.due import NOTHING_CANCELLED, event_of, title_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from icalendar import Alarm, Event

    from hannover_foerder.output.labels import Labels
    from hannover_foerder.planning.due import Due

ALARM_DAYS: Final = (30, 7)

RECURRENCES: Final = 3
"""Years that a day of every year is entered for; nobody knows whether it stays for ever."""
_DOMAIN = "foerder"


def calendar(
    dues: Iterable[Due], day: date, labels: Labels, cancelled: Mapping[str, tuple[str, str]] = NOTHING_CANCELLED
) -> str:
    """Return all-day events with alarms 30 and 7 days before; yearly days recur, old statements do not.

    ``cancelled`` has the ISO day and the title of events that are gone, by their identifier.
    """
    from icalendar import Calendar

    ics = Calendar()
    ics.add("prodid", f"-//{_DOMAIN}//{labels.words.language.upper()}")
    ics.add("version", "2.0")
    ics.add("method", "PUBLISH")
    ics.add("x-wr-calname", labels.words.say("ics.name"))
    for due in dues:
        ics.add_component(_event(due, day, labels))
    for uid, (iso, title) in cancelled.items():
        event = _event_on(date.fromisoformat(iso), uid, title, day)
        event.add("status", "CANCELLED")
        ics.add_component(event)
    text: str = ics.to_ical().decode()
    return text


def _event(due: Due, day: date, labels: Labels) -> Event:
    """Return a date as an all-day event with its alarms."""
    programme, say, title = due.programme, labels.words.say, title_of(due, labels)
    event = _event_on(due.day, due.uid, title, day)
    if due.day < date.max:  # without an end it is that one day as well (RFC 5545, 3.6.1)
        event.add("dtend", days_later(due.day, 1))
    event.add("description", f"{event_of(due, labels)}\n{say('note.no-promise')}")
    event.add("transp", "TRANSPARENT")
    page = page_of(programme)
    if page is not None and linkable(page.url):
        event.add("url", page.url)
    if programme.topics:
        event.add("categories", labels.terms("topics", programme.topics))
    if due.yearly is not None and not _is_old(due, day):
        event.add("rrule", {"freq": "yearly", "count": RECURRENCES})
    for days in ALARM_DAYS:
        event.add_component(_alarm(days, title))
    return event


def _is_old(due: Due, day: date) -> bool:
    """Return whether the statement is too old to hold for future years."""
    return due.as_of is not None and months_later(due.as_of.first_day, EVIDENCE_MONTHS) < day


def _event_on(start: date, uid: str, title: str, day: date) -> Event:
    """Return an event with what every one has; ``day`` is the one the file is made for."""
    from icalendar import Event

    event = Event()
    event.add("uid", f"{uid}@{_DOMAIN}")
    event.add("dtstamp", datetime.combine(day, time(), UTC))
    event.add("sequence", day.toordinal())
    event.add("dtstart", start)
    event.add("summary", title)
    return event


def _alarm(days: int, text: str) -> Alarm:
    from icalendar import Alarm

    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("trigger", timedelta(days=-days))
    alarm.add("description", text)
    return alarm
