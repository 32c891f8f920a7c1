"""Reader of ``occasions.yaml``: sentences of people who need a programme, and of those whom none serves."""

from collections.abc import Mapping, Sequence

from hannover_foerder.named_tuple import NamedTuple
from hannover_foerder.reading.by_language import ByLanguage
from hannover_foerder.reading.document import read_sections

_KEYS = ("occasions", "not_held")


class Occasions(NamedTuple):
    """The sentences in all languages: by id of the programme, and by matter that no programme serves."""

    served: Mapping[str, Sequence[str]]
    not_held: Mapping[str, Sequence[str]]


def read_occasions(content: bytes, name: str) -> Occasions:
    """Return the sentences of a file; ``name`` is used in messages. Raises CatalogueError with all problems."""
    sections = read_sections(content, name, dict.fromkeys(_KEYS, dict[str, ByLanguage]))
    return Occasions(*({key: _sentences(texts) for key, texts in sections[section].items()} for section in _KEYS))


def _sentences(texts: ByLanguage) -> tuple[str, ...]:
    return tuple(sentence for language in texts._fields for sentence in getattr(texts, language))
