"""The question that settles most."""

from __future__ import annotations

import pytest
from tests.eligibility.conftest import VOCABULARY, situation
from tests.eligibility.records import programme

from hannover_foerder.eligibility.decision import cases_of
from hannover_foerder.eligibility.questions import Question, answers_to, next_question, progress
from hannover_foerder.model.rule import Condition

PUPIL = Condition("occupation", "is", ("pupil",))
NOT_STARTED = Condition("started", "is", (False,))
SMALL = Condition("employees", "range", high=249)


def test_the_field_that_settles_most_programmes_is_asked_first() -> None:
    cases = cases_of(
        [programme("a", NOT_STARTED), programme("b", NOT_STARTED), programme("c", SMALL), programme("d")], VOCABULARY
    )
    assert next_question(cases, situation()) == Question("started", 2.0, 2)
    assert next_question(cases, situation(started=False)) == Question("employees", 1.0, 1)
    assert next_question(cases, situation(started=False, employees=None)) is None


def test_an_answer_that_can_only_exclude_counts_for_its_share() -> None:
    cases = cases_of([programme("a", NOT_STARTED, SMALL)], VOCABULARY)
    question = next_question(cases, situation())
    assert question is not None
    assert question.settles == pytest.approx(0.5)


def test_of_two_that_settle_as_much_the_first_in_the_profile_is_asked() -> None:
    cases = cases_of([programme("a", NOT_STARTED), programme("b", SMALL)], VOCABULARY)
    question = next_question(cases, situation())
    assert question is not None
    assert question.field == "employees"


def test_of_two_that_settle_as_many_programmes_the_one_that_settles_more_criteria_is_asked() -> None:
    twice = (NOT_STARTED, Condition("started", "is", (False,)))
    cases = cases_of([programme("a", *twice, SMALL)], VOCABULARY)
    question = next_question(cases, situation())
    assert question is not None
    assert question.field == "started"


def test_what_follows_from_an_answer_is_not_asked() -> None:
    cases = cases_of([programme("a", PUPIL, Condition("school_year", "range", low=8))], VOCABULARY)
    assert next_question(cases, situation(occupation="employed")) is None
    asked = next_question(cases, situation(occupation="pupil"))
    assert asked is not None
    assert asked.field == "school_year"


def test_what_a_field_follows_from_is_asked_before_it() -> None:
    cases = cases_of([programme("a", Condition("school_year", "range", low=8))], VOCABULARY)
    told, asked = situation(), []
    while question := next_question(cases, told):
        asked.append(question.field)
        told = told.with_answer(question.field, None)
    assert asked == ["occupation", "school_year"]


def test_a_programme_that_is_out_asks_nothing_more() -> None:
    cases = cases_of([programme("a", NOT_STARTED, SMALL)], VOCABULARY)
    assert next_question(cases, situation(started=True)) is None


def test_progress_counts_programmes_that_no_question_can_change() -> None:
    cases = cases_of([programme("a", NOT_STARTED), programme("b", SMALL), programme("c")], VOCABULARY)
    assert progress(cases, situation()) == (1, 3)
    assert progress(cases, situation(started=None)) == (2, 3)


@pytest.mark.parametrize(
    ("field", "answers"),
    [
        ("started", (True, False)),
        ("applicant", ("person", "company", "municipality")),
        ("qualification", (("none",), ("master",), ("degree",))),
        ("purpose", (("energie",), ("solar",), ("arbeit",))),
        ("place", ("hannover", "laatzen", "elsewhere-in-niedersachsen", "elsewhere-in-germany")),
    ],
)
def test_the_answers_that_are_tried(field: str, answers: tuple[object, ...]) -> None:
    assert answers_to(field, (), situation()) == answers


def test_areas_of_other_laender_are_tried_only_where_a_programme_names_them() -> None:
    named = cases_of([programme("a", Condition("place", "within", ("bremen",)))], VOCABULARY)
    assert answers_to("place", named, situation())[:3] == ("bremen", "hannover", "laatzen")


def test_numbers_are_tried_between_the_limits_of_the_rules() -> None:
    cases = cases_of(
        [
            programme("a", Condition("employees", "range", high=9)),
            programme("b", Condition("employees", "range", low=3, high=9)),
            programme("c", Condition("employees", "range", low=10)),
        ],
        VOCABULARY,
    )
    assert answers_to("employees", cases, situation()) == (2, 3, 9.5, 10)
