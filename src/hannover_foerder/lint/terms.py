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
    for facet, hit, broader in _terms_with_broader(material):
        if broader not in material.vocabulary.facet(facet):
            yield hit


def broader_circle(material: Material) -> Iterator[Hit]:
    """Yield each term that is wider than itself."""
    for facet, hit, broader in _terms_with_broader(material):
        if hit.values["term"] in material.vocabulary.ancestors(facet, broader):
            yield hit


def _terms_with_broader(material: Material) -> Iterator[tuple[str, Hit, str]]:
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
    """Yield each relation of the synonyms whose target phrases find no programme."""
    if material.synonyms_passage is None or material.finds_programmes is None:
        return
    for section, relations in _relations_by_section(material.synonyms):
        for n, relation in enumerate(relations):
            target_phrases = _target_phrases(section, relation)
            if not any(material.finds_programmes(phrase) for phrase in target_phrases):
                yield Hit(material.synonyms_passage, f"{section}[{n}]", {"words": ", ".join(target_phrases)})


def wide_synonym(material: Material) -> Iterator[Hit]:
    """Yield each source phrase of the synonyms that comes down to a single very common word."""
    if material.synonyms_passage is None or material.common_word_of is None:
        return
    for section, relations in _relations_by_section(material.synonyms):
        for n, relation in enumerate(relations):
            for phrase in _source_phrases(section, relation):
                common_word = material.common_word_of(phrase)
                if common_word is not None:
                    yield Hit(material.synonyms_passage, f"{section}[{n}]", {"words": phrase, "word": common_word})


def idle_occasions(material: Material) -> Iterator[Hit]:
    """Yield the occasions of programmes that do not exist."""
    if material.occasions_passage is None or material.unread:
        return
    ids = {record.programme.id for record in material.records}
    for programme_id in material.occasions:
        if programme_id not in ids:
            yield Hit(material.occasions_passage, f"occasions.{programme_id}", {"id": programme_id})


def _relations_by_section(synonyms: Mapping[str, Any]) -> Iterator[tuple[str, Sequence[Any]]]:
    """Yield each section whose relations lead from phrases to phrases; a phrase is a word or several."""
    yield from ((section, relations) for section, relations in synonyms.items() if section != "other_matters")


def _source_phrases(section: str, relation: Any) -> list[str]:  # noqa: ANN401 - plain data of a synonym file
    if section == "equivalent":
        return list(relation)
    if section == "directed":
        return list(relation["from"])
    return [phrase for language, phrases in relation.items() if language != "de" for phrase in phrases]


def _target_phrases(section: str, relation: Any) -> list[str]:  # noqa: ANN401 - plain data of a synonym file
    if section == "equivalent":
        return list(relation)
    return list(relation["to"] if section == "directed" else [*relation["de"], *relation["en"]])
