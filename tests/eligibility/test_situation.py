"""What one answer says about another."""

from __future__ import annotations

import pytest
from tests.eligibility.conftest import situation


def test_what_follows_from_another_answer_is_known() -> None:
    assert situation(occupation="employed").answer("school_year") == 0
    assert situation(occupation="pupil").answer("school_year") is None
    assert situation().answer("school_year") is None
    assert situation(occupation=None).answer("school_year") is None


def test_an_answer_stands_before_what_follows() -> None:
    assert situation(occupation="employed", school_year=9).answer("school_year") == 9


def test_declined_and_implied_fields_are_settled() -> None:
    told = situation(occupation="employed", employees=None)
    assert told.is_settled("occupation")
    assert told.is_settled("school_year")
    assert told.is_settled("employees")
    assert not told.is_settled("started")


def test_an_unknown_field_has_no_answer() -> None:
    assert situation().answer("shoe_size") is None


def test_one_more_answer_leaves_the_situation_as_it_was() -> None:
    before = situation(applicant="person")
    after = before.with_answer("started", False)
    assert after.answers == {"applicant": "person", "started": False}
    assert before.answers == {"applicant": "person"}


def test_an_answer_can_be_left_out_with_what_follows_from_it() -> None:
    before = situation(occupation="employed", place="laatzen")
    after = before.without("occupation")
    assert after.answers == {"place": "laatzen"}
    assert after.answer("school_year") is None
    assert before.without("age").answers == before.answers


@pytest.mark.parametrize("answer", [(), (None,)])
def test_a_list_that_names_nothing_is_an_unknown_answer(answer: tuple[None, ...]) -> None:
    assert situation(qualification=answer).answers == {"qualification": None}
    assert situation(qualification=answer).is_settled("qualification")


def test_what_is_unknown_in_a_list_does_not_hide_the_rest() -> None:
    assert situation(qualification=(None, "degree")).answer("qualification") == ("degree",)
