"""The heading of a table of profiles."""

from __future__ import annotations

import pytest

from hannover_foerder.errors import AnswersError
from hannover_foerder.model.profile import ProfileField
from hannover_foerder.model.text import Text
from hannover_foerder.model.vocabulary import Vocabulary
from hannover_foerder.reading.answers_table import AnswersRow, read_answers_table

TEXT = Text("?")
FIELDS = {"employees": ProfileField("number", TEXT, TEXT), "started": ProfileField("yes-no", TEXT, TEXT)}


def heading_problems(heading: str) -> list[tuple[int, str]]:
    with pytest.raises(AnswersError) as caught:
        read_answers_table(f"{heading}\nA,1,ja\n".encode(), "a.csv", FIELDS, Vocabulary())
    return [(problem.line, problem.code) for problem in caught.value.problems]


def test_columns_are_named_in_any_spelling_and_a_row_has_its_name() -> None:
    table = read_answers_table(b"Kunde,Employees,started\nA,3,ja\n,4,\n", "a.csv", FIELDS, Vocabulary())
    assert table.rows == (AnswersRow("A", {"employees": 3, "started": True}), AnswersRow("3", {"employees": 4}))


def test_a_mistake_in_the_heading_has_its_line() -> None:
    assert heading_problems("sep=,\n\nname,staff,name") == [
        (3, "problem.csv-double-column"),
        (3, "problem.answers-column"),
    ]


@pytest.mark.parametrize(
    ("heading", "code"),
    [
        ("name,,started", "problem.csv-unnamed-column"),
        ("name, ,started", "problem.csv-unnamed-column"),
        ("name,staff,started", "problem.answers-column"),
        ("name,started,started", "problem.csv-double-column"),
    ],
)
def test_a_mistake_in_the_heading_is_told_once(heading: str, code: str) -> None:
    assert heading_problems(heading) == [(1, code)]
