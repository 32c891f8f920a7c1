"""The questions on a terminal, driven by keys and by lines."""

from __future__ import annotations

import io
import os
import re
import sys
from datetime import date
from io import StringIO
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from prompt_toolkit.application import create_app_session
from prompt_toolkit.data_structures import Size
from prompt_toolkit.input import create_pipe_input
from prompt_toolkit.output import DummyOutput

from hannover_foerder.cli.environment import Environment
from hannover_foerder.cli.interview.asking import StoppedError, ask_all, is_dumb
from hannover_foerder.cli.interview.forms import Action, Form, Move, overview_form, question_form
from hannover_foerder.cli.interview.key_dialogue import KeyDialogue, discard_typed_input
from hannover_foerder.cli.interview.line_dialogue import put_in_lines
from hannover_foerder.cli.session import Session
from hannover_foerder.eligibility.decision import cases_of
from hannover_foerder.eligibility.interview import Interview
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
    from collections.abc import Callable, Iterator

    from tests.cli.conftest import Foerder

DAY = date(2026, 11, 30)
CATALOGUE = str(Path(__file__).with_name("fitting.yaml"))
ERASE, SHIFTED = "\x7f", "\x1b[Z"
UP, DOWN, RIGHT, LEFT = "\x1b[A", "\x1b[B", "\x1b[C", "\x1b[D"
ENTER, SPACE, TAB, CTRL_C, CTRL_D, ESCAPE = "\r", " ", "\t", "\x03", "\x04", "\x1b"
VOCABULARY = Vocabulary(
    topics={"energie": Term("Energie", "Energy"), "solar": Term("Solar", "Solar", broader="energie")},
    areas={
        "niedersachsen": Term("Niedersachsen", "Lower Saxony"),
        "bremen": Term("Freie Hansestadt Bremen", "Bremen, free city"),
        "region": Term("Region", "Region", broader="niedersachsen"),
        "hannover": Term("Hannover", "Hanover", broader="region", postcodes=("30159", "30161")),
        "laatzen": Term("Laatzen", "Laatzen", broader="region", postcodes=("30880", "30161")),
        "neustadt": Term("Neustadt am Rübenberge", "Neustadt am Rübenberge", broader="region"),
    },
)
WHY = Text("Darum.")
FIELDS = {
    "applicant": ProfileField("choice", Text("Wer?"), WHY, values={"person": Text("Person"), "company": Text("Firma")}),
    "place": ProfileField("area", Text("Wo?"), WHY, values={"elsewhere-in-germany": Text("anderswo")}),
    "purpose": ProfileField("topics", Text("Was?"), WHY, values={"any": Text("Alles")}),
    "age": ProfileField("number", Text("Wie alt?"), WHY, unit=Text("Jahre"), most=130),
    "size": ProfileField("number", Text("Wie groß?"), WHY),
    "started": ProfileField("yes-no", Text("Begonnen?"), WHY),
    "skills": ProfileField("set", Text("Welche?"), WHY, values={"none": Text("keine"), "master": Text("Meister")}),
}
RULES = {
    "applicant": Condition("applicant", "in", ("person",)),
    "place": Condition("place", "within", ("hannover",)),
    "purpose": Condition("purpose", "in", ("solar",)),
    "age": Condition("age", "range", low=18),
    "size": Condition("size", "range", high=249),
    "started": Condition("started", "is", (False,)),
    "skills": Condition("skills", "in", ("master",)),
}


def label(facet: str, term: str) -> tuple[str, str]:
    named = VOCABULARY.facet(facet)[term]
    return named.de, named.en


WORDS = RuleWords(FIELDS, Labels(words_for("de"), label))
SAY = words_for("de")


def interview(*fields: str, **answers: Any) -> Interview:
    """An interview on programmes that ask for one field each."""
    programmes = [
        Programme(field, Text(field), requirements=(Requirement(Text(field), RULES[field]),)) for field in fields
    ]
    return Interview(cases_of(programmes, VOCABULARY), DAY, Situation(answers, FIELDS, VOCABULARY))


def form(field: str, **answers: Any) -> Form:
    return question_form(field, interview(field, **answers), WORDS)


