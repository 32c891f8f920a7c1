"""The interview as values: asking, going back, changing, looking. Nobody is asked here."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.eligibility.conftest import FIELDS, VOCABULARY, situation

from hannover_foerder.eligibility.decision import cases_of
from hannover_foerder.eligibility.interview import Interview, possible_answers, situation_for_questions
from hannover_foerder.eligibility.questions import SentenceQuestion
from hannover_foerder.model.programme import Programme, Requirement
from hannover_foerder.model.rule import Condition
from hannover_foerder.model.text import Text

DAY = date(2026, 11, 30)
SOLAR = ("solar",)
HOME = {"applicant": "person", "place": "hannover"}


def requirement(text: str, rule: Condition | None = None) -> Requirement:
    return Requirement(Text(text), rule)


PROGRAMMES = [
    Programme(
        "roof",
        Text("Dach"),
        topics=SOLAR,
        areas=("hannover",),
        target_groups=("personen",),
        requirements=(
            requirement("vorher", Condition("started", "is", (False,))),
            requirement("Das Dach trägt."),
        ),
    ),
    Programme(
        "school",
        Text("Schule"),
        topics=("arbeit",),
        areas=("region",),
        target_groups=("personen",),
        requirements=(requirement("ab Klasse 8", Condition("school_year", "range", low=8)),),
    ),
    Programme(
        "firm",
        Text("Firma"),
        topics=SOLAR,
        areas=("niedersachsen",),
        target_groups=("kmu",),
        requirements=(requirement("klein", Condition("employees", "range", high=249)),),
    ),
]


def interview(**answers: Any) -> Interview:
    return Interview(cases_of(PROGRAMMES, VOCABULARY), DAY, situation(**answers))


def answered(start: Interview, **answers: Any) -> Interview:
    """Answer what is asked until the overview is due; each field must be asked that is named."""
    left = dict(answers)
    while isinstance(asked := start.current_question(), str):
        start = start.answered(left.pop(asked, None))
    assert not left
    return start


def test_the_overview_comes_when_nothing_can_change() -> None:
    end = answered(interview(), purpose=SOLAR, applicant="person", place="hannover", started=False)
    assert end.current_question() is None
    assert {told.question: told.answer for told in end.answered_questions()} == {
        "purpose": SOLAR,
        "applicant": "person",
        "place": "hannover",
        "started": False,
    }
    assert end.progress() == (1, 0)


def test_what_is_given_is_not_asked() -> None:
    end = answered(interview(purpose=SOLAR, applicant="person", place="hannover"), started=True)
    assert [step.question for step in end.history] == ["started"]


@pytest.mark.parametrize("purposes", [("solar", "arbeit"), ("any",), None])
def test_begun_belongs_to_one_purpose(purposes: Any) -> None:
    """With several purposes nobody is asked whether "it" has begun, and nothing is recorded for it."""
    end = answered(interview(purpose=purposes, applicant="person", place="hannover"), **_school(purposes))
    assert "started" not in end.situation.answers
    assert end.held_back_fields() == ("started",)
    assert interview(purpose=SOLAR, applicant="person", place="hannover").held_back_fields() == ()


@pytest.mark.parametrize("started", [True, False])
def test_what_was_said_of_several_purposes_is_kept_while_questions_are_chosen(started: bool) -> None:
    told = situation(purpose=("solar", "arbeit"), applicant="person", place="hannover", started=started)
    cases = interview(purpose=("solar", "arbeit")).cases
    assert situation_for_questions(cases, told).answer("started") is started


def _school(purposes: Any) -> dict[str, Any]:
    return {} if purposes == SOLAR else {"occupation": "employed"}


@pytest.mark.parametrize("purposes", [("arbeit",), ("solar", "arbeit"), None])
def test_another_purpose_forgets_what_belonged_to_the_first(purposes: Any) -> None:
    told = interview(purpose=SOLAR, applicant="person", place="hannover", started=True).reopen("purpose")
    assert "started" not in told.answered(purposes).situation.answers
    assert told.answered(SOLAR).situation.answers["started"] is True


def test_a_changed_answer_forgets_what_followed_from_it() -> None:
    pupil = interview(purpose=("arbeit",), applicant="person", place="laatzen", occupation="pupil", school_year=9)
    assert pupil.current_question() is None
    worker = pupil.reopen("occupation").answered("employed")
    assert "school_year" not in worker.situation.answers
    assert worker.situation.answer("school_year") == 0
    assert "school_year" in pupil.reopen("occupation").answered("pupil").situation.answers


def test_back_puts_the_question_again_and_stops_at_the_first() -> None:
    first = interview(**HOME)
    again = first.answered(SOLAR).back()
    assert first.current_question() == again.current_question() == "purpose"
    assert again.situation.answers == HOME
    assert again.back() == again
    assert first.back() == first


def test_back_closes_what_was_only_opened() -> None:
    start = interview(**HOME).answered(SOLAR)
    assert start.overview().current_question() is None
    assert start.overview().back() == start
    opened = start.overview().reopen("purpose")
    assert opened.current_question() == "purpose"
    assert opened.back() == start.overview()


def test_a_change_from_the_overview_comes_back_to_it() -> None:
    start = interview(**HOME).answered(SOLAR)
    changed = start.overview().reopen("purpose").answered(("arbeit",))
    assert changed.current_question() is None
    assert changed.situation.answers == {**HOME, "purpose": ("arbeit",)}
    assert changed.go_on().current_question() not in (None, "purpose")


def test_begun_waits_for_the_purpose() -> None:
    start = interview(applicant="person", place="hannover", occupation="employed")
    assert [start.current_question(), start.answered(SOLAR).current_question()] == ["purpose", "started"]


def test_sentences_are_asked_only_where_wanted_and_last() -> None:
    end = answered(interview(), purpose=SOLAR, applicant="person", place="hannover", started=False)
    assert end.open_sentence_counts() == (1, 1)
    asked = end.go_on(with_sentences=True).current_question()
    assert isinstance(asked, SentenceQuestion)
    assert asked.requirement.text.de == "Das Dach trägt."
    for answer, group in ((True, True), (False, False), (None, None)):
        told = end.go_on(with_sentences=True).answered(answer)
        assert told.current_question() is None
        assert told.situation.client_word("roof", "Das Dach trägt.") is group
        assert told.answered_questions()[-1] == (asked, group)
        assert told.back().situation.profile() == end.situation.profile()
        assert told.back().current_question() == asked


def test_nothing_is_answered_where_nothing_is_asked() -> None:
    with pytest.raises(LookupError):
        interview(purpose=SOLAR, applicant="municipality", place="hannover").answered("x")


@given(st.data())
@settings(max_examples=60, deadline=None)
def test_back_undoes_exactly_one_answer(data: st.DataObject) -> None:
    """Whatever was answered, opened and looked at: each way back gives what was known before, and the same question."""
    current = interview()
    for _ in range(data.draw(st.integers(0, 12))):
        move = data.draw(st.sampled_from(["answer", "answer", "back", "overview", "reopen", "go-on"]))
        if move == "overview":
            current = current.overview()
        elif move == "go-on":
            current = current.go_on(with_sentences=data.draw(st.booleans()))
        elif move == "reopen" and current.answered_questions():
            current = current.reopen(data.draw(st.sampled_from(current.answered_questions())).question)
        elif move == "back":
            current = current.back()
        elif current.current_question() is not None:
            asked = current.current_question()
            after = current.answered(_answer(data, current))
            assert after.back().situation.profile() == current.situation.profile() or after.shows_overview
            assert (
                after._replace(shows_overview=False, asks_sentences=False, reopened=None).history[-1].question == asked
            )
            current = after
    while current.history:
        before = len(current.history)
        last = current.history[-1]
        current = current._replace(reopened=None, shows_overview=False, retracted=None)
        current = current.overview().back() if current.current_question() is not None else current
        current = current.back()
        assert len(current.history) == before - 1
        assert (current.situation, current.current_question()) == (last.before, last.question)
    assert not current.situation.answers


@given(st.data())
@settings(max_examples=60, deadline=None)
def test_only_what_was_chosen_is_recorded(data: st.DataObject) -> None:
    current, chosen = interview(), {}
    while isinstance(asked := current.current_question(), str):
        chosen[asked] = _answer(data, current)
        current = current.answered(chosen[asked])
    assert current.situation.answers == chosen


def _answer(data: st.DataObject, current: Interview) -> Any:
    asked = current.current_question()
    if not isinstance(asked, str):
        return data.draw(st.sampled_from([True, False, None]))
    values = possible_answers(asked, current)
    if not values:
        return data.draw(st.sampled_from([0, 9, 250, None]))
    value = data.draw(st.sampled_from([*values, None]))
    return value if value is None or FIELDS[asked].type not in ("topics", "set") else (value,)
