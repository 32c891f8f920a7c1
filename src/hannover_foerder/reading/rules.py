"""Reader of requirement rules: fields, operators and values are checked against profile and vocabulary."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from yaml.nodes import MappingNode, ScalarNode, SequenceNode

from hannover_foerder.model.profile import FACET_OF_TYPE
from hannover_foerder.model.rule import AllOf, AnyOf, Condition, Not, Rule
from hannover_foerder.reading.scalars import choice_reader, number_reader, term_reader, yes_no_reader

if TYPE_CHECKING:
    from yaml.nodes import Node

    from hannover_foerder.model.profile import FieldType, ProfileField
    from hannover_foerder.reading.scalars import ReadContext

OPERATORS: dict[FieldType, tuple[str, ...]] = {
    "yes-no": ("is",),
    "number": ("min", "max"),
    "choice": ("is", "in"),
    "set": ("is", "in"),
    "area": ("within",),
    "topics": ("in",),
}
"""Which tests of a condition a profile field of each type allows."""

_LIST_OPERATORS = ("in", "within")


def read_rule(node: Node, context: ReadContext) -> Rule | None:
    """Return the rule of a node; ``None`` if it cannot be read, which is reported to ``context``."""
    if not _is_single_key_mapping(node):
        context.report(node, "rule")
        return None
    ((key_node, value),) = node.value
    key = key_node.value
    if key in ("all", "any"):
        return _joined_rules(key, value, context)
    if key == "not":
        rule = read_rule(value, context)
        return rule and Not(rule)
    field = context.profile.get(key)
    if field is None:
        context.report_unknown_field(key_node, key)
        return None
    return _condition(key, field, value, context)


def _is_single_key_mapping(node: Node) -> bool:
    """Return whether a node is a mapping with one key, which is a word."""
    # ``__class__ is``: nodes of these types have no subclasses, and it stands in loops over all records
    return node.__class__ is MappingNode and len(node.value) == 1 and node.value[0][0].__class__ is ScalarNode


def _joined_rules(key: str, node: Node, context: ReadContext) -> Rule | None:
    """Return the rules of a list joined by ``all`` or ``any``; ``None`` if one of them cannot be read."""
    if node.__class__ is not SequenceNode or not node.value:
        context.report(node, "rule-list", field=key)
        return None
    rules = [read_rule(part, context) for part in node.value]
    if None in rules:
        return None
    parts = tuple(cast("list[Rule]", rules))
    return AllOf(parts) if key == "all" else AnyOf(parts)


def _condition(name: str, field: ProfileField, node: Node, context: ReadContext) -> Condition | None:
    """Return the condition on a field: one test, of a number also both; ``None`` if it cannot be read."""
    allowed = OPERATORS[field.type]
    pairs = node.value if node.__class__ is MappingNode else ()
    operands = {key.value: operand for key, operand in pairs if key.__class__ is ScalarNode and key.value in allowed}
    has_other_keys = len(operands) < len(pairs)  # or the same one twice
    if not operands or has_other_keys or (len(operands) > 1 and field.type != "number"):
        context.report(node, "rule-test", field=name, operators=", ".join(allowed))
        return None
    if field.type == "number":
        return _range(name, operands, context)
    ((operator, operand),) = operands.items()
    values = _values(name, field, operator, operand, context)
    return None if values is None else Condition(name, operator, values=values)


def _range(name: str, operands: dict[str, Node], context: ReadContext) -> Condition | None:
    """Return the condition that a number is from ``min`` to ``max``, or on one side; ``None`` if it cannot be read."""
    ends = {end: number_reader(f"{name}.{end}", limits=None)(node, context) for end, node in operands.items()}
    if None in ends.values():
        return None
    low, high = ends.get("min"), ends.get("max")
    if low is not None and high is not None and low > high:
        context.report(operands["min"], "rule-range", field=name)
        return None
    return Condition(name, "range", low=low, high=high)


def _values(
    name: str, field: ProfileField, operator: str, operand: Node, context: ReadContext
) -> tuple[str | bool, ...] | None:
    """Return the values of a test, each one that the field can have; ``None`` if one of them cannot be read."""
    label, value_nodes = f"{name}.{operator}", [operand]
    if operator in _LIST_OPERATORS:
        if operand.__class__ is not SequenceNode or not operand.value:
            context.report(operand, "list-needed", field=label)
            return None
        value_nodes = operand.value
    facet = FACET_OF_TYPE.get(field.type)
    if field.type == "yes-no":
        read_value = yes_no_reader(label)
    else:
        read_value = term_reader(label, facet) if facet else choice_reader(label, tuple(field.values))
    values = [read_value(value_node, context) for value_node in value_nodes]
    return None if None in values else tuple(values)
