"""What is due: dates for a time line, lines, programs and calendars."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from hannover_foerder.output.harmless import harmless

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import date

    from rich.console import RenderableType

    from hannover_foerder.model.programme import Programme
    from hannover_foerder.output.labels import Labels
    from hannover_foerder.output.screen import Screen
    from hannover_foerder.planning.due import Calendar, Due

_SOON_DAYS: Final = 30
_BAR: Final = 16
_NARROWEST: Final = 60
"""Below this width there is no room for bars."""


def name_of(programme: Programme, labels: Labels) -> str:
    """The name in the reader's language."""
    return labels.pick((programme.name.de, programme.name.en))


def what(due: Due, labels: Labels) -> str:
    """What is due, with what must be known of the date."""
    say = labels.words.say
    said = [say(f"due.{due.role}")]
    if due.yearly is not None:
        said.append(say("due.yearly"))
    elif due.exact is not None and due.exact.day is None:
        said.append(say("due.inexact", date=labels.day(str(due.exact))))
    if due.renewal_unknown:
        said.append(say("due.renewal-unknown"))
    if due.as_of is not None:
        said.append(say("due.as-of", date=labels.day(str(due.as_of))))
    if due.note is not None:
        said.append(labels.pick((due.note.de, due.note.en)))
    return "; ".join(said)


def counts(calendar: Calendar, labels: Labels) -> Iterator[str]:
    """What has no date within the time, with its number."""
    count = labels.words.count
    if calendar.later:
        yield count("due.later", calendar.later)
    yield count("due.rolling", len(calendar.rolling))
    yield count("due.unknown", len(calendar.unknown))


def title_of(due: Due, labels: Labels) -> str:
    """Name and role, for an event."""
    return f"{name_of(due.programme, labels)}: {labels.words.say(f'due.{due.role}')}"


NOTHING_CANCELLED: Final[Mapping[str, tuple[str, str]]] = MappingProxyType({})


class DueView(NamedTuple):
    """What is due from a day to a last one, in one language."""

    calendar: Calendar
    day: date
    last: date
    labels: Labels
    cancelled: Mapping[str, tuple[str, str]] = NOTHING_CANCELLED
    """Day and title of dates that a calendar may have and that are gone, by their identifier."""

    def events(self) -> tuple[Sequence[Due], date, Labels, Mapping[str, tuple[str, str]]]:
        """Return the dates for a calendar, the day they are told on, the words, and what is cancelled."""
        return self.calendar.due, self.day, self.labels, self.cancelled

    def rows(self) -> Iterator[tuple[str, ...]]:
        """Return day, id, role, name and remark of each date."""
        for due in self.calendar.due:
            cells = (due.day.isoformat(), due.programme.id, due.role)
            yield (*cells, name_of(due.programme, self.labels), what(due, self.labels))

    def objects(self) -> Iterator[dict[str, Any]]:
        """Return dates, then the programmes without one with the group ``rolling`` or ``unknown``."""
        for due in self.calendar.due:
            yield _object(due.programme, "due") | date_object(due)
        for group, programmes in (("rolling", self.calendar.rolling), ("unknown", self.calendar.unknown)):
            for programme in programmes:
                yield _object(programme, group) | dict.fromkeys(_DATE_FIELDS)

    def parts(self) -> tuple[DueView]:
        """Return the time line: it knows how it looks."""
        return (self,)

    def as_text(self) -> str:
        """Return a line each, soonest first, then the programmes without a date by group."""
        return "".join(f"{line}\n" for line in self._lines())

    def _lines(self) -> Iterator[str]:
        for due in self.calendar.due:
            name = f"{name_of(due.programme, self.labels)} ({harmless(due.programme.id)})"
            yield f"{self.labels.day(due.day.isoformat())}: {name}: {what(due, self.labels)}"
        for key, programmes in (("due.rolling", self.calendar.rolling), ("due.unknown", self.calendar.unknown)):
            yield ""
            yield self.labels.words.count(key, len(programmes))
            for programme in programmes:
                yield f"  - {name_of(programme, self.labels)} ({harmless(programme.id)})"

    def as_markdown(self) -> str:
        """Return the lines as a list."""
        from hannover_foerder.output.formats.markdown import escaped

        return "".join(f"- {escaped(line.strip())}\n" if line else "\n" for line in self._lines())

    def on_screen(self, screen: Screen) -> str:
        """Return one line of bars: the longer a bar, the more time is left."""
        from rich.bar import Bar
        from rich.table import Table
        from rich.text import Text

        from hannover_foerder.output.screen import rendered
        from hannover_foerder.output.styles import FAINT, HEADING, NAME, WARNING

        calendar, labels, day = self.calendar, self.labels, self.day
        say, span = labels.words.say, max((self.last - day).days, 1)
        heading = labels.words.count("due.heading", len(calendar.due), date=labels.day(self.last.isoformat()))
        shown: list[RenderableType] = [Text(heading, HEADING), Text("")]
        grid = Table.grid(padding=(0, 2, 0, 0))
        grid.add_column(no_wrap=True)
        grid.add_column(no_wrap=True, justify="right")
        with_bars = screen.width >= _NARROWEST
        if with_bars:
            grid.add_column(width=_BAR)
        grid.add_column(overflow="fold")
        for due in calendar.due:
            left = (due.day - day).days
            soon = WARNING if left <= _SOON_DAYS else ""
            body = Text()
            body.append(name_of(due.programme, labels), NAME)
            body.append(f"\n{harmless(due.programme.id)}\n{what(due, labels)}", FAINT)
            cells: list[RenderableType] = [
                Text(labels.day(due.day.isoformat()), soon),
                Text(labels.words.count("due.days", left), soon),
            ]
            if with_bars:
                cells.append(Bar(span, 0, max(left, 1), width=_BAR, color="default"))
            grid.add_row(*cells, body)
        if calendar.due:
            shown += [grid, Text("")]
        shown += [Text(line) for line in counts(calendar, labels)]
        if calendar.rolling or calendar.unknown:
            shown.append(Text(say("due.all"), FAINT))
        return rendered(*shown, screen=screen)


_DATE_FIELDS = ("role", "day", "date", "yearly", "as_of", "renewal_unknown", "note")


def date_object(due: Due) -> dict[str, Any]:
    """A date as JSON: the day it counts to, and how exact it is known."""
    return {
        "role": due.role,
        "day": due.day.isoformat(),
        "date": due.exact and str(due.exact),
        "yearly": due.yearly and str(due.yearly),
        "as_of": due.as_of and str(due.as_of),
        "renewal_unknown": due.renewal_unknown,
        "note": due.note and {"de": due.note.de, "en": due.note.en},
    }


def _object(programme: Programme, group: str) -> dict[str, Any]:
    return {"id": programme.id, "name": {"de": programme.name.de, "en": programme.name.en}, "group": group}
