"""Reader of the records of a catalogue: gives immutable records, or every mistake of the file with its line."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, cast

from yaml.nodes import ScalarNode, SequenceNode

from hannover_foerder.errors import CatalogueError, Problem
from hannover_foerder.model.programme import Programme
from hannover_foerder.reading.document import top_level
from hannover_foerder.reading.nodes import compose
from hannover_foerder.reading.problems import MOST_PROBLEMS, Problems, reported_problems
from hannover_foerder.reading.readers import reader_of
from hannover_foerder.reading.scalars import NULLS, ReadContext

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from hannover_foerder.model.profile import ProfileField
    from hannover_foerder.model.vocabulary import Vocabulary
    from hannover_foerder.reading.blocks import Block, Head

_KEY: Final = "programmes"
_WRITTEN_ID = re.compile(rb"\bid:[ ]*['\"]?([a-z0-9-]+)")


def read_each(
    blocks: Iterable[Block], file: str, vocabulary: Vocabulary, profile: Mapping[str, ProfileField]
) -> tuple[list[tuple[Block, Programme]], list[Problem]]:
    """Return the valid records with their blocks, and the problems of all others.

    Nothing is read behind the last problem that is reported. Raises what taking the blocks raises.
    """
    records: list[tuple[Block, Programme]] = []
    problems: list[Problem] = []
    first_lines: dict[bytes, int] = {}
    for block in blocks:
        problems += _double(block, file, first_lines)
        try:
            records.append((block, read_block(block, file, vocabulary, profile)))
        except CatalogueError as error:
            problems += error.problems
        if len(problems) >= MOST_PROBLEMS:
            break
    return records, list(reported_problems(sorted(problems, key=lambda problem: problem.line)))


def read_head(head: Head, file: str, *, has_records: bool) -> None:
    """Check the text outside the records; ``has_records`` says whether there are blocks. Raises CatalogueError."""
    problems = Problems(file)
    gap = b"\n" * (head.tail_line - head.text.count(b"\n") - 1) if head.tail else b""
    nodes = top_level(head.text + gap + head.tail, problems, (_KEY,))
    node = nodes.get(_KEY)
    if node is not None and not has_records:
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


def duplicate_ids(file: str, blocks: Iterable[Block]) -> tuple[Problem, ...]:
    """Return a problem for each record whose id an earlier one has.

    Ids are taken from the text: broken records count.
    """
    first_lines: dict[bytes, int] = {}
    return tuple(problem for block in blocks for problem in _double(block, file, first_lines))


def _double(block: Block, file: str, first_lines: dict[bytes, int]) -> tuple[Problem, ...]:
    """Return a problem if an earlier block has the id of this one, else note its line in ``first_lines``."""
    match = _WRITTEN_ID.search(block.text)
    if match is None:
        return ()
    line = block.line + block.text.count(b"\n", 0, match.start())
    first_line = first_lines.setdefault(match[1], line)
    if first_line == line:
        return ()
    return (Problem(file, line, "problem.duplicate-id", {"id": match[1].decode(), "first": first_line}),)


def written_id(block: Block) -> str | None:
    """Return the id in the text of a record, whether the record is valid or not."""
    match = _WRITTEN_ID.search(block.text)
    return match and match[1].decode()
