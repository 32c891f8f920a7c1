"""The bundled catalogue and the situations beside it."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from hannover_foerder.eligibility.decision import Case, cases_of
from hannover_foerder.eligibility.situation import Situation
from hannover_foerder.lint.gathering import records_of
from hannover_foerder.lint.material import Material
from hannover_foerder.reading.bundled import reference_data
from hannover_foerder.reading.locate import data_folder
from hannover_foerder.reading.situation_file import FOLDER, read_situations

if TYPE_CHECKING:
    from hannover_foerder.reading.situation_file import Example, SituationFile

DATA = Path(data_folder())


def situation_files() -> tuple[SituationFile, ...]:
    """All files of situations, in order."""
    base = reference_data()
    paths = sorted((DATA / FOLDER).glob("*.yaml"))
    return tuple(read_situations(path.read_bytes(), path.name, base.profile, base.vocabulary) for path in paths)


def households() -> list[Example]:
    """All situations that are told something, in the order of their files."""
    return [example for file in situation_files() for example in file.situations]


class Bundled:
    """What is decided here: the bundled catalogue, read once."""

    def __init__(self) -> None:
        base = reference_data()
        path = DATA / "programmes.yaml"
        records, problems = records_of([(path.name, path.read_bytes())], base.vocabulary, base.profile)
        assert problems == ()
        self.vocabulary = base.vocabulary
        self.fields = base.profile
        self.cases: tuple[Case, ...] = cases_of((record.programme for record in records), base.vocabulary)
        self.material = Material(
            records, base.vocabulary, date(2026, 3, 1), profile=base.profile, situations=situation_files()
        )

    def situation(self, profile: dict[str, Any]) -> Situation:
        """The situation of a profile."""
        return Situation(profile, self.fields, self.vocabulary)


@pytest.fixture(scope="session")
def bundled() -> Bundled:
    return Bundled()
