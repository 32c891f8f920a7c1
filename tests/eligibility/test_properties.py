"""What must hold for all rules and all answers."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from hypothesis import given
from hypothesis import strategies as st
from tests.eligibility.conftest import FIELDS, VOCABULARY, situation
from tests.eligibility.records import programme

from hannover_foerder.eligibility.decision import cases_of, decide
from hannover_foerder.eligibility.evaluation import evaluate, fields_of, open_fields, to_change
from hannover_foerder.eligibility.questions import next_question
from hannover_foerder.eligibility.situation import Situation
from hannover_foerder.model.programme import Requirement
from hannover_foerder.model.rule import AllOf, AnyOf, Condition, Not
from hannover_foerder.model.text import Text

if TYPE_CHECKING:
    from hannover_foerder.model.rule import Rule

DAY = date(2026, 3, 1)
AREAS, TOPICS = list(VOCABULARY.areas), list(VOCABULARY.topics)
NUMBERS = st.integers(0, 12)


def several(values: list[str]) -> st.SearchStrategy[tuple[str, ...]]:
    return st.lists(st.sampled_from(values), min_size=1, max_size=3, unique=True).map(tuple)


def conditions() -> st.SearchStrategy[Rule]:
    return st.one_of(
        several(["person", "company", "municipality"]).map(lambda kinds: Condition("applicant", "in", kinds)),
        several(["pupil", "employed"]).map(lambda occupations: Condition("occupation", "in", occupations)),
        several(["none", "master", "degree"]).map(lambda degrees: Condition("qualification", "in", degrees)),
        several(AREAS).map(lambda areas: Condition("place", "within", areas)),
        st.tuples(st.sampled_from(["in", "about"]), several(TOPICS)).map(lambda pair: Condition("purpose", *pair)),
        st.booleans().map(lambda value: Condition("started", "is", (value,))),
        st.tuples(st.sampled_from(["employees", "school_year"]), NUMBERS, NUMBERS).map(
            lambda ends: Condition(ends[0], "range", low=min(ends[1:]), high=max(ends[1:]))
        ),
    )


RULES = st.recursive(
    conditions(),
    lambda parts: st.one_of(
        parts.map(Not),
        st.lists(parts, min_size=1, max_size=3).map(lambda rules: AllOf(tuple(rules))),
        st.lists(parts, min_size=1, max_size=3).map(lambda rules: AnyOf(tuple(rules))),
    ),
    max_leaves=8,
)

ANSWERS: dict[str, st.SearchStrategy[Any]] = {
    "applicant": st.sampled_from(["person", "company", "municipality"]),
    "place": st.one_of(st.sampled_from([*AREAS, "elsewhere-in-niedersachsen", "elsewhere-in-germany"]), several(AREAS)),
    "purpose": several([*TOPICS, "any"]),
    "employees": NUMBERS,
    "started": st.booleans(),
    "occupation": st.sampled_from(["pupil", "employed"]),
    "school_year": NUMBERS,
    "qualification": several(["none", "master", "degree"]),
}


@st.composite
def profiles(draw: st.DrawFn) -> dict[str, Any]:
    """Answers that do not contradict each other: nobody who is not at school is in a school year."""
    answers = draw(st.fixed_dictionaries({}, optional={key: st.none() | value for key, value in ANSWERS.items()}))
    if answers.get("occupation") != "pupil":
        answers.pop("school_year", None)
    return answers


@given(RULES)
def test_an_empty_profile_excludes_nothing(rule: Rule) -> None:
    (case,) = cases_of([programme("test", rule, areas=("laatzen",), target_groups=("kmu",))], VOCABULARY)
    assert decide(case, situation(), DAY).group == "maybe"


@given(RULES, profiles(), st.sampled_from(sorted(ANSWERS)), st.data())
def test_one_more_answer_never_changes_what_is_decided(
    rule: Rule, answers: dict[str, Any], field: str, data: st.DataObject
) -> None:
    if answers.get(field) is not None or (field == "school_year" and answers.get("occupation") != "pupil"):
        return
    before = evaluate(rule, Situation(answers, FIELDS, VOCABULARY))
    after = evaluate(rule, Situation({**answers, field: data.draw(ANSWERS[field])}, FIELDS, VOCABULARY))
    assert before is None or after is before


@given(RULES, profiles(), st.randoms())
def test_the_order_of_answers_does_not_matter(rule: Rule, answers: dict[str, Any], random: Any) -> None:
    shuffled = list(answers.items())
    random.shuffle(shuffled)
    assert evaluate(rule, situation(**answers)) is evaluate(rule, situation(**dict(shuffled)))


@given(RULES, profiles())
def test_open_fields_are_there_exactly_while_a_rule_is_unknown(rule: Rule, answers: dict[str, Any]) -> None:
    told = situation(**answers)
    left = open_fields(rule, told)
    assert bool(left) is (evaluate(rule, told) is None)
    assert set(left) <= set(fields_of(rule))


@given(RULES, profiles())
def test_only_a_failing_rule_has_something_to_change(rule: Rule, answers: dict[str, Any]) -> None:
    told = situation(**answers)
    change = to_change(rule, told)
    assert (change is None) is (evaluate(rule, told) is not False)
    assert change is None or evaluate(change, told) is False


@given(st.lists(RULES, max_size=4), profiles())
def test_questions_come_to_an_end_and_none_is_asked_twice(rules: list[Rule], answers: dict[str, Any]) -> None:
    cases = cases_of([programme("test", *rules), programme("other", *rules[:1])], VOCABULARY)
    told, asked = situation(), []
    while question := next_question(cases, told):
        assert question.field not in asked
        asked.append(question.field)
        told = told.with_answer(question.field, answers.get(question.field))
    full = Situation({**answers, **told.answers}, FIELDS, VOCABULARY)
    assert [decide(case, told, DAY).group for case in cases] == [decide(case, full, DAY).group for case in cases]


REQUIREMENTS = st.builds(
    Requirement,
    st.integers(1, 3).map(lambda number: Text(f"Satz {number}.")),
    st.none() | RULES,
    kind=st.sampled_from(["condition", "judgement", "procedure"]),
    fails=st.sampled_from(["out", "open"]),
    holds=st.sampled_from(["fits", "open"]),
)
SAID = st.dictionaries(st.sampled_from(["Satz 1.", "Satz 2.", "Satz 3."]), st.none() | st.booleans())
AFTER = {
    "fits": {"fits"},
    "fits-not": {"fits-not"},
    "open": {"open"},
    "maybe": {"maybe", "open", "fits", "fits-not"},
}
"""Which groups one more answer to a field may lead to."""


def told_to(requirements: list[Requirement], situation: Situation) -> str:
    record = programme("test", texts=tuple(requirements), areas=("laatzen",), target_groups=("personen",))
    (case,) = cases_of([record], VOCABULARY)
    return decide(case, situation, DAY).group


@given(st.lists(REQUIREMENTS, max_size=4), profiles(), SAID, st.sampled_from(sorted(ANSWERS)), st.data())
def test_one_more_answer_never_turns_yes_into_no(
    requirements: list[Requirement], answers: dict[str, Any], said: dict[str, bool | None], field: str, data: Any
) -> None:
    if answers.get(field) is not None or (field == "school_year" and answers.get("occupation") != "pupil"):
        return
    before = Situation({**answers, "answers": {"test": said}}, FIELDS, VOCABULARY)
    group = told_to(requirements, before)
    assert told_to(requirements, before.with_answer(field, data.draw(ANSWERS[field]))) in AFTER[group]


@given(st.lists(REQUIREMENTS, max_size=4), profiles(), SAID)
def test_a_demand_that_waits_for_an_answer_names_it_unless_the_programme_is_out(
    requirements: list[Requirement], answers: dict[str, Any], said: dict[str, bool | None]
) -> None:
    record = programme("test", texts=tuple(requirements), areas=("laatzen",), target_groups=("personen",))
    (case,) = cases_of([record], VOCABULARY)
    decision = decide(case, Situation({**answers, "answers": {"test": said}}, FIELDS, VOCABULARY), DAY)
    waiting = {
        field
        for assessment in decision.assessments
        if assessment.verdict == "missing"
        for field in assessment.open_fields
    }
    left = {"purpose"} if decision.other_topic else set() if decision.group == "fits-not" else waiting
    assert set(decision.missing) == left
    assert all(assessment.open_fields for assessment in decision.assessments if assessment.verdict == "missing")


@given(st.lists(REQUIREMENTS, max_size=4), profiles(), SAID, st.booleans())
def test_a_word_on_an_open_sentence_never_takes_back_a_yes_or_a_no(
    requirements: list[Requirement], answers: dict[str, Any], said: dict[str, bool | None], holds: bool
) -> None:
    before = Situation({**answers, "answers": {"test": {**said, "Satz 1.": None}}}, FIELDS, VOCABULARY)
    group = told_to(requirements, before)
    after = told_to(requirements, before.with_sentence("test", "Satz 1.", holds=holds))
    assert after == group or group in ("open", "maybe")


@given(st.lists(REQUIREMENTS, min_size=1, max_size=4), profiles(), st.sampled_from(["condition", "judgement"]))
def test_an_open_sentence_never_yields_fits(
    requirements: list[Requirement], answers: dict[str, Any], kind: Any
) -> None:
    situation = Situation(answers, FIELDS, VOCABULARY)
    assert told_to([*requirements, Requirement(Text("Es ist schön."), kind=kind)], situation) != "fits"
    never = Requirement(Text("Nur ein Teil."), Condition("started", "is", (True,)), kind=kind, holds="open")
    assert told_to([*requirements, never], situation) != "fits"


@given(st.lists(REQUIREMENTS, min_size=1, max_size=4), profiles())
def test_a_procedure_without_a_rule_changes_nothing(requirements: list[Requirement], answers: dict[str, Any]) -> None:
    situation = Situation(answers, FIELDS, VOCABULARY)
    procedure = Requirement(Text("Sie stellen einen Antrag."), kind="procedure")
    assert told_to([*requirements, procedure], situation) == told_to(requirements, situation)
