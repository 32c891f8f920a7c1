"""The question that most wait for."""

from __future__ import annotations

from datetime import date

from tests.eligibility.conftest import VOCABULARY, situation
from tests.eligibility.records import programme

from hannover_foerder.eligibility.decision import cases_of, decide
from hannover_foerder.eligibility.questions import FieldQuestion, fields_to_ask, next_question, next_sentence, places
from hannover_foerder.model.dates import PartialDate
from hannover_foerder.model.programme import Period, Requirement
from hannover_foerder.model.rule import Condition
from hannover_foerder.model.text import Text

DAY = date(2026, 3, 1)
PUPIL = Condition("occupation", "is", ("pupil",))
NOT_STARTED = Condition("started", "is", (False,))
SMALL = Condition("employees", "range", high=249)


def test_the_field_that_most_programmes_wait_for_is_asked_first() -> None:
    cases = cases_of(
        [programme("a", NOT_STARTED), programme("b", NOT_STARTED), programme("c", SMALL), programme("d")], VOCABULARY
    )
    assert next_question(cases, situation()) == FieldQuestion("started", 2)
    assert next_question(cases, situation(started=False)) == FieldQuestion("employees", 1)
    assert next_question(cases, situation(started=False, employees=None)) is None


def test_of_two_that_as_many_wait_for_the_first_in_the_profile_is_asked() -> None:
    cases = cases_of([programme("a", NOT_STARTED), programme("b", SMALL)], VOCABULARY)
    assert next_question(cases, situation()) == FieldQuestion("employees", 1)


def test_sentences_are_asked_where_nothing_speaks_against_it_conditions_first_and_each_once() -> None:
    judgement = Requirement(Text("Es ist neu."), kind="judgement")
    condition, procedure = Requirement(Text("Der Ofen ist alt.")), Requirement(Text("Foto."), kind="procedure")
    whole = {"areas": ("laatzen",), "target_groups": ("kmu",), "period": Period(until=PartialDate(2030))}
    cases = cases_of(
        [
            programme("out", NOT_STARTED, texts=(condition,), **whole),
            programme("in", texts=(judgement, procedure, condition), **whole),
            programme("shut", texts=(condition,), **whole, paused_since=PartialDate(2025)),
        ],
        VOCABULARY,
    )
    told, asked = situation(started=True, place="laatzen", applicant="company"), []
    while question := next_sentence(cases, told, DAY):
        asked.append((question.programme.id, question.requirement))
        told = told.with_sentence(question.programme.id, question.requirement.text.de, holds=True)
    assert asked == [("in", condition), ("in", judgement)]
    assert decide(cases[1], told, DAY).group == "fits"


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


def test_a_programme_awaits_only_fields_that_can_change_it() -> None:
    cases = cases_of([programme("a", NOT_STARTED), programme("b", SMALL), programme("c")], VOCABULARY)
    assert list(fields_to_ask(cases, situation())) == [("started",), ("employees",)]
    assert list(fields_to_ask(cases, situation(started=None))) == [("employees",)]


def test_areas_of_other_laender_are_offered_only_where_a_programme_names_them() -> None:
    named = cases_of([programme("a", Condition("place", "within", ("bremen",)))], VOCABULARY)
    assert places(named, situation()) == ("bremen", "hannover", "laatzen")
    assert places((), situation()) == ("hannover", "laatzen")
