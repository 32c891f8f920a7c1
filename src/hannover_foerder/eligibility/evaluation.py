"""Evaluation of rules in three values: ``True``, ``False``, ``None`` for unknown (Kleene's strong logic).

An unknown part makes a rule unknown only where it could still change the outcome, so more answers can turn unknown into
yes or no, and never yes into no.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, assert_never

from hannover_foerder.eligibility.situation import ANY_PURPOSE, ELSEWHERE
from hannover_foerder.model.rule import AllOf, AnyOf, Condition, Not
from hannover_foerder.named_tuple import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from hannover_foerder.eligibility.situation import Answer, Situation
    from hannover_foerder.model.rule import Rule
    from hannover_foerder.model.vocabulary import Vocabulary

Truth = bool | None

ABOUT = "about"
"""Operator of the implicit condition on the purpose: one of the topics, a wider or a narrower one."""


def evaluate(rule: Rule, situation: Situation) -> Truth:
    """Return the truth value of a rule; ``None`` if it is unknown."""
    if isinstance(rule, Condition):
        answer = situation.answer(rule.field)
        return None if answer is None else _holds(rule, answer, situation.vocabulary)
    if isinstance(rule, Not):
        return _negation(evaluate(rule.rule, situation))
    if isinstance(rule, AllOf):
        return conjunction(evaluate(part, situation) for part in rule.rules)
    if isinstance(rule, AnyOf):
        return _negation(conjunction(_negation(evaluate(part, situation)) for part in rule.rules))
    assert_never(rule)


def _negation(truth: Truth) -> Truth:
    """Return the negation; unknown stays unknown."""
    return None if truth is None else not truth


def conjunction(truths: Iterable[Truth]) -> Truth:
    """Return the three-valued conjunction: false if any is false, else ``None`` if any is unknown, else true."""
    result: Truth = True
    for truth in truths:
        if truth is False:
            return False
        if truth is None:
            result = None
    return result


def open_fields(rule: Rule, situation: Situation) -> tuple[str, ...]:
    """Return the fields whose answers, or more exact answers, could still decide the rule, in rule order.

    Empty once it is decided.
    """
    if evaluate(rule, situation) is not None:
        return ()
    if isinstance(rule, Condition):
        return (rule.field,)
    parts = (rule.rule,) if isinstance(rule, Not) else rule.rules
    return tuple(dict.fromkeys(field for part in parts for field in open_fields(part, situation)))


def fields_of(rule: Rule) -> tuple[str, ...]:
    """Return all fields that a rule uses, in rule order."""
    return tuple(dict.fromkeys(condition.field for condition in conditions_of(rule)))


def conditions_of(rule: Rule) -> Iterator[Condition]:
    """Yield all conditions of a rule, in rule order."""
    if isinstance(rule, Condition):
        yield rule
        return
    for part in (rule.rule,) if isinstance(rule, Not) else rule.rules:
        yield from conditions_of(part)


class Proof(NamedTuple):
    """A rule with its truth value and the proofs of the rules it joins; conditions and negated conditions have none."""

    rule: Rule
    truth: Truth
    parts: tuple[Proof, ...]


def prove(rule: Rule, situation: Situation) -> Proof:
    """Return the proof why a rule holds, fails, or is unknown."""
    joined = rule.rules if isinstance(rule, AllOf | AnyOf) else ()
    return Proof(rule, evaluate(rule, situation), tuple(prove(part, situation) for part in joined))


def to_change(rule: Rule, situation: Situation) -> Rule | None:
    """Return the smallest failed part of a rule that would have to hold; ``None`` if the rule does not fail."""
    if evaluate(rule, situation) is not False:
        return None
    if not isinstance(rule, AllOf | AnyOf):
        return rule
    parts = [part for part in (to_change(part, situation) for part in rule.rules) if part is not None]
    return parts[0] if len(parts) == 1 else type(rule)(tuple(parts))


def _holds(condition: Condition, answer: Answer, vocabulary: Vocabulary) -> Truth:
    """Return whether an answer fulfils a condition; ``None`` if it is not exact enough to tell.

    Of several values one is enough. But of several places all must lie inside, or all outside; else it is unknown.
    Purposes are topics, of which one may include another, so they are compared as such whatever the operator.
    Raises TypeError for an answer to a range that is no number.
    """
    operator = condition.operator
    if operator == "range":
        return _in_range(condition, answer)
    answers = answer if isinstance(answer, tuple) else (answer,)
    if operator == "within":
        return _common_truth(_lies_within(str(place), condition.values, vocabulary) for place in answers)
    if operator == ABOUT or condition.field == "purpose":
        return _is_about(condition, answers, vocabulary)
    return not set(condition.values).isdisjoint(answers)


def _in_range(condition: Condition, answer: Answer) -> bool:
    """Return whether a number lies between the ends of a range, of which one may be open."""
    if isinstance(answer, str | tuple):
        raise TypeError(condition.field)
    return (condition.low is None or condition.low <= answer) and (condition.high is None or answer <= condition.high)


def _common_truth(truths: Iterable[Truth]) -> Truth:
    """Return the common truth value; unknown if they differ, or if there are none."""
    answers = set(truths)
    return answers.pop() if len(answers) == 1 else None


def _lies_within(place: str, areas: Iterable[object], vocabulary: Vocabulary) -> Truth:
    """Return whether a place, or an answer of :data:`ELSEWHERE`, lies in one of the areas.

    ``None`` for a place that includes one of them: the applicant may be in that part of it or in another. Who is
    elsewhere is in no area that is, or lies in, a municipality, county or Land with an official key: all of these are
    offered as answers.
    """
    surrounding_area = ELSEWHERE.get(place)
    area_and_wider = set(vocabulary.ancestors("areas", surrounding_area or place))
    truth: Truth = False
    for area in map(str, areas):
        if area in area_and_wider:
            return True
        path = vocabulary.ancestors("areas", area)
        if surrounding_area is not None and surrounding_area in path:
            is_offered = any(vocabulary.areas[part].ags for part in path[: path.index(surrounding_area)])
            truth = truth if is_offered else None
        elif surrounding_area is None and place in path:
            truth = None
    return truth


def _is_about(condition: Condition, purposes: Iterable[object], vocabulary: Vocabulary) -> Truth:
    """Return whether one of the purposes lies in one of the condition's topics.

    A purpose lies in a topic that is the same or wider. One that is wider than the topic may or may not include it: a
    rule stays unknown then, while for the interest alone (``about``) it counts.
    """
    truth: Truth = False
    for purpose in map(str, purposes):
        if purpose == ANY_PURPOSE:
            return True if condition.operator == ABOUT else None
        purpose_and_wider = vocabulary.ancestors("topics", purpose)
        if not set(condition.values).isdisjoint(purpose_and_wider):
            return True
        if any(purpose in vocabulary.ancestors("topics", str(topic)) for topic in condition.values):
            if condition.operator == ABOUT:
                return True
            truth = None
    return truth