class Screen(DummyOutput):
    """A screen of a size."""

    def __init__(self, rows: int = 24, columns: int = 80) -> None:
        self.size = Size(rows=rows, columns=columns)

    def get_size(self) -> Size:
        """Tell it."""
        return self.size


@pytest.fixture
def press() -> Iterator[Callable[[str], None]]:
    with create_pipe_input() as pipe, create_app_session(input=pipe, output=Screen()):
        yield pipe.send_text


@pytest.mark.parametrize(
    ("field", "typed", "answer"),
    [
        ("applicant", ENTER, None),
        ("applicant", "\n", None),
        ("applicant", DOWN + ENTER, "person"),
        ("applicant", DOWN + DOWN + UP + ENTER, "person"),
        ("applicant", "fir" + ENTER, "company"),
        ("applicant", "fir" + ERASE * 3 + ENTER, None),
        ("started", ENTER, None),
        ("started", DOWN + ENTER, True),
        ("started", DOWN + DOWN + ENTER, False),
        ("started", "n" + ENTER + "ein" + ENTER, False),
        ("place", "laat" + ENTER, "laatzen"),
        ("place", "ander" + ENTER, "elsewhere-in-germany"),
        ("place", "30880" + ENTER, "laatzen"),
        ("place", "30880 Laatzen" + ENTER, "laatzen"),
        ("place", "D-30880" + ENTER, "laatzen"),
        ("place", "30161" + ENTER, ("hannover", "laatzen")),
        ("place", "30161" + DOWN + ENTER, "hannover"),
        ("place", "neustadt am r\u00fcbenberge" + ENTER, "neustadt"),
        ("place", "Neustadt am Ru\u0308benberge" + ENTER, "neustadt"),
        ("place", "niedersachsen" + ENTER, "niedersachsen"),
        ("place", "niedersachs" + ENTER + ENTER, "niedersachsen"),
        ("place", "niedersachs" + ENTER + "en" + ENTER, "niedersachsen"),
        ("place", "niedersachs" + ENTER + DOWN + ENTER, None),
        ("place", "bremen" + ENTER, "bremen"),
        ("place", ENTER, None),
        ("place", "weiß nicht" + ENTER, None),
        ("place", "Celle" + ENTER + ERASE * 5 + "hannov" + ENTER, "hannover"),
        ("place", "29221" + ENTER + ERASE * 5 + ENTER, None),
        ("place", "n" + ENTER + ERASE + ENTER, None),
        ("purpose", DOWN + DOWN + DOWN + SPACE + ENTER, ("solar",)),
        ("purpose", DOWN + SPACE + DOWN + SPACE + ENTER, ("energie",)),
        ("purpose", DOWN + DOWN + SPACE + UP + SPACE + ENTER, ("any",)),
        ("purpose", "sol" + SPACE + ENTER, ("solar",)),
        ("purpose", "sol" + ENTER + SPACE + ENTER, ("solar",)),
        ("purpose", "xyz" + ENTER + ERASE * 3 + ENTER, None),
        ("purpose", "xyz" + ENTER + "sol" + SPACE + ENTER, ("solar",)),
        ("purpose", "sol" + ENTER + "energie" + SPACE + ENTER, ("energie",)),
        ("purpose", "sol" + SPACE + "energie" + ENTER + SPACE + ENTER, ("energie", "solar")),
        ("purpose", "sol" + SPACE + "xyz" + ENTER + ERASE * 3 + ENTER, ("solar",)),
        ("skills", "meis" + SPACE + "kei" + SPACE + ENTER, ("none", "master")),
        ("age", "alt" + ENTER + "9" + ENTER, 9),
        ("purpose", ENTER, None),
        ("skills", DOWN + DOWN + SPACE + ENTER, ("master",)),
        ("skills", DOWN + SPACE + DOWN + SPACE + ENTER, ("none", "master")),
        ("age", "17" + ENTER, 17),
        ("age", "300" + ENTER + ERASE * 3 + "30" + ENTER, 30),
        ("age", "alt" + ENTER + ERASE * 3 + "9" + ENTER, 9),
        ("age", ENTER, None),
        ("size", "1.200" + ENTER, 1200),
        ("size", "\x1b[200~1 200\x1b[201~" + ENTER, 1200),
    ],
)
def test_keys_give_answers(press: Any, field: str, typed: str, answer: object) -> None:
    press(typed + CTRL_C)  # without an answer the test would wait for ever
    assert KeyDialogue(form(field), SAY).run() == answer


