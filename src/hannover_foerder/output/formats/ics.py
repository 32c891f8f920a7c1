"""Dates as an iCalendar file (RFC 5545); only this module imports the icalendar library.

The identifier of an event says what it is (programme, role, date or rule), so that importing a newer file doubles
nothing; the sequence number is the day the file was made for. A date that was handed out before and is gone is
cancelled.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING, Final

from hannover_foerder.model.days import days_later

if TYPE_CHECKING:
    from icalendar import Alarm, Event

    from hannover_foerder.output.views.calendar import CalendarDate, CalendarDates

ALARM_DAYS: Final = (30, 7)

RECURRENCES: Final = 3
"""Years that a day of every year is entered for; nobody knows whether it stays for ever."""
_DOMAIN = "foerder"


def document(calendar: CalendarDates) -> str:
    """Return the file of a calendar: all-day events with alarms 30 and 7 days before, and cancelled ones without."""
    from icalendar import Calendar

    ics = Calendar()
    ics.add("prodid", f"-//{_DOMAIN}//{calendar.language.upper()}")
    ics.add("version", "2.0")
    ics.add("method", "PUBLISH")
    ics.add("x-wr-calname", calendar.name)
    for calendar_date in calendar.dates:
        ics.add_component(_event(calendar_date, calendar.day))
    text: str = ics.to_ical().decode()
    return text


def _event(due: CalendarDate, day: date) -> Event:
    """Return the event of a date; ``day`` is the one the file is made for."""
    from icalendar import Event

    event = Event()
    event.add("uid", f"{due.uid}@{_DOMAIN}")
    event.add("dtstamp", datetime.combine(day, time(), UTC))
    event.add("sequence", day.toordinal())
    event.add("dtstart", due.day)
    event.add("summary", due.title)
    if due.is_cancelled:
        event.add("status", "CANCELLED")
        return event
    if due.day < date.max:  # without an end it is that one day as well (RFC 5545, 3.6.1)
        event.add("dtend", days_later(due.day, 1))
    event.add("description", due.description)
    event.add("transp", "TRANSPARENT")
    if due.url:
        event.add("url", due.url)
    if due.categories:
        event.add("categories", due.categories)
    if due.recurs:
        event.add("rrule", {"freq": "yearly", "count": RECURRENCES})
    for days in ALARM_DAYS:
        event.add_component(_alarm(days, due.title))
    return event


def _alarm(days: int, text: str) -> Alarm:
    """Return an alarm so many days before the event."""
    from icalendar import Alarm

    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("trigger", timedelta(days=-days))
    alarm.add("description", text)
    return alarm
