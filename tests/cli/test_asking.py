"""The questions on a terminal, driven by keys."""

from __future__ import annotations

from io import StringIO
from typing import TYPE_CHECKING, Any

import pytest
from prompt_toolkit.application import create_app_session
from prompt_toolkit.completion import CompleteEvent
from prompt_toolkit.document import Document
from prompt_toolkit.input import create_pipe_input
from prompt_toolkit.output import DummyOutput
from tests.cli.conftest import DAY

from hannover_foerder.cli.asking import PlaceCompleter, Prompt, ask_all, on_terminal, place_spellings
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
from hannover_foerder.output.views.rule_words import RuleWords
from hannover_foerder.words import words_for

if TYPE_CHECKING:
    from collections.abc import Iterator

ERASE = "\x7f"
DOWN, UP, ENTER, SPACE, CTRL_C = "\x1b[B", "\x1b[A", "\r", " ", "\x03"
VOCABULARY = Vocabulary(
    topics={"energie": Term("Energie", "Energy"), "solar": Term("Solar", "Solar", broader="energie")},
    areas={
        "niedersachsen": Term("Niedersachsen", "Lower Saxony"),
        "region": Term("Region", "Region", broader="niedersachsen"),
        "hannover": Term("Hannover", "Hanover", broader="region"),
        "laatzen": Term("Laatzen", "Laatzen", broader="region", postcodes=("30880",)),
        "neustadt": Term("Neustadt am Rübenberge", "Neustadt am Rübenberge", broader="region"),
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


VALUES: dict[str, tuple[Any, ...]] = {
    "applicant": ("person", "company"),
    "place": ("hannover", "laatzen", "neustadt", "elsewhere-in-germany"),
    "purpose": ("any", "energie", "solar"),
    "started": (True, False),
    "skills": ("none", "master"),
}


def situation() -> Situation:
    return Situation({}, FIELDS, VOCABULARY)


def prompt(field: str) -> Prompt:
    return Prompt(field, FIELDS[field], "?", "…", VALUES.get(field, ()))


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
        ("place", "anderswo" + ENTER, "elsewhere-in-germany"),
        ("place", "30880" + ENTER, "laatzen"),
        ("place", "30880 Laatzen" + ENTER, "laatzen"),
        ("place", "neustadt am r\u00fcbenberge" + ENTER, "neustadt"),
        ("place", "Neustadt am Ru\u0308benberge" + ENTER, "neustadt"),
        ("place", ENTER, None),
        ("place", "weiß nicht" + ENTER, None),
        ("place", "Celle" + ENTER + ERASE * 5 + "hannov" + ENTER, "hannover"),
        ("place", "29221" + ENTER + ERASE * 5 + ENTER, None),
        ("place", "Celle" + ENTER + ERASE * 5 + ENTER, None),
        ("purpose", DOWN + DOWN + SPACE + ENTER, ("solar",)),
        ("purpose", SPACE + DOWN + SPACE + ENTER, ("any",)),
        ("purpose", ENTER + UP + SPACE + ENTER, None),
        ("purpose", DOWN + SPACE + UP + UP + SPACE + ENTER, None),
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
    assert on_terminal(prompt(field), WORDS, situation()) == answer


@pytest.mark.parametrize("typed", ["Celle", "29221", "xyz", "Hameln\u200b", "Ü"])
def test_a_place_that_is_in_no_list_is_not_recorded(keys: Any, typed: str) -> None:
    keys(typed + ENTER + CTRL_C)
    with pytest.raises(KeyboardInterrupt):
        on_terminal(prompt("place"), WORDS, situation())


@pytest.mark.parametrize(
    ("typed", "offered"),
    [
        ("", ["Hannover", "Laatzen", "Neustadt am Rübenberge", "anderswo"]),
        ("Rübenb", ["Neustadt am Rübenberge"]),
        ("Ru\u0308benb", ["Neustadt am Rübenberge"]),
        ("308", ["Laatzen"]),
        ("Celle", []),
    ],
)
def test_the_list_of_places_has_what_was_typed(typed: str, offered: list[str]) -> None:
    spellings = place_spellings(prompt("place"), WORDS, situation())
    completions = PlaceCompleter(spellings).get_completions(Document(typed), CompleteEvent())
    assert [one.text for one in completions] == offered


@pytest.mark.parametrize("field", ["applicant", "skills", "age", "place"])
def test_ctrl_c_stops_everything(keys: Any, field: str) -> None:
    keys(CTRL_C)
    with pytest.raises(KeyboardInterrupt):
        on_terminal(prompt(field), WORDS, situation())


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

    def ask(one: Prompt, _words: RuleWords, _situation: Situation) -> Any:
        put.append(one)
        return {"started": False, "age": None}[one.field]

    cases = cases_of(programmes, VOCABULARY)
    told = ask_all(cases, situation(), WORDS, Session(environment, words_for("de")), ask)
    assert told.answers == {"started": False, "age": None}
    assert [(one.question, one.hint) for one in put] == [
        ("Begonnen?", "Frage 1, 0 von 2 Programmen geklärt.\n  Darum."),
        ("Wie alt?", "Frage 2, 1 von 2 Programmen geklärt.\n  Darum."),
    ]
    assert out.getvalue().splitlines()[2:4] == ["Begonnen? nein", "Wie alt? weiß nicht"]


@pytest.mark.parametrize("field", sorted(VALUES))
def test_what_can_be_chosen(field: str) -> None:
    """All values of a field; of the areas the smallest at home and elsewhere."""
    rules = {
        "place": Condition("place", "within", ("hannover",)),
        "purpose": Condition("purpose", "in", ("solar",)),
        "started": Condition("started", "is", (True,)),
    }
    rule = rules.get(field, Condition(field, "in", (VALUES[field][0],)))
    programmes = [Programme("a", Text("A"), requirements=(Requirement(Text("1"), rule),))]
    put: list[Prompt] = []
    environment = Environment(StringIO(), StringIO(), {}, True, True, 80, DAY)
    session = Session(environment, words_for("de"))
    ask_all(cases_of(programmes, VOCABULARY), situation(), WORDS, session, lambda one, *_: put.append(one))
    assert [(one.field, one.values) for one in put] == [(field, VALUES[field])]


def test_long_answers_wrap_between_words() -> None:
    out = StringIO()
    rule = Condition("skills", "in", ("master",))
    programmes = [Programme("a", Text("A"), requirements=(Requirement(Text("1"), rule),))]
    session = Session(Environment(out, StringIO(), {}, True, True, 18, DAY), words_for("de"))
    ask_all(cases_of(programmes, VOCABULARY), situation(), WORDS, session, lambda *_: ("none", "master"))
    assert out.getvalue().splitlines()[2:] == ["Welche? keine und", "  Meister", ""]
