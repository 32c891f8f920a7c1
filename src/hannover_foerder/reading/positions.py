"""Line numbers of fields in a file, by paths such as ``facts[2].supports``."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from yaml.nodes import MappingNode, ScalarNode, SequenceNode

from hannover_foerder.errors import CatalogueError
from hannover_foerder.named_tuple import NamedTuple
from hannover_foerder.reading.nodes import compose
from hannover_foerder.reading.problems import Problems

if TYPE_CHECKING:
    from collections.abc import Iterator

    from yaml.nodes import Node

_STEP = re.compile(r"\[([0-9]+)\]|([^.\[\]]+)")


class Passage(NamedTuple):
    """A text that begins at a (1-based) line of a file: a whole file, or the block of one record."""

    file: str
    line: int
    text: bytes


def node_at(text: bytes, path: str) -> tuple[Node | None, Node | None]:
    """Return key or item node, and value node, of the last part of a path that exists.

    The path of a record starts inside its block. Both are ``None`` for a text that cannot be read.
    """
    key = node = _root(text)
    for index, name in _STEP.findall(path):
        child = _child(node, index, name)
        if child is None:
            break
        key, node = child
    return key, node


def line_of(passage: Passage, path: str) -> int:
    """Return the 1-based line of the field that a path names, or of the nearest field around it that exists."""
    key, _ = node_at(passage.text, path)
    return passage.line + (key.start_mark.line if key is not None and key.start_mark else 0)


def plain_scalars(passage: Passage) -> Iterator[tuple[str, ScalarNode, str]]:
    """Yield path and node of every unquoted value, with the rest of its line."""
    root = _root(passage.text)
    if root is None:
        return
    lines = passage.text.decode(errors="replace").splitlines()
    for path, scalar in _scalars(root, ""):
        end = scalar.end_mark
        yield path, scalar, lines[end.line][end.column :] if end.line < len(lines) else ""


def _scalars(node: Node, path: str) -> Iterator[tuple[str, ScalarNode]]:
    """Yield path and node of all scalars without quotes."""
    if isinstance(node, ScalarNode):
        if not node.style:
            yield path, node
    elif isinstance(node, SequenceNode):
        for index, part in enumerate(node.value):
            yield from _scalars(part, f"{path}[{index}]")
    elif isinstance(node, MappingNode):
        for key, value in node.value:
            yield from _scalars(value, f"{path}.{key.value}" if path else str(key.value))


def _child(node: Node | None, index: str, name: str) -> tuple[Node, Node] | None:
    """Return key and value at a list index or a name, of which one is empty; ``None`` if there is none.

    A member of a list stands for both.
    """
    if index and node.__class__ is SequenceNode and int(index) < len(node.value):
        member = node.value[int(index)]
        return member, member
    if name and node.__class__ is MappingNode:
        for key, value in node.value:
            if key.__class__ is ScalarNode and key.value == name:
                return key, value
    return None


@lru_cache(256)
def _root(text: bytes) -> Node | None:
    """Return the node of a whole text; of the block of a record, which is a list with the record alone, the record.

    ``None`` for a text that cannot be read.
    """
    try:
        root = compose(text, Problems(file=""))  # its problems were reported when it was read
    except CatalogueError:  # too many mistakes
        return None
    return root.value[0] if isinstance(root, SequenceNode) and root.value else root
