"""Places, ages and firm sizes that rules of a programme exclude whatever else is answered, and the rules themselves."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Final

from hannover_foerder.eligibility.criteria import criteria_of
from hannover_foerder.eligibility.evaluation import conditions_of, evaluate
from hannover_foerder.eligibility.situation import Situation
from hannover_foerder.model.plain import to_plain
from hannover_foerder.store.schema import BARRED_AGE, BARRED_PLACE, BARRED_STAFF, RULE_ON

if TYPE_CHECKING:
    from hannover_foerder.eligibility.situation import Answer
    from hannover_foerder.model.programme import Programme
    from hannover_foerder.model.rule import Rule
    from hannover_foerder.model.vocabulary import Vocabulary

_WITHOUT_RULES: Final = frozenset(("place", "purpose", "applicant"))
"""Fields of which a query tells in other ways."""

OLDEST: Final = 100
"""The highest age that is tried; no rule treats older people otherwise."""


def barring_terms(programme: Programme, vocabulary: Vocabulary) -> list[tuple[str, str]]:
    """Return facet and term of all areas, ages and firm sizes that a programme surely excludes, and of its other rules.

    An area counts only if all places in it are excluded. Of firm sizes the term is the least number of employees that
    is too many; a minimum excludes nobody, since a client who tells of some employees may have more. A rule that leaves
    its sentence open where it fails (``fails: open``) excludes nobody, nor does one that other answers could still
    decide. A rule on other fields stands under each of them, to be decided when somebody says more (:data:`RULE_ON`).
    """
    terms: dict[tuple[str, str], None] = {}
    for criterion in criteria_of(programme, vocabulary):
        if criterion.kind != "requirement" or criterion.rule is None or not criterion.may_exclude:
            continue
        if "place" in criterion.fields:
            terms.update(
                ((BARRED_PLACE, area), None)
                for area in vocabulary.areas
                if _fails(criterion.rule, "place", area, vocabulary)
            )
        if "age" in criterion.fields:
            terms.update(
                ((BARRED_AGE, str(age)), None)
                for age in range(OLDEST + 1)
                if _fails(criterion.rule, "age", age, vocabulary)
            )
        if "employees" in criterion.fields and (least_excluded := _least_excluded_staff(criterion.rule, vocabulary)):
            terms[BARRED_STAFF, str(least_excluded)] = None
        rule = json.dumps(to_plain(criterion.rule), ensure_ascii=False, separators=(",", ":"), sort_keys=True)
        terms.update(((RULE_ON + field, rule), None) for field in criterion.fields if field not in _WITHOUT_RULES)
    return list(terms)


def _least_excluded_staff(rule: Rule, vocabulary: Vocabulary) -> int | None:
    """Return the number of employees from which on a rule always fails; ``None`` if it excludes no large firm."""
    least_excluded = None
    maxima = {condition.high for condition in conditions_of(rule) if condition.field == "employees"}
    for maximum in sorted((high for high in maxima if high is not None), reverse=True):
        employees = int(maximum) + 1
        if not _fails(rule, "employees", employees, vocabulary):
            break
        least_excluded = employees
    return least_excluded


def _fails(rule: Rule, field: str, answer: Answer, vocabulary: Vocabulary) -> bool:
    """Return whether a rule fails by this answer alone, whatever the others are."""
    return evaluate(rule, Situation({field: answer}, {}, vocabulary)) is False
