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
    yearly: YearlyDate | None = None
    number: int = 0
    """Its place among the dates of its role, from 0; keeps the identity of a date that is put off."""
    as_of: PartialDate | None = None
    """How old the statement is, where the record says so."""
    note: Text | None = None
    renewal_unknown: bool = False
    """Whether it is open if the programme goes on after its end."""

    @property
    def uid(self) -> str:
        """The permanent identifier: programme, role, and the date or the day of every year."""
        rule = f"--{self.yearly}" if self.yearly is not None else str(self.exact or self.day)
        return f"{self.programme.id}.{self.role}.{rule}"


class Calendar(NamedTuple):
    """The due dates of a period, soonest first, and the programmes without a date."""

    due: tuple[Due, ...]
    later: int
    """The number of dates after that period."""
    rolling: tuple[Programme, ...]
    """One can apply at any time."""
    unknown: tuple[Programme, ...]
    """No record of when one can apply, and no end."""


def dues_of(programme: Programme, day: date) -> Iterator[Due]:
    """Yield all dates of a programme that are not past on ``day``."""
    count_by_role: Counter[Role] = Counter()
    deadlines, period = programme.deadlines, programme.period
    as_of = deadlines.as_of if deadlines else None
    for deadline in deadlines.dates if deadlines else ():
        due_day = _next_day(deadline, day)
        if due_day is not None and due_day >= day:
            number = count_by_role[deadline.role]
            yield Due(programme, deadline.role, due_day, deadline.date, deadline.yearly, number, as_of, deadline.note)
        count_by_role[deadline.role] += 1
    end = programme.end
    if end is not None and end.last_day >= day:
        is_renewal_unknown = period is not None and period.renewal == "unknown"
        yield Due(programme, "end", end.last_day, end, renewal_unknown=is_renewal_unknown)


def _next_day(deadline: DeadlineDate, day: date) -> date | None:
    """Return the day of a deadline, which may be past, or of a yearly one the next; ``None`` if there is none."""
    if deadline.yearly is not None:
        return deadline.yearly.next_on_or_after(day)
    return None if deadline.date is None else deadline.date.last_day


def calendar(programmes: Iterable[Programme], day: date, last: date) -> Calendar:
    """Return the due dates from ``day`` to ``last``, the number of later ones, and the programmes without a date.

    Programmes that have ended are left out.
    """
    dues_of_all: list[Due] = []
    later_count = 0
    rolling_programmes: list[Programme] = []
    undated_programmes: list[Programme] = []
    for programme in programmes:
        if status_on(programme, day).code == "ended":
            continue
        dues = list(dues_of(programme, day))
        dues_in_time = [due_date for due_date in dues if due_date.day <= last]
        dues_of_all += dues_in_time
        later_count += len(dues) - len(dues_in_time)
        if programme.deadlines is not None and programme.deadlines.model == "rolling":
            rolling_programmes.append(programme)
        elif not dues:
            undated_programmes.append(programme)
    dues_of_all.sort(key=lambda due_date: (due_date.day, due_date.programme.name.de.casefold()))
    return Calendar(tuple(dues_of_all), later_count, tuple(rolling_programmes), tuple(undated_programmes))
