"""Places, ages and firm sizes that rules of a programme exclude whatever else is answered, and the rules themselves."""

from __future__ import annotations

import json
from math import ceil, floor
from typing import TYPE_CHECKING, Final

from hannover_foerder.eligibility.criteria import criteria_of
from hannover_foerder.eligibility.evaluation import conditions_of, evaluate, fields_of
from hannover_foerder.eligibility.situation import Situation
from hannover_foerder.model.plain import to_plain
from hannover_foerder.store.schema import BARRED_AGE, BARRED_PLACE, BARRED_STAFF, RULE_ON

if TYPE_CHECKING:
    from collections.abc import Iterator

    from hannover_foerder.eligibility.situation import Answer
    from hannover_foerder.model.programme import Programme
    from hannover_foerder.model.rule import Rule
    from hannover_foerder.model.vocabulary import Vocabulary

_WITHOUT_RULES: Final = frozenset(("place", "purpose", "applicant"))
"""Fields of which a query tells in other ways."""

_OLDEST: Final = 100
"""The highest age that is tried; no rule treats older people otherwise."""


def barring_terms(programme: Programme, vocabulary: Vocabulary) -> list[tuple[str, str]]:
    """Return facet and term of all areas, ages and firm sizes that a programme surely excludes, and of its other rules.

    An area counts only if all places in it are excluded. Of firm sizes the term is the least number of employees that
    is too many; a minimum excludes nobody, since a client who tells of some employees may have more. A rule that leaves
    its sentence open where it fails (``fails: open``) excludes nobody, nor does one that other answers could still
    decide. A rule on other fields stands under each of them, to be decided when somebody says more (:data:`RULE_ON`).
    """
    rules = (
        criterion.rule
        for criterion in criteria_of(programme, vocabulary)
        if criterion.kind == "requirement" and criterion.rule is not None and criterion.may_exclude
    )
    return list(dict.fromkeys(term for rule in rules for term in _terms_of(rule, vocabulary)))


def _terms_of(rule: Rule, vocabulary: Vocabulary) -> Iterator[tuple[str, str]]:
    """Yield facet and term of each area and age that a rule excludes, of the least staff, and of the rule as JSON."""
    fields = fields_of(rule)
    if "place" in fields:
        yield from ((BARRED_PLACE, area) for area in vocabulary.areas if _fails(rule, "place", area, vocabulary))
    if "age" in fields:
        yield from ((BARRED_AGE, str(age)) for age in range(_OLDEST + 1) if _fails(rule, "age", age, vocabulary))
    least_excluded = _least_excluded_staff(rule, vocabulary)
    if least_excluded is not None:
        yield BARRED_STAFF, str(least_excluded)
    rule_text = json.dumps(to_plain(rule), ensure_ascii=False, separators=(",", ":"), sort_keys=True)
    yield from ((RULE_ON + field, rule_text) for field in fields if field not in _WITHOUT_RULES)


def _least_excluded_staff(rule: Rule, vocabulary: Vocabulary) -> int | None:
    """Return the number of employees from which on a rule always fails; ``None`` if it excludes no large firm."""
    conditions = [condition for condition in conditions_of(rule) if condition.field == "employees"]
    turning_points = {ceil(condition.low) for condition in conditions if condition.low is not None}
    turning_points |= {floor(condition.high) + 1 for condition in conditions if condition.high is not None}
    least_excluded = None
    for employees in sorted(turning_points, reverse=True):
        if not _fails(rule, "employees", employees, vocabulary):
            break
        least_excluded = employees
    return least_excluded


def _fails(rule: Rule, field: str, answer: Answer, vocabulary: Vocabulary) -> bool:
    """Return whether a rule fails by this answer alone, whatever the others are."""
    return evaluate(rule, Situation({field: answer}, {}, vocabulary)) is False
