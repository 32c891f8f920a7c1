"""The card of a programme: the flat row of a list, so that lists need not read whole records."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from hannover_foerder.model.contact_point import ContactPoint
from hannover_foerder.model.status import APPLICATION_ROLES, Span, StatusAt, last_application_date, timeline
from hannover_foerder.named_tuple import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

    from hannover_foerder.model.dates import PartialDate, YearlyDate
    from hannover_foerder.model.office import Office
    from hannover_foerder.model.programme import Programme


class Amount(NamedTuple):
    """The money for one applicant, in euros and percent; ``None`` is not known."""

    amount_eur: float | None
    min_eur: float | None
    max_eur: float | None
    min_rate_percent: float | None
    rate_percent: float | None
    per: str | None
    period: str | None


class Card(NamedTuple):
    """The list entry of a programme. Texts are pairs of German and English; dates are ISO texts, as exact as known."""

    id: str
    name: tuple[str, str | None]
    summary: tuple[str, str | None] | None
    kinds: tuple[str, ...]
    topics: tuple[str, ...]
    target_groups: tuple[str, ...]
    areas: tuple[str, ...]
    provider: str | None
    level: str | None
    amount: Amount | None
    deadline_model: str | None
    deadlines: tuple[tuple[str, str | None, str | None], ...]
    """Role, date, and yearly day (MM-DD) of each."""
    until: str | None
    successor: str | None
    url: str | None
    origin: str
    """Where the record comes from: ``""`` for the bundled catalogue, else a short name of the file."""
    spans: tuple[Span, ...]
    contact_point: ContactPoint | None = None
    """Whom to ask first, without address and note."""
    former_ids: tuple[str, ...] = ()

    def status(self, day: date) -> StatusAt:
        """Return the status on a day."""
        ordinal = day.toordinal()
        return next(span.status for span in self.spans if span.first <= ordinal <= span.last)

    def next_application(self, day: date) -> str | None:
        """Return the next application deadline, ``None`` if none is known; a yearly one as its next date."""
        if not self.deadlines:
            return None
        from hannover_foerder.model.dates import PartialDate, YearlyDate  # most cards have no date

        return next_day(
            (
                (PartialDate.parse(exact) if exact else None, YearlyDate.parse(yearly) if yearly else None)
                for role, exact, yearly in self.deadlines
                if role in APPLICATION_ROLES
            ),
            day,
        )


def next_day(dates: Iterable[tuple[PartialDate | None, YearlyDate | None]], day: date) -> str | None:
    """Return the earliest of some dates and yearly days that has not passed; ``None`` if there is none."""
    days = []
    for exact, yearly in dates:
        if exact and exact.last_day >= day:
            days.append((exact.last_day, str(exact)))
        elif yearly and (next_date := yearly.next_on_or_after(day)):
            days.append((next_date, next_date.isoformat()))
    return min(days)[1] if days else None


def card_of(programme: Programme, origin: str = "", offices: Mapping[str, Office] = MappingProxyType({})) -> Card:
    """Return the card of a record; ``offices`` has the offices it may name."""
    deadlines, funding = programme.deadlines, programme.funding
    last_deadline = last_application_date(programme)
    from hannover_foerder.model.dates import iso  # a search reads cards, and makes none
    from hannover_foerder.model.office import whom_to_ask

    contact_points = whom_to_ask(programme, offices)
    links, contacts = programme.links, programme.contacts
    url = links.official or links.info if links else None
    return Card(
        id=programme.id,
        name=programme.name.pair,
        summary=programme.summary.pair if programme.summary else None,
        kinds=programme.kinds,
        topics=programme.topics,
        target_groups=programme.target_groups,
        areas=programme.areas,
        provider=programme.provider.name if programme.provider else None,
        level=programme.provider.level if programme.provider else None,
        amount=Amount(*(getattr(funding, name) for name in Amount._fields)) if funding else None,
        deadline_model=deadlines.model if deadlines else None,
        deadlines=tuple(
            (deadline.role, iso(deadline.date), iso(deadline.yearly))
            for deadline in (deadlines.dates if deadlines else ())
        ),
        until=iso(programme.end or last_deadline),
        successor=programme.successor,
        url=url or next((contact.url for contact in contacts if contact.url), None),
        origin=origin,
        spans=timeline(programme),
        contact_point=contact_points[0]._replace(address=None, note=None) if contact_points else None,
        former_ids=programme.former_ids,
    )


def card_from_plain(values: list[Any]) -> Card:
    """Return the card that was stored as a JSON array. Raises TypeError and ValueError for anything else."""
    card = Card._make(values)
    (name, _), (summary, _) = card.name, card.summary or ("", None)
    required_texts = (card.id, card.origin, name, summary, *card.kinds, *card.topics, *card.target_groups, *card.areas)
    optional_texts = (
        card.name[1],
        card.provider,
        card.level,
        card.deadline_model,
        card.until,
        card.successor,
        card.url,
    )
    if not all(isinstance(text, str) for text in required_texts) or not all(
        text is None or isinstance(text, str) for text in optional_texts
    ):
        raise TypeError(values)
    return card._replace(
        amount=card.amount and Amount._make(card.amount),
        contact_point=card.contact_point and ContactPoint._make(card.contact_point),
        spans=tuple(Span(first + 0, last + 0, StatusAt._make(status)) for first, last, status in card.spans),
    )
