"""Reader of the records of a catalogue: gives immutable records, or every mistake of the file with its line."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, cast

from yaml.nodes import ScalarNode, SequenceNode

from hannover_foerder.errors import CatalogueError, Problem
from hannover_foerder.model.programme import Programme
from hannover_foerder.reading.document import top_level
from hannover_foerder.reading.nodes import compose
from hannover_foerder.reading.positions import Passage, line_of
from hannover_foerder.reading.problems import MOST_PROBLEMS, Problems, reported_problems
from hannover_foerder.reading.readers import reader_of
from hannover_foerder.reading.scalars import NULLS, ReadContext

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from hannover_foerder.model.profile import ProfileField
    from hannover_foerder.model.vocabulary import Vocabulary
    from hannover_foerder.reading.blocks import Block, Head

_KEY: Final = "programmes"
_WRITTEN_ID = re.compile(rb"""[\s{,]['"]?id['"]?[ ]*:[ ]*['"]?([a-z0-9-]+)""")


def read_each(
    blocks: Iterable[Block],
    file: str,
    vocabulary: Vocabulary,
    profile: Mapping[str, ProfileField],
    first_passages: dict[str, Passage],
) -> tuple[list[tuple[Passage, Programme]], list[Problem]]:
    """Return the valid records with their text, and the problems of all others.

    A record with an id that is in ``first_passages``, the text of the first record with each id, is a problem as well;
    the other ids are added there. Nothing is read behind the last problem that is reported. Raises what taking the
    blocks raises.
    """
    records: list[tuple[Passage, Programme]] = []
    problems: list[Problem] = []
    for block in blocks:
        passage = Passage(file, block.line, block.text)
        record_id = written_id(block)
        try:
            programme = read_block(block, file, vocabulary, profile)
            records.append((passage, programme))
            record_id = programme.id
        except CatalogueError as error:
            problems += error.problems
        first_passage = passage if record_id is None else first_passages.setdefault(record_id, passage)
        if record_id is not None and first_passage is not passage:
            problems.append(duplicate_id(record_id, passage, first_passage))
        if len(problems) >= MOST_PROBLEMS:
            break
    return records, list(reported_problems(sorted(problems, key=lambda problem: problem.line)))


def read_head(head: Head, file: str) -> None:
    """Check the text outside the records. Raises CatalogueError with its mistakes."""
    problems = Problems(file)
    gap = b"\n" * (head.tail_line - head.text.count(b"\n") - 1) if head.tail else b""
    nodes = top_level(head.text + gap + head.tail, problems, (_KEY,))
    node = nodes.get(_KEY)
    if node is not None and not head.has_records:
        line = node.start_mark.line
        if node.__class__ is not SequenceNode:
            problems.add(line, "programmes-list")
        elif node.value:
            problems.add(line, "programmes-block")
    elif node is not None and (node.__class__ is not ScalarNode or node.value not in NULLS):
        problems.add(node.start_mark.line, "programmes-list")
    problems.raise_if_any()


def read_block(block: Block, file: str, vocabulary: Vocabulary, profile: Mapping[str, ProfileField]) -> Programme:
    """Return the record of a block; raises CatalogueError with all its problems."""
    problems = Problems(file, block.line)
    root = compose(block.text, problems)
    programme = None
    if root is not None:
        context = ReadContext(problems, vocabulary, profile)
        programme = reader_of(Programme, "programmes")(root.value[0], context)
    problems.raise_if_any()
    return cast("Programme", programme)  # a block holds one item, and without problems it is a record


def duplicate_id(record_id: str, passage: Passage, first_passage: Passage) -> Problem:
    """Return the problem of a record whose id another one has already."""
    line, first_line = line_of(passage, "id"), line_of(first_passage, "id")
    if passage.file == first_passage.file:
        return Problem(passage.file, line, "problem.duplicate-id", {"id": record_id, "first": first_line})
    values: dict[str, object] = {"id": record_id, "first": f"{first_passage.file}:{first_line}"}
    return Problem(passage.file, line, "problem.duplicate-id-elsewhere", values)


def written_id(block: Block) -> str | None:
    """Return the first id in the text of a record, whether the record is valid or not; ``None`` without any."""
    match = _WRITTEN_ID.search(block.text)
    return match and match[1].decode()
