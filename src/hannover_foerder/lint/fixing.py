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
from hannover_foerder.reading.blocks import split
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
_TWICE: Final = "problem.duplicate-key"

_MOST = 200
"""Edits of one record, far more than any needs: a bound, so that they come to an end."""

_CHECKS: Final = tuple(check for check in CHECKS if check.code in ("duplicate-name", "repeated-entry", "loose-spaces"))
_LONGEST_SLIP = 2
"""Letters in which a word may differ from the right one to be taken for it: one typing mistake is one or two."""

_SHORT = 5
"""Letters of a value in which two slips would leave too little."""

_FIRST_UNSEEN = 0xA0
"""Harmful characters from here on are invisible ones; those before steer terminals, and what they steer is lost."""


def fix(
    content: bytes, file: str, vocabulary: Vocabulary, profile: Mapping[str, ProfileField]
) -> tuple[bytes, list[Finding]]:
    """Return the text of a catalogue file after all safe repairs, and the findings that were repaired."""

    def look(block: Block) -> list[Finding]:
        try:
            programme = read_block(block, file, vocabulary, profile)
        except CatalogueError as error:
            return [finding_of(problem) for problem in error.problems]
        passage = Passage(file, block.line, block.text)
        return lint(Material((Record(programme, passage),), vocabulary, date.min), _CHECKS)

    head, blocks = split(content)
    settled: list[Finding] = []
    texts = [_repair(block, look, vocabulary, settled) for block in blocks]
    start = content[: content.index(head.text)]
    return b"".join([start, head.text, *texts, head.tail]), settled


def _repair(
    block: Block, look: Callable[[Block], list[Finding]], vocabulary: Vocabulary, settled: list[Finding]
) -> bytes:
    """Return the text of a block after all repairs that settle a finding; ``settled`` takes those findings."""
    findings = look(block)
    for _ in range(_MOST):
        step = _first_step(block, findings, look, vocabulary)
        if step is None:
            break
        finding, block, findings = step
        settled.append(finding)
    return block.text


def _first_step(
    block: Block, findings: list[Finding], look: Callable[[Block], list[Finding]], vocabulary: Vocabulary
) -> tuple[Finding, Block, list[Finding]] | None:
    """Return the first finding that an edit repairs, with the block and its findings afterwards."""
    for finding in findings:
        for text in _edits(block, finding, vocabulary):
            edited = block._replace(text=text)
            findings_after = look(edited)
            if _is_better(finding, findings, findings_after):
                return finding, edited, findings_after
    return None


def _is_better(settled: Finding, findings_before: list[Finding], findings_after: list[Finding]) -> bool:
    """Return whether an edit has removed a finding and added none.

    Under a key that was wrong nobody has looked yet, so what comes to light there does not count against its new name;
    but the name must be one that stands there once.
    """
    if settled.values.get("problem") == _WRONG_KEY:
        return settled not in findings_after and _clashes(findings_after, settled) <= _clashes(findings_before, settled)
    return _kinds(findings_after, findings_before) < _kinds(findings_before, findings_before)


def _clashes(findings: list[Finding], settled: Finding) -> int:
    """Return how often the new name of a key stands beside itself, or where there is no such field."""
    name = settled.values["similar"]
    problems = [finding.values.get("problem") for finding in findings if finding.values.get("name") == name]
    return sum(problem == _TWICE or problem in _WRONG_KEYS for problem in problems)


def _kinds(findings: list[Finding], before: list[Finding]) -> Counter[object]:
    """Return the number of findings of each kind.

    While a record cannot be read, the checks of its content have nothing to say.
    """
    unreadable = any(finding.code == UNREADABLE for finding in before)
    return Counter[object](
        (finding.code, finding.values.get("problem"))
        for finding in findings
        if not unreadable or finding.code == UNREADABLE
    )


def _edits(block: Block, finding: Finding, vocabulary: Vocabulary) -> Iterator[bytes]:
    """Yield texts that may repair a finding, most careful first."""
    lines = block.text.decode(errors="replace").split("\n")
    number = finding.line - block.line
    problem = finding.values.get("problem")
    if finding.code != UNREADABLE:
        changed = [_without_item(block, finding)] if finding.code != "loose-spaces" else _tidy(block, finding)
        yield from (text for text in changed if text is not None)
        return
    edits: Iterator[str] = iter(())
    if problem == _UNQUOTED:
        edits = _quote(lines[number], str(finding.values["value"]))
    elif problem == _WRONG_KEY:
        edits = _rename(lines[number], str(finding.values["name"]), str(finding.values["similar"]))
    elif problem in _WRONG_VALUES:
        edits = _replace_word(lines[number], str(finding.values[_WRONG_VALUES[problem]]), finding, vocabulary)
    elif problem == "problem.tab":
        edits = iter([re.sub(r"(?<=\S)\t+", " ", lines[number])])
    elif problem == "problem.character":
        code = int(str(finding.values["char"]).removeprefix("U+"), 16)
        edits = iter([lines[number].replace(chr(code), "")] if code >= _FIRST_UNSEEN else [])
    for line in edits:
        yield "\n".join([*lines[:number], line, *lines[number + 1 :]]).encode()


