"""Conversion of catalogue files to the records that the checks read."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

from hannover_foerder.errors import CatalogueError
from hannover_foerder.lint.material import Finding, Record
from hannover_foerder.reading.files import blocks_of
from hannover_foerder.reading.read import read_each, written_id

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from hannover_foerder.errors import Problem
    from hannover_foerder.model.profile import ProfileField
    from hannover_foerder.model.vocabulary import Vocabulary
    from hannover_foerder.reading.blocks import Block
    from hannover_foerder.reading.positions import Passage

UNREADABLE = "unreadable"
"""The check that reading itself is. Its findings carry the code of the reader's sentence as ``problem``."""


def records_of(
    files: Iterable[tuple[str, bytes]], vocabulary: Vocabulary, profile: Mapping[str, ProfileField]
) -> tuple[tuple[Record, ...], tuple[Problem, ...]]:
    """Return the records of files (name and content) that can be read, and the problems of the others."""
    records: list[Record] = []
    problems: list[Problem] = []
    first_passages: dict[str, Passage] = {}
    for file, content in files:
        blocks = _blocks(file, content, vocabulary, problems)
        valid_records, file_problems = read_each(blocks, file, vocabulary, profile, first_passages)
        records += (Record(programme, passage) for passage, programme in valid_records)
        problems += file_problems
    return tuple(records), tuple(problems)


def _blocks(file: str, content: bytes, vocabulary: Vocabulary, problems: list[Problem]) -> Iterator[Block]:
    """Yield the blocks of a file; problems outside them are added to ``problems``."""
    try:
        yield from blocks_of(BytesIO(content), file, vocabulary)
    except CatalogueError as error:
        problems += error.problems


def unread_ids(files: Iterable[tuple[str, bytes]], records: Iterable[Record], vocabulary: Vocabulary) -> frozenset[str]:
    """Return the ids in the text of the records that could not be read."""
    ids_in_text = {written_id(block) for file, content in files for block in _blocks(file, content, vocabulary, [])}
    return frozenset(filter(None, ids_in_text)) - {record.programme.id for record in records}


def findings_of(
    files: Iterable[tuple[str, bytes]], problems: Iterable[Problem], vocabulary: Vocabulary
) -> list[Finding]:
    """Return the reader's problems as findings; the path of one inside a record is the id in its text, if any."""
    id_by_line: dict[tuple[str, int], str] = {}
    for file, content in files:
        for block in _blocks(file, content, vocabulary, []):
            lines = range(block.line, block.line + block.text.count(b"\n") + 1)
            id_by_line |= dict.fromkeys(((file, line) for line in lines), written_id(block) or "")
    return [finding_of(problem, id_by_line.get((problem.file, problem.line), "")) for problem in problems]


def finding_of(problem: Problem, path: str = "") -> Finding:
    """Return a problem of the reader as a finding."""
    values = {**problem.values, "problem": problem.code}
    return Finding(UNREADABLE, "error", problem.file, problem.line, path, values)
