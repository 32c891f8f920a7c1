"""Why so little fits."""

from __future__ import annotations

from datetime import date
from typing import Any

from tests.eligibility.conftest import VOCABULARY, situation
from tests.eligibility.records import programme

from hannover_foerder.eligibility.decision import cases_of, match
from hannover_foerder.eligibility.exclusion import Exclusions, exclusions
from hannover_foerder.model.dates import PartialDate
from hannover_foerder.model.programme import Closed, Programme
from hannover_foerder.model.rule import AnyOf, Condition, Not

DAY = date(2026, 3, 1)
COMPANY = Condition("applicant", "is", ("company",))
SMALL_IF_COMPANY = AnyOf((Not(COMPANY), Condition("employees", "range", high=249)))
NOT_STARTED = Condition("started", "is", (False,))
IN_LAATZEN = Condition("place", "within", ("laatzen",))
CLOSED = Closed(PartialDate(2024))


def why(*records: Programme, **answers: Any) -> Exclusions:
    told = situation(**answers)
    return exclusions(match(cases_of(records, VOCABULARY), told, DAY), told)


def near(out: Exclusions) -> list[tuple[str, str]]:
    return [(miss.decision.programme.id, miss.field) for miss in out.near_misses]


def test_each_programme_counts_once_for_what_says_most_the_most_frequent_first() -> None:
    out = why(
        programme("others", NOT_STARTED, target_groups=("kommunen",), areas=("hannover",)),
        programme("topic", topics=("arbeit",), areas=("hannover",)),
        programme("there", areas=("hannover",)),
        programme("there-too", NOT_STARTED, areas=("hannover",)),
        programme("begun", NOT_STARTED),
        applicant="company",
        place="laatzen",
        purpose=("solar",),
        started=True,
    )
    assert list(out.counts.items()) == [("area", 3), ("audience", 1), ("requirement", 1)]


def test_a_near_miss_fails_for_one_answer_however_many_criteria_ask_for_it() -> None:
    out = why(
        programme("place", IN_LAATZEN, areas=("laatzen",)),
        programme("size", SMALL_IF_COMPANY),
        programme("place-and-start", NOT_STARTED, areas=("laatzen",)),
        programme("fits"),
        applicant="company",
        place="hannover",
        employees=300,
        started=True,
    )
    assert near(out) == [("size", "employees"), ("place", "place")]


def test_what_is_for_others_or_about_something_else_is_no_near_miss() -> None:
    out = why(
        programme("others", target_groups=("kommunen",)),
        programme("topic", topics=("arbeit",)),
        applicant="company",
        purpose=("solar",),
    )
    assert out.near_misses == ()


def test_the_answer_may_be_one_that_the_field_only_follows_from() -> None:
    assert near(why(programme("pupils", Condition("school_year", "range", low=8)), occupation="employed")) == [
        ("pupils", "occupation")
    ]


def test_silence_and_successors_are_told() -> None:
    out = why(
        programme("silent"),
        programme("full", areas=("laatzen",), target_groups=("kmu",), topics=("solar",)),
        programme("old", closed=CLOSED, successor="full"),
        programme("gone", closed=CLOSED),
        programme("old-elsewhere", closed=CLOSED, successor="full", areas=("hannover",)),
        place="laatzen",
    )
    assert out.silent_count == 1
    assert [decision.programme.id for decision in out.ended] == ["old"]
    assert out.counts == {}
