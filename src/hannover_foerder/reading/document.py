"""The top level of every data file: a mapping with ``schema: 1`` and a few fixed keys."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final

from yaml.nodes import MappingNode, ScalarNode

from hannover_foerder.model.vocabulary import Vocabulary
from hannover_foerder.reading.nearest import nearest
from hannover_foerder.reading.nodes import compose
from hannover_foerder.reading.problems import Problems, excerpt
from hannover_foerder.reading.readers import reader_of
from hannover_foerder.reading.scalars import ReadContext

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from yaml.nodes import Node

    from hannover_foerder.model.profile import ProfileField

SCHEMA_VERSION = 1
_VERSION = str(SCHEMA_VERSION)
_NO_TERMS: Final = Vocabulary()


def top_level(
    content: bytes, problems: Problems, keys: Sequence[str], *, optional: Collection[str] = ()
) -> dict[str, Node]:
    """Return the nodes under the ``keys`` of a file, and report all problems at the top level.

    All of them must be there except the ``optional`` ones.
    """
    problems_before = len(problems.noted)
    root = compose(content, problems)
    if root is None or root.__class__ is not MappingNode:
        if root is not None or len(problems.noted) == problems_before:
            problems.add(0, "file-empty" if root is None else "top-level", keys=", ".join(keys))
        return {}
    nodes: dict[str, Node] = {}
    allowed_keys = ["schema", *keys]
    for key_node, value in root.value:
        key, line = key_node.value, key_node.start_mark.line
        if key_node.__class__ is not ScalarNode:
            problems.add(line, "key-needed")
        elif key not in allowed_keys:
            problems.add(line, "unknown-key", similar=nearest(key, allowed_keys), name=excerpt(key))
        elif key in nodes:
            problems.add(line, "duplicate-key", name=key)
        else:
            nodes[key] = value
    for key in allowed_keys:
        if key not in nodes and key not in optional:
            problems.add(0, "missing-top", name=key)
    schema = nodes.pop("schema", None)
    if schema is not None and not (isinstance(schema, ScalarNode) and schema.value == _VERSION and not schema.style):
        written_version = excerpt(schema.value) if isinstance(schema, ScalarNode) else "[…]"
        problems.add(schema.start_mark.line, "schema-version", value=written_version, known=SCHEMA_VERSION)
    return nodes


def read_sections(
    content: bytes,
    name: str,
    hints: Mapping[str, Any],
    *,
    optional: Collection[str] = (),
    vocabulary: Vocabulary = _NO_TERMS,
    profile: Mapping[str, ProfileField] = MappingProxyType({}),
) -> dict[str, Any]:
    """Return what stands under each key of a file, read as the type in ``hints``; ``name`` is used in messages.

    ``vocabulary`` and ``profile`` have the values that are allowed in it. Raises CatalogueError with all problems.
    """
    problems = Problems(name)
    nodes = top_level(content, problems, tuple(hints), optional=optional)
    context = ReadContext(problems, vocabulary, profile)
    sections = {key: reader_of(hints[key], key)(node, context) for key, node in nodes.items()}
    problems.raise_if_any()
    return sections
