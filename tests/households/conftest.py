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


def households() -> list[dict[str, Any]]:
    """All situations, in the order of their files."""
    return [one for file in sorted(HERE.glob("*.yaml")) for one in yaml.safe_load(file.read_text(encoding="utf-8"))]


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
