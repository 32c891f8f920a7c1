"""Checks of dates, deadlines and end dates."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from hannover_foerder.lint.material import Hit
from hannover_foerder.lint.wording import leaves
from hannover_foerder.model.dates import PartialDate

if TYPE_CHECKING:
    from collections.abc import Iterator

    from hannover_foerder.lint.material import Record

_DATED_MODELS: Final = ("fixed", "recurring")
_EARLIEST: Final = 1900
_LATEST: Final = 2099
"""Years outside of these are placeholders of other systems (0001, 1753, 9999-12-31 for "no end"), or slips."""


def end_without_reason(record: Record) -> Iterator[Hit]:
    """Yield each programme that ended without a reason."""
    closed = record.programme.closed
    if closed and closed.reason is None:
        yield Hit(record.passage, "closed")


def reversed_period(record: Record) -> Iterator[Hit]:
    """Yield each period of a programme or budget that ends before it begins, and each programme closed before that."""
    programme = record.programme
    spans = [(f"budgets[{n}].until", budget.from_, budget.until) for n, budget in enumerate(programme.budgets)]
    if programme.period:
        start = programme.period.from_
        spans.append(("period.until", start, programme.period.until))
        spans.append(("closed.on", start, programme.closed.on if programme.closed else None))
    for path, first, last in spans:
        if first and last and last.last_day < first.first_day:
            yield Hit(record.passage, path, {"first": str(first), "last": str(last)})


def implausible_date(record: Record) -> Iterator[Hit]:
    """Yield each implausible date, such as 9999-12-31 for "no end"."""
    for path, day in leaves(record.programme, (PartialDate,)):
        if not _EARLIEST <= day.year <= _LATEST:
            yield Hit(record.passage, path, {"date": str(day)})


def deadline_model(record: Record) -> Iterator[Hit]:
    """Yield dates that do not fit the kind of deadline: missing, one too many, or of the wrong sort."""
    deadlines = record.programme.deadlines
    if deadlines is None:
        return
    model = deadlines.model
    if (model in _DATED_MODELS) != bool(deadlines.dates):
        yield Hit(record.passage, "deadlines", {"model": model})
    for n, deadline in enumerate(deadlines.dates):
        if (deadline.date is None) == (deadline.yearly is None):
            yield Hit(record.passage, f"deadlines.dates[{n}]", {"model": model})
