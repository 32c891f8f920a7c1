"""A CSV of our own export is a catalogue too."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest
from tests.reading.whole_file import read

from hannover_foerder import load
from hannover_foerder.errors import CatalogueError
from hannover_foerder.model.cell import escape_formula
from hannover_foerder.model.flat import field_columns, flatten
from hannover_foerder.model.plain import to_plain
from hannover_foerder.model.vocabulary import Vocabulary
from hannover_foerder.reading.bundled import reference_data
from hannover_foerder.reading.files import blocks_of
from hannover_foerder.reading.locate import data_folder
from hannover_foerder.reading.read import read_each


@pytest.fixture(autouse=True)
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FOERDER_CACHE", str(tmp_path / "cache"))


@pytest.mark.parametrize(("delimiter", "mark"), [(",", ""), (";", "\ufeff")])
def test_the_whole_catalogue_comes_back_equal(delimiter: str, mark: str) -> None:
    base = reference_data()
    data = (Path(data_folder()) / "programmes.yaml").read_bytes()
    records = read(data, "programmes.yaml", base.vocabulary, base.profile)
    file = io.StringIO(newline="")
    writer = csv.DictWriter(file, field_columns(), restval="", delimiter=delimiter)
    writer.writeheader()
    for record in records:
        writer.writerow({name: escape_formula(cell) for name, cell in flatten(to_plain(record)).items()})

    blocks = list(blocks_of(io.BytesIO((mark + file.getvalue()).encode()), "export.csv", base.vocabulary))
    found, mistakes = read_each(blocks, "export.csv", base.vocabulary, base.profile, {})

    assert mistakes == []
    assert tuple(record for _, record in found) == records


def problems(data: str | bytes) -> list[tuple[int, str]]:
    with pytest.raises(CatalogueError) as caught:
        list(blocks_of(io.BytesIO(data if isinstance(data, bytes) else data.encode()), "a.csv", Vocabulary()))
    return [(problem.line, problem.code) for problem in caught.value.problems]


def test_mistakes_of_a_table_have_their_line() -> None:
    assert problems("") == [(1, "problem.csv-empty")]
    assert problems("sep=;\n\nid;titel\n") == [(3, "problem.csv-columns"), (3, "problem.csv-unknown-column")]
    assert problems("id;titel\n") == [(1, "problem.csv-columns"), (1, "problem.csv-unknown-column")]
    assert problems('id,name.de,funding.max_eur\na,"A\nB",viel\nb,B,10\nc,C,nichts\n') == [
        (2, "problem.csv-cell"),
        (5, "problem.csv-cell"),
    ]
    assert problems(b"id,name.de\na,\xff\n") == [(2, "problem.csv-utf8")]
    assert problems("id,name.de\na,Rat, Tat\n") == [(2, "problem.csv-extra-cells")]
    assert problems("id,,name.de,,funder\na\n") == [(1, "problem.csv-unnamed-column")] * 2


@pytest.mark.parametrize("name", ["a.tsv", "A.TSV", "a.jsonl"])
def test_what_is_written_and_never_read_is_told_in_one_line(name: str) -> None:
    with pytest.raises(CatalogueError) as caught:
        list(blocks_of(io.BytesIO(b"id\tname.de\na\tA\nb\tB\n"), name, Vocabulary()))
    assert [(problem.line, problem.code) for problem in caught.value.problems] == [(1, "problem.unread-catalogue")]


def test_the_separator_is_that_of_the_header_also_behind_empty_lines() -> None:
    (block,) = blocks_of(io.BytesIO(b"\n  \nid;name.de\na;A, B\n"), "a.csv", Vocabulary())
    assert json.loads(block.text.removeprefix(b"- ")) == {"id": "a", "name": {"de": "A, B"}}
    assert block.line == 4


def test_empty_cells_at_the_end_of_a_row_may_be_too_few_or_too_many() -> None:
    short, long = list(blocks_of(io.BytesIO(b"id,name.de,funder\na,A\nb,B,Land,,\n"), "a.csv", Vocabulary()))

    assert json.loads(short.text.removeprefix(b"- ")) == {"id": "a", "name": {"de": "A"}}
    assert json.loads(long.text.removeprefix(b"- ")) == {"id": "b", "name": {"de": "B"}, "funder": "Land"}


def test_a_mistake_inside_a_row_is_told_with_the_line_of_the_row(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("id,name.de,kinds\neins,Eins,zuschuss\nzwei,Zwei,unfug\n", encoding="utf-8")
    with pytest.raises(CatalogueError) as caught:
        load([str(path)])
    (problem,) = caught.value.problems
    assert (problem.file, problem.line, problem.code) == (str(path), 3, "problem.term")
