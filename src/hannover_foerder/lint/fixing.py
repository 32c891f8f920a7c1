"""Safe automatic repairs: edits in place that keep comments, order and layout.

An edit is kept only if the record has fewer mistakes after it and no new ones; under a mistyped field there may be some
that could not be seen before. What a person has to decide is left.
"""

from __future__ import annotations

import re
from collections import Counter
from datetime import date
from typing import TYPE_CHECKING, Final

from yaml.nodes import ScalarNode, SequenceNode

from hannover_foerder.errors import CatalogueError
from hannover_foerder.lint.gathering import UNREADABLE, finding_of
from hannover_foerder.lint.material import Finding, Material, Record
from hannover_foerder.lint.registry import CHECKS, lint
from hannover_foerder.model.spelling import plain
from hannover_foerder.model.vocabulary import FACETS
from hannover_foerder.reading.blocks import edit_blocks
from hannover_foerder.reading.positions import Passage, node_at
from hannover_foerder.reading.read import read_block

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from hannover_foerder.model.profile import ProfileField
    from hannover_foerder.model.vocabulary import Vocabulary
    from hannover_foerder.reading.blocks import Block

_UNQUOTED: Final = "problem.quote"
_WRONG_KEY: Final = "problem.unknown-key.similar"
_WRONG_KEYS: Final = (_WRONG_KEY, "problem.unknown-key")
_WRONG_VALUES: Final = {
    "problem.term.similar": "value",
    "problem.office.similar": "value",
    "problem.choice.similar": "value",
    "problem.profile-field.similar": "field",
}
"""Problems of a word that must be one of several, and which of their values holds what was written."""
_DUPLICATE_KEY: Final = "problem.duplicate-key"

_MOST_EDITS = 200
"""Edits of one record, far more than any needs: a bound, so that they come to an end."""

_CHECKS: Final = tuple(check for check in CHECKS if check.code in ("duplicate-name", "repeated-entry", "loose-spaces"))
_LONGEST_SLIP = 2
"""Letters in which a word may differ from the right one to be taken for it: one typing mistake is one or two."""

_SHORT_LENGTH = 5
"""Letters of a value in which two slips would leave too little."""

_FIRST_UNSEEN = 0xA0
"""Harmful characters from here on are invisible ones; those before steer terminals, and what they steer is lost."""


def fix(
    content: bytes, file: str, vocabulary: Vocabulary, profile: Mapping[str, ProfileField]
) -> tuple[bytes, list[Finding]]:
    """Return the text of a catalogue file after all safe repairs, and the findings that were repaired."""
    repaired_findings: list[Finding] = []

    def find_mistakes(block: Block) -> list[Finding]:
        """Return what keeps a record from being read, else the findings of the checks that repairs are for."""
        try:
            programme = read_block(block, file, vocabulary, profile)
        except CatalogueError as error:
            return [finding_of(problem) for problem in error.problems]
        passage = Passage(file, block.line, block.text)
        return lint(Material((Record(programme, passage),), vocabulary, date.min), _CHECKS)

    def repair(block: Block) -> bytes:
        """Return the text of a record after one repair behind the other, as long as there is one to make."""
        findings = find_mistakes(block)
        for _ in range(_MOST_EDITS):
            step = _first_step(block, findings, find_mistakes, vocabulary)
            if step is None:
                break
            finding, block, findings = step
            repaired_findings.append(finding)
        return block.text

    return edit_blocks(content, repair), repaired_findings


def _first_step(
    block: Block, findings: list[Finding], find_mistakes: Callable[[Block], list[Finding]], vocabulary: Vocabulary
) -> tuple[Finding, Block, list[Finding]] | None:
    """Return the first finding that an edit repairs, with the block and its findings after it; ``None`` without one."""
    for finding in findings:
        for text in _edits(block, finding, vocabulary):
            edited_block = block._replace(text=text)
            findings_after = find_mistakes(edited_block)
            if _is_better(finding, findings, findings_after):
                return finding, edited_block, findings_after
    return None


def _is_better(finding: Finding, findings_before: list[Finding], findings_after: list[Finding]) -> bool:
    """Return whether an edit has removed a finding and added none.

    Under a key that was wrong nobody has looked yet, so what comes to light there does not count against its new name;
    but the name must be one that stands there once.
    """
    if finding.values.get("problem") == _WRONG_KEY:
        return finding not in findings_after and _clashes(findings_after, finding) <= _clashes(findings_before, finding)
    is_unreadable = any(finding.code == UNREADABLE for finding in findings_before)
    counts_before, counts_after = (
        _count_by_kind(findings, unreadable_alone=is_unreadable) for findings in (findings_before, findings_after)
    )
    return counts_after < counts_before


def _clashes(findings: list[Finding], wrong_key: Finding) -> int:
    """Return how often the new name of a key stands beside itself, or where there is no such field."""
    name = wrong_key.values["similar"]
    problems = [finding.values.get("problem") for finding in findings if finding.values.get("name") == name]
    return sum(problem == _DUPLICATE_KEY or problem in _WRONG_KEYS for problem in problems)


def _count_by_kind(findings: list[Finding], *, unreadable_alone: bool) -> Counter[object]:
    """Return the number of findings by code and problem.

    With ``unreadable_alone`` only those of the reader: before, the checks of the content had nothing to say.
    """
    return Counter[object](
        (finding.code, finding.values.get("problem"))
        for finding in findings
        if not unreadable_alone or finding.code == UNREADABLE
    )