def test_space_on_no_line_says_so(press: Any) -> None:
    dialogue = KeyDialogue(form("purpose"), SAY)
    press("e" + SPACE + CTRL_C)
    with pytest.raises(KeyboardInterrupt):
        dialogue.run()
    assert (dialogue.message, dialogue.picker.ticked) == ("Zu „e“ passen mehrere. Bitte mit ↑↓ wählen.", frozenset())


@pytest.mark.parametrize("typed", ["Celle", "29221", "xyz", "Hameln\u200b", "n", "an", "Region X"])
def test_a_place_that_was_not_chosen_is_not_recorded(press: Any, typed: str) -> None:
    press(typed + ENTER + CTRL_C)
    with pytest.raises(KeyboardInterrupt):
        KeyDialogue(form("place"), SAY).run()


@pytest.mark.parametrize("key", [CTRL_C, CTRL_D, ESCAPE])
@pytest.mark.parametrize("field", ["applicant", "skills", "age", "place"])
def test_three_keys_leave(press: Any, field: str, key: str) -> None:
    press("1" + key)
    with pytest.raises(KeyboardInterrupt):
        KeyDialogue(form(field), SAY).run()


@pytest.mark.parametrize("field", ["applicant", "skills", "age", "place"])
def test_two_keys_go_elsewhere(press: Any, field: str) -> None:
    press(DOWN + LEFT)
    assert KeyDialogue(form(field), SAY).run() is Move.BACK
    press("1" + TAB)
    assert KeyDialogue(form(field), SAY).run() is Move.OVERVIEW


@pytest.mark.parametrize(
    ("field", "given"),
    [
        ("applicant", "company"),
        ("place", "laatzen"),
        ("place", "region"),
        ("place", ("hannover", "laatzen")),
        ("purpose", ("energie", "solar")),
        ("skills", ("none", "master")),
        ("age", 17),
        ("size", 12.5),
        ("started", False),
        ("started", True),
    ],
)
def test_an_earlier_answer_stays_with_enter(press: Any, field: str, given: Any) -> None:
    press(ENTER)
    assert KeyDialogue(form(field, **{field: given}), SAY).run() == given


def drawn(dialogue: KeyDialogue, rows: int, columns: int = 80) -> list[str]:
    return "".join(text for _, text in dialogue._fragments(columns, rows)).splitlines()


@pytest.mark.parametrize(("length", "shown"), [(77, "x" * 77), (78, "x" * 76 + "…")])
def test_the_last_column_of_a_row_stays_free(length: int, shown: str) -> None:
    made = form("applicant")
    (line, *_) = made.picker.lines
    picker = made.picker._replace(lines=(line._replace(label="x" * length),))
    assert f"> {shown}" in drawn(KeyDialogue(made._replace(picker=picker), SAY), 24)


@pytest.mark.parametrize("rows", [24, 15, 12])
@pytest.mark.parametrize("language", ["de", "en"])
@pytest.mark.parametrize("field", sorted(FIELDS))
def test_a_form_fits_the_screen(rows: int, language: str, field: str) -> None:
    words = RuleWords(FIELDS, Labels(words_for(language), label))
    start = interview(field)
    made = question_form(field, start, words)
    dialogue = KeyDialogue(made, words_for(language))
    lines = drawn(dialogue, rows)
    assert len(lines) < rows
    assert max(map(len, lines)) < 80


@pytest.mark.parametrize("field", ["place", "purpose", "age"])
def test_a_long_text_does_not_fill_the_screen(press: Any, field: str) -> None:
    dialogue = KeyDialogue(form(field), SAY)
    press("x" * 900 + "end" + ENTER + CTRL_C)
    with pytest.raises(KeyboardInterrupt):
        dialogue.run()
    lines = drawn(dialogue, 12)
    assert (len(lines) < 12, max(map(len, lines)) < 80) == (True, True)
    assert any(line.endswith("xx▏") for line in lines)
    assert dialogue.picker.typed == "x" * 200


