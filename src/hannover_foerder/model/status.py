"""The status of a programme on a day. It is never typed by hand: it follows from dates and dated evidence.

A programme counts as running only with evidence: a period or a deadline that covers the day, a dated source, at most
24 months old, of a fact that supports ``status`` (a law in force is one, on the day it was read), or an official page
that answered and named the programme within 24 months. A source dated with a year alone counts from the first day of
that year: never too late.
"""

from __future__ import annotations

from datetime import date
from functools import partial
from itertools import groupby
from typing import TYPE_CHECKING, Final, Literal

from hannover_foerder.model.days import days_later, months_later
from hannover_foerder.named_tuple import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from hannover_foerder.model.dates import PartialDate
    from hannover_foerder.model.programme import Programme, Source

StatusCode = Literal["running", "ending-soon", "announced", "suspended", "ended", "unclear"]
STATUS_CODES: Final[tuple[StatusCode, ...]] = ("running", "ending-soon", "announced", "suspended", "unclear", "ended")
"""All codes, in the order in which lists and facets show them."""

StatusKind = Literal["undated", "stale", "renewal-unknown"]
UNCLEAR_KINDS: Final[tuple[StatusKind, ...]] = ("undated", "stale", "renewal-unknown")
"""What is known where the status is ``unclear``, the last one what ran out; a filter value each."""

STATUS_KINDS: Final = tuple(kind for code in STATUS_CODES for kind in (UNCLEAR_KINDS if code == "unclear" else (code,)))
"""The codes with the three kinds in place of ``unclear``: the order of a list by status."""

_KIND_OF_REASON: Final[dict[str, StatusKind]] = {
    "undated": "undated",
    "no-sources": "undated",
    "stale": "stale",
    "renewal-unknown": "renewal-unknown",
    "last-deadline-passed": "renewal-unknown",
}

APPLICATION_ROLES: Final = ("application", "sketch")
"""Roles of a deadline by which one must have asked for it."""

ONGOING: Final[tuple[StatusCode, ...]] = ("running", "ending-soon")
"""Codes of programmes that are known to run."""

TAKES_APPLICATIONS: Final[tuple[StatusCode, ...]] = ("running", "ending-soon", "announced")
"""Codes of programmes whose next deadline counts; of all others nobody knows whether it comes."""

ENDING_SOON_DAYS: Final = 90
EVIDENCE_MONTHS: Final = 24
"""Months from the day of a source in which it is evidence of a status."""


class StatusAt(NamedTuple):
    """The status on a day, with the evidence for it.

    ``reason`` is one of ``closed``, ``applications-closed``, ``paused``, ``starts``, ``expired``, ``renewal-unknown``,
    ``last-deadline-passed``, ``until``, ``deadline``, ``evidence``, ``seen``, ``stale``, ``undated``,
    ``no-sources``. ``date`` is the date that decides (ISO, as exact as known), ``source`` the key of the source, each
    ``None`` if there is none; ``inferred``: the source does not show that date, it was worked out.
    """

    code: StatusCode
    reason: str
    date: str | None = None
    source: str | None = None
    inferred: bool = False

    @property
    def kind(self) -> StatusCode | StatusKind:
        """The code; for ``unclear`` the available evidence: one of STATUS_KINDS."""
        return _KIND_OF_REASON[self.reason] if self.code == "unclear" else self.code


class Span(NamedTuple):
    """A range of days with one status: ``first`` and ``last`` are ``date.toordinal`` values, ends included."""

    first: int
    last: int
    status: StatusAt


def status_on(programme: Programme, day: date) -> StatusAt:
    """Return the status on ``day``. Ended is final: no later day has another status."""
    return (
        _by_end(programme, day)
        or _by_standstill(programme, day)
        or _by_bounds(programme, day)
        or _by_evidence(programme, day)
    )


