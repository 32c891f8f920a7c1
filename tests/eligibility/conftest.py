"""A small world: two towns in a region, a few fields, and what follows from one for another."""

from __future__ import annotations

from typing import Any

import pytest

from hannover_foerder.eligibility.situation import Situation
from hannover_foerder.model.profile import ProfileField
from hannover_foerder.model.text import Text
from hannover_foerder.model.vocabulary import Term, Vocabulary

TEXT = Text("?")

FIELDS: dict[str, ProfileField] = {
    "applicant": ProfileField("choice", TEXT, TEXT, values={"person": TEXT, "company": TEXT, "municipality": TEXT}),
    "place": ProfileField(
        "area", TEXT, TEXT, values={"elsewhere-in-niedersachsen": TEXT, "elsewhere-in-germany": TEXT}
    ),
    "purpose": ProfileField("topics", TEXT, TEXT, values={"any": TEXT}),
    "employees": ProfileField("number", TEXT, TEXT),
    "started": ProfileField("yes-no", TEXT, TEXT),
    "occupation": ProfileField("choice", TEXT, TEXT, values={"pupil": TEXT, "employed": TEXT}),
    "school_year": ProfileField("number", TEXT, TEXT, only_if={"occupation": ("pupil",)}, otherwise=0),
    "qualification": ProfileField("set", TEXT, TEXT, values={"none": TEXT, "master": TEXT, "degree": TEXT}),
}

VOCABULARY = Vocabulary(
    kinds={
        "zuschuss": Term("Zuschuss", "Grant"),
        "praemie": Term("Prämie", "Bonus", broader="zuschuss"),
        "kredit": Term("Kredit", "Loan"),
        "beratung": Term("Beratung", "Advice"),
    },
    topics={
        "energie": Term("Energie", "Energy"),
        "solar": Term("Solar", "Solar", broader="energie"),
        "waerme": Term("Wärme", "Heat", broader="energie"),
        "arbeit": Term("Arbeit", "Work"),
    },
    target_groups={
        "kmu": Term("KMU", "SME", applicants=("company",)),
        "kommunen": Term("Kommunen", "Municipalities", applicants=("municipality",)),
        "personen": Term("Personen", "People", applicants=("person",)),
    },
    areas={
        "deutschland": Term("Deutschland", "Germany"),
        "bremen": Term("Bremen", "Bremen", broader="deutschland", ags="04"),
        "niedersachsen": Term("Niedersachsen", "Lower Saxony", broader="deutschland", ags="03"),
        "leine-weser": Term("Leine-Weser", "Leine-Weser", broader="niedersachsen"),
        "region": Term("Region", "Region", broader="leine-weser", ags="03241"),
        "hannover": Term("Hannover", "Hanover", broader="region", ags="03241001", postcodes=("30159", "30161")),
        "laatzen": Term("Laatzen", "Laatzen", broader="region", ags="03241009", postcodes=("30880", "30161")),
    },
)


def situation(**answers: Any) -> Situation:
    """A situation in the small world."""
    return Situation(answers, FIELDS, VOCABULARY)


@pytest.fixture
def vocabulary() -> Vocabulary:
    return VOCABULARY
