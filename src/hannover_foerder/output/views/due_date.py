"""A due date in words, as an object for programs, and in a calendar."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any, Final

from hannover_foerder.model.days import months_later
from hannover_foerder.model.page import page_of
from hannover_foerder.model.status import EVIDENCE_MONTHS
from hannover_foerder.named_tuple import NamedTuple
from hannover_foerder.output.harmless import linkable
from hannover_foerder.output.objects import text_object

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from hannover_foerder.memory.dates import ExportedDate
    from hannover_foerder.output.labels import Labels
    from hannover_foerder.planning.due import Due

DATE_FIELDS: Final = ("role", "day", "date", "yearly", "as_of", "renewal_unknown", "note")


def event_of(due: Due, labels: Labels) -> str:
    """Return the event of a date, with remarks on the date."""
    remarks = [labels.say(f"due.{due.role}")]
    if due.yearly is not None:
        remarks.append(labels.say("due.yearly"))
    elif due.exact is not None and due.exact.day is None:
        remarks.append(labels.say("due.inexact", date=labels.day(str(due.exact))))
    if due.renewal_unknown:
        remarks.append(labels.say("due.renewal-unknown"))
    if due.as_of is not None:
        remarks.append(labels.say("due.as-of", date=labels.day(str(due.as_of))))
    if due.note is not None:
        remarks.append(labels.text(due.note))
    return "; ".join(remarks)


def title_of(due: Due, labels: Labels) -> str:
    """Return the title of a date in a calendar: name of the programme and role of the date."""
    return f"{labels.text(due.programme.name)}: {labels.say(f'due.{due.role}')}"


def date_object(due: Due) -> dict[str, Any]:
    """Return a date as JSON: the day it counts to, and its precision."""
    return {
        "role": due.role,
        "day": due.day.isoformat(),
        "date": due.exact and str(due.exact),
        "yearly": due.yearly and str(due.yearly),
        "as_of": due.as_of and str(due.as_of),
        "renewal_unknown": due.renewal_unknown,
        "note": due.note and text_object(due.note.pair),
    }


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
    return CalendarDates(labels.say("ics.name"), labels.words.language, day, tuple(dates))


def _date(due: Due, day: date, labels: Labels) -> CalendarDate:
    """Return a date in words; a yearly one recurs unless its statement is old."""
    web_page = page_of(due.programme)
    return CalendarDate(
        uid=due.uid,
        day=due.day,
        title=title_of(due, labels),
        description=f"{event_of(due, labels)}\n{labels.say('note.no-promise')}",
        url=linkable(web_page.url) if web_page else None,
        categories=tuple(labels.terms("topics", due.programme.topics)),
        recurs=due.yearly is not None and not _is_old(due, day),
    )


def _is_old(due: Due, day: date) -> bool:
    """Return whether the statement is too old to hold for future years."""
    return due.as_of is not None and months_later(due.as_of.first_day, EVIDENCE_MONTHS) < day
