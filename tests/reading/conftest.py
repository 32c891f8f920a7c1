"""A small vocabulary and profile, so that tests do not depend on the shipped data."""

from __future__ import annotations

import pytest

from hannover_foerder.model.profile import ProfileField
from hannover_foerder.model.text import Text
from hannover_foerder.model.vocabulary import Term, Vocabulary
from hannover_foerder.reading import nodes


@pytest.fixture(scope="session")
def vocabulary() -> Vocabulary:
    return Vocabulary(
        kinds={"zuschuss": Term("Zuschuss", "Grant"), "beratung": Term("Beratung", "Advice")},
        topics={"klima": Term("Klimaschutz", "Climate"), "energie": Term("Energie", "Energy")},
        target_groups={"unternehmen": Term("Unternehmen", "Companies"), "kmu": Term("KMU", "SMEs", (), "unternehmen")},
        areas={"region-hannover": Term("Region", "Region"), "hannover": Term("Stadt", "City", (), "region-hannover")},
    )


@pytest.fixture(scope="session")
def profile() -> dict[str, ProfileField]:
    text = Text("x", "x")
    return {
        "applicant": ProfileField("choice", text, text, values={"person": text, "company": text}),
        "employees": ProfileField("number", text, text),
        "started": ProfileField("yes-no", text, text),
        "place": ProfileField("area", text, text),
        "purpose": ProfileField("topics", text, text),
        "qualification": ProfileField("set", text, text, values={"master": text, "none": text}),
    }


@pytest.fixture(params=["libyaml", "python"])
def _each_parser(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    if request.param == "python":
        monkeypatch.setattr(nodes, "parser", nodes.PythonParser)
