"""YAML as a tree of nodes with line numbers; YAML features that a catalogue must not use are rejected.

No types are guessed: whether a plain ``no`` is a text or a mistake depends on the field, so the readers decide it.
A plain scalar has an empty style.
"""

from __future__ import annotations

import re
from io import StringIO
from typing import TYPE_CHECKING, Final

import yaml
from yaml.error import MarkedYAMLError, YAMLError
from yaml.events import CollectionStartEvent, NodeEvent, ScalarEvent

from hannover_foerder.reading.blocks import BOM

if TYPE_CHECKING:
    from yaml.nodes import Node

    from hannover_foerder.reading.problems import Problems

DEEPEST: Final = 40
"""Levels of nesting; a record needs eight, and nobody can read a rule that nests deeper."""

LARGEST: Final = 1 << 22
"""Bytes of one record, or of a file that is read as a whole. A tree takes some hundred times as much memory."""

_CONTROL = r"\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f"
_UNSEEN = (
    r"\xad\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\ufffe\uffff\U000e0000-\U000e007f"
)
HARMFUL: Final = re.compile(f"[\t\r{_CONTROL}{_UNSEEN}\ud800-\udfff]")
"""Characters that no text may hold: they cannot be seen, or they steer terminals and the direction of writing."""

_WORKBOOKS = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")
"""How workbooks of Excel and LibreOffice begin: as ZIP, and the old .xls."""

_HARMFUL_IN_FILE = re.compile(f"[\t{_CONTROL}{_UNSEEN}]|\r(?!\n)")
_SPECIAL = re.compile(r"(?<![^\s\[{,:?-])[&*!](?=\S)")
"""Where an anchor, an alias or a tag could stand."""

_NBSP = re.compile(r"[ -]*[\xa0\u2007\u202f]")
"""A no-break space in front of a line's content, which YAML takes for no space."""

_CODES = (
    ("nesting", "nesting"),
    ("mapping values are not allowed", "colon"),
    ("that cannot start any token", "sign"),
    ("unexpected end of stream", "open-quote"),
    ("unexpected document indicator", "open-quote"),
    ("',' or ']'", "open-bracket"),
    ("',' or '}'", "open-bracket"),
    ("could not find expected ':'", "no-colon"),
    ("found another document", "documents"),
    ("escape", "escape"),
    ("did not find expected key", "indentation"),
    ("<document start>", "indentation"),
    ("did not find expected '-' indicator", "list-dash"),
    ("expected <block end>", "indentation"),
)
"""Parts of the messages of both parsers, each with the code of our problem; the first that fits counts."""

_REPORTED_AT_THE_START = ("open-quote", "open-bracket", "no-colon")
"""Where the mistake is at the beginning of what was being read, not at the place where the parser gave up."""


def _text_of(content: bytes, problems: Problems) -> str | None:
    """Return the text of a file, ``None`` if it is not UTF-8, which is reported.

    Harmful characters are replaced, and the first of each line is reported.
    """
    try:
        text = content.removeprefix(BOM).decode()
    except UnicodeDecodeError as error:
        if content.startswith(_WORKBOOKS):
            problems.add(0, "workbook")
        else:
            problems.add(content.count(b"\n", 0, error.start), "utf-8", byte=f"{content[error.start]:02X}")
        return None
    if not _HARMFUL_IN_FILE.search(text):
        return text
    for line, line_text in enumerate(StringIO(text, newline="\n")):
        match = _HARMFUL_IN_FILE.search(line_text)
        if match is None:
            continue
        if match[0] == "\t":
            problems.add(line, "tab")
        else:
            problems.add(line, "character", char=f"U+{ord(match[0]):04X}")
    return _HARMFUL_IN_FILE.sub(" ", text)


def compose(content: bytes, problems: Problems) -> Node | None:
    """Return the tree of a file with one document, and report what is wrong with it.

    ``None`` for an empty one, which is no problem here, and for one that cannot be read, which is. Harmful characters
    are problems too, but the rest is read.
    """
    if len(content) > LARGEST:
        problems.add(0, "too-large", most=LARGEST >> 20)
        return None
    text = _text_of(content, problems)
    if text is None or (_SPECIAL.search(text) and _has_special(text, problems)):
        return None
    try:
        return yaml.compose(text, parser)
    except MarkedYAMLError as error:
        _add_syntax(error, text, problems)
    except YAMLError as error:
        problems.add(text.count("\n", 0, getattr(error, "position", 0)), "syntax")
    return None


class _Untyped:
    """What both parsers do otherwise than PyYAML: no type is guessed, and nesting is limited."""

    _depth = 0

    def resolve(self, _kind: object, _value: object, _implicit: object) -> str:
        return ""

    def descend_resolver(self, parent: Node | None, _index: object) -> None:
        self._depth += 1
        if self._depth > DEEPEST and parent is not None:
            raise MarkedYAMLError(problem="nesting", problem_mark=parent.start_mark)

    def ascend_resolver(self) -> None:
        self._depth -= 1


class PythonParser(_Untyped, yaml.BaseLoader):
    """The parser for a PyYAML built without libyaml: slower, with the same result."""


def _fastest_parser() -> type[yaml.BaseLoader | yaml.CBaseLoader]:
    """Return the parser with libyaml where PyYAML has it."""
    if not yaml.__with_libyaml__:
        return PythonParser

    class LibyamlParser(_Untyped, yaml.CBaseLoader):
        pass

    return LibyamlParser


parser = _fastest_parser()


def _has_special(text: str, problems: Problems) -> bool:
    """Report the anchors, aliases and tags of a text; return whether there are any.

    By them a short file could expand to a huge one. What cannot be parsed is reported by who composes it.
    """
    problems_before = len(problems.noted)
    try:
        for event in yaml.parse(text, parser):
            line = event.start_mark.line if event.start_mark else 0
            if isinstance(event, NodeEvent) and event.anchor:
                problems.add(line, "anchor", name=event.anchor)
            if isinstance(event, ScalarEvent | CollectionStartEvent) and event.tag:
                problems.add(line, "tag", tag=event.tag)
    except YAMLError:  # composing the text tells of it
        pass
    return len(problems.noted) > problems_before


def _add_syntax(error: MarkedYAMLError, text: str, problems: Problems) -> None:
    """Note a problem for a syntax error, by its most probable cause."""
    message = f"{error.context} {error.problem}"
    code = next((code for part, code in _CODES if part in message), "syntax")
    mark = (error.context_mark if code in _REPORTED_AT_THE_START else None) or error.problem_mark
    line = min(mark.line, text.count("\n")) if mark else 0
    if problems.has_at(line):  # a consequence of what was replaced there
        return
    lines = text.split("\n")
    near_lines = [number for number in (line, line - 1, line + 1) if 0 <= number < len(lines)]
    nbsp_line = next((number for number in near_lines if _NBSP.match(lines[number])), None)
    if nbsp_line is not None:
        problems.add(nbsp_line, "nbsp")
    elif code == "sign" and mark:
        problems.add(line, code, sign=lines[line][mark.column])
    else:
        problems.add(line, code)
