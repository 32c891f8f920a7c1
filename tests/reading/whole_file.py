"""Reading a whole catalogue file as ``check`` does."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hannover_foerder.lint.gathering import records_of
from hannover_foerder.reading.problems import raise_all

if TYPE_CHECKING:
    from collections.abc import Mapping

    from hannover_foerder.model.profile import ProfileField
    from hannover_foerder.model.programme import Programme
    from hannover_foerder.model.vocabulary import Vocabulary


def read(
    content: bytes, file: str, vocabulary: Vocabulary, profile: Mapping[str, ProfileField]
) -> tuple[Programme, ...]:
    """The records in order. Raises CatalogueError with all problems of the file, by line."""
    records, problems = records_of([(file, content)], vocabulary, profile)
    raise_all(problems)
    return tuple(record.programme for record in records)
