"""The closed rule language of requirements: conditions on profile fields, joined by all, any and not."""

from __future__ import annotations

from hannover_foerder.model.struct import Struct


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
