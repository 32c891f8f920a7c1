"""Reading ``occasions.yaml``: what people say who need a programme, by its id."""

from typing import Annotated

from hannover_foerder.model.constraints import Doc, Lines
from hannover_foerder.model.struct import Struct
from hannover_foerder.model.vocabulary import Vocabulary
from hannover_foerder.reading.document import top_level
from hannover_foerder.reading.problems import Problems
from hannover_foerder.reading.readers import reader_of
from hannover_foerder.reading.scalars import Reading


class Occasions(Struct):
    """Sentences in which people speak of the life that leads them to a programme, by language."""

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


def read_occasions(content: bytes, name: str) -> dict[str, tuple[str, ...]]:
    """Return the sentences of all languages by the id of their programme, from a file that messages call ``name``.

    Raises CatalogueError with all its problems.
    """
    problems = Problems(name)
    nodes = top_level(content, problems, ("occasions",), required=True)
    by_id: dict[str, Occasions] = {}
    if "occasions" in nodes:
        read = reader_of(dict[str, Occasions], "occasions")
        by_id = read(nodes["occasions"], Reading(problems, Vocabulary(), {}))
    problems.raise_if_any()
    return {programme_id: _sentences(occasions) for programme_id, occasions in by_id.items()}


def _sentences(occasions: Occasions) -> tuple[str, ...]:
    return tuple(sentence for language in occasions._fields for sentence in getattr(occasions, language))
