"""Every kind of mistake gives its one line, with each of the two parsers: tests/broken/EXPECTED lists them."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.reading.whole_file import read

from hannover_foerder.errors import CatalogueError
from hannover_foerder.reading.bundled import read_profile, read_vocabulary
from hannover_foerder.reading.locate import data_folder
from hannover_foerder.words import words_for

FOLDER = Path(__file__).parent.parent / "broken"
EXPECTED = (FOLDER / "EXPECTED").read_text(encoding="utf-8").splitlines()
VOCABULARY = read_vocabulary((Path(data_folder()) / "vocabulary.yaml").read_bytes(), "vocabulary.yaml")
PROFILE = read_profile((Path(data_folder()) / "profile.yaml").read_bytes(), "profile.yaml")


@pytest.mark.usefixtures("_each_parser")
@pytest.mark.parametrize("path", sorted(FOLDER.glob("*.yaml")), ids=lambda path: path.stem)
def test_mistake_is_told_in_one_line(path: Path) -> None:
    with pytest.raises(CatalogueError) as caught:
        read(path.read_bytes(), path.name, VOCABULARY, PROFILE)

    say = words_for("de").say
    told = [
        f"{problem.file}:{problem.line}: {say(problem.code, **problem.values)}" for problem in caught.value.problems
    ]
    assert told == [line for line in EXPECTED if line.startswith(f"{path.name}:")]
    assert all(line.isprintable() for line in told)


def test_every_expected_line_has_its_file() -> None:
    assert {line.partition(":")[0] for line in EXPECTED} == {path.name for path in FOLDER.glob("*.yaml")}
    assert len(list(FOLDER.glob("*.yaml"))) >= 40
