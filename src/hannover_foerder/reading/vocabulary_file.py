"""Reader of ``vocabulary.yaml`` and ``offices.yaml``, the closed lists that records refer to."""

from __future__ import annotations

from hannover_foerder.model.vocabulary import FACETS, Vocabulary
from hannover_foerder.reading.document import top_level
from hannover_foerder.reading.problems import Problems
from hannover_foerder.reading.readers import reader_of
from hannover_foerder.reading.scalars import ReadContext

OFFICES = "offices"


def with_offices(vocabulary: Vocabulary, content: bytes, name: str) -> Vocabulary:
    """Return the vocabulary with the offices of a file; ``name`` is used in messages. Raises CatalogueError."""
    problems = Problems(name)
    nodes = top_level(content, problems, (OFFICES,), needs_all_keys=True)
    hint = Vocabulary.hints[OFFICES]
    offices = {key: reader_of(hint, key)(node, ReadContext(problems, vocabulary, {})) for key, node in nodes.items()}
    problems.raise_if_any()
    return vocabulary._replace(**offices)


def read_vocabulary(content: bytes, name: str) -> Vocabulary:
    """Return the vocabulary of a file; ``name`` is used in messages. Raises CatalogueError with all problems."""
    problems = Problems(name)
    nodes = top_level(content, problems, FACETS, needs_all_keys=True)
    context = ReadContext(problems, Vocabulary(), {})
    trees = {facet: reader_of(Vocabulary.hints[facet], facet)(node, context) for facet, node in nodes.items()}
    problems.raise_if_any()
    return Vocabulary(**trees)