def test_what_is_below_the_edge_is_marked_and_comes_with_the_pointer() -> None:
    lines = tuple(
        form("applicant").picker.lines[0]._replace(key=number, label=f"Wahl {number}") for number in range(40)
    )
    made = form("applicant")
    dialogue = KeyDialogue(made._replace(picker=made.picker._replace(lines=lines)), SAY)
    top = drawn(dialogue, 24)
    assert any(re.fullmatch(r"  ↓ \d+ weitere", line) for line in top)
    assert not any("↑ " in line and "weitere" in line for line in top)
    dialogue.picker = dialogue.picker.move(20)
    middle = drawn(dialogue, 24)
    assert "> Wahl 20" in middle
    assert sum(bool(re.fullmatch(r"  [↑↓] \d+ weitere", line)) for line in middle) == 2
    dialogue.picker = dialogue.picker.move(40)
    bottom = drawn(dialogue, 24)
    assert "> Wahl 39" in bottom
    assert not any("↓ " in line and "weitere" in line for line in bottom)
    assert len(top) < 24 > len(middle)


def test_single_sentences_are_offered_when_no_question_is_left() -> None:
    text = Text("Das Dach ist alt.")
    programmes = [
        Programme("roof", Text("Dach"), areas=("hannover",), requirements=(Requirement(text),)),
        Programme("age", Text("Alter"), requirements=(Requirement(Text("Ab 18."), RULES["age"]),)),
    ]
    start = Interview(cases_of(programmes, VOCABULARY), DAY, Situation({"place": "hannover"}, FIELDS, VOCABULARY))
    early, late = start.overview(), start.answered(None)
    assert early.open_sentence_counts() == late.open_sentence_counts() == (1, 1)
    actions = [
        [line.key for line in overview_form(overview, WORDS).picker.lines if isinstance(line.key, Action)]
        for overview in (early, late)
    ]
    assert actions == [[Action.RESULT, Action.GO_ON], [Action.RESULT, Action.DETAILS]]


def test_whoever_only_looks_back_loses_nothing() -> None:
    looked_back = interview("applicant", "age").answered("company").back()
    assert (looked_back.situation.answers, looked_back.current_question()) == ({}, "applicant")
    assert question_form("applicant", looked_back, WORDS).picker.chosen() == ("company",)
    later = looked_back.answered("company")
    assert (later.earlier_answer("applicant"), later.earlier_answer("age")) == ("company", None)
    assert question_form("age", later.answered(17).back(), WORDS).picker.typed == "17"


def in_lines(made: Form, typed: str) -> tuple[Any, str]:
    out, source = StringIO(), StringIO(typed)
    return put_in_lines(made, SAY, out.write, source.readline), out.getvalue()


@pytest.mark.parametrize(
    ("field", "typed", "answer"),
    [
        ("applicant", "\n", None),
        ("applicant", "1\n", None),
        ("applicant", "2\n", "person"),
        ("applicant", "Firma\n", "company"),
        ("applicant", "9\n3\n", "company"),
        ("applicant", "2, 3\n3\n", "company"),
        ("applicant", "0\n2\n", "person"),
        ("applicant", "zurück\n", Move.BACK),
        ("applicant", "BACK\n", Move.BACK),
        ("applicant", "Übersicht\n", Move.OVERVIEW),
        ("place", "30880\n", "laatzen"),
        ("place", "Celle\nlaatzen\n", "laatzen"),
        ("place", "n\n\n", None),
        ("place", "niedersachs\n\n", "niedersachsen"),
        ("place", "niedersachs\n2\n", "hannover"),
        ("purpose", "3, 4\n", ("energie", "solar")),
        ("purpose", "3 4\n", ("energie", "solar")),
        ("purpose", "Solar, Energie\n", ("energie", "solar")),
        ("purpose", "Solar; Kuchen\nsolar\n", ("solar",)),
        ("purpose", "weiß nicht\n", None),
        ("purpose", "2\n", ("any",)),
        ("purpose", ",\n4\n", ("solar",)),
        ("applicant", " ; \n3\n", "company"),
        ("place", ",\nlaatzen\n", "laatzen"),
        ("age", "17\n", 17),
        ("age", "alt\n17 Jahre\n", 17),
        ("age", "\n", None),
    ],
)
def test_lines_give_answers(field: str, typed: str, answer: object) -> None:
    reply, out = in_lines(form(field), typed)
    assert reply == answer
    assert "\x1b" not in out


