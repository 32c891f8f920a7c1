"""Rules in three values."""

from __future__ import annotations

import pytest
from tests.eligibility.conftest import situation

from hannover_foerder.eligibility.evaluation import (
    ABOUT,
    Proof,
    conjunction,
    evaluate,
    fields_of,
    open_fields,
    prove,
    to_change,
)
from hannover_foerder.model.rule import AllOf, AnyOf, Condition, Not

COMPANY = Condition("applicant", "is", ("company",))
SMALL = Condition("employees", "range", high=249)
NOT_STARTED = Condition("started", "is", (False,))


@pytest.mark.parametrize(
    ("truths", "result"),
    [
        ([True, True], True),
        ([True, None], None),
        ([None, False], False),
        ([], True),
    ],
)
def test_conjunction_follows_kleene(truths: list[bool | None], result: bool | None) -> None:
    assert conjunction(truths) is result


@pytest.mark.parametrize(
    ("answers", "result"),
    [
        ({}, None),
        ({"applicant": "company"}, None),
        ({"applicant": "person"}, False),
        ({"applicant": "company", "employees": 249}, True),
        ({"applicant": "company", "employees": 250}, False),
        ({"employees": 250}, False),
        ({"applicant": "company", "employees": None}, None),
    ],
)
def test_all_needs_every_part(answers: dict[str, object], result: bool | None) -> None:
    assert evaluate(AllOf((COMPANY, SMALL)), situation(**answers)) is result


def test_any_needs_one_part_and_not_turns_it_round() -> None:
    either = AnyOf((Not(COMPANY), SMALL))
    assert evaluate(either, situation(applicant="person")) is True
    assert evaluate(either, situation(applicant="company")) is None
    assert evaluate(either, situation(applicant="company", employees=900)) is False


def test_a_range_includes_its_ends() -> None:
    rule = Condition("employees", "range", low=3, high=5)
    assert [evaluate(rule, situation(employees=number)) for number in (2, 3, 5, 6)] == [False, True, True, False]


def test_a_range_over_a_text_is_a_mistake_of_the_program() -> None:
    with pytest.raises(TypeError):
        evaluate(SMALL, situation(employees="many"))


def test_a_set_holds_if_one_of_its_values_is_asked_for() -> None:
    rule = Condition("qualification", "in", ("master", "degree"))
    assert evaluate(rule, situation(qualification=("none",))) is False
    assert evaluate(rule, situation(qualification=("none", "master"))) is True
    assert evaluate(rule, situation(qualification=())) is None  # nothing is named, as with an empty line


@pytest.mark.parametrize(
    ("place", "area", "result"),
    [
        ("laatzen", "laatzen", True),
        ("laatzen", "region", True),
        ("laatzen", "deutschland", True),
        ("laatzen", "hannover", False),
        ("region", "hannover", None),
        ("region", "niedersachsen", True),
        ("elsewhere-in-niedersachsen", "niedersachsen", True),
        ("elsewhere-in-niedersachsen", "deutschland", True),
        ("elsewhere-in-niedersachsen", "region", False),
        ("elsewhere-in-niedersachsen", "laatzen", False),
        ("elsewhere-in-niedersachsen", "leine-weser", None),
        ("elsewhere-in-germany", "niedersachsen", False),
        ("elsewhere-in-germany", "leine-weser", False),
        (("hannover", "laatzen"), "region", True),
        (("hannover", "laatzen"), "laatzen", None),
    ],
)
def test_a_place_lies_in_an_area(place: str | tuple[str, ...], area: str, result: bool | None) -> None:
    assert evaluate(Condition("place", "within", (area,)), situation(place=place)) is result


def test_one_of_several_areas_is_enough() -> None:
    assert evaluate(Condition("place", "within", ("hannover", "laatzen")), situation(place="laatzen")) is True
    assert evaluate(Condition("place", "within", ("hannover", "leine-weser")), situation(place="region")) is True


@pytest.mark.parametrize(
    ("purpose", "topics", "interest", "rule"),
    [
        (("solar",), ("energie",), True, True),
        (("energie",), ("solar",), True, None),
        (("arbeit",), ("solar", "energie"), False, False),
        (("arbeit", "energie"), ("solar",), True, None),
        (("any",), ("solar",), True, None),
        ((), ("solar",), None, None),
    ],
)
def test_a_wider_purpose_counts_as_interest_but_leaves_a_rule_open(
    purpose: tuple[str, ...], topics: tuple[str, ...], interest: bool | None, rule: bool | None
) -> None:
    told = situation(purpose=purpose)
    assert evaluate(Condition("purpose", ABOUT, topics), told) is interest
    assert evaluate(Condition("purpose", "in", topics), told) is rule


def test_open_fields_are_those_that_can_still_decide() -> None:
    rule = AllOf((AnyOf((Not(COMPANY), SMALL)), NOT_STARTED))
    assert fields_of(rule) == ("applicant", "employees", "started")
    assert open_fields(rule, situation()) == ("applicant", "employees", "started")
    assert open_fields(rule, situation(applicant="person")) == ("started",)
    assert open_fields(rule, situation(started=True)) == ()


def test_what_would_have_to_change_is_only_what_fails() -> None:
    rule = AllOf((AnyOf((Not(COMPANY), SMALL)), NOT_STARTED))
    assert to_change(rule, situation(applicant="person", started=True)) == NOT_STARTED
    assert to_change(rule, situation(applicant="company", employees=300)) == AnyOf((Not(COMPANY), SMALL))
    assert to_change(AllOf((COMPANY, NOT_STARTED)), situation(applicant="person", started=True)) == AllOf(
        (COMPANY, NOT_STARTED)
    )
    assert to_change(AnyOf((SMALL,)), situation(employees=300)) == SMALL
    assert to_change(rule, situation()) is None


def test_the_proof_says_of_every_joined_rule_whether_it_holds() -> None:
    rule = AllOf((AnyOf((Not(COMPANY), SMALL)), NOT_STARTED))
    told = situation(applicant="company", employees=300)
    assert prove(rule, told) == Proof(
        rule,
        False,
        (
            Proof(rule.rules[0], False, (Proof(Not(COMPANY), False, ()), Proof(SMALL, False, ()))),
            Proof(NOT_STARTED, None, ()),
        ),
    )
