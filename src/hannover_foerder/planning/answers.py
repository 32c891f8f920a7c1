"""The answers to a profile field that the rules of funding parts distinguish."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from hannover_foerder.eligibility.evaluation import conditions_of
from hannover_foerder.eligibility.situation import ANY_PURPOSE, ELSEWHERE, HOME

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from hannover_foerder.eligibility.situation import Answer, Situation
    from hannover_foerder.model.rule import Condition, Rule

MOST_TRIED: Final = 60
"""Ranges of a number that are tried; where rules set more limits, evenly spread ones stand for all."""


def answers_to(field: str, rules: Sequence[Rule], situation: Situation) -> tuple[Answer, ...]:
    """Return one answer for each case that the rules distinguish; of other choices and topics every one, singly.

    Of many ranges of a number only some are tried (:data:`MOST_TRIED`).
    """
    definition = situation.fields[field]
    conditions = [condition for rule in rules for condition in conditions_of(rule) if condition.field == field]
    if definition.type == "yes-no":
        return (True, False)
    if definition.type == "number":
        numbers = tuple(_between(_limits(conditions)))
        return numbers[:: 1 + len(numbers) // MOST_TRIED]
    if definition.type == "area":
        areas = {str(area) for condition in conditions for area in condition.values}
        return (*sorted(areas | {HOME}), *ELSEWHERE)
    if definition.type == "topics":
        return tuple((topic,) for topic in situation.vocabulary.topics)
    if definition.type == "set":
        return tuple((value,) for value in definition.values)
    return tuple(value for value in definition.values if value != ANY_PURPOSE)


def _limits(conditions: Sequence[Condition]) -> list[tuple[float, bool]]:
    """Return the thresholds of rules on a number: value, and whether the value itself lies below the cut."""
    low_ends = {(condition.low, False) for condition in conditions if condition.low is not None}
    high_ends = {(condition.high, True) for condition in conditions if condition.high is not None}
    return sorted(low_ends | high_ends)


def _between(limits: list[tuple[float, bool]]) -> Iterator[float]:
    """Yield a number from each range between the limits, lowest first."""
    values = [value for value, _ in limits]
    if values:
        yield values[0] - 1
    for position, (value, is_below) in enumerate(limits):
        next_value = values[position + 1] if position + 1 < len(limits) else value + 2
        yield (value + next_value) / 2 if is_below else value