@pytest.mark.parametrize(
    ("typed", "answer"),
    [
        ("\n", None),
        ("4\n", ("solar",)),
        ("Energie\n", ("energie",)),
        ("1\n", None),
        ("weiß nicht\n", None),
        ("Kuchen\n4\n", ("solar",)),
    ],
)
def test_what_is_typed_takes_the_place_of_an_earlier_answer(typed: str, answer: object) -> None:
    assert in_lines(form("purpose", purpose=("energie", "solar")), typed)[0] == answer


@pytest.mark.parametrize(("field", "earlier"), [("applicant", "person"), ("place", "laatzen"), ("age", 17)])
def test_an_empty_line_means_what_it_is_said_to_mean_also_where_something_was_answered(
    field: str, earlier: object
) -> None:
    reply, out = in_lines(form(field, **{field: earlier}), "\n")
    assert (reply, "leer: weiß nicht" in out) == (None, True)


def test_the_end_of_the_input_leaves() -> None:
    with pytest.raises(KeyboardInterrupt):
        in_lines(form("age"), "")


def test_lines_are_not_wider_than_the_screen() -> None:
    out = StringIO()
    put_in_lines(form("purpose"), SAY, out.write, StringIO("xyz\n99\n\n").readline, 30)
    assert max(map(len, out.getvalue().splitlines())) < 30


def test_lines_have_numbers_and_say_what_is_wrong() -> None:
    _, out = in_lines(form("applicant"), "7\nKuh\n\n")
    assert out.splitlines()[1:6] == ["Wer?", "  Darum.", "  1  weiß nicht", "  2  Person", "  3  Firma"]
    assert "7 geht hier nicht. Nummern gehen von 1 bis 3." in out
    assert "„Kuh“ steht nicht in der Liste." in out


def test_a_place_in_no_list_is_about_somewhere(press: Any) -> None:
    dialogue = KeyDialogue(form("place"), SAY)
    press("Celle" + ENTER + CTRL_C)
    with pytest.raises(KeyboardInterrupt):
        dialogue.run()
    assert dialogue.message == "„Celle“ kennen wir nicht. Mit ↑↓ wählen, wo es ungefähr liegt, oder neu tippen."
    assert "Bitte die Nummer der Gegend nennen (anderswo …)" in in_lines(form("place"), "Celle\n\n")[1]


def test_lines_name_no_keys_and_what_several_may_be() -> None:
    _, out = in_lines(form("purpose"), "e\nxyz\n\n")
    assert "Zu „e“ passen mehrere: 1 weiß nicht, 2 Alles, 3 Energie" in out
    assert "„xyz“ steht nicht in der Liste. Bitte anders schreiben oder eine Nummer nennen." in out
    assert "↑" not in out


def test_below_a_long_list_the_question_is_there_again() -> None:
    made = form("purpose")
    (line, *_) = made.picker.lines
    long = made._replace(picker=made.picker._replace(lines=(line, *(line._replace(key=key) for key in range(20)))))
    assert [in_lines(asked, "\n")[1].splitlines().count("Was?") for asked in (made, long)] == [1, 2]


@pytest.mark.parametrize(
    ("variables", "dumb"), [({"TERM": "dumb"}, True), ({"TERM": "xterm"}, False), ({"TERM": "unknown"}, True)]
)
def test_which_terminal_cannot_move_its_cursor(variables: dict[str, str], dumb: bool) -> None:
    assert is_dumb(variables) is dumb


def told(start: Interview, *replies: Any) -> tuple[Situation, list[Form], str]:
    """What comes of replies to the forms, the forms, and what stays on the screen."""
    out, forms, left = StringIO(), [], list(replies)
    session = Session(Environment(out, StringIO(), {}, True, True, 80, DAY), SAY)

    def ask(made: Form) -> Any:
        forms.append(made)
        reply = left.pop(0)
        if isinstance(reply, type):
            raise reply
        return reply

    situation = ask_all(start, WORDS, session, ask)
    assert not left
    return situation, forms, out.getvalue()


