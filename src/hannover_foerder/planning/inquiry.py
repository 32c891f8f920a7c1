"""The open points to ask the office: what the record lacks, and what the office decides.

Procedures are never asked about, and neither is what an answer of the client has settled.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal

from hannover_foerder.named_tuple import NamedTuple
from hannover_foerder.planning.amounts import MONEY_KINDS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from hannover_foerder.eligibility.decision import Decision
    from hannover_foerder.model.contact_point import ContactPoint
    from hannover_foerder.model.programme import Programme, Requirement
    from hannover_foerder.model.status import StatusAt
    from hannover_foerder.model.vocabulary import Vocabulary

Point = Literal[
    "runs", "renewed", "resumes", "begins", "follows", "deadline", "amount", "before-start", "area", "conditions",
    "condition", "judgement",
]  # fmt: skip
"""What is open: whether it runs, was renewed, takes applications again, when it begins, what followed it; until when,
how much, whether before the start, whether for this place, what is asked of applicants; a condition of which nobody
knows whether it holds, a judgement that the office makes."""

MOST_SENTENCES: Final = 3
"""Sentences of a programme that one letter asks about; more are no short mail."""


class OpenPoint(NamedTuple):
    """A question to the office; ``requirement``, if any, is the sentence of the record that it asks about."""

    point: Point
    requirement: Requirement | None = None


class Inquiry(NamedTuple):
    """The open points of one programme in a letter."""

    programme: Programme
    status: StatusAt
    points: tuple[OpenPoint, ...]
    decision: Decision | None


class Letter(NamedTuple):
    """All inquiries to one office; ``office`` is ``None`` if neither office nor page is known."""

    office: ContactPoint | None
    inquiries: tuple[Inquiry, ...]


def inquiry_of(
    programme: Programme, status: StatusAt, vocabulary: Vocabulary, decision: Decision | None = None
) -> Inquiry:
    """Return the open points of a programme, the most important first; with a decision, those for this client.

    Of an ended programme only what followed it, if its record does not say so.
    """
    if status.code == "ended":
        points = [OpenPoint("follows")] if programme.successor is None else []
    else:
        points = [
            *map(OpenPoint, _time_points(status)),
            *map(OpenPoint, _terms_points(programme, status, vocabulary, decision)),
            *_requirement_points(programme, decision),
        ]
    return Inquiry(programme, status, tuple(points), decision)


def _time_points(status: StatusAt) -> Iterator[Point]:
    """Yield what is open about when the programme runs."""
    if status.code == "unclear":
        yield "renewed" if status.kind == "renewal-unknown" else "runs"
    elif status.code == "suspended":
        yield "resumes"
    elif status.code == "announced":
        yield "begins"


def _terms_points(
    programme: Programme, status: StatusAt, vocabulary: Vocabulary, decision: Decision | None
) -> Iterator[Point]:
    """Yield what the record does not tell of the terms.

    Of one that gives or lends money: until when to apply (not while it takes no applications: then the question is when
    it takes them again), how much, and whether one may start before the approval. Of every one: what is asked of
    applicants, and whether it is for the client's place where ``decision``, that on this programme for the client, says
    that the record names no area.
    """
    gives_money = any(kind in MONEY_KINDS for kind in vocabulary.with_ancestors("kinds", programme.kinds))
    has_known_deadlines = programme.deadlines is not None and programme.deadlines.model != "unknown"
    if gives_money and not has_known_deadlines and status.code != "suspended":
        yield "deadline"
    if gives_money and not _states_amount(programme):
        yield "amount"
    if gives_money and (programme.application is None or programme.application.before_start is None):
        yield "before-start"
    if decision is not None and "no-area" in decision.doubts:
        yield "area"
    if not programme.requirements:
        yield "conditions"


def _states_amount(programme: Programme) -> bool:
    """Return whether the record states a sum or a share of the cost."""
    funding = programme.funding
    return funding is not None and any(
        figure is not None
        for amounts in (funding, *funding.parts)
        for figure in (amounts.amount_eur, amounts.min_eur, amounts.max_eur, amounts.rate_percent)
    )


def _requirement_points(programme: Programme, decision: Decision | None) -> Iterator[OpenPoint]:
    """Yield the first requirements that this client must clear up, judgements before conditions.

    Without a client those that the office decides. At most :data:`MOST_SENTENCES`.
    """
    if decision is None:
        open_requirements = [requirement for requirement in programme.requirements if requirement.kind == "judgement"]
    else:
        requirements = (assessment.criterion.requirement for assessment in decision.unresolved)
        open_requirements = [requirement for requirement in requirements if requirement is not None]
        open_requirements.sort(key=lambda requirement: requirement.kind != "judgement")
    for requirement in open_requirements[:MOST_SENTENCES]:
        yield OpenPoint("judgement" if requirement.kind == "judgement" else "condition", requirement)


def letters(inquiries: Iterable[tuple[Inquiry, Sequence[ContactPoint]]]) -> tuple[Letter, ...]:
    """Return one letter per office, in the order of the first programme; programmes without open points are left out.

    Of several offices the first with a mailbox, else the first. A programme without an office has a letter of its own.
    """
    inquiries_by_office: dict[object, tuple[ContactPoint | None, list[Inquiry]]] = {}
    for inquiry, contact_points in inquiries:
        if inquiry.points:
            office = next(
                (contact for contact in contact_points if contact.email), contact_points[0] if contact_points else None
            )
            recipient = office and (office.email or office.id or office.name or office.phone or office.url)
            inquiries_by_office.setdefault(recipient or inquiry.programme.id, (office, []))[1].append(inquiry)
    return tuple(
        Letter(office, tuple(inquiries_to_office)) for office, inquiries_to_office in inquiries_by_office.values()
    )
