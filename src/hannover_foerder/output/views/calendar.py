"""Due dates for a calendar."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from hannover_foerder.model.days import months_later
from hannover_foerder.model.page import page_of
from hannover_foerder.model.status import EVIDENCE_MONTHS
from hannover_foerder.named_tuple import NamedTuple
from hannover_foerder.output.harmless import linkable
from hannover_foerder.output.views.due_date import event_of, title_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from hannover_foerder.memory.dates import ExportedDate
    from hannover_foerder.output.labels import Labels
    from hannover_foerder.planning.due import Due


class CalendarDate(NamedTuple):
    """A date with its permanent identifier; of a cancelled one only day and title are known."""

    uid: str
    day: date
    title: str
    description: str = ""
    url: str | None = None
    categories: tuple[str, ...] = ()
    recurs: bool = False
    """Whether it comes every year."""
    is_cancelled: bool = False


class CalendarDates(NamedTuple):
    """Dates as they stand on a day, in one language."""

    name: str
    language: str
    day: date
    dates: tuple[CalendarDate, ...]


def calendar_of(
    dues: Iterable[Due], day: date, labels: Labels, cancelled: Mapping[str, ExportedDate] | None = None
) -> CalendarDates:
    """Return the calendar of the dates due, and of those exported earlier that are ``cancelled``, by identifier."""
    dates = [_date(due, day, labels) for due in dues]
    for uid, exported_date in (cancelled or {}).items():
        dates.append(CalendarDate(uid, date.fromisoformat(exported_date.day), exported_date.title, is_cancelled=True))
    return CalendarDates(labels.words.say("ics.name"), labels.words.language, day, tuple(dates))


def _date(due: Due, day: date, labels: Labels) -> CalendarDate:
    """Return a date in words; a yearly one recurs unless its statement is old."""
    web_page = page_of(due.programme)
    return CalendarDate(
        uid=due.uid,
        day=due.day,
        title=title_of(due, labels),
        description=f"{event_of(due, labels)}\n{labels.words.say('note.no-promise')}",
        url=linkable(web_page.url) if web_page else None,
        categories=tuple(labels.terms("topics", due.programme.topics)),
        recurs=due.yearly is not None and not _is_old(due, day),
    )


def _is_old(due: Due, day: date) -> bool:
    """Return whether the statement is too old to hold for future years."""
    return due.as_of is not None and months_later(due.as_of.first_day, EVIDENCE_MONTHS) < day
