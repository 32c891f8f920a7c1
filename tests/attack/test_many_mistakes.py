"""A file that is wrong all over is read no further than its mistakes are told."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

import pytest

from hannover_foerder import load
from hannover_foerder.errors import CatalogueError
from hannover_foerder.reading.bundled import reference_data
from hannover_foerder.reading.files import blocks_of
from hannover_foerder.reading.problems import MOST_PROBLEMS
from hannover_foerder.reading.read import read_each
from hannover_foerder.store import building

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from hannover_foerder.model.vocabulary import Vocabulary
    from hannover_foerder.reading.blocks import Block, Readable

RECORDS = 12_000
EMPTY = "  -\n"
NAMELESS = "  - id: a\n"
EQUAL = "  - id: a\n    name: {de: Ein Programm}\n"


@pytest.mark.parametrize("record", [EMPTY, NAMELESS])
def test_a_catalogue_is_not_compiled_to_its_end(path: Path, record: str, monkeypatch: pytest.MonkeyPatch) -> None:
    read = 0

    def counted(file: Readable, name: str, vocabulary: Vocabulary) -> Iterator[Block]:
        nonlocal read
        for block in blocks_of(file, name, vocabulary):
            read += 1
            yield block

    monkeypatch.setattr(building, "blocks_of", counted)
    path.write_text("schema: 1\nprogrammes:\n" + record * RECORDS, encoding="utf-8")
    with pytest.raises(CatalogueError) as caught:
        load([str(path)])
    assert len(caught.value.problems) == MOST_PROBLEMS
    assert caught.value.problems[-1].code == "problem.more"
    assert read < RECORDS / 2


def test_doubles_are_told_up_to_the_same_number(path: Path) -> None:
    path.write_text("schema: 1\nprogrammes:\n" + EQUAL * (MOST_PROBLEMS + 20), encoding="utf-8")
    with pytest.raises(CatalogueError) as caught:
        load([str(path)])
    assert len(caught.value.problems) == MOST_PROBLEMS
    assert caught.value.problems[0].values == {"id": "a", "first": f"{path}:3"}
    assert caught.value.problems[-1].code == "problem.more"


@pytest.mark.parametrize("record", [EMPTY, NAMELESS, EQUAL])
def test_neither_is_a_catalogue_that_is_checked(record: str) -> None:
    base, taken = reference_data(), 0

    def counted() -> Iterator[Block]:
        nonlocal taken
        text = "schema: 1\nprogrammes:\n" + record * RECORDS
        for block in blocks_of(BytesIO(text.encode()), "a.yaml", base.vocabulary):
            taken += 1
            yield block

    _, problems = read_each(counted(), "a.yaml", base.vocabulary, base.profile, {})
    assert len(problems) == MOST_PROBLEMS
    assert problems[-1].code == "problem.more"
    assert taken <= MOST_PROBLEMS + 1
