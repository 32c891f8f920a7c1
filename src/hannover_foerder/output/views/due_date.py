"""A due date in words, and as an object for programs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from hannover_foerder.output.objects import text_object

if TYPE_CHECKING:
    from hannover_foerder.output.labels import Labels
    from hannover_foerder.planning.due import Due

DATE_FIELDS: Final = ("role", "day", "date", "yearly", "as_of", "renewal_unknown", "note")


def event_of(due: Due, labels: Labels) -> str:
    """Return the event of a date, with remarks on the date."""
    say = labels.words.say
    remarks = [say(f"due.{due.role}")]
    if due.yearly is not None:
        remarks.append(say("due.yearly"))
    elif due.exact is not None and due.exact.day is None:
        remarks.append(say("due.inexact", date=labels.day(str(due.exact))))
    if due.renewal_unknown:
        remarks.append(say("due.renewal-unknown"))
    if due.as_of is not None:
        remarks.append(say("due.as-of", date=labels.day(str(due.as_of))))
    if due.note is not None:
        remarks.append(labels.text(due.note))
    return "; ".join(remarks)


def title_of(due: Due, labels: Labels) -> str:
    """Return the title of a date in a calendar: name of the programme and role of the date."""
    return f"{labels.text(due.programme.name)}: {labels.words.say(f'due.{due.role}')}"


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