def test_questions_are_put_until_the_result_is_wanted() -> None:
    situation, forms, out = told(interview("started", "age"), None, False, Action.RESULT)
    assert situation.answers == {"age": None, "started": False}
    assert [made.title for made in forms] == ["Wie alt? (Jahre)", "Begonnen?", "Stimmt das so?"]
    assert [made.progress for made in forms] == [
        "Frage 1 · Programme möglich: 2 · Angabe fehlt bei: 2",
        "Frage 2 · Programme möglich: 2 · Angabe fehlt bei: 1",
        "Programme möglich: 2",
    ]
    assert "verlässt diesen Rechner" in out.splitlines()[0]
    assert out.splitlines()[-4:-1] == ["Ihre Angaben:", "Wie alt?: weiß nicht", "Begonnen?: nein"]


def test_the_way_back_and_the_overview() -> None:
    start = interview("started", "age")
    replies = (17, Move.BACK, 18, Move.OVERVIEW, Move.OVERVIEW, True, "age", Move.BACK, "started", False, Action.RESULT)
    situation, forms, _ = told(start, *replies)
    assert situation.answers == {"age": 18, "started": False}
    assert [made.is_overview for made in forms].count(True) == 4
    assert told(start, Move.OVERVIEW, Action.GO_ON, 3, False, Action.RESULT)[0].answers == {"started": False, "age": 3}
    assert told(start, Move.OVERVIEW, Action.RESULT)[0].answers == {}


@pytest.mark.parametrize("way", [KeyboardInterrupt, EOFError])
def test_whoever_leaves_keeps_what_was_told(way: type[BaseException]) -> None:
    with pytest.raises(StoppedError) as stopped:
        told(interview("started", "age"), 17, way)
    assert stopped.value.situation.answers == {"age": 17}


def test_where_nothing_can_change_nothing_is_asked() -> None:
    _, forms, out = told(interview("age", age=17))
    assert (forms, out) == ([], "")


def test_the_overview_begins_with_the_result() -> None:
    made = overview_form(interview("age", "started", age=17), WORDS)
    assert [line.label for line in made.picker.lines] == ["Ja, Ergebnis zeigen", "Wie alt?: 17 Jahre"]
    assert made.picker.chosen() == (Action.RESULT,)


# -- the whole program --------------------------------------------------------------------------------------------


def typing(monkeypatch: pytest.MonkeyPatch, lines: str) -> None:
    monkeypatch.setattr(sys, "stdin", io.StringIO(lines))


def ask_in_lines(foerder: Foerder, *arguments: str) -> Any:
    return foerder("match", *arguments, FOERDER_CATALOGUE=CATALOGUE, TERM="dumb", terminal=True)


def test_only_what_is_missing_is_asked_and_the_call_is_told(foerder: Foerder, monkeypatch: pytest.MonkeyPatch) -> None:
    given = ("--set", "applicant=person", "--set", "place=Laatzen", "--set", "purpose=waerme", "--set", "age=30")
    typing(monkeypatch, "nein\n\n")
    code, out, err = ask_in_lines(foerder, *given)
    assert code == 0
    assert out.count("Frage ") == 1
    again = (
        "foerder match --set applicant=person --set place=laatzen --set purpose=waerme --set age=30 --set started=nein"
    )
    assert err.splitlines()[-1] == f"Noch einmal mit diesen Angaben: {again}"
    typing(monkeypatch, "")
    second = ask_in_lines(foerder, *given, "--set", "started=nein")
    assert (second.code, "Frage" in second.out) == (0, False)


@pytest.mark.parametrize("saved", [True, False])
def test_whoever_leaves_can_go_on(
    foerder: Foerder, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, *, saved: bool
) -> None:
    file = tmp_path / "me.yaml"
    typing(monkeypatch, "weiß nicht\n")
    code, _, err = ask_in_lines(foerder, "--set", "age=30", *(("--save", str(file)) if saved else ()))
    assert code == 130
    assert ("--profile" in err) is saved
    assert file.exists() is saved
    assert not saved or file.read_text(encoding="utf-8").startswith("age: 30\n")
    assert saved or "Beendet, ohne Ergebnis. Hier geht es weiter: foerder match --set age=30 --set " in err


