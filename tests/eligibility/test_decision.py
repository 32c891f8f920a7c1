"""Groups of programmes, with their reasons."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
from tests.eligibility.conftest import VOCABULARY, situation
from tests.eligibility.records import programme

from hannover_foerder.eligibility.criteria import criteria_of
from hannover_foerder.eligibility.decision import Case, cases_of, decide, match
from hannover_foerder.eligibility.evaluation import ABOUT
from hannover_foerder.eligibility.interview import Interview
from hannover_foerder.eligibility.questions import fields_to_ask
from hannover_foerder.model.dates import PartialDate
from hannover_foerder.model.programme import Closed, DeadlineDate, Deadlines, Fact, Period, Requirement
from hannover_foerder.model.rule import Condition, Not
from hannover_foerder.model.text import Text

if TYPE_CHECKING:
    from hannover_foerder.model.programme import RequirementKind
    from hannover_foerder.model.rule import Rule

DAY = date(2026, 3, 1)
NOT_STARTED = Condition("started", "is", (False,))
RUNS = Period(until=PartialDate(2030))
WHOLE: dict[str, Any] = {"areas": ("laatzen",), "target_groups": ("kmu",), "period": RUNS}
"""A record that says where and for whom it is, and that it runs."""
SMALL = Condition("employees", "range", high=249)


def case(*rules: Rule, **fields: Any) -> Case:
    (made,) = cases_of([programme("test", *rules, **fields)], VOCABULARY)
    return made


def test_area_audience_and_topics_are_criteria_with_their_sources() -> None:
    record = programme(
        areas=("laatzen",),
        target_groups=("kmu", "kommunen", "unheard-of"),
        topics=("solar",),
        facts=(Fact("…", ("press",), ("areas", "name")), Fact("…", ("press", "law"), ("areas",))),
    )
    criteria = {criterion.kind: criterion for criterion in criteria_of(record, VOCABULARY)}
    assert criteria["area"].rule == Condition("place", "within", ("laatzen",))
    assert criteria["area"].sources == ("press", "law")
    assert criteria["audience"].rule == Condition("applicant", "in", ("company", "municipality"))
    assert criteria["purpose"].rule == Condition("purpose", ABOUT, ("solar",))
    assert criteria["purpose"].sources == ()


def test_a_sentence_about_applicants_is_more_exact_than_the_target_groups() -> None:
    named = case(Condition("applicant", "in", ("person", "company")), **WHOLE)
    assert named.criteria[1].rule == Condition("applicant", "in", ("company", "person"))
    assert decide(named, situation(applicant="person", place="laatzen"), DAY).group == "fits"
    assert decide(named, situation(applicant="municipality", place="laatzen"), DAY).group == "fits-not"
    others = case(Not(Condition("applicant", "is", ("person",))), **WHOLE)
    assert others.criteria[1].rule == Condition("applicant", "in", ("company",))


def test_a_record_that_says_nothing_excludes_nobody_and_says_so() -> None:
    record = programme()
    assert criteria_of(record, VOCABULARY) == ()
    assert Case(record, ()).unstated_kinds == ("area", "audience", "purpose")
    decision = decide(Case(record, ()), situation(place="laatzen"), DAY)
    assert decision.group == "open"
    assert decision.doubts == ("not-confirmed", "no-area", "no-audience", "no-condition")


def test_a_rule_whose_failing_leaves_the_sentence_open_shuts_nobody_out() -> None:
    record = programme(texts=(Requirement(Text("Der Bauantrag ist fünf Jahre alt."), SMALL, fails="open"),))
    (small,) = cases_of([record], VOCABULARY)
    decision = decide(small, situation(employees=5000), DAY)
    assert decision.group == "open"
    assert [assessment.criterion.text for assessment in decision.unresolved] == [record.requirements[0].text]
    assert decide(small, situation(employees=5), DAY).unresolved == ()


def test_one_failing_criterion_decides() -> None:
    decision = decide(case(SMALL, NOT_STARTED, areas=("hannover",)), situation(place="laatzen", employees=20), DAY)
    assert decision.group == "fits-not"
    assert [assessment.criterion.kind for assessment in decision.failed] == ["area"]
    assert decision.missing == ()


def test_an_open_criterion_names_the_fields_it_waits_for() -> None:
    decision = decide(case(SMALL, NOT_STARTED), situation(employees=20), DAY)
    assert decision.group == "maybe"
    assert decision.missing == ("started",)
    assert [assessment.truth for assessment in decision.assessments] == [True, None]


def test_a_sentence_without_a_rule_holds_back_unless_it_is_a_procedure() -> None:
    condition, judgement = Requirement(Text("Der Ofen ist alt.")), Requirement(Text("Es ist neu."), kind="judgement")
    procedure = Requirement(Text("Sie schicken ein Foto."), kind="procedure")
    told = {"started": False, "place": "laatzen", "applicant": "company"}
    for text, group in ((condition, "open"), (judgement, "open"), (procedure, "fits")):
        decision = decide(case(NOT_STARTED, **WHOLE, texts=(text,)), situation(**told), DAY)
        assert (decision.group, decision.unchecked) == (group, (text,))


def test_a_rule_that_holds_may_leave_its_sentence_open() -> None:
    partly = Requirement(Text("Klein und zum Handwerk."), SMALL, holds="open")
    told = {"place": "laatzen", "applicant": "company"}
    assert decide(case(**WHOLE, texts=(partly,)), situation(**told, employees=5), DAY).group == "open"
    assert decide(case(**WHOLE, texts=(partly,)), situation(**told, employees=500), DAY).group == "fits-not"
    assert decide(case(**WHOLE, texts=(partly,)), situation(**told), DAY).group == "maybe"


def test_an_answer_that_could_only_fulfil_is_named_where_the_programme_stays_open_anyway() -> None:
    loose, text = Requirement(Text("Klein."), SMALL, fails="open"), Requirement(Text("Der Ofen ist alt."))
    told = situation(place="laatzen", applicant="company")
    assert decide(case(**WHOLE, texts=(loose,)), told, DAY).missing == ("employees",)
    decision = decide(case(**WHOLE, texts=(loose, text)), told, DAY)
    assert (decision.group, decision.missing) == ("open", ("employees",))
    assert [assessment.criterion.requirement for assessment in decision.unresolved] == [loose, text]


def test_the_word_of_the_client_settles_a_sentence_whose_rule_waits_for_an_answer_and_excludes_nobody() -> None:
    small, text = Requirement(Text("Klein."), SMALL, fails="open"), Requirement(Text("Der Ofen ist alt."))
    told = situation(place="laatzen", applicant="company")
    both = case(**WHOLE, texts=(small, text))
    for holds, unresolved in ((True, [text]), (False, [small, text]), (None, [small, text])):
        decision = decide(both, told.with_sentence("test", "Klein.", holds=holds), DAY)
        assert [assessment.criterion.requirement for assessment in decision.unresolved] == unresolved
    strict = case(**WHOLE, texts=(Requirement(Text("Klein."), SMALL),))
    assert decide(strict, told.with_sentence("test", "Klein.", holds=True), DAY).missing == ("employees",)


def test_the_word_of_the_client_settles_a_sentence_and_a_no_to_a_judgement_does_not() -> None:
    told = situation(place="laatzen", applicant="company")
    expected: dict[tuple[RequirementKind, bool | None], str] = {
        ("condition", True): "fits",
        ("condition", False): "fits-not",
        ("condition", None): "open",
        ("judgement", True): "fits",
        ("judgement", False): "open",
    }
    for (kind, holds), group in expected.items():
        old = case(**WHOLE, texts=(Requirement(Text("Der Ofen ist alt."), kind=kind),))
        assert decide(old, told.with_sentence("test", "Der Ofen ist alt.", holds=holds), DAY).group == group
        assert decide(old, told.with_sentence("other", "Der Ofen ist alt.", holds=holds), DAY).group == "open"


def test_what_no_recent_source_confirms_has_that_left_to_clear_up() -> None:
    told = situation(started=False, place="laatzen", applicant="company")
    assert decide(case(NOT_STARTED, **WHOLE), told, DAY).group == "fits"
    decision = decide(case(NOT_STARTED, **(WHOLE | {"period": None})), told, DAY)
    assert (decision.group, decision.doubts, decision.unresolved) == ("open", ("not-confirmed",), ())


@pytest.mark.parametrize(
    "fields",
    [
        {"paused_since": PartialDate(2026, 1)},
        {"period": Period(until=PartialDate(2025), renewal="unknown")},
        {"period": Period(from_=PartialDate(2027))},
        {"deadlines": Deadlines("fixed", (DeadlineDate("application", PartialDate(2026, 1, 31)),))},
    ],
)
def test_what_takes_no_applications_never_fits(fields: dict[str, object]) -> None:
    told = situation(started=False, place="laatzen", applicant="company")
    decision = decide(case(NOT_STARTED, **(WHOLE | fields)), told, DAY)
    assert (decision.group, decision.doubts) == ("open", ("no-applications",))


def test_groups_are_ordered_by_nearness_then_name_and_ended_ones_stand_apart() -> None:
    records = [
        programme("zeta", areas=("laatzen",)),
        programme("alpha", areas=("deutschland",)),
        programme("beta", areas=("region",)),
        programme("sure", areas=("deutschland",), period=Period(until=PartialDate(2030))),
        programme("over", areas=("laatzen",), paused_since=PartialDate(2026)),
        programme("gone", areas=("laatzen",), closed=Closed(PartialDate(2025))),
        programme("other", areas=("hannover",)),
        programme("open", NOT_STARTED),
    ]
    matching = match(cases_of(records, VOCABULARY), situation(place="laatzen"), DAY)
    assert matching.fits == ()
    assert [decision.programme.id for decision in matching.open] == ["sure", "zeta", "beta", "alpha", "over"]
    assert [decision.programme.id for decision in matching.maybe] == ["open"]
    assert [decision.programme.id for decision in matching.fits_not] == ["other"]
    assert [decision.programme.id for decision in matching.ended] == ["gone"]


def test_what_fails_on_least_is_nearest() -> None:
    records = [programme("alpha", SMALL, NOT_STARTED), programme("beta", SMALL), programme("gamma", NOT_STARTED)]
    matching = match(cases_of(records, VOCABULARY), situation(employees=300, started=True), DAY)
    assert [decision.programme.id for decision in matching.fits_not] == ["beta", "gamma", "alpha"]


def test_without_a_single_place_the_name_decides_the_order() -> None:
    records = [programme("zeta", areas=("region",)), programme("alpha", areas=("deutschland",))]
    matching = match(cases_of(records, VOCABULARY), situation(place=("hannover", "laatzen")), DAY)
    assert [decision.programme.id for decision in matching.open] == ["alpha", "zeta"]


def test_a_purpose_is_an_interest_and_no_condition_related_topics_first() -> None:
    records = (
        programme("away", topics=("arbeit",)),
        programme("near", topics=("waerme",)),
        programme("there", topics=("arbeit",), areas=("hannover",)),
        programme("about", topics=("solar",)),
        programme("course", Condition("purpose", "in", ("waerme",)), topics=("solar", "waerme")),
    )
    matching = match(cases_of(records, VOCABULARY), situation(purpose=("solar",), place="laatzen"), DAY)
    assert [decision.programme.id for decision in matching.other_topic] == ["course", "near", "away"]
    assert [decision.programme.id for decision in matching.fits_not] == ["there"]
    assert [decision.programme.id for decision in matching.open] == ["about"]
    assert {(decision.group, decision.missing) for decision in matching.other_topic} == {("maybe", ("purpose",))}
    assert [(group, decision.programme.id) for group, decision in matching.ordered() if group == "maybe"] == [
        ("maybe", "course"),
        ("maybe", "near"),
        ("maybe", "away"),
    ]


def test_for_another_topic_nobody_is_asked_and_it_counts_for_nothing_that_is_left() -> None:
    cases = cases_of([programme("away", SMALL, topics=("arbeit",))], VOCABULARY)
    told = situation(purpose=("solar",))
    assert decide(cases[0], told, DAY).missing == ("purpose",)
    assert list(fields_to_ask(cases, told)) == []
    assert Interview(cases, DAY, told).progress() == (0, 0)
    assert decide(cases[0], situation(purpose=("arbeit",)), DAY).missing == ("employees",)
