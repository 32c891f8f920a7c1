"""Partial dates: a year, a month or a day, as exact as the source gives them."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date
from typing import TYPE_CHECKING

from hannover_foerder.model.struct import Struct

if TYPE_CHECKING:
    from collections.abc import Iterable

_PARTIAL = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?")
_YEARLY = re.compile(r"([0-9]{2})-([0-9]{2})")
_COMMON_YEAR = 2001
"""A year without 29 February."""


def day_of(text: str) -> date:
    """Read ``2024-03-01``.

    Raises ValueError for anything else, also for what Python alone would take: ``20240301``, ``2024-W09-5``.
    """
    partial_date = PartialDate.parse(text)
    if partial_date.day is None:
        raise ValueError(text)
    return partial_date.first_day


class PartialDate(Struct):
    """A date whose day, or day and month, may be unknown (ISO 8601: 2024, 2024-03, 2024-03-01)."""

    year: int
    month: int | None = None
    day: int | None = None

    @classmethod
    def parse(cls, text: str) -> PartialDate:
        """Read ``2024``, ``2024-03`` or ``2024-03-01``.

        Raises ValueError for anything else, impossible days included.
        """
        match = _PARTIAL.fullmatch(text)
        if match is None:
            raise ValueError(text)
        year = int(match[1])
        month, day = (None if part is None else int(part) for part in match.groups()[1:])
        date(year, 1 if month is None else month, 1 if day is None else day)  # raises ValueError for an impossible day
        return cls(year, month, day)

    @property
    def first_day(self) -> date:
        """The earliest day this date can mean."""
        return date(self.year, self.month or 1, self.day or 1)

    @property
    def last_day(self) -> date:
        """The latest day this date can mean."""
        month = self.month or 12
        return date(self.year, month, self.day or monthrange(self.year, month)[1])

    def __str__(self) -> str:
        parts = [f"{self.year:04d}"]
        parts += [f"{part:02d}" for part in (self.month, self.day) if part is not None]
        return "-".join(parts)


class YearlyDate(Struct):
    """A day that recurs every year, written ``MM-DD``."""

    month: int
    day: int

    @classmethod
    def parse(cls, text: str) -> YearlyDate:
        """Read ``MM-DD``; raises ValueError for anything else. 29 February is refused: it does not come every year."""
        match = _YEARLY.fullmatch(text)
        if match is None:
            raise ValueError(text)
        month, day = int(match[1]), int(match[2])
        date(_COMMON_YEAR, month, day)  # raises ValueError for an impossible day
        return cls(month, day)

    def next_on_or_after(self, day: date) -> date | None:
        """Return the first such day that is not before ``day``; ``None`` where the calendar ends before it."""
        this_year = date(day.year, self.month, self.day)
        if this_year >= day:
            return this_year
        return date(day.year + 1, self.month, self.day) if day.year < date.max.year else None

    def __str__(self) -> str:
        return f"{self.month:02d}-{self.day:02d}"


def newest(dates: Iterable[PartialDate | None]) -> PartialDate | None:
    """Return the date whose first day is the latest; ``None`` if there is none."""
    return max(filter(None, dates), key=lambda partial_date: partial_date.first_day, default=None)


def iso(value: PartialDate | YearlyDate | None) -> str | None:
    """Return a date as text in ISO 8601; ``None`` stays ``None``."""
    return None if value is None else str(value)
