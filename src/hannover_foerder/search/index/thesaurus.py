"""The thesaurus, compiled from the sections of a synonym file.

Sections (plain objects; reading the file is the catalogue's work):

- ``equivalent``: lists of words, each of which finds the others.
- ``directed``: mappings ``{from: [...], to: [...], weight: 0.7}``; who types ``from`` also means ``to``, not the other
  way round.
- ``translations``: mappings of language to words; every other language leads to ``de``. German words of one entry are
  not made equivalent. A German word that the catalogue does not have leads to the other languages' words, for a
  catalogue in another language.
- ``other_matters``: lists of words for a matter of its own, of which programmes are not thought to be about: other
  benefits, errands at an office.

A key is a set of stems, so it is found in every inflection, spelling and order, also inside a longer query.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from hannover_foerder.named_tuple import NamedTuple
from hannover_foerder.search.analysis.language import FUNCTION_WORDS
from hannover_foerder.search.analysis.text import feminine, parts, stem, words
from hannover_foerder.search.index.targets import LONGEST_JOIN, NEGATIONS, key_of, matter_key

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

SYNONYM_WEIGHT = 0.8
"""Weight of a synonym beside the word itself, where the file gives none. Set by judgement: from 0.6 to 1.0 nDCG@5 of
the judged queries stays within 0.002."""

REVERSE_WEIGHT = 0.5
"""The same for a German word that leads to English ones. Set by judgement: with half
or twice of it the judged queries find the same."""


class Relation(NamedTuple):
    """A one-way relation: the words of ``source`` also mean ``target``; both as written in the file."""

    kind: str
    """``synonym``, ``directed``, ``translation`` or ``reverse`` (only for words that the catalogue does not have)."""
    source: str
    target: str
    weight: float
    language: str = ""
    """The language of ``source`` if it is neither German nor English; a mistake is never corrected to such a word."""


class Thesaurus(NamedTuple):
    """All relations of a synonym file, and the keys of its matters."""

    relations: tuple[Relation, ...]
    matters: tuple[str, ...] = ()


def content_words(text: str) -> list[str]:
    """Return the words of a phrase without function words; all if there are no others. ``IT`` is no pronoun."""
    every_word, written = words(text), set(text.split())
    abbreviations = {word for word in every_word if len(word) > 1 and word.upper() in written}
    return [word for word in every_word if word not in FUNCTION_WORDS or word in abbreviations] or every_word


def shrunk(text: str) -> str | None:
    """Return the single content word of a phrase of several words; ``None`` if it has more or none."""
    left = content_words(text)
    return left[0] if len(left) == 1 and len(words(text)) > 1 else None


def keys(text: str) -> list[str]:
    """Return the keys of a phrase: of its parts, and of joined words (``start up``, ``startup``).

    A single word for women alone (``Unternehmerin``) has a key of its own, since its stem is that of all.
    """
    content = content_words(text)
    if len(content) == 1 and content[0] in text.lower() and (woman := feminine(content[0])) is not None:
        return [woman]
    pieces = [piece for word in content for piece in parts(word)]
    result = [key_of([stem(piece) for piece in pieces])]
    if len(content) < len(pieces):
        result.append(key_of([stem("".join(parts(word))) for word in content]))
    elif len(pieces) == 2 and len(pieces[0]) + len(pieces[1]) <= LONGEST_JOIN:  # noqa: PLR2004 - heatpump, businessplan
        result.append(stem("".join(pieces)))
    return result


def build(source: Mapping[str, Any]) -> Thesaurus:
    """Return the relations and matters of a synonym file given as plain objects.

    Sections may be absent; non-texts are ignored. A translation also leads to the synonyms of its German words, with
    less weight.
    """
    relations: list[Relation] = []
    synonyms_by_key: dict[str, list[str]] = {}
    for group in map(_texts, source.get("equivalent") or ()):
        for text in group:
            synonyms = [synonym for synonym in group if synonym != text]
            relations += [Relation("synonym", text, synonym, SYNONYM_WEIGHT) for synonym in synonyms]
            synonyms_by_key.setdefault(keys(text)[0], []).extend(synonyms)
    for mapping in source.get("directed") or ():
        weight = float(mapping.get("weight", SYNONYM_WEIGHT))
        relations += [
            Relation("directed", text, target, weight)
            for text in _texts(mapping.get("from"))
            for target in _texts(mapping.get("to"))
        ]
    for mapping in source.get("translations") or ():
        german = _texts(mapping.get("de"))
        synonyms = [synonym for word in german for synonym in synonyms_by_key.get(keys(word)[0], ())]
        targets = [(word, SYNONYM_WEIGHT) for word in german]
        targets += [(synonym, SYNONYM_WEIGHT * SYNONYM_WEIGHT) for synonym in synonyms]
        for language, texts in mapping.items():
            if language != "de":
                relations += [
                    Relation("translation", text, target, weight, "" if language == "en" else language)
                    for text in _texts(texts)
                    for target, weight in targets
                ]
        relations += [
            Relation("reverse", word, target, REVERSE_WEIGHT) for word in german for target in _texts(mapping.get("en"))
        ]
    matters = [
        key for matter in source.get("other_matters") or () for text in _texts(matter) for key in _matter_keys(text)
    ]
    return Thesaurus(tuple(relations), tuple(matters))


def _matter_keys(text: str) -> list[str]:
    """Return the keys of the words of a matter, of several also written as one."""
    negated = not NEGATIONS.isdisjoint(words(text))
    stems = [stem(piece) for word in content_words(text) for piece in parts(word)]
    spellings = [stems] if len(stems) == 1 else [stems, [stem("".join(stems))]]
    return [matter_key(spelling, negated=negated) for spelling in spellings]


def _texts(values: object) -> list[str]:
    """Return a text or a list of texts and numbers as a list, with single spaces; empty for anything else."""
    if isinstance(values, str):
        return [" ".join(values.split())]
    if not isinstance(values, list | tuple):
        return []
    return [" ".join(str(value).split()) for value in values if isinstance(value, str | int) and str(value).strip()]
