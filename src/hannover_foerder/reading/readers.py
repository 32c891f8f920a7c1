"""Readers of records, derived from the annotations of their classes: a new field needs no line here."""

from __future__ import annotations

import re
import types
from functools import cache
from typing import TYPE_CHECKING, Annotated, Any, Final, Literal, Union, get_args, get_origin

from yaml.nodes import MappingNode, ScalarNode, SequenceNode

from hannover_foerder.model.constraints import Between, Pattern, TermOf
from hannover_foerder.model.dates import PartialDate, YearlyDate
from hannover_foerder.model.plain import yaml_key
from hannover_foerder.model.rule import Condition
from hannover_foerder.model.struct import Struct
from hannover_foerder.named_tuple import NamedTuple
from hannover_foerder.reading.nearest import nearest
from hannover_foerder.reading.problems import excerpt
from hannover_foerder.reading.rules import read_rule
from hannover_foerder.reading.scalars import (
    Reader,
    choice_reader,
    date_reader,
    is_null,
    number_reader,
    pattern_reader,
    term_reader,
    text_reader,
    yes_no_reader,
)

if TYPE_CHECKING:
    from collections.abc import Iterable

    from yaml.nodes import Node

    from hannover_foerder.reading.scalars import ReadContext


_DIGITS = re.compile(r"-?[0-9]+")
MOST_ENTRIES: Final = 2_000
"""Entries of one list or mapping in a record."""


class ReadBy(NamedTuple):
    """A mark of an annotation: the field has a reader of its own."""

    reader: Reader


@cache
def reader_of(hint: Any, field: str) -> Reader:  # noqa: ANN401, PLR0911 - a type or type form; one return a form
    """Return the reader of an annotated type; ``field`` is its key in messages."""
    origin, arguments = get_origin(hint), get_args(hint)
    if origin is Annotated:
        return _marked_reader(arguments[0], arguments[1:], field)
    if origin in (Union, types.UnionType):
        if Condition in arguments:  # ``Rule | None`` is one flat union
            return read_rule
        return reader_of(next(arm for arm in arguments if arm is not type(None)), field)
    if origin is Literal:
        return choice_reader(field, arguments)
    if origin is tuple:
        return _list_reader(reader_of(arguments[0], field), field)
    if origin is dict:
        return mapping_reader(reader_of(arguments[0], field), reader_of(arguments[1], field), field)
    if hint in (PartialDate, YearlyDate):
        return date_reader(field, hint)
    if issubclass(hint, Struct):
        return struct_reader(hint, field)
    if hint is bool:
        return yes_no_reader(field)
    return text_reader(field) if hint is str else number_reader(field, limits=None, is_whole=hint is int)


def _marked_reader(hint: Any, marks: tuple[object, ...], field: str) -> Reader:  # noqa: ANN401 - a type or type form
    """Return the reader that the first telling mark of a field asks for, else that of its type."""
    for mark in marks:
        if isinstance(mark, ReadBy):
            return mark.reader
        if isinstance(mark, Pattern):
            return pattern_reader(field, mark)
        if isinstance(mark, TermOf):
            return term_reader(field, mark.facet)
        if isinstance(mark, Between):
            return number_reader(field, mark, is_whole=hint is int)
    return reader_of(hint, field)


def _list_reader(read_member: Reader, field: str) -> Reader:
    """Return a reader of lists whose members are read by ``read_member``; what is no list, or too long, gives none."""

    def read(node: Node, context: ReadContext) -> tuple[Any, ...]:
        if node.__class__ is not SequenceNode:
            context.report(node, "empty" if is_null(node) else "list-needed", field=field)
            return ()
        if len(node.value) > MOST_ENTRIES:
            context.report(node, "too-many", field=field, most=MOST_ENTRIES)
            return ()
        return tuple([read_member(member, context) for member in node.value])

    return read


def mapping_reader(read_key: Reader, read_value: Reader, field: str) -> Reader:
    """Return a reader of mappings with texts as keys; ``field`` is the name of the mapping in messages.

    All keys and values are read, so that every mistake is reported. What a mapping with a mistake gives is of no use:
    without the keys that cannot be read, and of a repeated key the last value.
    """

    def read(node: Node, context: ReadContext) -> dict[str, Any]:
        if node.__class__ is not MappingNode:
            context.report(node, "mapping-needed", field=field)
            return {}
        if len(node.value) > MOST_ENTRIES:
            context.report(node, "too-many", field=field, most=MOST_ENTRIES)
            return {}
        values_by_key: dict[str, Any] = {}
        for key_node, value_node in node.value:
            key, value = read_key(key_node, context), read_value(value_node, context)
            if key is None:  # which its reader has reported
                continue
            if key in values_by_key:
                context.report(key_node, "duplicate-key", name=key)
            values_by_key[key] = value
        return values_by_key

    return read


def struct_reader(cls: type[Struct], field: str) -> Reader:
    """Return the reader of a struct, which reports every mistake in it, and gives ``None`` after any."""
    readers = {yaml_key(name): (name, reader_of(hint, yaml_key(name))) for name, hint in cls.hints.items()}
    required = [name for name in cls._fields if name not in cls._field_defaults]

    def read(node: Node, context: ReadContext) -> object | None:
        if node.__class__ is not MappingNode:
            context.report(node, "mapping-needed", field=field)
            return None
        problems = context.problems.noted
        problems_before = len(problems)
        arguments: dict[str, Any] = {}
        before_key = None
        for key_node, value_node in node.value:
            field_reader = readers.get(key_node.value) if key_node.__class__ is ScalarNode else None
            if field_reader is None:
                _add_unknown_key(key_node, context, readers, before_key)
                continue
            before_key = value_node.value if value_node.__class__ is ScalarNode else None
            name, read_value = field_reader
            if name in arguments:
                context.report(key_node, "duplicate-key", name=key_node.value)
            arguments[name] = read_value(value_node, context)
        for name in required:
            if name not in arguments:
                context.report(node, "missing", name=yaml_key(name), field=field)
        return None if len(problems) != problems_before else cls(**arguments)

    return read


def _add_unknown_key(node: Node, context: ReadContext, field_names: Iterable[str], text_before: str | None) -> None:
    """Report an unknown key. ``text_before`` is the text in front of it, at the end of the field's value."""
    if node.__class__ is not ScalarNode:
        context.report(node, "key-needed")
    elif node.value == "<<":
        context.report(node, "merge-key")
    elif text_before is not None and node.value.isdecimal() and _DIGITS.fullmatch(text_before):
        context.report(node, "comma-in-braces", digits=f"{text_before}.{node.value}")
    else:
        context.report(node, "unknown-key", similar=nearest(node.value, field_names), name=excerpt(node.value))
