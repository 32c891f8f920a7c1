"""The questions on a terminal, driven by keys."""

from __future__ import annotations

from io import StringIO
from typing import TYPE_CHECKING, Any

import pytest
from prompt_toolkit.application import create_app_session
from prompt_toolkit.input import create_pipe_input
from prompt_toolkit.output import DummyOutput
from tests.cli.conftest import DAY

from hannover_foerder.cli.asking import Prompt, ask_all, on_terminal
from hannover_foerder.cli.environment import Environment
from hannover_foerder.cli.session import Session
from hannover_foerder.eligibility.decision import cases_of
from hannover_foerder.eligibility.situation import Situation
from hannover_foerder.model.profile import ProfileField
from hannover_foerder.model.programme import Programme, Requirement
from hannover_foerder.model.rule import Condition
from hannover_foerder.model.text import Text
from hannover_foerder.model.vocabulary import Term, Vocabulary
from hannover_foerder.output.labels import Labels
from hannover_foerder.output.rule_words import RuleWords
from hannover_foerder.words import words_for

if TYPE_CHECKING:
    from collections.abc import Iterator

DOWN, ENTER, SPACE, CTRL_C = "\x1b[B", "\r", " ", "\x03"
VOCABULARY = Vocabulary(
    topics={"energie": Term("Energie", "Energy"), "solar": Term("Solar", "Solar", broader="energie")},
    areas={
        "region": Term("Region", "Region"),
        "hannover": Term("Hannover", "Hanover", broader="region"),
        "laatzen": Term("Laatzen", "Laatzen", broader="region"),
    },
)
WHY = Text("Darum.")
FIELDS = {
    "applicant": ProfileField("choice", Text("Wer?"), WHY, values={"person": Text("Person"), "company": Text("Firma")}),
    "place": ProfileField("area", Text("Wo?"), WHY, values={"elsewhere-in-germany": Text("anderswo")}),
    "purpose": ProfileField("topics", Text("Was?"), WHY, values={"any": Text("Alles")}),
    "age": ProfileField("number", Text("Wie alt?"), WHY, unit=Text("Jahre")),
    "size": ProfileField("number", Text("Wie groß?"), WHY),
    "started": ProfileField("yes-no", Text("Begonnen?"), WHY),
    "skills": ProfileField("set", Text("Welche?"), WHY, values={"none": Text("keine"), "master": Text("Meister")}),
}


def label(facet: str, term: str) -> tuple[str, str]:
    found = VOCABULARY.facet(facet)[term]
    return found.de, found.en


WORDS = RuleWords(FIELDS, Labels(words_for("de"), label))


@pytest.fixture
def keys() -> Iterator[Any]:
    with create_pipe_input() as pipe, create_app_session(input=pipe, output=DummyOutput()):
        yield pipe.send_text


def situation() -> Situation:
    return Situation({}, FIELDS, VOCABULARY)


@pytest.mark.parametrize(
    ("field", "typed", "answer"),
    [
        ("applicant", ENTER, "person"),
        ("applicant", DOWN + ENTER, "company"),
        ("applicant", DOWN + DOWN + ENTER, None),
        ("started", ENTER, True),
        ("started", DOWN + ENTER, False),
        ("started", DOWN + DOWN + ENTER, None),
        ("place", "laat" + ENTER, "laatzen"),
        ("place", DOWN + DOWN + ENTER, "elsewhere-in-germany"),
        ("purpose", DOWN + DOWN + SPACE + ENTER, ("solar",)),
        ("purpose", SPACE + DOWN + SPACE + ENTER, ("any",)),
        ("purpose", ENTER, None),
        ("skills", DOWN + SPACE + ENTER, ("master",)),
        ("skills", SPACE + DOWN + SPACE + ENTER, ("none", "master")),
        ("age", "17" + ENTER, 17),
        ("age", "alt" + ENTER + "\x7f\x7f\x7f" + "9" + ENTER, 9),
        ("age", ENTER, None),
        ("size", "1.200" + ENTER, 1200),
    ],
)
def test_keys_give_answers(keys: Any, field: str, typed: str, answer: object) -> None:
    keys(typed)
    assert on_terminal(Prompt(field, FIELDS[field], "?", "…"), WORDS, situation()) == answer


@pytest.mark.parametrize("field", ["applicant", "skills", "age"])
def test_ctrl_c_stops_everything(keys: Any, field: str) -> None:
    keys(CTRL_C)
    with pytest.raises(KeyboardInterrupt):
        on_terminal(Prompt(field, FIELDS[field], "?", "…"), WORDS, situation())


def test_questions_are_put_until_nothing_can_change() -> None:
    out = StringIO()
    environment = Environment(out, StringIO(), {}, True, True, 80, DAY)
    programmes = [
        Programme(
            "a",
            Text("A"),
            requirements=(
                Requirement(Text("1"), Condition("started", "is", (False,))),
                Requirement(Text("2"), Condition("age", "range", low=18)),
            ),
        ),
        Programme("b", Text("B"), requirements=(Requirement(Text("1"), Condition("started", "is", (False,))),)),
    ]
    put: list[Prompt] = []

    def ask(prompt: Prompt, _words: RuleWords, _situation: Situation) -> Any:
        put.append(prompt)
        return {"started": False, "age": None}[prompt.field]

    cases = cases_of(programmes, VOCABULARY)
    told = ask_all(cases, situation(), WORDS, Session(environment, words_for("de")), ask)
    assert told.answers == {"started": False, "age": None}
    assert [(prompt.question, prompt.hint) for prompt in put] == [
        ("Begonnen?", "Frage 1, 0 von 2 Programmen geklärt.\n  Darum."),
        ("Wie alt?", "Frage 2, 1 von 2 Programmen geklärt.\n  Darum."),
    ]
    assert out.getvalue().splitlines()[2:4] == ["Begonnen? nein", "Wie alt? weiß nicht"]
