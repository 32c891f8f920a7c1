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
"""The last age that is looked at; nobody older is treated otherwise."""


def barred(programme: Programme, vocabulary: Vocabulary) -> list[tuple[str, str]]:
    """Return facet and term of every area and age for which a requirement surely fails.

    Of the number of employees the term is the least one that is too many: whoever speaks of some of them may have more.
    An area counts if all places in it are shut out. A rule that may fail and leave the sentence open (``fails: open``)
    shuts nobody out, nor does one that depends on anything else. A rule on other fields stands under each of them, to
    be decided when somebody says more (:data:`RULE_ON`).
    """
    criteria = criteria_of(programme, vocabulary)
    shut: dict[tuple[str, str], None] = {}
    for criterion in criteria:
        if criterion.kind != "requirement" or criterion.rule is None or not criterion.may_exclude:
            continue
        if "place" in criterion.fields:
            shut.update(
                ((BARRED_PLACE, area), None)
                for area in vocabulary.areas
                if _fails(criterion.rule, "place", area, vocabulary)
            )
        if "age" in criterion.fields:
            shut.update(
                ((BARRED_AGE, str(age)), None)
                for age in range(OLDEST + 1)
                if _fails(criterion.rule, "age", age, vocabulary)
            )
        if "employees" in criterion.fields and (number := _too_many(criterion.rule, vocabulary)):
            shut[BARRED_STAFF, str(number)] = None
        rule = json.dumps(to_plain(criterion.rule), ensure_ascii=False, separators=(",", ":"), sort_keys=True)
        shut.update(((RULE_ON + field, rule), None) for field in criterion.fields if field not in _WITHOUT_RULES)
    return list(shut)


def _too_many(rule: Rule, vocabulary: Vocabulary) -> int | None:
    """Return the least number of employees from which on a rule always fails; ``None`` without one."""
    least = None
    limits = {condition.high for condition in conditions_of(rule) if condition.field == "employees"}
    for limit in sorted((high for high in limits if high is not None), reverse=True):
        number = int(limit) + 1
        if not _fails(rule, "employees", number, vocabulary):
            break
        least = number
    return least


def _fails(rule: Rule, field: str, answer: Answer, vocabulary: Vocabulary) -> bool:
    return evaluate(rule, Situation({field: answer}, {}, vocabulary)) is False
