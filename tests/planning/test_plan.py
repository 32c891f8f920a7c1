"""Several programmes for one project."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from tests.eligibility.conftest import VOCABULARY, situation
from tests.eligibility.records import programme

from hannover_foerder.model.dates import PartialDate
from hannover_foerder.model.programme import (
    Application,
    Closed,
    DeadlineDate,
    Deadlines,
    Funding,
    Period,
    Programme,
    Related,
)
from hannover_foerder.model.text import Text
from hannover_foerder.planning.plan import Document, Link, Plan
from hannover_foerder.planning.plan import plan as plan_for

DAY = date(2026, 3, 1)


def plan(programmes: list[Programme], vocabulary: Any, day: date, cost_eur: float | None = None) -> Plan:
    """The plan of somebody of whom nothing is known."""
    return plan_for(programmes, vocabulary, day, situation(), cost_eur)


def grant(name: str, funding: Funding | None = None, **fields: object) -> Programme:
    return programme(name, kinds=("zuschuss",), funding=funding, **fields)


def test_what_must_come_before_the_start_comes_first_and_what_is_required_before_it() -> None:
    made = plan(
        [
            programme("after", application=Application(before_start=False)),
            programme("silent"),
            programme("bonus", application=Application(before_start=True), related=(Related("requires", id="survey"),)),
            programme("survey", application=Application(before_start=True)),
        ],
        VOCABULARY,
        DAY,
    )
    assert [(step.programme.id, step.phase) for step in made.steps] == [
        ("survey", "before"),
        ("bonus", "before"),
        ("silent", "ask"),
        ("after", "after"),
    ]


def test_a_circle_of_requirements_still_gives_an_order() -> None:
    made = plan(
        [
            programme("a", related=(Related("requires", id="b"),)),
            programme("b", related=(Related("requires", id="a"),)),
        ],
        VOCABULARY,
        DAY,
    )
    assert [step.programme.id for step in made.steps] == ["a", "b"]


def test_links_among_the_chosen_and_needs_elsewhere() -> None:
    note = Text("Nicht beides.")
    made = plan(
        [
            programme(
                "a",
                related=(
                    Related("excludes", id="b", note=note),
                    Related("requires", name="Bescheid"),
                    Related("complements", id="elsewhere"),
                ),
            ),
            programme("b", related=(Related("complements", id="a"),)),
        ],
        VOCABULARY,
        DAY,
    )
    assert made.links == (
        Link("a", "excludes", "b", True, note),
        Link("a", "requires", "Bescheid", False, None),
        Link("b", "complements", "a", True, None),
    )


def test_every_document_is_listed_once() -> None:
    made = plan(
        [
            programme("a", application=Application(documents=(Text("Kostenplan"), Text("Angebot.")))),
            programme("b", application=Application(documents=(Text("kostenplan"),))),
        ],
        VOCABULARY,
        DAY,
    )
    assert made.documents == (Document(Text("Kostenplan"), ("a", "b")), Document(Text("Angebot."), ("a",)))


@pytest.mark.parametrize(
    ("funding", "cost", "most", "limit"),
    [
        (Funding(max_eur=10000, rate_percent=50), None, 10000, "amount"),
        (Funding(max_eur=10000, rate_percent=50), 30000, 10000, "amount"),
        (Funding(max_eur=10000, rate_percent=50), 8000, 4000, "rate"),
        (Funding(rate_percent=40), 5000, 2000, "rate"),
        (Funding(rate_percent=40), None, None, "unknown"),
        (Funding(amount_eur=500), None, 500, "amount"),
        (Funding(max_eur=2200, period="month", duration_months=10, per="person"), None, 22000, "amount"),
        (Funding(max_eur=2200, period="month"), None, None, "per-unit"),
        (Funding(max_eur=50, per="square-metre"), None, None, "per-unit"),
        (Funding(max_eur=50, per="square-metre", rate_percent=40), 5000, 2000, "rate"),
        (Funding(max_eur=12000, per="dwelling", period="year", rate_percent=20), None, None, "per-unit"),
        (None, None, None, "unknown"),
    ],
)
def test_the_most_a_grant_can_add(funding: Funding | None, cost: float | None, most: float | None, limit: str) -> None:
    (share,) = plan([grant("a", funding)], VOCABULARY, DAY, cost).funding.shares
    assert (share.most, share.limit) == (most, limit)


@pytest.mark.parametrize(
    ("kinds", "closed", "limit"),
    [
        (("kredit",), None, "repayable"),
        (("praemie", "kredit"), None, "repayable"),
        (("beratung",), None, "no-money"),
        (("zuschuss",), Closed(PartialDate(2024)), "ended"),
    ],
)
def test_what_is_no_grant_adds_nothing(kinds: tuple[str, ...], closed: Closed | None, limit: str) -> None:
    made = plan([programme("a", kinds=kinds, funding=Funding(max_eur=9), closed=closed)], VOCABULARY, DAY)
    assert (made.funding.most, made.funding.shares[0].limit, made.funding.complete) == (0, limit, True)


def test_of_programmes_that_exclude_each_other_the_larger_sum_counts() -> None:
    made = plan(
        [
            grant("a", Funding(max_eur=6000), related=(Related("excludes", id="b"), Related("excludes", id="c"))),
            grant("b", Funding(max_eur=4000)),
            grant("c", Funding(max_eur=3000)),
            grant("d", Funding(max_eur=100)),
            grant("e"),
        ],
        VOCABULARY,
        DAY,
    )
    assert made.funding.most == 7100
    assert [share.limit for share in made.funding.shares] == ["excluded", "amount", "amount", "amount", "unknown"]
    assert made.funding.complete is False


def test_many_that_exclude_each_other_are_weighed_in_time() -> None:
    others = {number: (number + 1, number + 2) for number in range(45)}
    made = plan(
        [
            grant(
                f"a{number}",
                Funding(max_eur=100 + number),
                related=tuple(Related("excludes", id=f"a{other}") for other in excluded),
            )
            for number, excluded in others.items()
        ],
        VOCABULARY,
        DAY,
    )
    best = [number for number in others if made.funding.shares[number].limit != "excluded"]
    assert best == list(range(2, 45, 3))
    assert made.funding.most == sum(100 + number for number in best)


@pytest.mark.parametrize(
    ("cost", "most", "limit"),
    [(10000, 10000, "cost"), (40000, 6000 + 20000 + 500, "sum"), (None, 6000 + 500, "sum")],
)
def test_grants_never_add_up_to_more_than_the_cost(cost: float | None, most: float, limit: str) -> None:
    made = plan(
        [
            grant("a", Funding(max_eur=6000, rate_percent=80)),
            grant("b", Funding(rate_percent=50)),
            grant("c", Funding(amount_eur=500)),
        ],
        VOCABULARY,
        DAY,
        cost,
    )
    assert (made.funding.most, made.funding.limit) == (most, limit)


def test_of_what_comes_at_the_same_time_the_first_date_to_apply_comes_first() -> None:
    def due(name: str, role: Any, *days: int) -> Programme:
        dates = tuple(DeadlineDate(role, date=PartialDate(2026, 9, day)) for day in days)
        return programme(name, application=Application(before_start=True), deadlines=Deadlines("fixed", dates))

    made = plan(
        [
            due("none", "report", 1),
            due("late", "application", 20, 25),
            due("early", "sketch", 10, 30),
            programme("asked", deadlines=Deadlines("fixed", (DeadlineDate("application", date=PartialDate(2026, 8)),))),
        ],
        VOCABULARY,
        DAY,
    )
    assert [step.programme.id for step in made.steps] == ["early", "late", "none", "asked"]


def test_dates_are_in_order_and_ended_programmes_have_none() -> None:
    fixed = Deadlines("fixed", (DeadlineDate("application", date=PartialDate(2026, 9, 1)),))
    made = plan(
        [
            programme("a", deadlines=fixed),
            programme("b", period=Period(until=PartialDate(2026, 4))),
            programme("c", closed=Closed(PartialDate(2024)), deadlines=fixed),
        ],
        VOCABULARY,
        DAY,
    )
    assert [one.programme.id for one in made.due] == ["b", "a"]


def test_everything_a_record_does_not_say_is_named() -> None:
    told = programme(
        "a",
        application=Application(before_start=True, documents=(Text("Plan"),)),
        deadlines=Deadlines("rolling"),
        related=(Related("complements", id="b"),),
    )
    silent = grant("b", application=Application(), deadlines=Deadlines("unknown"))
    assert plan([told, silent, programme("c")], VOCABULARY, DAY).unknowns == (
        ("b", "before-start"),
        ("b", "deadline"),
        ("b", "documents"),
        ("b", "amount"),
        ("c", "before-start"),
        ("c", "deadline"),
        ("c", "documents"),
        ("c", "combination"),
    )
    assert plan([told], VOCABULARY, DAY).unknowns == ()


def test_what_two_say_of_each_other_counts_once_with_its_note() -> None:
    note = Text("Nicht beides.")
    made = plan(
        [
            programme("a", related=(Related("excludes", id="b"), Related("requires", id="b"))),
            programme("b", related=(Related("excludes", id="a", note=note), Related("requires", id="a"))),
        ],
        VOCABULARY,
        DAY,
    )
    assert made.links == (
        Link("b", "excludes", "a", True, note),
        Link("a", "requires", "b", True, None),
        Link("b", "requires", "a", True, None),
    )
