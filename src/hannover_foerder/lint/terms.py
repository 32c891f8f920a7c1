"""Checks of the vocabulary, the synonyms and the occasions."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from hannover_foerder.lint.material import Hit
from hannover_foerder.model.vocabulary import FACETS

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from hannover_foerder.lint.material import Material


def unused_term(material: Material) -> Iterator[Hit]:
    """Yield each term that no record uses, nor one of its narrower terms; not areas, since people live in all of them.

    None if the vocabulary is not to be checked, or if records are unread: they may use the term.
    """
    if material.vocabulary_passage is None or material.unread:
        return
    vocabulary = material.vocabulary
    for facet in (facet for facet in FACETS if facet != "areas"):
        used_terms: set[str] = set()
        for record in material.records:
            used_terms.update(vocabulary.with_ancestors(facet, getattr(record.programme, facet)))
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
    """Yield for each relation its path in the file, the phrases that one may type, and those that are searched for.

    The file's section ``other_matters`` has no relations.
    """
    for n, phrases in enumerate(synonyms.get("equivalent", ())):
        yield f"equivalent[{n}]", phrases, phrases
    for n, relation in enumerate(synonyms.get("directed", ())):
        yield f"directed[{n}]", relation["from"], relation["to"]
    for n, by_language in enumerate(synonyms.get("translations", ())):
        foreign = [phrase for language, phrases in by_language.items() if language != "de" for phrase in phrases]
        yield f"translations[{n}]", foreign, [*by_language["de"], *by_language["en"]]
