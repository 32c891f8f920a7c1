"""The overview of a programme: status, benefit, eligibility, contact."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from hannover_foerder.model.ageing import outdated_fields
from hannover_foerder.output.blocks import Line, Overview, Part
from hannover_foerder.output.harmless import harmless, linkable
from hannover_foerder.output.packing import side_by_side
from hannover_foerder.output.views.detail_facts import weaknesses
from hannover_foerder.words import formats

if TYPE_CHECKING:
    from collections.abc import Iterator

    from hannover_foerder.model.contact_point import ContactPoint
    from hannover_foerder.model.programme import Amounts
    from hannover_foerder.output.views.detail import ProgrammeView

_MAX_COLUMNS_BESIDE: Final = 62
"""Telephone and mailbox stand beside each other if they take no more columns than this."""
_ORDER: Final = {"condition": 0, "judgement": 1, "procedure": 2}
"""Requirements: first what somebody is, then what others decide, at last what to do later."""


def overview(view: ProgrammeView, *, with_source: bool = False, in_full: bool = False) -> Overview:
    """Return the overview of a programme; ``with_source`` adds the key of the source to the status."""
    parts = (
        ("first.get", tuple(_benefits(view)) or tuple(_kinds(view)), 1),
        ("first.for", tuple(_audience(view)), 2),
        ("first.where", tuple(_areas(view)), 1),
        ("first.application", tuple(_steps(view)), 1),
        ("first.ask", tuple(_contacts(view, in_full=in_full)), _first_office(view)),
        (*_programme_link(view), 1),
        ("first.deadlines", tuple(_deadlines(view)), 1),
        ("first.unknown", tuple(_gaps(view)), 0),
        ("first.old", tuple(_outdated(view)), 0),
    )
    return Overview(
        title=view.title(with_source=with_source),
        parts=tuple(Part(view.say(key), lines, _is_single(lines), least) for key, lines, least in parts if lines),
        closing_lines=tuple(_closing_lines(view, with_source=with_source, in_full=in_full)),
        cut_note=lambda count: view.labels.words.count("first.more", count),
        in_full=in_full,
    )


def _is_single(lines: tuple[Line, ...]) -> bool:
    """Return whether a part is a single statement, which follows its heading on the same line."""
    return len(lines) == 1 and lines[0].label is None


def _benefits(view: ProgrammeView) -> Iterator[Line]:
    """Yield the amount, services, amounts of the parts, duration and note."""
    programme, labels = view.programme, view.labels
    funding = programme.funding
    if funding and (amount := labels.full_amount(funding)):
        yield Line(amount + _as_of(view, funding), strong=True)
    yield from (Line(view.text(service)) for service in programme.services)
    if funding:
        for part in funding.parts:
            amount = labels.full_amount(part)
            label = view.text(part.label)
            yield Line(amount + _as_of(view, part), label=label) if amount else Line(label)
        if duration := view.duration(funding):
            yield Line(duration, label=view.say("detail.duration"))
        if funding.note:
            yield Line(view.text(funding.note))


def _kinds(view: ProgrammeView) -> Iterator[Line]:
    """Yield the kinds of help, for a record that says nothing more exact."""
    if view.programme.kinds:
        yield Line(", ".join(view.labels.terms("kinds", view.programme.kinds)))


def _as_of(view: ProgrammeView, amounts: Amounts) -> str:
    """Return the date of an amount in brackets."""
    if amounts.as_of is None:
        return ""
    return f" ({view.say('detail.as-of', date=view.labels.day(str(amounts.as_of)))})"


def _outdated(view: ProgrammeView) -> Iterator[Line]:
    """Yield a line with the outdated statements and their months."""
    if view.dossier.day is None or view.dossier.status.code == "ended":
        return
    labels = view.labels
    statements = [
        view.say(f"old.{field.kind}", date=labels.day(str(field.as_of)[: len("2026-12")]))
        for field in outdated_fields(view.programme, view.dossier.day)
    ]
    if statements:
        yield Line("; ".join(statements), faint=True)


def _audience(view: ProgrammeView) -> Iterator[Line]:
    """Yield the target groups, then the requirements."""
    programme = view.programme
    if programme.target_groups:
        yield Line(", ".join(view.labels.terms("target_groups", programme.target_groups)), mark="")
    for requirement in sorted(programme.requirements, key=lambda requirement: _ORDER[requirement.kind]):
        yield Line(view.text(requirement.text))


def _areas(view: ProgrammeView) -> Iterator[Line]:
    """Yield the areas of the programme on one line; nothing if it names none."""
    if view.programme.areas:
        yield Line(", ".join(view.labels.terms("areas", view.programme.areas)), mark="")


def _steps(view: ProgrammeView) -> Iterator[Line]:
    """Yield how to apply: if before the project starts, the steps (else the channel), the form, and the documents."""
    application = view.programme.application
    if application is None:
        return
    if application.before_start:
        yield Line(view.say("detail.before-start"), strong=True)
    for number, step in enumerate(application.steps, start=1):
        yield Line(view.text(step), mark=f"{number}." if len(application.steps) > 1 else None)
    if not application.steps and application.channel:
        yield Line(view.say(f"channel.{application.channel}"), label=view.say("detail.channel"))
    if application.url:
        yield Line(harmless(application.url), label=view.say("detail.link.form"), url=linkable(application.url))
    if application.documents:
        papers = ", ".join(map(view.text, application.documents))
        yield Line(papers, label=view.say("detail.documents"))


def _contacts(view: ProgrammeView, *, in_full: bool) -> Iterator[Line]:
    """Yield offices with telephone, mailbox and page; the page comes first if number or mailbox are outdated."""
    for contact in view.dossier.contact_points:
        if contact.kind != "page":
            yield from _office(view, contact, in_full=in_full)
        elif contact.url:
            yield Line(view.say("detail.best-page"), mark="")
            yield Line(harmless(contact.url), mark="", url=linkable(contact.url))


def _first_office(view: ProgrammeView) -> int:
    """Return the number of lines of the first office; 0 if none is known."""
    first_contacts = view.dossier.contact_points[:1]
    return sum(1 for contact in first_contacts for _ in _office(view, contact, in_full=False))


def _office(view: ProgrammeView, contact: ContactPoint, *, in_full: bool) -> Iterator[Line]:
    """Yield an office with its contact details; the page comes first if number or mailbox are outdated."""
    name = view.office(contact) or harmless(contact.address or "")
    if name:
        yield Line(name, mark="", strong=True)
    ways = [
        f"{view.say(key)} {harmless(text)}{view.since(as_of)}"
        for text, as_of, key in (
            (contact.phone, contact.phone_as_of, "detail.phone"),
            (contact.email, contact.email_as_of, "detail.email"),
        )
        if text
    ]
    one_line = side_by_side(*ways)
    way_lines = [Line(way, mark="") for way in ([one_line] if 0 < len(one_line) <= _MAX_COLUMNS_BESIDE else ways)]
    page = [Line(harmless(contact.url), mark="", url=linkable(contact.url))] if contact.url else []
    yield from (*page, *way_lines) if view.is_outdated(contact) else (*way_lines, *page)
    if in_full and contact.address and contact.name:
        yield Line(harmless(contact.address), mark="", faint=True)
    if in_full and contact.note:
        yield Line(view.labels.pick(contact.note), mark="", faint=True)


def _programme_link(view: ProgrammeView) -> tuple[str, tuple[Line, ...]]:
    """Return the first link (official, info, guideline, form) that no contact shows already, with its heading.

    No line if none is left.
    """
    links, shown_urls = view.programme.links, {contact.url for contact in view.dossier.contact_points}
    for name in ("official", "info", "guideline", "form"):
        url = getattr(links, name) if links else None
        if url and url not in shown_urls:
            return "first.page.info" if name == "info" else "first.page", (
                Line(harmless(url), mark="", url=linkable(url)),
            )
    return "first.page", ()


def _deadlines(view: ProgrammeView) -> Iterator[Line]:
    """Yield the application deadlines, else how to apply; and the period if the status does not give it."""
    programme = view.programme
    deadlines, period = programme.deadlines, programme.period
    if deadlines:
        for due in deadlines.dates:
            yield view.deadline(due)
        if not deadlines.dates and deadlines.model != "unknown":
            yield Line(view.say(f"deadlines.{deadlines.model}"))
        if deadlines.note:
            yield Line(view.text(deadlines.note))
    if period and period.until and view.dossier.status.reason not in ("until", "renewal-unknown", "expired"):
        yield Line(view.say("detail.period.until", start="", end=view.labels.day(str(period.until))))


def _gaps(view: ProgrammeView) -> Iterator[Line]:
    """Yield a line on missing information: target groups, requirements, application, deadlines, contact."""
    programme = view.programme
    stated = {  # where no money is given (advice), nobody misses an application or a deadline
        "for": programme.target_groups,
        "requirements": programme.requirements,
        "application": programme.application or not programme.funding,
        "deadlines": programme.deadlines or programme.period or not programme.funding,
        "contact": view.dossier.contact_points,
    }
    gaps = ", ".join(view.say(f"detail.unknown.{key}") for key, statement in stated.items() if not statement)
    if gaps:
        yield Line(gaps, mark="", faint=True)


def _closing_lines(view: ProgrammeView, *, with_source: bool, in_full: bool) -> Iterator[Line]:
    """Yield the gravest weakness of the evidence, and what else can be shown."""
    programme, labels = view.programme, view.labels
    sources = programme.sources.values()
    yield from weaknesses(programme, labels)[-1:]
    facts = formats.number(len(programme.facts), labels.words.language)
    notes = side_by_side(
        view.say("first.sources", facts=facts, sources=len(sources)) if sources and not with_source else None,
        f"{view.say('column.origin')}: {harmless(view.dossier.origin)}" if view.dossier.origin else None,
        None if in_full else view.say("first.full"),
    )
    if notes:
        yield Line(notes, faint=True)
