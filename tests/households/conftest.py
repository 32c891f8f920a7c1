"""The bundled catalogue and the situations."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

import hannover_foerder
from hannover_foerder.eligibility.decision import Case, cases_of
from hannover_foerder.eligibility.situation import Situation

HERE = Path(__file__).parent


EDGES = HERE / "edges.yaml"


def households() -> list[dict[str, Any]]:
    """All situations, in the order of their files."""
    files = [file for file in sorted(HERE.glob("*.yaml")) if file != EDGES]
    return [household for file in files for household in yaml.safe_load(file.read_text(encoding="utf-8"))]


def edges() -> list[dict[str, Any]]:
    """For a programme a profile that lies inside all its rules, and the changes that lead just outside of one."""
    found: list[dict[str, Any]] = yaml.safe_load(EDGES.read_text(encoding="utf-8"))
    return found


class Bundled:
    """What is decided here: the bundled catalogue, read once."""

    def __init__(self) -> None:
        catalogue = hannover_foerder.load(cache=False)
        self.vocabulary = catalogue.vocabulary
        self.fields = catalogue.profile
        self.cases: tuple[Case, ...] = cases_of(catalogue.programmes(), self.vocabulary)

    def situation(self, profile: dict[str, Any]) -> Situation:
        """The situation of a profile as YAML gives it."""
        answers = {field: tuple(value) if isinstance(value, list) else value for field, value in profile.items()}
        return Situation(answers, self.fields, self.vocabulary)


@pytest.fixture(scope="session")
def bundled() -> Bundled:
    return Bundled()
