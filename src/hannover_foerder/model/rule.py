"""The closed rule language of requirements: conditions over profile fields, joined by all, any and not."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Condition:
    """One question to the profile: ``field`` holds one of ``values``, or lies from ``low`` to ``high`` (ends included).

    ``operator`` is the YAML key that was used: ``is``, ``in``, ``within`` (areas, wider ones serve narrower ones) or
    ``range``.
    """

    field: str
    operator: str
    values: tuple[str | bool, ...] = ()
    low: float | None = None
    high: float | None = None


@dataclass(frozen=True, slots=True)
class AllOf:
    """A rule that holds when every one of its rules holds."""

    rules: tuple[Rule, ...]


@dataclass(frozen=True, slots=True)
class AnyOf:
    """A rule that holds when at least one of its rules holds."""

    rules: tuple[Rule, ...]


@dataclass(frozen=True, slots=True)
class Not:
    """A rule that holds when another does not."""

    rule: Rule


Rule = Condition | AllOf | AnyOf | Not
