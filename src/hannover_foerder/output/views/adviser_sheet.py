"""The adviser's sheet: what a programme is and gives, until when, and whom to ask."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from hannover_foerder.model.office import pages_best_first
from hannover_foerder.model.status import last_application_date
from hannover_foerder.named_tuple import NamedTuple
from hannover_foerder.output.harmless import harmless, linkable

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from hannover_foerder.model.programme import Programme
    from hannover_foerder.output.labels import Labels
    from hannover_foerder.output.views.asked import Asked
    from hannover_foerder.output.views.detail import Dossier

Value = str | float | None
"""A text or a number; ``None`` is not known."""

COLUMNS: Final = (
    "name",
    "summary",
    "for",
    "what",
    "min",
    "max",
    "rate",
    "last-day",
    "until",
    "status",
    "before-start",
    "ask",
    "phone",
    "email",
    "next-step",
    "url",
    "source-date",
    "id",
)
"""In the order in which somebody reads a row."""


class Link(NamedTuple):
    """A text with the address it links to."""

    url: str
    text: str


class AdviserSheet(NamedTuple):
    """The adviser's sheet of programmes in one language; they are read once, one after the other."""

    asked: Asked
    programmes: Iterable[Dossier]
    labels: Labels
    total: int
    grouped: bool = False

    @property
    def columns(self) -> tuple[str, ...]:
        """:data:`COLUMNS`, with the group after the name in a grouped list."""
        return (COLUMNS[0], "group", *COLUMNS[1:]) if self.grouped else COLUMNS


def adviser_cells(dossier: Dossier, labels: Labels) -> dict[str, Value | date | Link]:
    """Return the filled cells of a programme by column."""
    cells = {**_about(dossier, labels), **_how(dossier, labels), "group": dossier.group}
    return {column: value for column, value in cells.items() if value not in (None, "")}


def _about(dossier: Dossier, labels: Labels) -> dict[str, Value | date | Link]:
    """Return what a programme is, gives and asks for, by column."""
    programme, funding = dossier.programme, dossier.programme.funding
    day = last_application_date(programme) or programme.end
    return {
        "name": labels.text(programme.name),
        "summary": labels.text(programme.summary) if programme.summary else None,
        "for": ", ".join(labels.terms("target_groups", programme.target_groups)),
        "what": ", ".join(labels.terms("kinds", programme.kinds)),
        "min": (funding.min_eur or funding.amount_eur) if funding else None,
        "max": (funding.max_eur or funding.amount_eur) if funding else None,
        "rate": funding.rate_percent if funding else None,
        "last-day": day.last_day if day else None,
        "until": labels.day(str(day)) if day else _model(programme, labels),
        "status": labels.status_with_reason(dossier.status),
    }


def _model(programme: Programme, labels: Labels) -> str:
    """Return when applications are possible, for a programme without a date; empty if that is not known."""
    model = programme.deadlines.model if programme.deadlines else None
    return labels.say(f"deadlines.{model}") if model and model != "unknown" else ""


def _how(dossier: Dossier, labels: Labels) -> dict[str, Value | date | Link]:
    """Return how to apply, whom to ask, and of when the newest source is, by column."""
    programme, application = dossier.programme, dossier.programme.application
    before = application.before_start if application else None
    steps = application.steps if application else ()
    contact = next(iter(dossier.contact_points), None)
    newest = max((source.date.first_day for source in programme.sources.values() if source.date), default=None)
    return {
        "before-start": None if before is None else labels.say("value.yes" if before else "value.no"),
        "ask": labels.pick(contact.name) if contact and contact.name else None,
        "phone": harmless(contact.phone) if contact and contact.phone else None,
        "email": harmless(contact.email) if contact and contact.email else None,
        "next-step": labels.text(steps[0]) if steps else None,
        "url": _page_link(dossier, labels),
        "source-date": newest,
        "id": programme.id,
    }


def _page_link(dossier: Dossier, labels: Labels) -> Link | None:
    """Return a link to the best page that is safe to open; its text says whose page it is. ``None`` without one."""
    for kind, url in pages_best_first(dossier.programme, dossier.contact_points):
        if linkable(url):
            return Link(url, labels.say(f"sheet.{kind}"))
    return None


def source_rows(dossier: Dossier, labels: Labels) -> Iterator[tuple[str, str, str, str, Link | None]]:
    """Yield programme, title, date and address of its sources, newest first, and a link to each.

    LibreOffice breaks no line of a link, so the address stands beside it too, to be read on paper.
    """
    name = labels.text(dossier.programme.name)
    for source in sorted(dossier.programme.sources.values(), key=lambda source: source.first_day, reverse=True):
        url = linkable(source.url)
        link = Link(url, labels.say("sheet.official")) if url else None
        yield name, harmless(source.title), labels.source_date(source), harmless(source.url or ""), link
