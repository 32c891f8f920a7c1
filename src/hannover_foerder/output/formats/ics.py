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

    from hannover_foerder.output.views.due_date import CalendarDate, CalendarDates

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


def _event(calendar_date: CalendarDate, day: date) -> Event:
    """Return the event of a date; ``day`` is the one the file is made for."""
    from icalendar import Event

    event = Event()
    event.add("uid", f"{calendar_date.uid}@{_DOMAIN}")
    event.add("dtstamp", datetime.combine(day, time(), UTC))
    event.add("sequence", day.toordinal())
    event.add("dtstart", calendar_date.day)
    event.add("summary", calendar_date.title)
    if calendar_date.is_cancelled:
        event.add("status", "CANCELLED")
        return event
    if calendar_date.day < date.max:  # without an end it is that one day as well (RFC 5545, 3.6.1)
        event.add("dtend", days_later(calendar_date.day, 1))
    event.add("description", calendar_date.description)
    event.add("transp", "TRANSPARENT")
    if calendar_date.url:
        event.add("url", calendar_date.url)
    if calendar_date.categories:
        event.add("categories", calendar_date.categories)
    if calendar_date.recurs:
        event.add("rrule", {"freq": "yearly", "count": RECURRENCES})
    for days in ALARM_DAYS:
        event.add_component(_alarm(days, calendar_date.title))
    return event


def _alarm(days: int, text: str) -> Alarm:
    """Return an alarm so many days before the event."""
    from icalendar import Alarm

    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("trigger", timedelta(days=-days))
    alarm.add("description", text)
    return alarm