def _by_end(programme: Programme, day: date) -> StatusAt | None:
    """Return the status of a programme that has ended; ``None`` if it has not."""
    closed, period = programme.closed, programme.period
    if closed and (closed.on is None or closed.on.last_day < day):
        return StatusAt("ended", "closed", str(closed.on) if closed.on else None, _backing(programme, "closed"))
    if period and period.until and period.until.last_day < day and period.renewal != "unknown":
        return StatusAt("ended", "expired", str(period.until), _backing(programme, "period.until"))
    if programme.deadlines and programme.deadlines.model == "closed":
        return StatusAt("ended", "applications-closed", source=_backing(programme, "deadlines"))
    return None


def _by_standstill(programme: Programme, day: date) -> StatusAt | None:
    """Return the status of a programme that is paused, has not begun or may not go on; ``None`` otherwise."""
    paused_since, period = programme.paused_since, programme.period
    if paused_since and paused_since.first_day <= day:
        return StatusAt("suspended", "paused", str(paused_since), _backing(programme, "paused_since"))
    if period and period.from_ and period.from_.first_day > day:
        return StatusAt("announced", "starts", str(period.from_), _backing(programme, "period.from"))
    if period and period.until and period.until.last_day < day:
        return StatusAt("unclear", "renewal-unknown", str(period.until), _backing(programme, "period.until"))
    return None


def _by_bounds(programme: Programme, day: date) -> StatusAt | None:
    """Return the status that follows from a known end, or from the last day to apply if it is past or near.

    ``None`` where neither decides.
    """
    until, last_deadline = programme.end, last_application_date(programme)
    if last_deadline and last_deadline.last_day < day:
        return StatusAt("unclear", "last-deadline-passed", str(last_deadline), _backing(programme, "deadlines"))
    source = _backing(programme, "period.until" if until else "period.from")
    if until and (until.last_day - day).days <= ENDING_SOON_DAYS:
        return StatusAt("ending-soon", "until", str(until), source)
    if last_deadline and (last_deadline.last_day - day).days <= ENDING_SOON_DAYS:
        return StatusAt("ending-soon", "deadline", str(last_deadline), _backing(programme, "deadlines"))
    if until:
        return StatusAt("running", "until", str(until), source)
    return None


class _Evidence(NamedTuple):
    """The date that a source shows, or the day on which its page was seen, and the key of the source."""

    source_date: PartialDate
    source: str

    @property
    def first_day(self) -> date:
        return self.source_date.first_day

    def is_fresh(self, day: date) -> bool:
        """Return whether the evidence still counts on a day."""
        return months_later(self.first_day, EVIDENCE_MONTHS) >= day


def _by_evidence(programme: Programme, day: date) -> StatusAt:
    """Return the status of a programme without a known end, and whose last deadline, if any, has not passed.

    Running by the first of: a fresh source of a fact that supports ``status``, a fixed deadline, a fresh look at the
    official page. Else unclear, as documented by the newest such source or, without one, by the newest source of any
    other fact on the programme itself; by the newest look if that is later. Undated without any of these.
    """
    evidence = _newest(_evidence(programme, day, status_only=True))
    if evidence and evidence.is_fresh(day):
        return _status_from("running", "evidence", evidence, programme)
    last_deadline = last_application_date(programme)
    if last_deadline:
        return StatusAt("running", "deadline", str(last_deadline), _backing(programme, "deadlines"))
    look = _newest(_looks(programme, day))
    if look and look.is_fresh(day):
        return StatusAt("running", "seen", str(look.source_date), look.source)
    evidence = evidence or _newest(_evidence(programme, day, status_only=False))
    if look and (evidence is None or look.first_day > evidence.first_day):
        return StatusAt("unclear", "stale", str(look.source_date), look.source)
    if evidence:
        return _status_from("unclear", "stale", evidence, programme)
    return StatusAt("unclear", "undated" if programme.sources else "no-sources")


