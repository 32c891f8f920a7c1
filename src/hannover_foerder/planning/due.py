"""Deadlines and end dates. A date without a day counts as its latest day."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from hannover_foerder.model.status import status_on
from hannover_foerder.named_tuple import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from hannover_foerder.model.dates import PartialDate, YearlyDate
    from hannover_foerder.model.programme import DeadlineDate, Programme
    from hannover_foerder.model.text import Text

Role = str
"""A role of a deadline, or ``end``."""


class Due(NamedTuple):
    """A deadline, or the end of a programme (role ``end``)."""

    programme: Programme
    role: Role
    day: date
    """The day, or the last one that an inexact date can mean."""
    exact: PartialDate | None
    """As exact as known; none for a yearly day."""
    yearly: YearlyDate | None
    number: int
    """Its place among the dates of its role, from 0; keeps the identity of a date that is put off."""
    as_of: PartialDate | None
    """How old the statement is, where the record says so."""
    note: Text | None
    renewal_unknown: bool

    @property
    def uid(self) -> str:
        """The permanent identifier: programme, role, and the date or the day of every year."""
        rule = f"--{self.yearly}" if self.yearly is not None else str(self.exact or self.day)
        return f"{self.programme.id}.{self.role}.{rule}"


class Calendar(NamedTuple):
    """The due dates of a period, soonest first, and the programmes without a date."""

    due: tuple[Due, ...]
    later: int
    """Dates after that time."""
    rolling: tuple[Programme, ...]
    """One can apply at any time."""
    unknown: tuple[Programme, ...]
    """No record of when one can apply, and no end."""


def dues_of(programme: Programme, day: date) -> Iterator[Due]:
    """Yield all dates of a programme that are not past on ``day``."""
    numbers: Counter[Role] = Counter()
    deadlines, period = programme.deadlines, programme.period
    as_of = deadlines.as_of if deadlines else None
    for deadline in deadlines.dates if deadlines else ():
        when = _next_day(deadline, day)
        if when is not None and when >= day:
            number = numbers[deadline.role]
            yield Due(
                programme, deadline.role, when, deadline.date, deadline.yearly, number, as_of, deadline.note, False
            )
        numbers[deadline.role] += 1
    end = programme.end
    if end is not None and end.last_day >= day:
        unknown = period is not None and period.renewal == "unknown"
        yield Due(programme, "end", end.last_day, end, None, 0, None, None, unknown)


def _next_day(deadline: DeadlineDate, day: date) -> date | None:
    if deadline.yearly is not None:
        return deadline.yearly.next_on_or_after(day)
    return None if deadline.date is None else deadline.date.last_day


def calendar(programmes: Iterable[Programme], day: date, last: date) -> Calendar:
    """Return the due dates from ``day`` to ``last``. Programmes that have ended are left out."""
    due: list[Due] = []
    later = 0
    rolling: list[Programme] = []
    unknown: list[Programme] = []
    for programme in programmes:
        if status_on(programme, day).code == "ended":
            continue
        coming = list(dues_of(programme, day))
        within = [when for when in coming if when.day <= last]
        due += within
        later += len(coming) - len(within)
        if programme.deadlines is not None and programme.deadlines.model == "rolling":
            rolling.append(programme)
        elif not coming:
            unknown.append(programme)
    due.sort(key=lambda when: (when.day, when.programme.name.de.casefold()))
    return Calendar(tuple(due), later, tuple(rolling), tuple(unknown))