def test_whoever_leaves_at_once_leaves_no_file_and_is_told_how_to_come_back(
    foerder: Foerder, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    typing(monkeypatch, "")
    code, _, err = ask_in_lines(foerder, "--save", str(tmp_path / "me.yaml"))
    assert (code, list(tmp_path.iterdir())) == (130, [])
    assert err.strip() == "Beendet, ohne Ergebnis. Hier geht es weiter: foerder match"


def test_whoever_leaves_is_told_that_answers_on_sentences_are_kept_only_in_a_file(
    foerder: Foerder, monkeypatch: pytest.MonkeyPatch
) -> None:
    given = ("--set", "applicant=person", "--set", "place=Laatzen", "--set", "purpose=waerme", "--set", "age=30")
    typing(monkeypatch, "nein\n2\nja\n")
    code, _, err = ask_in_lines(foerder, *given)
    assert code == 130
    assert err.splitlines()[-1] == "Die Antworten auf einzelne Bedingungen behält nur --save DATEI."


@pytest.mark.parametrize("width", [1, 2, 5])
def test_a_terminal_of_hardly_any_width_is_asked_too(
    foerder: Foerder, monkeypatch: pytest.MonkeyPatch, width: int
) -> None:
    typing(monkeypatch, "")
    code, out, err = foerder(
        "match", FOERDER_CATALOGUE=CATALOGUE, TERM="dumb", terminal=True, width=width, height=width
    )
    assert (code, "Traceback" in err) == (130, False)
    assert "Frage" in out


def test_a_program_that_gives_answers_is_not_asked(foerder: Foerder) -> None:
    code, out, _ = ask_in_lines(foerder, "--set", "age=30", "--format", "json")
    assert (code, out[0]) == (0, "[")


def test_single_conditions_are_asked_where_wanted_and_kept_only_in_a_file(
    foerder: Foerder, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    given = ("--set", "applicant=person", "--set", "place=Laatzen", "--set", "purpose=waerme", "--set", "age=30")
    typing(monkeypatch, "nein\n2\nja\n\n")
    code, out, err = ask_in_lines(foerder, *given)
    assert code == 0
    assert "Trifft das zu? Der Ofen ist schön.\n  Verlangt von: Ofen-Zuschuss.\n" in out
    assert err.splitlines()[-1] == "Die Antworten auf einzelne Bedingungen behält nur --save DATEI."
    typing(monkeypatch, "nein\n2\nnein\n\n")
    file = tmp_path / "me.yaml"
    assert "nur --save" not in ask_in_lines(foerder, *given, "--save", str(file)).err
    assert 'answers: {"ofen-zuschuss": {"Der Ofen ist schön.": false}}' in file.read_text(encoding="utf-8")


@pytest.mark.parametrize("purposes", ["waerme,solar", "any"])
def test_what_is_not_asked_for_several_topics_is_said(
    foerder: Foerder, monkeypatch: pytest.MonkeyPatch, purposes: str
) -> None:
    typing(monkeypatch, "\n")
    given = ("--set", "applicant=person", "--set", "place=Laatzen", "--set", f"purpose={purposes}", "--set", "age=30")
    code, out, err = ask_in_lines(foerder, *given)
    assert (code, "Frage " in out) == (0, False)
    assert "Nur bei einem einzigen Thema zu beantworten: Ist schon etwas begonnen" in err
    assert "Noch einmal" not in err
    one = ("--set", "purpose=waerme", "--set", "started=nein")
    assert "Nur bei einem" not in ask_in_lines(foerder, *given, *one).err


@pytest.mark.skipif(os.name != "posix", reason="a terminal of its own")
def test_what_was_typed_before_the_first_question_is_no_answer(monkeypatch: pytest.MonkeyPatch) -> None:
    import pty
    import select

    typist, terminal = pty.openpty()
    with os.fdopen(terminal) as stdin:
        monkeypatch.setattr("sys.stdin", stdin)
        os.write(typist, b"\n")
        assert select.select([stdin], [], [], 5)[0]
        discard_typed_input()
        assert not select.select([stdin], [], [], 0)[0]
    os.close(typist)
