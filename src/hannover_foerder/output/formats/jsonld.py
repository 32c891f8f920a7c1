"""Programmes as linked data: schema.org ``GovernmentService`` in JSON-LD 1.1, in both languages.

Only what a record says goes in, under properties that schema.org defines for the type they stand in. The record, a
``CreativeWork`` about the service, is what is based on the sources (``isBasedOn``); a source has ``datePublished`` only
where its page shows the date. ``serviceOutput`` is the money, where all of it is of one sort that schema.org knows.
The status and every day to apply by stand in the offer; its ``validThrough`` is the next such day.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Final

from hannover_foerder.model.card import next_day
from hannover_foerder.model.dates import iso
from hannover_foerder.model.office import pages_best_first
from hannover_foerder.model.status import APPLICATION_ROLES, TAKES_APPLICATIONS
from hannover_foerder.output.harmless import escape_json, linkable
from hannover_foerder.output.labels import Labels
from hannover_foerder.words import LANGUAGES, words_for

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import date

    from hannover_foerder.model.contact_point import ContactPoint
    from hannover_foerder.model.programme import Contact, Funding, FundingPart, Programme, Source
    from hannover_foerder.model.status import StatusAt
    from hannover_foerder.model.text import Text
    from hannover_foerder.model.vocabulary import Vocabulary
    from hannover_foerder.output.views.detail import Dossier

    Node = dict[str, Any]

_CONTEXT: Final = "https://schema.org"
_BODIES: Final = {
    "association": "Organization",
    "chamber": "Organization",
    "company": "Organization",
    "university": "CollegeOrUniversity",
}
"""The type of a provider by its level; every other level is a level of government."""
_MONEY: Final = {"zuschuss": "MonetaryGrant", "darlehen": "LoanOrCredit"}
"""The type of the money by the code of a kind in the Förderdatenbank (foerderdatenbank.de)."""
_NO_MONEY: Final = "sonstige"
_AVAILABILITY: Final = {
    "running": "InStock",
    "ending-soon": "InStock",
    "suspended": "OutOfStock",
    "ended": "Discontinued",
}
"""The ``ItemAvailability`` of a status; of an announced or unclear one schema.org has none."""


def document(programmes: Iterable[Dossier], vocabulary: Vocabulary) -> Iterator[str]:
    """Yield the graph piece by piece, one a programme, so that no memory holds all of it.

    ``<`` is escaped, so that it can stand inside a page.
    """
    yield f'{{\n  "@context": "{_CONTEXT}",\n  "@graph": ['
    comma = ""
    for subject in programmes:
        # a line break inside a text is written as an escape, so every one here is between values
        node = json.dumps(service(subject, vocabulary), ensure_ascii=False, indent=2).replace("\n", "\n    ")
        yield escape_json(f"{comma}\n    {node}").replace("<", "\\u003c")
        comma = ","
    yield "\n  ]\n}\n" if comma else "]\n}\n"


def service(subject: Dossier, vocabulary: Vocabulary) -> Node:
    """Return the node of a programme; its identifier in the graph is ``#`` and the id."""
    programme, text = subject.programme, subject.programme.description or subject.programme.summary
    return _node(
        {
            "@type": "GovernmentService",
            "@id": f"#{programme.id}",
            "identifier": programme.id,
            "name": _texts(programme.name),
            "alternateName": list(programme.aliases),
            "description": _texts(text),
            "url": _page_url(programme, subject.contact_points),
            "provider": _provider(programme),
            "areaServed": [_area(area, vocabulary) for area in programme.areas],
            "audience": [
                {
                    "@type": "Audience",
                    "identifier": group,
                    "audienceType": _term_label("target_groups", group, vocabulary),
                }
                for group in programme.target_groups
            ],
            "category": _term_labels("topics", programme.topics, vocabulary),
            "serviceType": _term_labels("kinds", programme.kinds, vocabulary),
            "serviceOutput": list(_money(programme, vocabulary)),
            "availableChannel": list(_channels(programme, subject.contact_points)),
            "offers": _offer(programme, subject.status, subject.day),
            "subjectOf": _record(programme),
        }
    )