def _status_from(code: StatusCode, reason: str, evidence: _Evidence, programme: Programme) -> StatusAt:
    """Return a status with date and source of its evidence, and whether the date is inferred."""
    inferred = programme.sources[evidence.source].date_inferred
    return StatusAt(code, reason, str(evidence.source_date), evidence.source, inferred=inferred)


def _newest(evidence: Iterable[_Evidence]) -> _Evidence | None:
    """Return the evidence with the latest date; ``None`` if there is no evidence."""
    return max(evidence, default=None, key=lambda dated: dated.first_day)


_BESIDE_THE_POINT = ("not_to_confuse", "related", "contacts", "areas", "conflicts")
"""Fields of which a statement says nothing about whether the programme is there."""


def _evidence(programme: Programme, day: date, *, status_only: bool) -> Iterator[_Evidence]:
    """Yield the dates not later than ``day`` of the sources of facts on the programme itself, with their keys.

    ``status_only``: only of facts that support ``status``.
    """
    for fact in programme.facts:
        if status_only and "status" not in fact.supports:
            continue
        if all(path.startswith(_BESIDE_THE_POINT) for path in fact.supports):
            continue
        for key in fact.sources:
            source: Source | None = programme.sources.get(key)
            if source and source.date and source.date.first_day <= day:
                yield _Evidence(source.date, key)


def _looks(programme: Programme, day: date) -> Iterator[_Evidence]:
    """Yield the days up to ``day`` on which the official page, or an official source of the status, was seen."""
    backing = programme.backing("status")
    official = programme.links.official if programme.links else None
    for key, source in programme.sources.items():
        if (
            source.seen
            and source.seen.first_day <= day
            and source.kind == "official"
            and (key in backing or (source.url and source.url == official))
        ):
            yield _Evidence(source.seen, key)


def last_application_date(programme: Programme) -> PartialDate | None:
    """Return the last day to apply; ``None`` if there is no fixed one."""
    if programme.deadlines is None or programme.deadlines.model != "fixed":
        return None
    dates = [
        deadline.date for deadline in programme.deadlines.dates if deadline.date and deadline.role in APPLICATION_ROLES
    ]
    return max(dates, key=lambda day: day.last_day, default=None)


def _backing(programme: Programme, path: str) -> str | None:
    """Return the key of the newest source for ``path`` or a parent of it, undated ones last; ``None`` without any."""
    keys = programme.backing(path, path.partition(".")[0])
    days = {key: programme.sources[key].first_day for key in keys if key in programme.sources}
    return max(keys, key=lambda key: days.get(key, date.min), default=None)


def timeline(programme: Programme) -> tuple[Span, ...]:
    """Return the status of all days, as adjoining spans.

    Their number is bounded by the dates of the record.
    """
    groups = groupby(sorted(_turning_points(programme)), partial(status_on, programme))
    starts = [(next(days).toordinal(), status) for status, days in groups]
    lasts = [first - 1 for first, _ in starts[1:]] + [date.max.toordinal()]
    return tuple(Span(first, last, status) for (first, status), last in zip(starts, lasts, strict=True))


def _turning_points(programme: Programme) -> set[date]:
    """Return the days on which the status can change, the first day of the calendar included."""
    period, closed = programme.period, programme.closed
    starts = (programme.paused_since, period.from_ if period else None)
    ends = (period.until if period else None, closed.on if closed else None, last_application_date(programme))
    last_days = [end.last_day for end in ends if end]
    dates = (source_date for source in programme.sources.values() for source_date in (source.date, source.seen))
    evidence_days = [evidence_date.first_day for evidence_date in dates if evidence_date]
    return {
        date.min,
        *(start.first_day for start in starts if start),
        *(days_later(day, step) for day in last_days for step in (1, -ENDING_SOON_DAYS)),
        *evidence_days,
        *(days_later(months_later(day, EVIDENCE_MONTHS), 1) for day in evidence_days),
    }
