"""A length of time as people write it: ``90d``, ``12w``, ``3m``, ``1y``."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from hannover_foerder.errors import UsageError
from hannover_foerder.model.days import days_later, months_later

if TYPE_CHECKING:
    from datetime import date

_TIME: Final = re.compile(r"([1-9][0-9]{0,4})\s*([a-z]*)")
_DAYS: Final = ("", "d", "t", "tage", "days")
_WEEKS: Final = ("w", "wochen", "weeks")
_MONTHS: Final = ("m", "monate", "months")
_YEARS: Final = ("y", "j", "jahre", "years")


def last_day(written: str, day: date) -> date:
    """The day that lies so long after ``day``. Raises UsageError."""
    match = _TIME.fullmatch(written.strip().lower())
    if match is not None:
        number, unit = int(match[1]), match[2]
        if unit in _DAYS or unit in _WEEKS:
            return days_later(day, number * (7 if unit in _WEEKS else 1))
        if unit in _MONTHS or unit in _YEARS:
            return months_later(day, number * (12 if unit in _YEARS else 1))
    raise UsageError("error.within", value=written)
