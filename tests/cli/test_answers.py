"""Answers as people write them."""

from __future__ import annotations

import pytest

from hannover_foerder.cli.profile.answers import answer_of, answers_of
from hannover_foerder.errors import UsageError
from hannover_foerder.model.profile import ProfileField
from hannover_foerder.model.text import Text
from hannover_foerder.model.vocabulary import Term, Vocabulary

TEXT = Text("?")
FIELDS = {
    "applicant": ProfileField(
        "choice", TEXT, TEXT, values={"person": Text("Für mich", "For me"), "company": Text("Für eine Firma")}
    ),
    "company_age_years": ProfileField(
        "number",
        TEXT,
        TEXT,
        unit=Text("Jahre", "years"),
        most=1500,
        label=Text("Alter des Betriebs", "Age of the company"),
    ),
    "started": ProfileField("yes-no", TEXT, TEXT),
    "place": ProfileField("area", TEXT, TEXT, values={"elsewhere": Text("anderswo")}),
    "purpose": ProfileField("topics", TEXT, TEXT, values={"any": Text("Alles")}),
    "qualification": ProfileField("set", TEXT, TEXT, values={"none": TEXT, "master": Text("Meisterbrief")}),
}
VOCABULARY = Vocabulary(
    topics={"solar": Term("Solarenergie", "Solar", synonyms=("Photovoltaik",)), "waerme": Term("Wärme", "Heat")},
    target_groups={"unternehmen": Term("Unternehmen", "Companies", synonyms=("Betriebe",), applicants=("company",))},
    areas={
        "hannover": Term("Hannover", "Hanover", postcodes=("30159", "30900")),
        "laatzen": Term("Laatzen", "Laatzen", postcodes=("30880", "30900")),
    },
)


@pytest.mark.parametrize(
    ("field", "written", "answer"),
    [
        ("applicant", "company", "company"),
        ("applicant", "für mich", "person"),
        ("applicant", "For me", "person"),
        ("started", "Ja", True),
        ("started", "no", False),
        ("company_age_years", "3", 3),
        ("place", "laatzen", "laatzen"),
        ("place", "Hanover", "hannover"),
        ("place", "30880", "laatzen"),
        ("place", "30900", ("hannover", "laatzen")),
        ("place", "anderswo", "elsewhere"),
        ("place", "30880 Laatzen", "laatzen"),
        ("place", "D-30880", "laatzen"),
        ("place", "30900 Laatzen", "laatzen"),
        ("applicant", "Firma", "company"),
        ("applicant", "Firmen", "company"),
        ("applicant", "Betrieb", "company"),
        ("started", "WAHR", True),
        ("started", "falsch", False),
        ("purpose", "Wa\u0308rme", ("waerme",)),
        ("company_age_years", "5 Jahre", 5),
        ("purpose", "Photovoltaik, Wärme", ("solar", "waerme")),
        ("purpose", "Alles", ("any",)),
        ("qualification", "master", ("master",)),
        ("applicant", "weiß nicht", None),
        ("place", "unknown", None),
        ("company_age_years", "", None),
    ],
)
def test_every_kind_of_answer(field: str, written: str, answer: object) -> None:
    assert answer_of(field, written, FIELDS[field], VOCABULARY) == answer


@pytest.mark.parametrize("written", ["1501", "-3", "1,200", "alt", "9" * 400, "3 Monate"])
def test_a_number_that_cannot_be_is_said(written: str) -> None:
    with pytest.raises(UsageError):
        answer_of("x", written, FIELDS["company_age_years"], VOCABULARY)


def test_settings_take_field_names_as_people_write_them() -> None:
    written = ["company-age-years=2", "Alter des Betriebs=3", "started=ja"]
    assert answers_of(written[:1], FIELDS, VOCABULARY) == {"company_age_years": 2}
    assert answers_of(written[1:], FIELDS, VOCABULARY) == {"company_age_years": 3, "started": True}
