"""Checks of the vocabulary, the synonyms and the occasions."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from hannover_foerder.lint.material import Hit
from hannover_foerder.model.vocabulary import FACETS

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from hannover_foerder.lint.material import Material


def unused_term(material: Material) -> Iterator[Hit]:
    """Yield each term that no record uses, nor one of its narrower terms.

    Areas are left out: people live in all of them.
    """
    if material.vocabulary_passage is None or material.unread:
        return
    vocabulary = material.vocabulary
    for facet in FACETS[:-1]:
        used_terms: set[str] = set()
        for record in material.records:
            for term in getattr(record.programme, facet):
                used_terms.update(vocabulary.ancestors(facet, term))
        for term in vocabulary.facet(facet):
            if term not in used_terms:
                yield Hit(material.vocabulary_passage, f"{facet}.{term}", {"term": term})


def unknown_broader(material: Material) -> Iterator[Hit]:
    """Yield each term whose wider term does not exist."""
    for facet, hit, broader in _broader(material):
        if broader not in material.vocabulary.facet(facet):
            yield hit


def broader_circle(material: Material) -> Iterator[Hit]:
    """Yield each term that is wider than itself."""
    for facet, hit, broader in _broader(material):
        if hit.values["term"] in material.vocabulary.ancestors(facet, broader):
            yield hit


def _broader(material: Material) -> Iterator[tuple[str, Hit, str]]:
    """Yield facet, place and wider term of every term that has one."""
    passage = material.vocabulary_passage
    for facet in FACETS if passage else ():
        for name, term in material.vocabulary.facet(facet).items():
            if passage and term.broader:
                yield (
                    facet,
                    Hit(passage, f"{facet}.{name}.broader", {"term": name, "broader": term.broader}),
                    term.broader,
                )


def idle_synonym(material: Material) -> Iterator[Hit]:
    """Yield each entry of the synonyms that leads to no record."""
    if material.synonyms_passage is None or material.reaches is None:
        return
    for section, entries in _relations(material.synonyms):
        for n, synonym in enumerate(entries):
            targets = _targets(section, synonym)
            if not any(material.reaches(word) for word in targets):
                yield Hit(material.synonyms_passage, f"{section}[{n}]", {"words": ", ".join(targets)})


def wide_synonym(material: Material) -> Iterator[Hit]:
    """Yield each phrase of the synonyms that means no more than a single very common word."""
    if material.synonyms_passage is None or material.shrinks is None:
        return
    for section, entries in _relations(material.synonyms):
        for n, synonym in enumerate(entries):
            for words in _sources(section, synonym):
                word = material.shrinks(words)
                if word is not None:
                    yield Hit(material.synonyms_passage, f"{section}[{n}]", {"words": words, "word": word})


def idle_occasions(material: Material) -> Iterator[Hit]:
    """Yield the occasions of programmes that do not exist."""
    if material.occasions_passage is None or material.unread:
        return
    ids = {record.programme.id for record in material.records}
    for programme_id in material.occasions:
        if programme_id not in ids:
            yield Hit(material.occasions_passage, f"occasions.{programme_id}", {"id": programme_id})


def _relations(synonyms: Mapping[str, Any]) -> Iterator[tuple[str, Sequence[Any]]]:
    """Yield the sections that lead from words to words."""
    yield from ((section, entries) for section, entries in synonyms.items() if section != "other_matters")


def _sources(section: str, synonym: Any) -> list[str]:  # noqa: ANN401 - plain data of a synonym file
    if section == "equivalent":
        return list(synonym)
    if section == "directed":
        return list(synonym["from"])
    return [text for language, texts in synonym.items() if language != "de" for text in texts]


def _targets(section: str, synonym: Any) -> list[str]:  # noqa: ANN401 - plain data of a synonym file
    if section == "equivalent":
        return list(synonym)
    return list(synonym["to"] if section == "directed" else [*synonym["de"], *synonym["en"]])
