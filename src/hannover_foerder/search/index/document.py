"""The searchable document of a programme: its texts in both languages, labels and synonyms of its terms, by field.

Left out on purpose: what a programme must not be confused with and other programmes it is related to (their words
would lead here), sources, addresses and numbers.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from hannover_foerder.model.programme import Fact, Programme
    from hannover_foerder.model.text import Text
    from hannover_foerder.model.vocabulary import Vocabulary
    from hannover_foerder.search.index.forward import Document

_ABOUT_OTHERS = ("not_to_confuse", "related", "successor", "conflicts", "contacts", "links")


def document_of(programme: Programme, vocabulary: Vocabulary) -> Document:
    """Return the searchable texts of a programme by field of :data:`.forward.FIELDS`, and its ``id``."""
    providers = (programme.provider.name, programme.provider.unit) if programme.provider else ()
    document: dict[str, list[str]] = {
        "id": [programme.id],
        "name": _both([programme.name]),
        "aliases": list(programme.aliases),
        "provider": [name for name in (*providers, programme.funder) if name],
        "summary": _both([programme.summary]),
        "services": _both(programme.services),
        "requirements": _both(requirement.text for requirement in programme.requirements),
        "body": _body(programme),
    }
    for field, facet, ids in (
        ("kind", "kinds", programme.kinds),
        ("topics", "topics", programme.topics),
        ("target_groups", "target_groups", programme.target_groups),
    ):
        document[field], document[f"{field}_wider"] = _labels(vocabulary, facet, ids)
    document["area"], _ = _labels(vocabulary, "areas", programme.areas)
    document["served"] = _served(vocabulary, programme.areas)
    return document


def _both(values: Iterable[Text | None]) -> list[str]:
    """Return some texts in both languages, as far as they are given."""
    return [text for value in values if value for text in (value.de, value.en) if text]


def _labels(vocabulary: Vocabulary, facet: str, ids: Sequence[str]) -> tuple[list[str], list[str]]:
    """Return two lists: the labels of terms; and, for a lower weight, their ids, synonyms and the labels of wider ones.

    ``ids`` may repeat terms; one that the vocabulary lacks is its own label.
    """
    terms = vocabulary.facet(facet)
    labels: list[str] = []
    texts_around: list[str] = []
    for term_id in dict.fromkeys(ids):
        if term_id not in terms:
            labels.append(term_id)
            continue
        term, *wider_terms = (terms[ancestor_id] for ancestor_id in vocabulary.ancestors(facet, term_id))
        labels += [term.de, term.en]
        texts_around += [term_id, *term.synonyms]
        for wider_term in wider_terms:
            if wider_term.de not in texts_around:
                texts_around += [wider_term.de, wider_term.en]
    return labels, texts_around


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
    funding, application, deadlines = programme.funding, programme.application, programme.deadlines
    lines = [*_both([programme.description]), *programme.partners]
    if funding is not None:
        lines += _both((funding.note, *(text for part in funding.parts for text in (part.label, part.note))))
    lines += _both(budget.note for budget in programme.budgets)
    if application is not None:
        lines += _both((*application.steps, *application.documents))
    if deadlines is not None:
        lines += _both((deadlines.note, *(date.note for date in deadlines.dates)))
    if programme.closed is not None:
        lines += _both([programme.closed.reason])
    lines += [contact.office for contact in programme.contacts if contact.office]
    lines += [fact.text for fact in programme.facts if not _is_about_others(fact)]
    return list(dict.fromkeys(lines))


def _is_about_others(fact: Fact) -> bool:
    """Return whether a sentence supports nothing but what is said of other programmes, of contacts and links."""
    return bool(fact.supports) and all(path.startswith(_ABOUT_OTHERS) for path in fact.supports)
