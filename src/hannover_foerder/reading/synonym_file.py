"""Reader of ``synonyms.yaml``: plain sections, which :mod:`hannover_foerder.search.index.thesaurus` compiles."""

from typing import Annotated, Any

from hannover_foerder.model.constraints import Between, Doc, Lines
from hannover_foerder.model.plain import to_plain
from hannover_foerder.model.struct import Struct
from hannover_foerder.model.vocabulary import Vocabulary
from hannover_foerder.reading.document import top_level
from hannover_foerder.reading.problems import Problems
from hannover_foerder.reading.readers import reader_of
from hannover_foerder.reading.scalars import ReadContext


class Directed(Struct):
    """One-way synonyms: each word of ``from`` also means each word of ``to``."""

    from_: Annotated[Lines, Doc("What somebody types.")]
    to: Annotated[Lines, Doc("What the catalogue says.")]
    weight: Annotated[float | None, Between(0, 1), Doc("How much of the word itself it counts.")] = None


class Translation(Struct):
    """Translations of a concept; words of other languages lead to the German ones."""

    de: Annotated[Lines, Doc("German words.")]
    en: Annotated[Lines, Doc("English words.")]
    tr: Annotated[Lines, Doc("Turkish words.")] = ()
    uk: Annotated[Lines, Doc("Ukrainian words.")] = ()
    ru: Annotated[Lines, Doc("Russian words.")] = ()
    ar: Annotated[Lines, Doc("Arabic words.")] = ()
    pl: Annotated[Lines, Doc("Polish words.")] = ()
    es: Annotated[Lines, Doc("Spanish words.")] = ()
    fr: Annotated[Lines, Doc("French words.")] = ()
    ro: Annotated[Lines, Doc("Romanian words.")] = ()


_SECTIONS: dict[str, Any] = {
    "equivalent": tuple[Lines, ...],
    "directed": tuple[Directed, ...],
    "translations": tuple[Translation, ...],
    "other_matters": tuple[Lines, ...],
}


def read_synonyms(content: bytes, name: str) -> dict[str, Any]:
    """Return the sections of a synonym file; ``name`` is used in messages.

    Raises CatalogueError with all its problems.
    """
    problems = Problems(name)
    nodes = top_level(content, problems, tuple(_SECTIONS))
    context = ReadContext(problems, Vocabulary(), {})
    sections = {section: reader_of(_SECTIONS[section], section)(node, context) for section, node in nodes.items()}
    problems.raise_if_any()
    return {section: to_plain(entries) for section, entries in sections.items()}
