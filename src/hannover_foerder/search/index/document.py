"""The searchable document of a programme: its texts in both languages, labels and synonyms of its terms, by field.

Left out on purpose: what a programme must not be confused with and other programmes it is related to (their words
would lead here), sources, addresses and numbers.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from hannover_foerder.model.programme import Fact, Programme
    from hannover_foerder.model.text import Text
    from hannover_foerder.model.vocabulary import Term, Vocabulary
    from hannover_foerder.search.index.forward import Document

_ABOUT_OTHERS = ("not_to_confuse", "related", "successor", "conflicts", "contacts", "links")


def document_of(programme: Programme, vocabulary: Vocabulary) -> Document:
    """Return the searchable texts of a programme by field of :data:`.forward.FIELDS`, and its ``id``."""
    provider = programme.provider
    document: dict[str, list[str]] = {
        "id": [programme.id],
        "name": _both([programme.name]),
        "aliases": list(programme.aliases),
        "provider": _given([*((provider.name, provider.unit) if provider else ()), programme.funder]),
        "summary": _both([programme.summary]),
        "services": _both(programme.services),
        "requirements": _both(requirement.text for requirement in programme.requirements),
        "body": _body(programme),
    }
    for field, facet, ids in (
        ("kind", vocabulary.kinds, programme.kinds),
        ("topics", vocabulary.topics, programme.topics),
        ("target_groups", vocabulary.target_groups, programme.target_groups),
    ):
        document[field], document[f"{field}_wider"] = _labels(facet, ids)
    document["area"], _ = _labels(vocabulary.areas, programme.areas)
    document["served"] = _served(vocabulary, programme.areas)
    return document


def _given(values: Iterable[str | None]) -> list[str]:
    return [value for value in values if value]


def _both(values: Iterable[Text | None]) -> list[str]:
    return _given(text for value in values if value for text in (value.de, value.en))


def _labels(terms: Mapping[str, Term], ids: Sequence[str]) -> tuple[list[str], list[str]]:
    """Return the labels of the terms; and, for a lower weight, their synonyms and the labels of wider terms."""
    own: list[str] = []
    wider: list[str] = []
    for identifier in dict.fromkeys(ids):
        term = terms.get(identifier)
        if term is None:
            own.append(identifier)
            continue
        own += [term.de, term.en]
        wider += [identifier, *term.synonyms]
        wider_term = terms.get(term.broader) if term.broader else None
        while wider_term is not None and wider_term.de not in wider:
            wider += [wider_term.de, wider_term.en]
            wider_term = terms.get(wider_term.broader) if wider_term.broader else None
    return own, wider


def _served(vocabulary: Vocabulary, areas: Sequence[str]) -> list[str]:
    """Return the places inside the areas, where the programme applies too."""
    places: list[str] = []
    for area in areas:
        for identifier in sorted(vocabulary.descendants("areas", area)):
            term = vocabulary.areas[identifier]
            places += [term.de, term.en, *term.synonyms]
    return list(dict.fromkeys(places))


def _body(programme: Programme) -> list[str]:
    """Return the texts that say more than what a programme is about: description, notes, steps, offices, facts."""
    lines = _both([programme.description])
    lines += programme.partners
    funding, application, deadlines, closed = (
        programme.funding,
        programme.application,
        programme.deadlines,
        programme.closed,
    )
    if funding is not None:
        lines += _both([funding.note])
        for part in funding.parts:
            lines += _both([part.label, part.note])
    for budget in programme.budgets:
        lines += _both([budget.note])
    if application is not None:
        lines += _both((*application.steps, *application.documents))
    if deadlines is not None:
        lines += _both([deadlines.note, *(date.note for date in deadlines.dates)])
    if closed is not None:
        lines += _both([closed.reason])
    lines += _given(contact.office for contact in programme.contacts)
    lines += [fact.text for fact in programme.facts if not _about_others(fact)]
    return list(dict.fromkeys(lines))


def _about_others(fact: Fact) -> bool:
    return bool(fact.supports) and all(path.startswith(_ABOUT_OTHERS) for path in fact.supports)
