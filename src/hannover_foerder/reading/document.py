"""The top level of every data file: a mapping with ``schema: 1`` and a few fixed keys."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from yaml.nodes import MappingNode, ScalarNode

from hannover_foerder.model.vocabulary import Vocabulary
from hannover_foerder.reading.nearest import nearest
from hannover_foerder.reading.nodes import compose
from hannover_foerder.reading.problems import Problems, quoted
from hannover_foerder.reading.readers import reader_of
from hannover_foerder.reading.scalars import ReadContext

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from yaml.nodes import Node

SCHEMA_VERSION = 1
_VERSION = str(SCHEMA_VERSION)


def top_level(
    content: bytes, problems: Problems, keys: Sequence[str], *, needs_all_keys: bool = False
) -> dict[str, Node]:
    """Return the nodes under the ``keys`` of a file, and report all problems at the top level."""
    problems_before = len(problems.noted)
    root = compose(content, problems)
    if root is None or root.__class__ is not MappingNode:
        if root is not None or len(problems.noted) == problems_before:
            problems.add(0, "file-empty" if root is None else "top-level", keys=", ".join(keys))
        return {}
    nodes: dict[str, Node] = {}
    allowed = ["schema", *keys]
    for key_node, value in root.value:
        key, line = key_node.value, key_node.start_mark.line
        if key_node.__class__ is not ScalarNode:
            problems.add(line, "key-needed")
        elif key not in allowed:
            problems.add(line, "unknown-key", similar=nearest(key, allowed), name=quoted(key))
        elif key in nodes:
            problems.add(line, "duplicate-key", name=key)
        else:
            nodes[key] = value
    for key in allowed[: None if needs_all_keys else 1]:
        if key not in nodes:
            problems.add(0, "missing-top", name=key)
    schema = nodes.pop("schema", None)
    if schema is not None and not (isinstance(schema, ScalarNode) and schema.value == _VERSION and not schema.style):
        quoted_version = quoted(schema.value) if isinstance(schema, ScalarNode) else "[…]"
        problems.add(schema.start_mark.line, "schema-version", value=quoted_version, known=SCHEMA_VERSION)
    return nodes


def read_sections(
    content: bytes, name: str, hints: Mapping[str, Any], *, needs_all_keys: bool = True
) -> dict[str, Any]:
    """Return what stands under each key of a file, read as the type in ``hints``; ``name`` is used in messages.

    Raises CatalogueError with all problems.
    """
    problems = Problems(name)
    nodes = top_level(content, problems, tuple(hints), needs_all_keys=needs_all_keys)
    context = ReadContext(problems, Vocabulary(), {})
    sections = {key: reader_of(hints[key], key)(node, context) for key, node in nodes.items()}
    problems.raise_if_any()
    return sections
