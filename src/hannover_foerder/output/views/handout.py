"""A hand-out: of each programme what an adviser discusses with a client."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hannover_foerder.named_tuple import NamedTuple
from hannover_foerder.output.blocks import Line
from hannover_foerder.output.harmless import harmless, linkable
from hannover_foerder.output.views.detail import ProgrammeView

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from datetime import date

    from hannover_foerder.model.programme import Programme
    from hannover_foerder.model.status import StatusCode
    from hannover_foerder.output.blocks import Part
    from hannover_foerder.output.labels import Labels
    from hannover_foerder.output.views.asked import Asked
    from hannover_foerder.output.views.detail import Dossier


class Sheet(NamedTuple):
    """A programme in a hand-out; all texts are harmless."""

    id: str
    name: str
    code: StatusCode
    """The status as a class of the style sheet."""
    status: str
    """The word for the status."""
    reason: str
    """Why it is that, with the date that decides."""
    notes: tuple[str, ...]
    summary: str | None
    parts: tuple[Part, ...]
    sources: tuple[Line, ...]
    """Newest first; each with its date as label."""


class Chapter(NamedTuple):
    """Sheets under one title; ``similar`` marks programmes that are no hits but similar to the query."""

    title: str | None
    sheets: Sequence[Sheet]
    similar: bool = False


class Handout(NamedTuple):
    """The sheets of the programmes that were asked for, in one language."""

    chapters: Sequence[Chapter]
    asked: Asked
    labels: Labels

    def page(self) -> tuple[str, Labels, date, dict[str, object]]:
        """Return the name of the template, the labels, the day, and the values for the template."""
        words = self.labels.words
        hit_count = sum(len(chapter.sheets) for chapter in self.chapters if not chapter.similar)
        similar_count = sum(len(chapter.sheets) for chapter in self.chapters if chapter.similar)
        values = {
            "title": self.asked.title(self.labels),
            "asked": list(self.asked.lines(self.labels)),
            "count": words.count("note.total", hit_count),
            "similar": words.count("handout.similar", similar_count) if similar_count else "",
            "total": hit_count + similar_count,
            "chapters": [chapter for chapter in self.chapters if chapter.sheets],
        }
        return "handout", self.labels, self.asked.day, values


def sheet(dossier: Dossier, labels: Labels, name_of: Callable[[str], str | None]) -> Sheet:
    """Return the sheet of a programme. ``name_of`` gives a programme's name by its id, ``None`` if it is unknown."""
    programme, status = dossier.programme, dossier.status
    view = ProgrammeView(dossier, labels, name_of)
    return Sheet(
        id=harmless(programme.id),
        name=view.text(programme.name),
        code=status.code,
        status=labels.status(status),
        reason=labels.reason(status),
        notes=tuple(view.notes()),
        summary=view.text(programme.summary) if programme.summary else None,
        parts=tuple(part for part in (*view.glance(), *view.steps(), view.gaps()) if part.lines),
        sources=tuple(_sources(programme, labels)),
    )


def _sources(programme: Programme, labels: Labels) -> Iterator[Line]:
    """Yield a line for each source, newest first, with its date as label."""
    for source in sorted(programme.sources.values(), key=lambda source: source.first_day, reverse=True):
        yield Line(harmless(source.title), label=labels.source_date(source), url=linkable(source.url))
