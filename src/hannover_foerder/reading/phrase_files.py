"""Readers of ``synonyms.yaml`` and ``occasions.yaml``: words and sentences of people, in the languages they ask in."""

from collections.abc import Mapping, Sequence
from typing import Annotated, Any

from hannover_foerder.model.constraints import Between, Doc, Lines
from hannover_foerder.model.plain import to_plain
from hannover_foerder.model.struct import Struct
from hannover_foerder.named_tuple import NamedTuple
from hannover_foerder.reading.document import read_sections


class ByLanguage(Struct):
    """Words or sentences for the same thing, by language (ISO 639-1)."""

    de: Annotated[Lines, Doc("In German.")]
    en: Annotated[Lines, Doc("In English.")]
    tr: Annotated[Lines, Doc("In Turkish.")] = ()
    uk: Annotated[Lines, Doc("In Ukrainian.")] = ()
    ru: Annotated[Lines, Doc("In Russian.")] = ()
    ar: Annotated[Lines, Doc("In Arabic.")] = ()
    pl: Annotated[Lines, Doc("In Polish.")] = ()
    es: Annotated[Lines, Doc("In Spanish.")] = ()
    fr: Annotated[Lines, Doc("In French.")] = ()
    ro: Annotated[Lines, Doc("In Romanian.")] = ()


class Directed(Struct):
    """One-way synonyms: each word of ``from`` also means each word of ``to``."""

    from_: Annotated[Lines, Doc("What somebody types.")]
    to: Annotated[Lines, Doc("What the catalogue says.")]
    weight: Annotated[float | None, Between(0, 1), Doc("How much of the word itself it counts.")] = None


class Occasions(NamedTuple):
    """What people say who need something, in all languages."""

    served: Mapping[str, Sequence[str]]
    """Sentences by id of the programme that they need."""
    not_held: Mapping[str, Sequence[str]]
    """Sentences by matter that no programme serves."""


_SYNONYM_SECTIONS: dict[str, Any] = {
    "equivalent": tuple[Lines, ...],
    "directed": tuple[Directed, ...],
    "translations": tuple[ByLanguage, ...],
    "other_matters": tuple[Lines, ...],
}


def read_synonyms(content: bytes, name: str) -> dict[str, Any]:
    """Return the plain sections of a synonym file, which :mod:`hannover_foerder.search.index.thesaurus` compiles.

    ``name`` is used in messages. Raises CatalogueError with all problems.
    """
    sections = read_sections(content, name, _SYNONYM_SECTIONS, optional=_SYNONYM_SECTIONS)
    return {section: to_plain(entries) for section, entries in sections.items()}


def read_occasions(content: bytes, name: str) -> Occasions:
    """Return the sentences of a file; ``name`` is used in messages. Raises CatalogueError with all problems."""
    sections = read_sections(content, name, dict.fromkeys(("occasions", "not_held"), dict[str, ByLanguage]))
    return Occasions(_sentences_by_key(sections["occasions"]), _sentences_by_key(sections["not_held"]))


def _sentences_by_key(section: Mapping[str, ByLanguage]) -> dict[str, tuple[str, ...]]:
    """Return the sentences in all languages under each key."""
    return {
        key: tuple(sentence for language in texts._fields for sentence in getattr(texts, language))
        for key, texts in section.items()
    }
