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
    for facet in (facet for facet in FACETS if facet != "areas"):
        used_terms: set[str] = set()
        for record in material.records:
            for term in getattr(record.programme, facet):
                used_terms.update(vocabulary.ancestors(facet, term))
        for term in vocabulary.facet(facet):
            if term not in used_terms:
                yield Hit(material.vocabulary_passage, f"{facet}.{term}", {"term": term})


def unknown_broader(material: Material) -> Iterator[Hit]:
    """Yield each term whose wider term does not exist."""
    for facet, hit in _terms_with_broader(material):
        if hit.values["broader"] not in material.vocabulary.facet(facet):
            yield hit


def broader_circle(material: Material) -> Iterator[Hit]:
    """Yield each term that is, by its wider terms, wider than itself."""
    for facet, hit in _terms_with_broader(material):
        if hit.values["term"] in material.vocabulary.ancestors(facet, str(hit.values["broader"])):
            yield hit


def _terms_with_broader(material: Material) -> Iterator[tuple[str, Hit]]:
    """Yield every term that has a wider one: its facet and its place, with both terms as ``term`` and ``broader``."""
    passage = material.vocabulary_passage
    for facet in FACETS if passage else ():
        for name, term in material.vocabulary.facet(facet).items():
            if passage and term.broader:
                yield facet, Hit(passage, f"{facet}.{name}.broader", {"term": name, "broader": term.broader})


def idle_synonym(material: Material) -> Iterator[Hit]:
    """Yield each relation of the synonyms whose target phrases find no programme."""
    if material.synonyms_passage is None or material.finds_programmes is None:
        return
    for path, _, target_phrases in _relations(material.synonyms):
        if not any(map(material.finds_programmes, target_phrases)):
            yield Hit(material.synonyms_passage, path, {"words": ", ".join(target_phrases)})


def wide_synonym(material: Material) -> Iterator[Hit]:
    """Yield each source phrase of the synonyms that comes down to a single very common word."""
    if material.synonyms_passage is None or material.common_word_of is None:
        return
    for path, source_phrases, _ in _relations(material.synonyms):
        for phrase in source_phrases:
            common_word = material.common_word_of(phrase)
            if common_word is not None:
                yield Hit(material.synonyms_passage, path, {"words": phrase, "word": common_word})


def idle_occasions(material: Material) -> Iterator[Hit]:
    """Yield the occasions of programmes that do not exist."""
    if material.occasions_passage is None or material.unread:
        return
    ids = {record.programme.id for record in material.records}
    for programme_id in material.occasions:
        if programme_id not in ids:
            yield Hit(material.occasions_passage, f"occasions.{programme_id}", {"id": programme_id})


def _relations(synonyms: Mapping[str, Any]) -> Iterator[tuple[str, Sequence[str], Sequence[str]]]:
    """Yield the path of each relation, and the phrases from which and to which it leads; a phrase is a word or several.

    Other matters lead nowhere.
    """
    for section, relations in synonyms.items():
        for n, relation in enumerate(relations):
            path = f"{section}[{n}]"
            if section == "equivalent":
                yield path, relation, relation
            elif section == "directed":
                yield path, relation["from"], relation["to"]
            elif section == "translations":
                foreign = [phrase for language, phrases in relation.items() if language != "de" for phrase in phrases]
                yield path, foreign, [*relation["de"], *relation["en"]]
