"""Reader of ``synonyms.yaml``: plain sections, which :mod:`hannover_foerder.search.index.thesaurus` compiles."""

from typing import Annotated, Any

from hannover_foerder.model.constraints import Between, Doc, Lines
from hannover_foerder.model.plain import to_plain
from hannover_foerder.model.struct import Struct
from hannover_foerder.reading.by_language import ByLanguage
from hannover_foerder.reading.document import read_sections


class Directed(Struct):
    """One-way synonyms: each word of ``from`` also means each word of ``to``."""

    from_: Annotated[Lines, Doc("What somebody types.")]
    to: Annotated[Lines, Doc("What the catalogue says.")]
    weight: Annotated[float | None, Between(0, 1), Doc("How much of the word itself it counts.")] = None


_SECTIONS: dict[str, Any] = {
    "equivalent": tuple[Lines, ...],
    "directed": tuple[Directed, ...],
    "translations": tuple[ByLanguage, ...],
    "other_matters": tuple[Lines, ...],
}


def read_synonyms(content: bytes, name: str) -> dict[str, Any]:
    """Return the sections of a synonym file; ``name`` is used in messages.

    Raises CatalogueError with all its problems.
    """
    sections = read_sections(content, name, _SECTIONS, optional=_SECTIONS)
    return {section: to_plain(entries) for section, entries in sections.items()}
