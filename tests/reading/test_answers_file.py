"""Answers from a file, and every mistake in it with its line."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from hannover_foerder.errors import AnswersError
from hannover_foerder.model.profile import ProfileField
from hannover_foerder.model.text import Text
from hannover_foerder.model.vocabulary import Term, Vocabulary
from hannover_foerder.reading.answers_file import answers_as_yaml, read_answers

if TYPE_CHECKING:
    from hannover_foerder.reading.answers_file import Answers

TEXT = Text("?")
FIELDS = {
    "applicant": ProfileField("choice", TEXT, TEXT, values={"person": TEXT, "company": TEXT}),
    "place": ProfileField("area", TEXT, TEXT, values={"elsewhere": TEXT}),
    "purpose": ProfileField("topics", TEXT, TEXT, values={"any": TEXT}),
    "employees": ProfileField("number", TEXT, TEXT),
    "started": ProfileField("yes-no", TEXT, TEXT),
    "qualification": ProfileField("set", TEXT, TEXT, values={"none": TEXT, "master": TEXT}),
}
VOCABULARY = Vocabulary(
    topics={"solar": Term("Solar", "Solar")},
    areas={
        "hannover": Term("Hannover", "Hanover", postcodes=("30159", "30900")),
        "laatzen": Term("Laatzen", "Laatzen", postcodes=("30880", "30900")),
    },
)


def read(text: str) -> Answers:
    return read_answers(text.encode(), "p.yaml", FIELDS, VOCABULARY)


def problems(text: str) -> list[tuple[int, str, object]]:
    with pytest.raises(AnswersError) as caught:
        read(text)
    assert caught.value.exit_code == 2
    return [(problem.line, problem.code, problem.values.get("similar")) for problem in caught.value.problems]


def test_every_kind_of_answer() -> None:
    text = "applicant: company\nplace: laatzen\npurpose: [solar, any]\nemployees: 12\nstarted: false\n"
    assert read(text + "qualification: master\n") == {
        "applicant": "company",
        "place": "laatzen",
        "purpose": ("solar", "any"),
        "employees": 12,
        "started": False,
        "qualification": ("master",),
    }


def test_a_postcode_of_several_places_is_written_and_read_again() -> None:
    answers = read("place: '30900'\n")
    assert answers == {"place": ("hannover", "laatzen")}
    assert read(answers_as_yaml(answers).decode()) == answers


def test_json_is_read_too_and_null_means_do_not_know() -> None:
    assert read('{"applicant": null, "qualification": ["none"], "employees": 2.5}') == {
        "applicant": None,
        "qualification": ("none",),
        "employees": 2.5,
    }


def test_an_empty_file_has_no_answers() -> None:
    assert read("# nothing yet\n") == {}


@pytest.mark.parametrize(
    ("written", "place"),
    [("'30880'", "laatzen"), ("'30900'", ("hannover", "laatzen")), ("elsewhere", "elsewhere")],
)
def test_a_postcode_is_a_place(written: str, place: object) -> None:
    assert read(f"place: {written}\n") == {"place": place}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("- a\n", [(1, "problem.answers", None)]),
        ("aplicant: company\n", [(1, "problem.profile-field.similar", "applicant")]),
        ("applicant: company\napplicant: person\n", [(2, "problem.duplicate-key", None)]),
        ("answers: {}\nanswers: {}\n", [(2, "problem.duplicate-key", None)]),
        ("answers:\n  a: {x: true}\n  a: {z: true}\n", [(3, "problem.duplicate-key", None)]),
        ("answers:\n  a:\n    x: true\n    x: false\n", [(4, "problem.duplicate-key", None)]),
        ("applicant: compny\n", [(1, "problem.choice.similar", "company")]),
        ("place: '00000'\n", [(1, "problem.postcode", None)]),
        ("place: Latzen\n", [(1, "problem.place.similar", "laatzen")]),
        ("place: [hanovver]\n", [(1, "problem.place.similar", "hannover")]),
        ("purpose: {solar: 1}\n", [(1, "problem.list-needed", None)]),
        ("purpose: [solar, wind]\n", [(1, "problem.choice", None)]),
        ("employees: viele\nstarted: vielleicht\n", [(1, "problem.no-number", None), (2, "problem.yes-no", None)]),
        ("? [a]\n: b\n", [(1, "problem.profile-field", None)]),
        ("applicant: 'company\n", [(1, "problem.open-quote", None)]),
    ],
)
def test_mistakes_have_a_line(text: str, found: list[tuple[int, str, object]]) -> None:
    assert problems(text) == found


@pytest.mark.parametrize(
    ("name", "code"),
    [("a.jsonl", "problem.unread-profile"), ("a.tsv", "problem.unread-profile"), ("a.json", "problem.indentation")],
)
def test_a_file_of_several_objects_is_told_by_its_kind(name: str, code: str) -> None:
    with pytest.raises(AnswersError) as caught:
        read_answers(b'{"applicant": "company"}\n{"applicant": "person"}\n', name, FIELDS, VOCABULARY)
    assert [problem.code for problem in caught.value.problems] == [code]


def test_a_word_on_a_sentence_is_read_and_written_by_programme_and_sentence() -> None:
    told = {"employees": 17, "answers": {"green-economy": {"Der Ofen ist alt: sehr.": True, "Er ist neu.": None}}}
    assert read(answers_as_yaml(told).decode()) == told


def test_what_is_no_word_on_a_sentence_has_its_line() -> None:
    assert [line for line, *_ in problems("answers:\n  green-economy:\n    Der Ofen ist alt.: vielleicht\n")] == [3]
    assert [line for line, *_ in problems("answers: ja\n")] == [1]
