"""Groups of programmes, with their reasons."""

from __future__ import annotations

from datetime import date

from tests.eligibility.conftest import VOCABULARY, situation
from tests.eligibility.records import programme

from hannover_foerder.eligibility.criteria import criteria_of, silent_on
from hannover_foerder.eligibility.decision import Case, cases_of, decide, match
from hannover_foerder.eligibility.evaluation import ABOUT
from hannover_foerder.model.dates import PartialDate
from hannover_foerder.model.programme import Closed, Fact, Requirement
from hannover_foerder.model.rule import Condition
from hannover_foerder.model.text import Text

DAY = date(2026, 3, 1)
NOT_STARTED = Condition("started", "is", (False,))
SMALL = Condition("employees", "range", high=249)


def case(*rules: Condition, **fields: object) -> Case:
    (made,) = cases_of([programme("test", *rules, **fields)], VOCABULARY)
    return made


def test_area_audience_and_topics_are_criteria_with_their_sources() -> None:
    record = programme(
        areas=("laatzen",),
        target_groups=("kmu", "kommunen", "unheard-of"),
        topics=("solar",),
        facts=(Fact("…", ("press",), ("areas", "name")), Fact("…", ("press", "law"), ("areas",))),
    )
    found = {one.kind: one for one in criteria_of(record, VOCABULARY)}
    assert found["area"].rule == Condition("place", "within", ("laatzen",))
    assert found["area"].sources == ("press", "law")
    assert found["audience"].rule == Condition("applicant", "in", ("company", "municipality"))
    assert found["purpose"].rule == Condition("purpose", ABOUT, ("solar",))
    assert found["purpose"].sources == ()


def test_a_record_that_says_nothing_excludes_nobody_and_says_so() -> None:
    record = programme()
    assert criteria_of(record, VOCABULARY) == ()
    assert silent_on(()) == ("area", "audience", "purpose")
    assert decide(Case(record, ()), situation(place="laatzen")).group == "fits"


def test_a_rule_whose_failing_leaves_the_sentence_open_shuts_nobody_out() -> None:
    record = programme(texts=(Requirement(Text("Der Bauantrag ist fünf Jahre alt."), SMALL, fails="open"),))
    assert criteria_of(record, VOCABULARY) == ()
    (open_case,) = cases_of([record], VOCABULARY)
    assert decide(open_case, situation(employees=5000)).group != "fits-not"


def test_one_failing_criterion_decides() -> None:
    decision = decide(case(SMALL, NOT_STARTED, areas=("hannover",)), situation(place="laatzen", employees=20))
    assert decision.group == "fits-not"
    assert [one.criterion.kind for one in decision.failed] == ["area"]
    assert decision.missing == ()


def test_an_open_criterion_names_the_fields_it_waits_for() -> None:
    decision = decide(case(SMALL, NOT_STARTED), situation(employees=20))
    assert decision.group == "maybe"
    assert decision.missing == ("started",)
    assert [one.truth for one in decision.judged] == [True, None]


def test_text_requirements_are_listed_and_never_decide() -> None:
    text = Requirement(Text("Das Projekt ist innovativ."))
    decision = decide(case(NOT_STARTED, texts=(text,)), situation(started=False))
    assert decision.group == "fits"
    assert decision.unchecked == (text,)


def test_groups_are_ordered_by_nearness_then_name_and_ended_ones_stand_apart() -> None:
    records = [
        programme("zeta", areas=("laatzen",)),
        programme("alpha", areas=("deutschland",)),
        programme("beta", areas=("region",)),
        programme("gone", areas=("laatzen",), closed=Closed(PartialDate(2025))),
        programme("other", areas=("hannover",)),
        programme("open", NOT_STARTED),
    ]
    found = match(cases_of(records, VOCABULARY), situation(place="laatzen"), DAY)
    assert [one.programme.id for one in found.fits] == ["zeta", "beta", "alpha"]
    assert [one.programme.id for one in found.maybe] == ["open"]
    assert [one.programme.id for one in found.fits_not] == ["other"]
    assert [one.programme.id for one in found.ended] == ["gone"]


def test_what_fails_on_least_is_nearest() -> None:
    records = [programme("alpha", SMALL, NOT_STARTED), programme("beta", SMALL), programme("gamma", NOT_STARTED)]
    found = match(cases_of(records, VOCABULARY), situation(employees=300, started=True), DAY)
    assert [one.programme.id for one in found.fits_not] == ["beta", "gamma", "alpha"]


def test_without_a_single_place_the_name_decides_the_order() -> None:
    records = [programme("zeta", areas=("laatzen",)), programme("alpha", areas=("region",))]
    found = match(cases_of(records, VOCABULARY), situation(place=("hannover", "laatzen")), DAY)
    assert [one.programme.id for one in (*found.fits, *found.maybe)] == ["alpha", "zeta"]