def _page_url(programme: Programme, contact_points: Sequence[ContactPoint]) -> str | None:
    """Return the address of the best page that is safe to link, ``None`` if none is."""
    return next((url for _, url in pages_best_first(programme, contact_points) if linkable(url)), None)


def _node(node: Node) -> Node:
    """Return a node without absent values."""
    return {name: value for name, value in node.items() if value not in (None, [], {})}


def _texts(text: Text | None) -> list[Node]:
    """Return a text of a record in its available languages; empty without one."""
    return _in_languages(text.pair if text else None)


def _in_languages(texts: Iterable[str | None] | None) -> list[Node]:
    """Return a German and an English text, as far as available; empty without any."""
    pairs = zip(LANGUAGES, texts, strict=True) if texts else ()
    return [{"@language": language, "@value": value} for language, value in pairs if value]


def _term_label(facet: str, term_id: str, vocabulary: Vocabulary) -> list[Node] | str:
    """Return the label of a term in both languages; a term that the vocabulary does not have is its id."""
    term = vocabulary.facet(facet).get(term_id)
    return _texts(term.label) if term else term_id


def _term_labels(facet: str, terms: Iterable[str], vocabulary: Vocabulary) -> list[Node | str]:
    """Return the labels of all terms in one flat list."""
    labels: list[Node | str] = []
    for label in (_term_label(facet, term, vocabulary) for term in terms):
        labels += [label] if isinstance(label, str) else label
    return labels


def _provider(programme: Programme) -> Node | None:
    """Return the provider with its unit; ``None`` without one."""
    provider = programme.provider
    if provider is None:
        return None
    kind = _BODIES.get(provider.level, "GovernmentOrganization") if provider.level else "Organization"
    unit = provider.unit and {"@type": "Organization", "name": provider.unit}
    return _node({"@type": kind, "name": provider.name, "department": unit})


def _area(area: str, vocabulary: Vocabulary) -> Node:
    """Return an area with its official municipality key (AGS), if it has one."""
    term = vocabulary.areas.get(area)
    key = term and term.ags and {"@type": "PropertyValue", "propertyID": "AGS", "value": term.ags}
    return _node({"@type": "AdministrativeArea", "name": _term_label("areas", area, vocabulary), "identifier": key})


def _money(programme: Programme, vocabulary: Vocabulary) -> Iterator[Node]:
    """Yield the amounts for one applicant, else those of the parts; nothing if sorts of money are mixed."""
    funding = programme.funding
    terms = [vocabulary.kinds[kind] for kind in programme.kinds if kind in vocabulary.kinds]
    sorts = {term.fdb for term in terms} - {_NO_MONEY}
    kind = _MONEY.get(sorts.pop() or "") if len(sorts) == 1 else None
    if funding is None or kind is None:
        return
    has_funder = programme.funder and kind == "MonetaryGrant"
    amounts_by_label: list[tuple[Text | None, Funding | FundingPart]] = [(None, funding)]
    amounts_by_label += [(part.label, part) for part in funding.parts]
    for name, amounts in amounts_by_label:
        sum_in_words = _sum_in_words(amounts)
        if sum_in_words:
            yield _node(
                {
                    "@type": kind,
                    "name": _texts(name),
                    "description": sum_in_words,
                    "amount": _sum(amounts),
                    "funder": {"@type": "Organization", "name": programme.funder} if has_funder else None,
                }
            )


def _sum_in_words(amounts: Funding | FundingPart) -> list[Node]:
    """Return the sum in words, since schema.org has no property for unit and frequency of payment."""
    all_labels = (Labels(words_for(language), lambda _, term: (term, term)) for language in LANGUAGES)
    return _in_languages(labels.full_amount(amounts) for labels in all_labels)


