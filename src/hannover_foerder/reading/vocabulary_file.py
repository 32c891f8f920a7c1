"""Reader of ``vocabulary.yaml`` and ``offices.yaml``, the closed lists that records refer to."""

from __future__ import annotations

from hannover_foerder.model.vocabulary import FACETS, Vocabulary
from hannover_foerder.reading.document import read_sections

OFFICES = "offices"


def with_offices(vocabulary: Vocabulary, content: bytes, name: str) -> Vocabulary:
    """Return the vocabulary with the offices of a file; ``name`` is used in messages. Raises CatalogueError."""
    return vocabulary._replace(**read_sections(content, name, {OFFICES: Vocabulary.hints[OFFICES]}))


def read_vocabulary(content: bytes, name: str) -> Vocabulary:
    """Return the vocabulary of a file; ``name`` is used in messages. Raises CatalogueError with all problems."""
    return Vocabulary(**read_sections(content, name, {facet: Vocabulary.hints[facet] for facet in FACETS}))
