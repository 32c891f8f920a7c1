"""The detail view of a programme: a heading, then parts with their lines."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from hannover_foerder.model.office import is_old
from hannover_foerder.named_tuple import NamedTuple
from hannover_foerder.output.blocks import Line, Part, Title
from hannover_foerder.output.harmless import harmless, linkable
from hannover_foerder.output.objects import contact_point_object, status_object
from hannover_foerder.output.views.detail_facts import evidence, statements
from hannover_foerder.output.views.overview import overview
from hannover_foerder.words import formats

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from datetime import date

    from hannover_foerder.model.contact_point import ContactPoint
    from hannover_foerder.model.programme import Contact, DeadlineDate, Funding, FundingPart, Programme
    from hannover_foerder.model.status import StatusAt
    from hannover_foerder.model.text import Text
    from hannover_foerder.model.vocabulary import Vocabulary
    from hannover_foerder.output.blocks import Block
    from hannover_foerder.output.labels import Labels


_GLANCE: Final = (("detail.for", "target_groups"), ("detail.where", "areas"), ("detail.kind", "kinds"))


class Dossier(NamedTuple):
    """A programme with its status and contacts; ``origin`` is its file, empty for the bundled catalogue."""

    programme: Programme
    status: StatusAt
    origin: str = ""
    contact_points: tuple[ContactPoint, ...] = ()
    """Whom to ask, in the order of asking."""
    day: date | None = None
    """The day on which statements may be outdated; ``None`` marks none as such."""
    group: str | None = None
    """Its heading in a grouped list."""


class LinkedView(NamedTuple):
    """Programmes as linked data, in all languages; they are read once, one after the other."""

    programmes: Iterable[Dossier]
    vocabulary: Vocabulary

    def graph(self) -> tuple[Iterable[Dossier], Vocabulary]:
        """Return the programmes, and the labels of their terms."""
        return self.programmes, self.vocabulary


class DetailView(NamedTuple):
    """Programmes in full, in one language.

    ``name_of`` gives the name of another programme by its id, ``None`` if there is none.
    """

    programmes: Sequence[Dossier]
    labels: Labels
    name_of: Callable[[str], str | None]
    with_sources: bool = False
    in_full: bool = False
    """With the background, and no list cut."""

    def objects(self) -> Iterator[dict[str, Any]]:
        """Yield a whole record each: ``id``, status, origin and contact, then every field.

        What is not known is ``null``, ``[]`` or ``{}``.
        """
        from hannover_foerder.model.plain import to_plain, yaml_key

        for programme, status, origin, contact_points, *_ in self.programmes:
            yield {
                "id": programme.id,
                **status_object(status),
                "origin": origin or None,
                "ask": contact_point_object(contact_points[0] if contact_points else None),
                "status_date_inferred": status.inferred,
                **{yaml_key(name): to_plain(getattr(programme, name)) for name in programme._fields},
            }

    def parts(self) -> Iterator[Block]:
        """Yield the overview of each programme; on request also the background, the evidence and every statement."""
        for dossier in self.programmes:
            view = ProgrammeView(dossier, self.labels, self.name_of)
            yield overview(view, with_source=self.with_sources, in_full=self.in_full)
            parts = [*view.background(), evidence(dossier.programme, self.labels)] if self.in_full else []
            if self.with_sources:
                parts += statements(dossier.programme, self.labels)
            yield from (part for part in parts if part.lines)


class ProgrammeView(NamedTuple):
    """A programme in full, in one language."""

    dossier: Dossier
    labels: Labels
    name_of: Callable[[str], str | None]

    @property
    def programme(self) -> Programme:
        """The record."""
        return self.dossier.programme

    def say(self, key: str, **values: object) -> str:
        """Return a message in the reader's language."""
        return self.labels.say(key, **values)

    def text(self, text: Text) -> str:
        """Return a text of the catalogue; a text available in German only is marked so in other languages."""
        sentence = self.labels.text(text)
        is_foreign = self.labels.words.language != "de" and text.en is None
        return self.say("detail.german", text=sentence) if is_foreign else sentence

    def body(self, name: str) -> str:
        """Return a provider, funder or partner, with its English name in English if it has one."""
        if self.labels.words.language == "de":
            return harmless(name)
        from hannover_foerder.output.bodies import in_english

        return in_english(harmless(name)) or self.say("detail.german", text=harmless(name))

    def office(self, point: ContactPoint) -> str:
        """Return the name of an office, if it is known; a German-only name is treated as in :meth:`body`."""
        if point.name is None:
            return ""
        german, english = point.name
        return self.body(german) if english is None else self.labels.pick(point.name)

    def title(self, *, with_source: bool) -> Title:
        """Return name, id, status, why it ended and its successor, and summary.

        An unclear status says to ask first; ``with_source`` adds the key of its source.
        """
        status = self.dossier.status
        ask_first = f" {self.say('detail.ask-first')}" if status.code == "unclear" else ""
        return Title(
            name=self.labels.text(self.programme.name),
            id=harmless(self.programme.id),
            status=f"{self.labels.sentence(status, with_source=with_source)}{ask_first}",
            code=status.code,
            notes=tuple(self.ending()),
            summary=self.text(self.programme.summary) if self.programme.summary else None,
        )

    def _part(self, key: str, lines: Iterable[Line]) -> Part:
        return Part(self.say(key), tuple(lines))

    def _inline(self, key: str, text: str | None, *, is_strong: bool = False) -> Part:
        """Return a part of one line; a text of ``None`` gives an empty part."""
        return Part(self.say(key), () if text is None else (Line(text, strong=is_strong),), inline=True)

    def glance(self) -> Iterator[Part]:
        """Yield target groups, areas, kinds and amount, a part of one line each, to decide whether to read on."""
        for key, facet in _GLANCE:
            yield self._inline(key, self._labels_of(facet))
        funding = self.programme.funding
        yield self._inline("detail.amount", self.labels.full_amount(funding) if funding else None, is_strong=True)

    def steps(self) -> Iterator[Part]:
        """Yield the parts on what to do, in order."""
        programme = self.programme
        yield self._part("detail.get", self._benefits())
        yield self._part("detail.requirements", (Line(self.text(sentence.text)) for sentence in programme.requirements))
        yield self._part("detail.application", self._application())
        yield self._part("detail.deadlines", self._deadlines())
        yield self._part("detail.contact", self._contacts())
        yield self._part("detail.links", self._links())

    def gaps(self) -> Part:
        """Return the part that lists what important information is missing, and whom to ask; empty without gaps."""
        programme = self.programme
        stated = {
            "for": programme.target_groups,
            "where": programme.areas,
            "kind": programme.kinds,
            "requirements": programme.requirements,
            "application": programme.application,
            "deadlines": programme.deadlines or programme.period,
            "contact": any(point.kind != "page" for point in self.dossier.contact_points) or programme.contacts,
            "provider": programme.provider,
        }
        gaps = ", ".join(self.say(f"detail.unknown.{key}") for key, statement in stated.items() if not statement)
        if not gaps:
            return Part("", ())
        key = "detail.ask" if stated["contact"] else "detail.ask-page"
        whom = f". {self.say(key)}" if stated["contact"] or self.dossier.contact_points or programme.links else ""
        return Part(self.say("detail.unknown.heading"), (Line(f"{gaps}{whom}", faint=True),), inline=True)

    def background(self) -> Iterator[Part]:
        """Yield the parts with background information."""
        programme = self.programme
        description = [Line(self.text(programme.description), mark=" ")] if programme.description else []
        yield self._part("detail.description", description)
        yield self._part("detail.links", self._links())
        yield self._part("detail.provider", self._provider())
        yield self._inline("detail.topics", self._labels_of("topics"))
        yield self._inline("detail.aliases", "; ".join(map(harmless, programme.aliases)) or None)
        yield self._part("detail.related", self._related_programmes())
        yield self._part("detail.confusable", self._confusable())
        yield self._part("detail.conflicts", (Line(self.text(conflict.note)) for conflict in programme.conflicts))

    def notes(self) -> Iterator[str]:
        """Yield why the programme ended and its successor; if its status is unclear, what to ask first."""
        yield from self.ending()
        if self.dossier.status.code == "unclear":
            yield self.say("detail.ask-first")

    def ending(self) -> Iterator[str]:
        """Yield why the programme ended, and its successor."""
        programme = self.programme
        if programme.closed and programme.closed.reason:
            yield self.text(programme.closed.reason)
        if programme.successor:
            yield f"{self.say('detail.successor')}: {self._other(programme.successor, name=None)}"

    def _labels_of(self, facet: str) -> str | None:
        """Return the labels of a facet, ``None`` if the record says nothing on it."""
        return ", ".join(self.labels.terms(facet, getattr(self.programme, facet))) or None

    def _benefits(self) -> Iterator[Line]:
        """Yield the services, then duration, note and date of the amounts, then the parts with theirs."""
        programme = self.programme
        for service in programme.services:
            yield Line(self.text(service))
        funding = programme.funding
        if funding:
            yield from self._payment_terms(funding)
            for part in funding.parts:
                yield Line(self.labels.full_amount(part) or self.say("detail.unknown"), label=self.text(part.label))
                yield from self._payment_terms(part, level=1)

    def _payment_terms(self, funding: Funding | FundingPart, level: int = 0) -> Iterator[Line]:
        """Yield the duration of payment, a note on the amounts, and their date."""
        if duration := self.duration(funding):
            yield Line(duration, label=self.say("detail.duration"), level=level)
        if funding.note:
            yield Line(self.text(funding.note), level=level)
        if funding.as_of:
            yield Line(self.say("detail.as-of", date=self.labels.day(str(funding.as_of))), level=level, faint=True)

    def duration(self, funding: Funding | FundingPart) -> str | None:
        """Return the duration of payment; ``None`` if it is not known."""
        low, high = funding.min_duration_months, funding.duration_months
        if low and low == high:
            return self.say("duration.exactly", months=low)
        if low and high:
            return self.say("duration.between", low=low, high=high)
        if low or high:
            return self.say("duration.up-to" if high else "duration.from", months=high or low)
        return None

    def _application(self) -> Iterator[Line]:
        """Yield how to apply: whether before the project starts, channel, form, steps and documents."""
        application = self.programme.application
        if application is None:
            return
        if application.before_start is not None:
            key = "detail.before-start" if application.before_start else "detail.not-before-start"
            yield Line(self.say(key), strong=application.before_start)
        if application.channel:
            yield Line(self.say(f"channel.{application.channel}"), label=self.say("detail.channel"))
        if application.url:
            yield _link(application.url, self.say("detail.link.form"))
        for number, step in enumerate(application.steps, start=1):
            yield Line(self.text(step), mark=f"{number}.")
        if application.documents:
            yield Line("", label=self.say("detail.documents"))
            for document in application.documents:
                yield Line(self.text(document), level=1)

    def _deadlines(self) -> Iterator[Line]:
        """Yield how one may apply, the deadlines, a note on them and their date; then the period of the programme."""
        programme = self.programme
        deadlines, period = programme.deadlines, programme.period
        if deadlines:
            yield Line(self.say(f"deadlines.{deadlines.model}"), label=self.say("detail.channel"))
            for due in deadlines.dates:
                yield self.deadline(due)
            if deadlines.note:
                yield Line(self.text(deadlines.note))
            if deadlines.as_of:
                yield Line(self.say("detail.as-of", date=self.labels.day(str(deadlines.as_of))), faint=True)
        if period and (period.from_ or period.until):
            start = self.labels.day(str(period.from_)) if period.from_ else ""
            end = self.labels.day(str(period.until)) if period.until else ""
            key = "both" if start and end else "from" if start else "until"
            yield Line(self.say(f"detail.period.{key}", start=start, end=end), label=self.say("detail.period"))

    def deadline(self, due: DeadlineDate) -> Line:
        """Return a line with a day by which something is due, and a note on it."""
        if due.date:
            day = self.labels.day(str(due.date))
        elif due.yearly:
            day = self.say("deadline.yearly", day=formats.yearly(str(due.yearly), self.labels.words.language))
        else:
            day = self.say("detail.unknown")
        note = f" ({self.text(due.note)})" if due.note else ""
        return Line(f"{day}{note}", label=self.say(f"role.{due.role}"), strong=True)

    def _contacts(self) -> Iterator[Line]:
        """Yield the contacts, then offices of which only the place is known."""
        for point in self.dossier.contact_points:
            yield from self._contact_point(point)
        for contact in self.programme.contacts:
            if not (contact.phone or contact.email or contact.url):
                yield from self._place_of_contact(contact)

    def is_outdated(self, point: ContactPoint) -> bool:
        """Return whether a telephone number or mailbox is so old that the page stands before them."""
        return any(self.since(as_of) for as_of in (point.phone_as_of, point.email_as_of))

    def _contact_point(self, point: ContactPoint) -> Iterator[Line]:
        """Yield an office with its contact details; the page precedes an outdated telephone number or mailbox."""
        if point.kind == "page":
            name = self.say("detail.best-page")
        else:
            name = self.office(point) or harmless(point.address or point.url or point.email or point.phone or "")
        yield Line(name)
        way_lines = [
            Line(harmless(f"{text}{self.since(as_of)}"), label=self.say(key), level=1)
            for text, as_of, key in (
                (point.phone, point.phone_as_of, "detail.phone"),
                (point.email, point.email_as_of, "detail.email"),
            )
            if text and harmless(text) != name
        ]
        page = [_link(point.url, label=None, level=1)] if point.url and harmless(point.url) != name else []
        yield from (*page, *way_lines) if self.is_outdated(point) else (*way_lines, *page)
        if point.address and harmless(point.address) != name:
            yield Line(harmless(point.address), level=1)
        if point.note:
            yield Line(self.labels.pick(point.note), level=1, faint=True)

    def since(self, as_of: str | None) -> str:
        """Return the date of an outdated statement in brackets; empty for current ones."""
        if self.dossier.day is None or as_of is None or not is_old(as_of, self.dossier.day):
            return ""
        month = self.labels.day(as_of[: len("2026-12")])
        return f" ({self.say('detail.as-of', date=month)})"

    def _place_of_contact(self, contact: Contact) -> Iterator[Line]:
        """Yield an office of which nothing but the place and a note is known."""
        office = contact.office or contact.address
        yield Line(harmless(office or self.say("detail.unknown")))
        if contact.address and contact.address != office:
            yield Line(harmless(contact.address), level=1)
        if contact.note:
            yield Line(self.text(contact.note), level=1, faint=True)

    def _links(self) -> Iterator[Line]:
        """Yield the pages of the programme, the official one first; nothing without any."""
        links = self.programme.links
        for name in ("official", "form", "guideline", "info"):
            url = links and getattr(links, name)
            if url:
                yield _link(url, self.say(f"detail.link.{name}"))

    def _provider(self) -> Iterator[Line]:
        """Yield provider, funder, partners and budgets."""
        programme = self.programme
        if programme.provider:
            level = f" ({self.say(f'level.{programme.provider.level}')})" if programme.provider.level else ""
            yield Line(f"{self.body(programme.provider.name)}{level}")
            if programme.provider.unit:
                yield Line(self.body(programme.provider.unit), level=1)
        if programme.funder:
            yield Line(self.body(programme.funder), label=self.say("detail.funder"))
        if programme.partners:
            yield Line(", ".join(map(self.body, programme.partners)), label=self.say("detail.partners"))
        for budget in programme.budgets:
            note = f" ({self.text(budget.note)})" if budget.note else ""
            yield Line(f"{formats.euro(budget.eur, self.labels.words.language)}{note}", label=self.say("detail.budget"))

    def _related_programmes(self) -> Iterator[Line]:
        """Yield each related programme with the relation as label, and a note under it."""
        programme = self.programme
        for related in programme.related:
            yield Line(self._other(related.id, related.name), label=self.say(f"relation.{related.relation}"))
            if related.note:
                yield Line(self.text(related.note), level=1)

    def _confusable(self) -> Iterator[Line]:
        """Yield each programme that this one must not be confused with, and the difference under it."""
        for confusable in self.programme.not_to_confuse:
            yield Line(self._other(confusable.id, confusable.name))
            yield Line(self.text(confusable.difference), level=1)

    def _other(self, programme_id: str | None, name: str | None) -> str:
        """Return the name of another programme, with its id if the record gives one.

        In German the name that the record uses comes first, in other languages that of the catalogue.
        """
        if programme_id is None:
            return harmless(name or self.say("detail.unknown"))
        catalogue_name = self.name_of(programme_id)
        title = catalogue_name if self.labels.words.language != "de" and catalogue_name else name or catalogue_name
        return f"{harmless(title)} ({harmless(programme_id)})" if title else harmless(programme_id)


def _link(url: str, label: str | None, level: int = 0) -> Line:
    return Line(harmless(url), label=label, level=level, url=linkable(url))
