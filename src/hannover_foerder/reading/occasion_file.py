"""Reader of ``occasions.yaml``: sentences of people who need a programme, and of those whom none serves."""

from collections.abc import Mapping, Sequence
from typing import Annotated

from hannover_foerder.model.constraints import Doc, Lines
from hannover_foerder.model.struct import Struct
from hannover_foerder.model.vocabulary import Vocabulary
from hannover_foerder.named_tuple import NamedTuple
from hannover_foerder.reading.document import top_level
from hannover_foerder.reading.problems import Problems
from hannover_foerder.reading.readers import reader_of
from hannover_foerder.reading.scalars import ReadContext


class Occasions(Struct):
    """Sentences of people about the situation in which they need a programme, by language."""

    de: Annotated[Lines, Doc("In German.")]
    en: Annotated[Lines, Doc("In English.")] = ()
    tr: Annotated[Lines, Doc("In Turkish.")] = ()
    uk: Annotated[Lines, Doc("In Ukrainian.")] = ()
    ru: Annotated[Lines, Doc("In Russian.")] = ()
    ar: Annotated[Lines, Doc("In Arabic.")] = ()
    pl: Annotated[Lines, Doc("In Polish.")] = ()
    es: Annotated[Lines, Doc("In Spanish.")] = ()
    fr: Annotated[Lines, Doc("In French.")] = ()
    ro: Annotated[Lines, Doc("In Romanian.")] = ()


class Lives(NamedTuple):
    """The sentences in all languages: by id of the programme, and by matter that no programme serves."""

    served: Mapping[str, Sequence[str]]
    not_held: Mapping[str, Sequence[str]]


def read_occasions(content: bytes, name: str) -> Lives:
    """Return the sentences of a file; ``name`` is used in messages. Raises CatalogueError with all problems."""
    problems = Problems(name)
    nodes = top_level(content, problems, ("occasions", "not_held"), needs_all_keys=True)
    context = ReadContext(problems, Vocabulary(), {})
    sections = {section: reader_of(dict[str, Occasions], section)(node, context) for section, node in nodes.items()}
    problems.raise_if_any()
    served, not_held = (
        {key: _sentences(occasions) for key, occasions in sections[section].items()}
        for section in ("occasions", "not_held")
    )
    return Lives(served, not_held)


def _sentences(occasions: Occasions) -> tuple[str, ...]:
    return tuple(sentence for language in occasions._fields for sentence in getattr(occasions, language))