def _sum(amounts: Funding | FundingPart) -> Node | None:
    """Return the sum in numbers, one or from least to most; ``None`` without a number."""
    numbers = _node({"value": amounts.amount_eur, "minValue": amounts.min_eur, "maxValue": amounts.max_eur})
    return {"@type": "MonetaryAmount", "currency": "EUR", **numbers} if numbers else None


def _channels(programme: Programme, contact_points: Sequence[ContactPoint]) -> Iterator[Node]:
    """Yield where to apply, then the programme's own contacts, else its offices."""
    url = linkable(programme.application.url if programme.application else None)
    if url:
        yield {"@type": "ServiceChannel", "serviceUrl": url}
    for contact in programme.contacts:
        yield _channel(contact, contact.office, _texts(contact.note))
    for point in contact_points:
        if point.kind == "office":
            yield _channel(point, _in_languages(point.name), _in_languages(point.note))


def _channel(office: Contact | ContactPoint, name: str | list[Node] | None, note: list[Node]) -> Node:
    """Return an office with telephone number, mailbox, page and place."""
    ways = _node({"telephone": office.phone, "email": office.email})
    return _node(
        {
            "@type": "ServiceChannel",
            "name": name,
            "description": note,
            "serviceUrl": linkable(office.url),
            "servicePhone": {"@type": "ContactPoint", **ways} if ways else None,
            "serviceLocation": office.address and {"@type": "Place", "address": office.address},
        }
    )


def _offer(programme: Programme, status: StatusAt, day: date | None) -> Node:
    """Return status, period and application deadlines, all as exact as known."""
    period, available = programme.period, _AVAILABILITY.get(status.code)
    return _node(
        {
            "@type": "Offer",
            "availabilityStarts": iso(period.from_) if period else None,
            "availabilityEnds": iso(programme.end),
            "availability": f"{_CONTEXT}/{available}" if available else None,
            "validThrough": _last_day(programme, status, day),
            "additionalProperty": [_status(status), *_days_to_apply(programme)],
        }
    )


def _last_day(programme: Programme, status: StatusAt, day: date | None) -> str | None:
    """Return the next application deadline; none for a programme without applications."""
    if day is None or status.code not in TAKES_APPLICATIONS or programme.deadlines is None:
        return None
    return next_day(((due.date, due.yearly) for due in programme.deadlines.dates if due.role in APPLICATION_ROLES), day)


def _status(status: StatusAt) -> Node:
    """Return the status, its code as value and its word in both languages as name."""
    texts = _in_languages(words_for(language).say(f"status.{status.code}") for language in LANGUAGES)
    return {"@type": "PropertyValue", "propertyID": "status", "name": texts, "value": status.code}


def _days_to_apply(programme: Programme) -> Iterator[Node]:
    """Yield every day to apply by: a date, or a day of every year as ``--MM-DD`` (xsd:gMonthDay)."""
    for due in programme.deadlines.dates if programme.deadlines else ():
        value = str(due.date) if due.date else f"--{due.yearly}" if due.yearly else None
        if due.role in APPLICATION_ROLES and value:
            property_ = {"@type": "PropertyValue", "propertyID": f"deadline-{due.role}", "value": value}
            yield _node({**property_, "description": _texts(due.note)})


def _record(programme: Programme) -> Node | None:
    """Return the record as a work that is based on its sources; ``None`` without a source."""
    sources = [_source(source) for source in programme.sources.values()]
    return {"@type": "CreativeWork", "isBasedOn": sources} if sources else None


def _source(source: Source) -> Node:
    """Return a source, with its date if its page shows it."""
    date_shown = str(source.date) if source.date and not source.date_inferred else None
    return _node(
        {"@type": "CreativeWork", "name": source.title, "url": linkable(source.url), "datePublished": date_shown}
    )