def _quote(line: str, value: str) -> Iterator[str]:
    """Return the line with one occurrence quoted, then with all; numbers meant as numbers stay unquoted."""
    return _substitute(line, rf"(?<=[\s\[,]){re.escape(value)}(?=\s*(?:[,\]}}]|\s#|$))", f"'{value}'")


def _rename(line: str, name: str, similar: str) -> Iterator[str]:
    """Yield the line with the right name at one place, then at all places; nothing if the names differ too much."""
    from rapidfuzz.distance import OSA

    if OSA.distance(name, similar) <= _LONGEST_SLIP < len(name):
        yield from _substitute(line, rf"(?<![\w-]){re.escape(name)}(?=['\"]?:(?:\s|$))", similar)


def _replace_word(line: str, written: str, finding: Finding, vocabulary: Vocabulary) -> Iterator[str]:
    """Yield the line with the right word at one place, then at all places; nothing if another word is as near."""
    similar, field = str(finding.values["similar"]), str(finding.values.get("field", ""))
    names = vocabulary.names(field) if field in (*FACETS, "offices") else {}
    is_name = plain(written) in map(plain, names.get(similar, ()))
    rivals = [name for name in (*names, *str(finding.values.get("choices", "")).split(", ")) if name != similar]
    if is_name or (_is_slip(written, similar) and not any(_is_slip(written, rival) for rival in rivals)):
        yield from _substitute(line, rf"(?<![\w-]){re.escape(written)}(?![\w-])", similar)


def _substitute(line: str, pattern: str, text: str) -> Iterator[str]:
    """Yield the line with the text in place of one match of the pattern, for each match, then of all."""
    for match in re.finditer(pattern, line):
        yield line[: match.start()] + text + line[match.end() :]
    yield re.sub(pattern, lambda _: text, line)


def _is_slip(written: str, right: str) -> bool:
    """Return whether two words differ by so few letters that it is a typing mistake (optimal string alignment)."""
    from rapidfuzz.distance import OSA

    shorter = min(len(written), len(right))
    most = _LONGEST_SLIP if shorter > _SHORT else 1
    return shorter > _LONGEST_SLIP and OSA.distance(written, right) <= most


def _without_item(block: Block, finding: Finding) -> bytes | None:
    """Return the text without one entry of a list.

    Never without the last one, and no name but one the record has itself.
    """
    record, _, path = finding.path.partition(".")
    if finding.values.get("other", record) != record or not path.endswith("]"):
        return None
    place, number = path.rstrip("]").rsplit("[", 1)
    _, node = node_at(Passage("", 1, block.text), place)
    if not isinstance(node, SequenceNode) or len(node.value) == 1:
        return None
    index, items = int(number), node.value
    lines = block.text.decode().split("\n")
    if not node.flow_style:
        first = items[index].start_mark.line
        last = items[index].end_mark.line
        return "\n".join([*lines[:first], *lines[last + 1 :]]).encode()
    if index:
        start, end = items[index - 1].end_mark, items[index].end_mark
    else:
        start, end = items[0].start_mark, items[1].start_mark
    kept = lines[start.line][: start.column] + lines[end.line][end.column :]
    return "\n".join([*lines[: start.line], kept, *lines[end.line + 1 :]]).encode()


def _tidy(block: Block, finding: Finding) -> Iterator[bytes]:
    """Yield the text with single spaces in a text that stands on one line."""
    _, _, path = finding.path.partition(".")
    _, node = node_at(Passage("", 1, block.text), path)
    if not isinstance(node, ScalarNode) or node.start_mark is None or node.end_mark is None:
        return
    number, start, end = node.start_mark.line, node.start_mark.column, node.end_mark.column
    if node.end_mark.line == number:
        lines = block.text.decode().split("\n")
        line = lines[number]
        written = re.sub(r" {2,}", " ", line[start:end])
        if node.style:
            written = written[0] + written[1:-1].strip() + written[-1]
        yield "\n".join([*lines[:number], line[:start] + written + line[end:], *lines[number + 1 :]]).encode()
