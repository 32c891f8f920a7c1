"""A programme as an offer to a client: amount, open points, next step, deadline, contact."""

from __future__ import annotations

from heapq import nlargest
from typing import TYPE_CHECKING, Any, Final

from hannover_foerder.named_tuple import NamedTuple
from hannover_foerder.output.blocks import Line
from hannover_foerder.output.harmless import dial_number, harmless, linkable
from hannover_foerder.output.objects import contact_point_object, text_object
from hannover_foerder.output.views.due_date import date_object, event_of
from hannover_foerder.output.views.expectation import differences, expectation_object, sum_of
from hannover_foerder.words import formats

if TYPE_CHECKING:
    from collections.abc import Iterator

    from hannover_foerder.eligibility.decision import Decision
    from hannover_foerder.model.contact_point import ContactPoint
    from hannover_foerder.model.programme import Programme, Source
    from hannover_foerder.output.labels import Labels
    from hannover_foerder.output.views.fit import DecisionWords
    from hannover_foerder.planning.amounts import Expectation
    from hannover_foerder.planning.leads import Lead

_FEW_SOURCES: Final = 2


class Offer(NamedTuple):
    """An offer to a client in the reader's language; all texts are harmless."""

    id: str
    name: str
    standing: str
    """The programme's group."""
    code: str
    """Of the status."""
    status: str
    kinds: str
    amount: str | None
    differences: tuple[str, ...]
    open_points: tuple[str, ...]
    missing: str | None
    """The answers that could decide it, in one sentence."""
    step: str | None
    deadline: str
    contact: tuple[Line, ...]
    """The office, then the ways to reach it with their labels."""
    documents: tuple[str, ...]
    sources: tuple[str, ...]
    """The best two, with their dates."""


def offer_of(decision: Decision, lead: Lead, words: DecisionWords) -> Offer:
    """Return the offer of a programme."""
    programme, labels = decision.programme, words.labels
    application, expectation = programme.application, lead.expectation
    # without a sum to expect, the loan is the amount, and no sentence beside it
    explained_expectation = expectation if expectation.most else expectation._replace(loan=None)
    return Offer(
        id=harmless(programme.id),
        name=words.text(programme.name),
        standing=words.say(f"sheet.standing.{decision.group}"),
        code=decision.status.code,
        status=labels.status_with_reason(decision.status),
        kinds=", ".join(labels.terms("kinds", programme.kinds)),
        amount=_amount(programme, expectation, labels, has_cost=words.answers.get("investment_eur") is not None),
        differences=tuple(differences(explained_expectation, words.rules)),
        open_points=tuple(words.to_clear(decision)) if decision.group in ("open", "maybe") else (),
        missing=words.reason(decision) if decision.group == "maybe" else None,
        step=words.text(application.steps[0]) if application and application.steps else None,
        deadline=_deadline(programme, lead, labels),
        contact=tuple(_contact(lead.contact_points[0], labels)) if lead.contact_points else (),
        documents=tuple(words.text(document) for document in application.documents) if application else (),
        sources=tuple(map(labels.source, _best_sources(programme))),
    )


def _amount(programme: Programme, expectation: Expectation, labels: Labels, *, has_cost: bool) -> str | None:
    """Return the amount that this client can expect; of a loan, the amount that can be lent.

    Where no cost is known and no part was chosen, what the record states: more is not worked out then. ``None`` if
    neither is known.
    """
    recorded_amount = labels.full_amount(programme.funding) if programme.funding else None
    expected_amount = sum_of(expectation, labels)
    if expected_amount is None and expectation.loan:
        return labels.say("expectation.loan", sum=formats.euro(expectation.loan, labels.words.language))
    if has_cost or expectation.upper:
        return expected_amount or recorded_amount
    return recorded_amount or expected_amount


def _deadline(programme: Programme, lead: Lead, labels: Labels) -> str:
    """Return until when to apply, else that one may at any time, else that no deadline is known."""
    if lead.due is not None:
        return f"{labels.day(lead.due.day.isoformat())} ({event_of(lead.due, labels)})"
    is_rolling = programme.deadlines is not None and programme.deadlines.model == "rolling"
    return labels.say("offer.rolling" if is_rolling else "offer.no-deadline")


def _contact(contact: ContactPoint, labels: Labels) -> Iterator[Line]:
    """Yield the office and its contact details."""
    if contact.name:
        yield Line(labels.pick(contact.name))
    if contact.phone:
        yield Line(harmless(contact.phone), label=labels.say("detail.phone"), url=f"tel:{dial_number(contact.phone)}")
    if contact.email:
        yield Line(harmless(contact.email), label=labels.say("detail.email"), url=f"mailto:{harmless(contact.email)}")
    if contact.url:
        yield Line(harmless(contact.url), label=labels.say("letter.page"), url=linkable(contact.url))


def _best_sources(programme: Programme) -> list[Source]:
    """Return the two best sources: official ones first, each newest first."""
    sources = programme.sources.values()
    return nlargest(_FEW_SOURCES, sources, key=lambda source: (source.kind == "official", source.first_day))


def contact_line(offer: Offer) -> str | None:
    """Return the first three known of office, telephone, mailbox and page on one line; ``None`` if none is known."""
    return ", ".join(line.text for line in offer.contact[:3]) or None


def lead_object(lead: Lead | None, programme: Programme) -> dict[str, Any]:
    """Return the next steps as JSON; all ``null`` for programmes without next steps."""
    if lead is None:
        return {"amount": None, "next_step": None, "deadline": None, "contact": None}
    steps = programme.application.steps if programme.application else ()
    return {
        "amount": expectation_object(lead.expectation),
        "next_step": text_object(steps[0].pair) if steps else None,
        "deadline": date_object(lead.due) if lead.due else None,
        "contact": contact_point_object(lead.contact_points[0]) if lead.contact_points else None,
    }
