"""Date arithmetic clamped to the calendar, which ends on 9999-12-31, the usual date for "no end"."""

from __future__ import annotations

from datetime import date, timedelta


def days_later(day: date, days: int) -> date:
    """Return the day so many days later, earlier if negative, clamped to the calendar."""
    try:
        return day + timedelta(days=days)
    except OverflowError:
        return date.max if days > 0 else date.min


def months_later(day: date, months: int) -> date:
    """Return the same day of the month so many months later, or the last day of a shorter month.

    Kept inside the calendar.
    """
    from calendar import monthrange  # on the way of every command, and not needed there

    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    if year > date.max.year:
        return date.max
    if year < date.min.year:
        return date.min
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