def _edits(block: Block, finding: Finding, vocabulary: Vocabulary) -> Iterator[bytes]:
    """Yield texts of the record in which a finding may be repaired, most careful first."""
    lines = block.text.decode(errors="replace").split("\n")
    if finding.code == UNREADABLE:
        line_index = finding.line - block.line
        for line in _edited_lines(lines[line_index], finding, vocabulary):
            yield _with_lines(lines, line_index, line_index, line)
    elif finding.code == "loose-spaces":
        yield from _without_loose_spaces(block, lines, finding)
    else:
        yield from _without_entry(block, lines, finding)


def _with_lines(lines: list[str], first: int, last: int, *new_lines: str) -> bytes:
    """Return a text with other lines in place of those from ``first`` to ``last``, both included and counted from 0."""
    return "\n".join([*lines[:first], *new_lines, *lines[last + 1 :]]).encode()


def _edited_lines(line: str, finding: Finding, vocabulary: Vocabulary) -> Iterator[str]:
    """Yield forms of a line in which a mistake of the reader may be repaired, most careful first."""
    problem = finding.values.get("problem")
    values = {name: str(value) for name, value in finding.values.items()}
    if problem == _UNQUOTED:
        yield from _quote(line, values["value"])
    elif problem == _WRONG_KEY:
        yield from _rename(line, values["name"], values["similar"])
    elif problem in _WRONG_VALUES:
        yield from _replace_word(line, values[_WRONG_VALUES[problem]], values, vocabulary)
    elif problem == "problem.tab":
        yield re.sub(r"(?<=\S)\t+", " ", line)
    elif problem == "problem.character":
        code = int(values["char"].removeprefix("U+"), 16)
        if code >= _FIRST_UNSEEN:
            yield line.replace(chr(code), "")


def _quote(line: str, value: str) -> Iterator[str]:
    """Yield the line with one occurrence of a value quoted, for each, then with all."""
    return _substitute(line, rf"(?<=[\s\[,]){re.escape(value)}(?=\s*(?:[,\]}}]|\s#|$))", f"'{value}'")


def _rename(line: str, name: str, similar: str) -> Iterator[str]:
    """Yield the line with the right name at one place, then at all places; nothing if the names differ too much."""
    from rapidfuzz.distance import OSA

    if OSA.distance(name, similar) <= _LONGEST_SLIP < len(name):
        yield from _substitute(line, rf"(?<![\w-]){re.escape(name)}(?=['\"]?:(?:\s|$))", similar)


def _replace_word(line: str, written_word: str, values: Mapping[str, str], vocabulary: Vocabulary) -> Iterator[str]:
    """Yield the line with the right word at one place, then at all places; nothing if another word is as near.

    ``values`` are those of the problem.
    """
    similar, field = values["similar"], values.get("field", "")
    names = vocabulary.names(field) if field in (*FACETS, "offices") else {}
    is_other_name = plain(written_word) in map(plain, names.get(similar, ()))
    rivals = [name for name in (*names, *values.get("choices", "").split(", ")) if name != similar]
    if is_other_name or (
        _is_slip(written_word, similar) and not any(_is_slip(written_word, rival) for rival in rivals)
    ):
        yield from _substitute(line, rf"(?<![\w-]){re.escape(written_word)}(?![\w-])", similar)


def _substitute(line: str, pattern: str, text: str) -> Iterator[str]:
    """Yield the line with the text in place of one match of the pattern, for each match, then of all."""
    for match in re.finditer(pattern, line):
        yield line[: match.start()] + text + line[match.end() :]
    yield re.sub(pattern, lambda _: text, line)


def _is_slip(written_word: str, right_word: str) -> bool:
    """Return whether two words differ by so few letters that it is a typing mistake (optimal string alignment)."""
    from rapidfuzz.distance import OSA

    shorter_length = min(len(written_word), len(right_word))
    limit = _LONGEST_SLIP if shorter_length > _SHORT_LENGTH else 1
    return shorter_length > _LONGEST_SLIP and OSA.distance(written_word, right_word) <= limit


def _without_entry(block: Block, lines: list[str], finding: Finding) -> Iterator[bytes]:
    """Yield the text of the record without the list entry that a finding names, if it may go.

    Not the only entry, and no name that another record has: which of the two may keep it, a person has to decide.
    """
    record, _, path = finding.path.partition(".")  # record: its id
    if finding.values.get("other", record) != record or not path.endswith("]"):
        return
    list_path, written_index = path.rstrip("]").rsplit("[", 1)
    _, node = node_at(block.text, list_path)
    if not isinstance(node, SequenceNode) or len(node.value) == 1:
        return
    index, entries = int(written_index), node.value
    if not node.flow_style:
        yield _with_lines(lines, entries[index].start_mark.line, entries[index].end_mark.line)
        return
    if index:
        start, end = entries[index - 1].end_mark, entries[index].end_mark
    else:
        start, end = entries[0].start_mark, entries[1].start_mark
    yield _with_lines(lines, start.line, end.line, lines[start.line][: start.column] + lines[end.line][end.column :])


def _without_loose_spaces(block: Block, lines: list[str], finding: Finding) -> Iterator[bytes]:
    """Yield the text of the record with single spaces in the value that a finding names, if it stands on one line."""
    _, _, path = finding.path.partition(".")
    _, node = node_at(block.text, path)
    if not isinstance(node, ScalarNode) or node.start_mark is None or node.end_mark is None:
        return
    line_index, start, end = node.start_mark.line, node.start_mark.column, node.end_mark.column
    if node.end_mark.line == line_index:
        line = lines[line_index]
        value = re.sub(r" {2,}", " ", line[start:end])
        if node.style:  # the value with its quotes
            value = value[0] + value[1:-1].strip() + value[-1]
        yield _with_lines(lines, line_index, line_index, line[:start] + value + line[end:])
