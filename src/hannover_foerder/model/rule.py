"""The closed rule language of requirements: conditions on profile fields, joined by all, any and not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hannover_foerder.model.struct import Struct

if TYPE_CHECKING:
    from hannover_foerder.model.plain import Plain


class Condition(Struct):
    """A condition: ``field`` has one of ``values``, or lies from ``low`` to ``high`` (ends included).

    ``operator`` is the YAML key that was used: ``is``, ``in``, ``within`` (areas, wider ones serve narrower ones) or
    ``range``.
    """

    field: str
    operator: str
    values: tuple[str | bool, ...] = ()
    low: float | None = None
    high: float | None = None


class AllOf(Struct):
    """A conjunction: it holds when all of its rules hold."""

    rules: tuple[Rule, ...]


class AnyOf(Struct):
    """A disjunction: it holds when at least one of its rules holds."""

    rules: tuple[Rule, ...]


class Not(Struct):
    """A negation: it holds when its rule does not."""

    rule: Rule


Rule = Condition | AllOf | AnyOf | Not


def rule_to_plain(rule: Rule) -> Plain:
    """Return a rule in its written form: ``{"all": [{"age": {"max": 25}}, {"not": {"started": {"is": true}}}]}``."""
    if isinstance(rule, AllOf | AnyOf):
        return {"all" if isinstance(rule, AllOf) else "any": [rule_to_plain(part) for part in rule.rules]}
    if isinstance(rule, Not):
        return {"not": rule_to_plain(rule.rule)}
    if rule.operator == "range":
        ends = {"min": rule.low, "max": rule.high}
        return {rule.field: {key: end for key, end in ends.items() if end is not None}}
    return {rule.field: {rule.operator: rule.values[0] if rule.operator == "is" else list(rule.values)}}


def rule_from_plain(plain: Plain) -> Rule:
    """Return a rule from its written form, which must be valid."""
    ((key, value),) = plain.items()
    if key == "all":
        return AllOf(tuple(rule_from_plain(part) for part in value))
    if key == "any":
        return AnyOf(tuple(rule_from_plain(part) for part in value))
    if key == "not":
        return Not(rule_from_plain(value))
    if "min" in value or "max" in value:
        return Condition(key, "range", low=value.get("min"), high=value.get("max"))
    ((operator, operand),) = value.items()
    return Condition(key, operator, values=(operand,) if operator == "is" else tuple(operand))
