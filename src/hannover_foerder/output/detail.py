"""What the detail view of a programme says, before it takes a form: parts with a heading, each with its lines."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from hannover_foerder.output.detail_facts import evidence, statements
from hannover_foerder.output.harmless import harmless, linkable
from hannover_foerder.output.lines import Line, Part
from hannover_foerder.words import formats

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from hannover_foerder.model.programme import Contact, DeadlineDate, Funding, FundingPart, Programme
    from hannover_foerder.model.status import StatusAt, StatusCode
    from hannover_foerder.model.text import Text
    from hannover_foerder.output.labels import Labels


class Detail(NamedTuple):
    """A programme in words."""

    name: str
    id: str
    status: str
    code: StatusCode
    notes: tuple[str, ...]
    """What the status does not say: why it ended, what took its place."""
    summary: str | None
    description: str | None
    parts: tuple[Part, ...]


def detail(
    programme: Programme,
    status: StatusAt,
    labels: Labels,
    name_of: Callable[[str], str | None],
    *,
    with_sources: bool = False,
) -> Detail:
    """The detail view. ``name_of`` gives the name of another programme by its id, ``None`` if there is none."""
    view = View(programme, labels, name_of)
    parts = [*view.parts(), evidence(programme, labels)]
    if with_sources:
        parts += statements(programme, labels)
    return Detail(
        name=view.text(programme.name),
        id=harmless(programme.id),
        status=labels.reason(status),
        code=status.code,
        notes=tuple(view.notes()),
        summary=view.text(programme.summary) if programme.summary else None,
        description=view.text(programme.description) if programme.description else None,
        parts=tuple(part for part in parts if part.lines),
    )


class View(NamedTuple):
    """One programme seen in one language."""

    programme: Programme
    labels: Labels
    name_of: Callable[[str], str | None]

    def text(self, text: Text) -> str:
        return self.labels.pick((text.de, text.en))

    def part(self, key: str, lines: Iterator[Line] | list[Line], *, expected: bool = False) -> Part:
        """A part; one that readers look for says so when nothing is known."""
        found = tuple(lines)
        if expected and not found:
            found = (Line(self.labels.words.say("detail.unknown"), faint=True),)
        return Part(self.labels.words.say(key), found)

    def parts(self) -> Iterator[Part]:
        programme = self.programme
        yield self.part("detail.get", self.help(), expected=True)
        yield self.part("detail.for", self.terms("target_groups"), expected=True)
        yield self.part("detail.where", self.terms("areas"), expected=True)
        yield self.part(
            "detail.requirements", [Line(self.text(one.text)) for one in programme.requirements], expected=True
        )
        yield self.part("detail.application", self.application(), expected=True)
        yield self.part("detail.deadlines", self.deadlines(), expected=True)
        yield self.part(
            "detail.contact", [line for one in programme.contacts for line in self.contact(one)], expected=True
        )
        yield self.part("detail.links", self.links())
        yield self.part("detail.provider", self.provider(), expected=True)
        yield self.part("detail.topics", self.terms("topics"))
        yield self.part("detail.aliases", [Line(harmless(alias)) for alias in programme.aliases])
        yield self.part("detail.related", self.related())
        yield self.part("detail.confusable", self.confusable())
        yield self.part("detail.conflicts", [Line(self.text(one.note)) for one in programme.conflicts])

    def notes(self) -> Iterator[str]:
        """Why it ended, and what took its place."""
        programme = self.programme
        if programme.closed and programme.closed.reason:
            yield self.text(programme.closed.reason)
        if programme.successor:
            yield f"{self.labels.words.say('detail.successor')}: {self.other(programme.successor, None)}"

    def terms(self, facet: str) -> Iterator[Line]:
        for label in self.labels.terms(facet, getattr(self.programme, facet)):
            yield Line(label)

    def help(self) -> Iterator[Line]:
        """Kinds, services and money."""
        programme, say = self.programme, self.labels.words.say
        kinds = self.labels.terms("kinds", programme.kinds)
        if kinds:
            yield Line(", ".join(kinds), label=say("detail.kind"))
        funding = programme.funding
        if funding:
            amount = self.labels.full_amount(funding)
            if amount:
                yield Line(amount, label=say("detail.amount"), strong=True)
            yield from self.terms_of(funding)
            for part in funding.parts:
                yield Line(self.labels.full_amount(part) or say("detail.unknown"), label=self.text(part.label))
                yield from self.terms_of(part, level=1)
        for budget in programme.budgets:
            note = f" ({self.text(budget.note)})" if budget.note else ""
            yield Line(f"{formats.euro(budget.eur, self.labels.words.language)}{note}", label=say("detail.budget"))
        for service in programme.services:
            yield Line(self.text(service))

    def terms_of(self, funding: Funding | FundingPart, level: int = 0) -> Iterator[Line]:
        """How long it is paid, from when the numbers are, and what they do not say."""
        say = self.labels.words.say
        low, high = funding.min_duration_months, funding.duration_months
        if low and high:
            same = low == high
            text = say("duration.exactly", months=low) if same else say("duration.between", low=low, high=high)
            yield Line(text, label=say("detail.duration"), level=level)
        elif low or high:
            key = "duration.up-to" if high else "duration.from"
            yield Line(say(key, months=high or low), label=say("detail.duration"), level=level)
        if funding.note:
            yield Line(self.text(funding.note), level=level)
        if funding.as_of:
            yield Line(say("detail.as-of", date=self.labels.day(str(funding.as_of))), level=level, faint=True)

    def application(self) -> Iterator[Line]:
        application, say = self.programme.application, self.labels.words.say
        if application is None:
            return
        if application.before_start is not None:
            key = "detail.before-start" if application.before_start else "detail.not-before-start"
            yield Line(say(key), strong=application.before_start)
        if application.channel:
            yield Line(say(f"channel.{application.channel}"), label=say("detail.channel"))
        if application.url:
            yield _link(application.url, say("detail.link.form"))
        for number, step in enumerate(application.steps, start=1):
            yield Line(self.text(step), mark=f"{number}.")
        if application.documents:
            yield Line("", label=say("detail.documents"))
            for document in application.documents:
                yield Line(self.text(document), level=1)

    def deadlines(self) -> Iterator[Line]:
        programme, say = self.programme, self.labels.words.say
        deadlines, period = programme.deadlines, programme.period
        if deadlines:
            yield Line(say(f"deadlines.{deadlines.model}"), label=say("detail.channel"))
            for one in deadlines.dates:
                yield self.deadline(one)
            if deadlines.note:
                yield Line(self.text(deadlines.note))
            if deadlines.as_of:
                yield Line(say("detail.as-of", date=self.labels.day(str(deadlines.as_of))), faint=True)
        if period and (period.from_ or period.until):
            start = self.labels.day(str(period.from_)) if period.from_ else ""
            end = self.labels.day(str(period.until)) if period.until else ""
            key = "both" if start and end else "from" if start else "until"
            yield Line(say(f"detail.period.{key}", start=start, end=end), label=say("detail.period"))

    def deadline(self, one: DeadlineDate) -> Line:
        say, words = self.labels.words.say, self.labels.words
        if one.date:
            day = self.labels.day(str(one.date))
        elif one.yearly:
            day = say("deadline.yearly", day=formats.yearly(str(one.yearly), words.language))
        else:
            day = say("detail.unknown")
        note = f" ({self.text(one.note)})" if one.note else ""
        return Line(f"{day}{note}", label=say(f"role.{one.role}"), strong=True)

    def contact(self, contact: Contact) -> Iterator[Line]:
        say = self.labels.words.say
        office = contact.office or contact.address or contact.url or contact.email or contact.phone
        yield Line(harmless(office or say("detail.unknown")))
        if contact.phone and contact.phone != office:
            yield Line(harmless(contact.phone), label=say("detail.phone"), level=1)
        if contact.email and contact.email != office:
            yield Line(harmless(contact.email), label=say("detail.email"), level=1)
        if contact.url and contact.url != office:
            yield _link(contact.url, None, level=1)
        if contact.address and contact.address != office:
            yield Line(harmless(contact.address), level=1)
        if contact.note:
            yield Line(self.text(contact.note), level=1, faint=True)

    def links(self) -> Iterator[Line]:
        links = self.programme.links
        for name in ("official", "form", "guideline", "info"):
            url = links and getattr(links, name)
            if url:
                yield _link(url, self.labels.words.say(f"detail.link.{name}"))

    def provider(self) -> Iterator[Line]:
        programme, say = self.programme, self.labels.words.say
        if programme.provider:
            level = f" ({say(f'level.{programme.provider.level}')})" if programme.provider.level else ""
            yield Line(f"{harmless(programme.provider.name)}{level}")
            if programme.provider.unit:
                yield Line(harmless(programme.provider.unit), level=1)
        if programme.funder:
            yield Line(harmless(programme.funder), label=say("detail.funder"))
        if programme.partners:
            yield Line(", ".join(map(harmless, programme.partners)), label=say("detail.partners"))

    def related(self) -> Iterator[Line]:
        programme, say = self.programme, self.labels.words.say
        for one in programme.related:
            yield Line(self.other(one.id, one.name), label=say(f"relation.{one.relation}"))
            if one.note:
                yield Line(self.text(one.note), level=1)

    def confusable(self) -> Iterator[Line]:
        for one in self.programme.not_to_confuse:
            yield Line(self.other(one.id, one.name))
            yield Line(self.text(one.difference), level=1)

    def other(self, programme_id: str | None, name: str | None) -> str:
        """Another programme by its name, with its id where one can look it up."""
        if programme_id is None:
            return harmless(name or self.labels.words.say("detail.unknown"))
        found = name or self.name_of(programme_id)
        return f"{harmless(found)} ({harmless(programme_id)})" if found else harmless(programme_id)


def _link(url: str, label: str | None, level: int = 0) -> Line:
    return Line(harmless(url), label=label, level=level, url=linkable(url))
