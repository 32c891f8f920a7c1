"""Reader of requirement rules: fields, operators and values are checked against profile and vocabulary."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from yaml.nodes import MappingNode, ScalarNode, SequenceNode

from hannover_foerder.model.rule import AllOf, AnyOf, Condition, Not, Rule
from hannover_foerder.reading.problems import quoted
from hannover_foerder.reading.scalars import (
    choice_reader,
    field_names,
    meant_by,
    number_reader,
    term_reader,
    yes_no_reader,
)

if TYPE_CHECKING:
    from yaml.nodes import Node

    from hannover_foerder.model.profile import FieldType, ProfileField
    from hannover_foerder.reading.scalars import Reading

OPERATORS: dict[FieldType, tuple[str, ...]] = {
    "yes-no": ("is",),
    "number": ("min", "max"),
    "choice": ("is", "in"),
    "set": ("is", "in"),
    "area": ("within",),
    "topics": ("in",),
}
"""Which tests a profile field of each type allows."""

_LISTS = ("in", "within")
_FACETS = {"area": "areas", "topics": "topics"}


def read_rule(node: Node, reading: Reading) -> Rule | None:
    """Return the rule of a node, ``None`` after a problem."""
    if node.__class__ is not MappingNode or len(node.value) != 1 or node.value[0][0].__class__ is not ScalarNode:
        reading.add(node, "rule")
        return None
    ((key_node, value),) = node.value
    key = key_node.value
    if key in ("all", "any"):
        return _joined(key, value, reading)
    if key == "not":
        rule = read_rule(value, reading)
        return rule and Not(rule)
    field = reading.profile.get(key)
    if field is None:
        reading.add(key_node, "profile-field", similar=meant_by(key, field_names(reading.profile)), field=quoted(key))
        return None
    return _condition(key, field, value, reading)


def _joined(key: str, node: Node, reading: Reading) -> Rule | None:
    if node.__class__ is not SequenceNode or not node.value:
        reading.add(node, "rule-list", field=key)
        return None
    rules = [read_rule(part, reading) for part in node.value]
    if None in rules:
        return None
    parts = tuple(cast("list[Rule]", rules))
    return AllOf(parts) if key == "all" else AnyOf(parts)


def _condition(name: str, field: ProfileField, node: Node, reading: Reading) -> Condition | None:
    allowed = OPERATORS[field.type]
    tests: dict[str, Node] = {}
    if node.__class__ is MappingNode:
        tests = {key.value: value for key, value in node.value if key.__class__ is ScalarNode and key.value in allowed}
    if not tests or len(tests) != len(node.value) or (len(tests) > 1 and field.type != "number"):
        reading.add(node, "rule-test", field=name, operators=", ".join(allowed))
        return None
    if field.type == "number":
        return _range(name, tests, reading)
    ((operator, operand),) = tests.items()
    if field.type == "yes-no":
        answer = yes_no_reader(f"{name}.is")(operand, reading)
        return None if answer is None else Condition(name, operator, values=(answer,))
    values = _values(name, field, operator, operand, reading)
    return None if values is None else Condition(name, operator, values=values)


def _range(name: str, tests: dict[str, Node], reading: Reading) -> Condition | None:
    ends = {end: number_reader(f"{name}.{end}", None)(node, reading) for end, node in tests.items()}
    if None in ends.values():
        return None
    low, high = ends.get("min"), ends.get("max")
    if low is not None and high is not None and low > high:
        reading.add(tests["min"], "rule-range", field=name)
        return None
    return Condition(name, "range", low=low, high=high)


def _values(name: str, field: ProfileField, operator: str, node: Node, reading: Reading) -> tuple[str, ...] | None:
    """Return the values of a test; each must be one that the field can have."""
    nodes = [node]
    if operator in _LISTS:
        if node.__class__ is not SequenceNode or not node.value:
            reading.add(node, "list-needed", field=f"{name}.{operator}")
            return None
        nodes = node.value
    facet = _FACETS.get(field.type)
    label = f"{name}.{operator}"
    read_value = term_reader(label, facet) if facet else choice_reader(label, tuple(field.values))
    values = [read_value(node, reading) for node in nodes]
    return None if None in values else tuple(values)
