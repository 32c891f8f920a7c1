"""What is too large or too much is refused with its line, and soon."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

import pytest
from tests.reading.whole_file import read

from hannover_foerder.errors import CatalogueError
from hannover_foerder.model.vocabulary import Vocabulary
from hannover_foerder.reading.files import blocks_of
from hannover_foerder.reading.read import read_each

if TYPE_CHECKING:
    from hannover_foerder.model.profile import ProfileField

HEAD = "schema: 1\nprogrammes:\n"
RECORD = "  - id: eins\n    name: {de: Eins}\n"
PROFILE: dict[str, ProfileField] = {}


def problems(text: str) -> list[tuple[int, str]]:
    with pytest.raises(CatalogueError) as caught:
        read(text.encode(), "a.yaml", Vocabulary(), PROFILE)
    return [(problem.line, problem.code) for problem in caught.value.problems]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (HEAD + RECORD + f"    funder: {'a' * 50_001}\n", [(5, "problem.text-too-long")]),
        (HEAD + RECORD + f"    aliases: [{'a, ' * 2_001}a]\n", [(5, "problem.too-many")]),
        (
            HEAD + RECORD + "    sources: {" + "".join(f"s{n}: 1, " for n in range(2_001)) + "}\n",
            [(5, "problem.too-many")],
        ),
        (HEAD + RECORD + f"    funder: {'ab ' * 1_500_000}\n", [(3, "problem.too-large")]),
        ("# a\n" * 1_200_000 + HEAD + RECORD, [(1, "problem.too-large")]),
        (HEAD + RECORD + f"    funding: {{max_eur: {'9' * 400}}}\n", [(5, "problem.number")]),
        (HEAD + RECORD + "    funder: \x00a\x00b\x00\n", [(5, "problem.character")]),
    ],
    ids=["text", "list", "mapping", "record", "head", "digits", "characters"],
)
def test_too_large(text: str, found: list[tuple[int, str]]) -> None:
    assert problems(text) == found


def test_the_longest_text() -> None:
    (programme,) = read((HEAD + RECORD + f"    funder: {'a' * 50_000}\n").encode(), "a.yaml", Vocabulary(), PROFILE)
    assert len(programme.funder or "") == 50_000


@pytest.mark.parametrize(
    "text",
    [
        HEAD + RECORD + "".join(f"    k{n}: 1\n" for n in range(50_000)),
        HEAD + RECORD + "".join(f"    funder: \x00{n}\n" for n in range(50_000)),
        HEAD + RECORD * 50_000,
        HEAD + "  - 1\n" * 50_000,
    ],
    ids=["keys", "characters", "same-id", "no-records"],
)
def test_after_some_hundred_mistakes_the_rest_is_not_told(text: str) -> None:
    found = problems(text)
    assert len(found) == 300
    assert found[-1][1] == "problem.more"


def test_an_id_is_compared_also_in_a_record_with_too_many_mistakes() -> None:
    text = HEAD + RECORD + RECORD + "    funder: \x00\n" * 400
    assert (5, "problem.duplicate-id") in problems(text)


def test_any_number_of_blank_lines_and_comments_is_passed_over() -> None:
    text = HEAD + " \n" * 300_000 + "# a\n" + RECORD
    assert [programme.id for programme in read(text.encode(), "a.yaml", Vocabulary(), PROFILE)] == ["eins"]


@pytest.mark.parametrize(
    ("text", "line", "code"),
    [
        ('id,name.de\na,"b\nd,e\n', 2, "csv-open-quote"),
        ('id,name.de\na,"b"c\n', 2, "csv-text-after-quote"),
        ("id,name.de,id\na,b,c\n", 1, "csv-double-column"),
        ("id,name.de\na,b,c\n", 2, "csv-extra-cells"),
        ("id,name.de,facts\na,b," + "[" * 3_000 + "\n", 2, "csv-cell"),
        ("id,name.de,facts\na,b," + "[" * 50 + "]" * 50 + "\n", 2, "csv-cell"),
        ("id,name.de,funding.max_eur\na,b," + "9" * 400 + "\n", 2, "csv-cell"),
        ("id,name.de,funding.max_eur\na,b,nan\n", 2, "csv-cell"),
    ],
)
def test_a_table_is_read_rightly_or_refused(text: str, line: int, code: str) -> None:
    with pytest.raises(CatalogueError) as caught:
        list(blocks_of(BytesIO(text.encode()), "a.csv", Vocabulary()))
    assert [(problem.line, problem.code) for problem in caught.value.problems] == [(line, f"problem.{code}")]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("separator", [",", ";", "\t"])
@pytest.mark.parametrize("before", ["", "sep"])
def test_every_usual_kind_of_table_is_the_same(encoding: str, end: str, separator: str, before: str) -> None:
    lines = [f"sep={separator}"] if before else []
    lines += [separator.join(cells) for cells in (("id", "name.de", ""), ("", "", ""), ("a", "Müller", ""))]
    blocks = list(blocks_of(BytesIO(end.join(lines).encode(encoding)), "a.csv", Vocabulary()))
    records, wrong = read_each(blocks, "a.csv", Vocabulary(), PROFILE, {})
    assert (wrong, [(programme.id, programme.name.de) for _, programme in records]) == ([], [("a", "Müller")])


@pytest.mark.parametrize("encoding", ["cp1252", "utf-16", "utf-16-le"])
def test_another_encoding_is_refused(encoding: str) -> None:
    with pytest.raises(CatalogueError) as caught:
        list(blocks_of(BytesIO("id,name.de\na,Müller\n".encode(encoding)), "a.csv", Vocabulary()))
    assert [problem.code for problem in caught.value.problems] == ["problem.csv-utf8"]
