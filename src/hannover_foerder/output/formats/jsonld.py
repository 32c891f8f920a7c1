"""Programmes as linked data: a graph of schema.org ``GovernmentService`` in JSON-LD 1.1, in both languages.

Only what a record says goes in, under properties that schema.org defines for the type they stand in. The record, a
``CreativeWork`` about the service, is what is based on the sources (``isBasedOn``); a source has ``datePublished`` only
where its page shows the date. ``serviceOutput`` is the money, where all of it is of one sort that schema.org knows.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Final

from hannover_foerder.output.harmless import escaped_json, linkable
from hannover_foerder.output.labels import Labels
from hannover_foerder.words import LANGUAGES, words_for

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from hannover_foerder.model.programme import Contact, Funding, FundingPart, Programme, Source
    from hannover_foerder.model.status import StatusAt
    from hannover_foerder.model.text import Text
    from hannover_foerder.model.vocabulary import Vocabulary

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


def document(entries: Iterable[tuple[Programme, StatusAt]], vocabulary: Vocabulary) -> str:
    """The graph of programmes, amounts with its status. ``<`` is escaped, so that it can stand inside a page."""
    graph = [service(programme, status, vocabulary) for programme, status in entries]
    text = json.dumps({"@context": _CONTEXT, "@graph": graph}, ensure_ascii=False, indent=2)
    return escaped_json(text).replace("<", "\\u003c") + "\n"


def service(programme: Programme, status: StatusAt, vocabulary: Vocabulary) -> Node:
    """The node of a programme; its address in the graph is ``#`` and the id."""
    links, text = programme.links, programme.description or programme.summary
    return _filled(
        {
            "@type": "GovernmentService",
            "@id": f"#{programme.id}",
            "identifier": programme.id,
            "name": _texts(programme.name),
            "alternateName": list(programme.aliases),
            "description": text and _texts(text),
            "url": links and linkable(links.official),
            "provider": _provider(programme),
            "areaServed": [_area(area, vocabulary) for area in programme.areas],
            "audience": [
                {"@type": "Audience", "identifier": group, "audienceType": _label("target_groups", group, vocabulary)}
                for group in programme.target_groups
            ],
            "category": _labels("topics", programme.topics, vocabulary),
            "serviceType": _labels("kinds", programme.kinds, vocabulary),
            "serviceOutput": list(_money(programme, vocabulary)),
            "availableChannel": list(_channels(programme)),
            "offers": _offer(programme, status),
            "subjectOf": _record(programme),
        }
    )


def _filled(node: Node) -> Node:
    """A node without what is not known."""
    return {name: value for name, value in node.items() if value not in (None, [], {})}


def _texts(text: Text) -> list[Node]:
    """A text in the languages it has."""
    pairs = zip(LANGUAGES, (text.de, text.en), strict=True)
    return [{"@language": language, "@value": value} for language, value in pairs if value]


def _label(facet: str, term: str, vocabulary: Vocabulary) -> list[Node] | str:
    listed = vocabulary.facet(facet).get(term)
    return _texts(listed.label) if listed else term


def _labels(facet: str, terms: Iterable[str], vocabulary: Vocabulary) -> list[Node | str]:
    """The labels of several terms, one list for all languages."""
    labels: list[Node | str] = []
    for term in terms:
        label = _label(facet, term, vocabulary)
        labels += [label] if isinstance(label, str) else label
    return labels


def _provider(programme: Programme) -> Node | None:
    provider = programme.provider
    if provider is None:
        return None
    kind = _BODIES.get(provider.level, "GovernmentOrganization") if provider.level else "Organization"
    unit = provider.unit and {"@type": "Organization", "name": provider.unit}
    return _filled({"@type": kind, "name": provider.name, "department": unit})


def _area(area: str, vocabulary: Vocabulary) -> Node:
    """An area with its official municipality key (AGS), if it has one."""
    term = vocabulary.areas.get(area)
    key = term and term.ags and {"@type": "PropertyValue", "propertyID": "AGS", "value": term.ags}
    return _filled({"@type": "AdministrativeArea", "name": _label("areas", area, vocabulary), "identifier": key})


def _money(programme: Programme, vocabulary: Vocabulary) -> Iterator[Node]:
    """What one applicant gets, the parts amounts for themselves; nothing where grant and loan or other sorts mix."""
    funding = programme.funding
    terms = [vocabulary.kinds[kind] for kind in programme.kinds if kind in vocabulary.kinds]
    sorts = {term.fdb for term in terms} - {_NO_MONEY}
    kind = _MONEY.get(sorts.pop() or "") if len(sorts) == 1 else None
    if funding is None or kind is None:
        return
    giver = programme.funder and {"@type": "Organization", "name": programme.funder}
    payer = giver if kind == "MonetaryGrant" else None
    named: list[tuple[Text | None, Funding | FundingPart]] = [(None, funding)]
    named += [(part.label, part) for part in funding.parts]
    for name, amounts in named:
        said = _said(amounts)
        if said:
            yield _filled(
                {
                    "@type": kind,
                    "name": name and _texts(name),
                    "description": said,
                    "amount": _sum(amounts),
                    "funder": payer,
                }
            )


def _said(amounts: Funding | FundingPart) -> list[Node]:
    """The sum in words, since per what and how often it is paid has no property of its own."""
    said = ((language, _labels_in(language).full_amount(amounts)) for language in LANGUAGES)
    return [{"@language": language, "@value": words} for language, words in said if words]


def _labels_in(language: str) -> Labels:
    return Labels(words_for(language), lambda _, term: (term, term))


def _sum(amounts: Funding | FundingPart) -> Node | None:
    numbers = _filled({"value": amounts.amount_eur, "minValue": amounts.min_eur, "maxValue": amounts.max_eur})
    return {"@type": "MonetaryAmount", "currency": "EUR", **numbers} if numbers else None


def _channels(programme: Programme) -> Iterator[Node]:
    """Where one applies, then the offices that answer."""
    url = linkable(programme.application.url if programme.application else None)
    if url:
        yield {"@type": "ServiceChannel", "serviceUrl": url}
    for contact in programme.contacts:
        yield _office(contact)


def _office(contact: Contact) -> Node:
    point = _filled({"telephone": contact.phone, "email": contact.email})
    return _filled(
        {
            "@type": "ServiceChannel",
            "name": contact.office,
            "description": contact.note and _texts(contact.note),
            "serviceUrl": linkable(contact.url),
            "servicePhone": {"@type": "ContactPoint", **point} if point else None,
            "serviceLocation": contact.address and {"@type": "Place", "address": contact.address},
        }
    )


def _offer(programme: Programme, status: StatusAt) -> Node | None:
    """From when to when it can be had, as exact as known, and that it has ended."""
    period, closed = programme.period, programme.closed
    end = closed.on if closed else period.until if period else None
    offer = _filled(
        {
            "availabilityStarts": str(period.from_) if period and period.from_ else None,
            "availabilityEnds": str(end) if end else None,
            "availability": f"{_CONTEXT}/Discontinued" if status.code == "ended" else None,
        }
    )
    return {"@type": "Offer", **offer} if offer else None


def _record(programme: Programme) -> Node | None:
    sources = [_source(source) for source in programme.sources.values()]
    return {"@type": "CreativeWork", "isBasedOn": sources} if sources else None


def _source(source: Source) -> Node:
    shown = str(source.date) if source.date and not source.date_inferred else None
    return _filled({"@type": "CreativeWork", "name": source.title, "url": linkable(source.url), "datePublished": shown})
