"""Three ways to ask a household until nothing more can change, each with the questions it took."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hannover_foerder.eligibility.questions import fields_to_ask, next_question

if TYPE_CHECKING:
    from tests.households.conftest import Bundled

    from hannover_foerder.eligibility.situation import Situation
    from hannover_foerder.reading.situation_file import Example


def asked_best_first(bundled: Bundled, household: Example) -> tuple[list[str], Situation]:
    knows = bundled.situation(household.profile).answers
    situation, asked = bundled.situation({}), []
    while question := next_question(bundled.cases, situation):
        asked.append(question.field)
        situation = situation.with_answer(question.field, knows.get(question.field))
    return asked, situation


def asked_in_order(bundled: Bundled, household: Example) -> list[str]:
    """The order of the profile, without the questions that can change nothing at that time: the hardest to beat."""
    knows = bundled.situation(household.profile).answers
    situation, asked = bundled.situation({}), []
    for field in bundled.fields:
        if any(field in fields for fields in fields_to_ask(bundled.cases, situation)):
            asked.append(field)
            situation = situation.with_answer(field, knows.get(field))
    return asked


def asked_like_a_form(bundled: Bundled, household: Example) -> list[str]:
    """Every field that some rule uses, in the order of the profile, until nothing can change."""
    knows = bundled.situation(household.profile).answers
    used = {field for case in bundled.cases for criterion in case.criteria for field in criterion.fields}
    situation, asked = bundled.situation({}), []
    for field in bundled.fields:
        if field in used and any(fields_to_ask(bundled.cases, situation)):
            asked.append(field)
            situation = situation.with_answer(field, knows.get(field))
    return asked
