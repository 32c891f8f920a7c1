"""Answers as people write them."""

from __future__ import annotations

import pytest

from hannover_foerder.cli.answers import answer_of, number_of, settings_of
from hannover_foerder.errors import UsageError
from hannover_foerder.model.profile import ProfileField
from hannover_foerder.model.text import Text
from hannover_foerder.model.vocabulary import Term, Vocabulary

TEXT = Text("?")
FIELDS = {
    "applicant": ProfileField(
        "choice", TEXT, TEXT, values={"person": Text("Für mich", "For me"), "company": Text("Für eine Firma")}
    ),
    "company_age_years": ProfileField("number", TEXT, TEXT, label=Text("Alter des Betriebs", "Age of the company")),
    "started": ProfileField("yes-no", TEXT, TEXT),
    "place": ProfileField("area", TEXT, TEXT, values={"elsewhere": Text("anderswo")}),
    "purpose": ProfileField("topics", TEXT, TEXT, values={"any": Text("Alles")}),
    "qualification": ProfileField("set", TEXT, TEXT, values={"none": TEXT, "master": Text("Meisterbrief")}),
}
VOCABULARY = Vocabulary(
    topics={"solar": Term("Solarenergie", "Solar", synonyms=("Photovoltaik",)), "waerme": Term("Wärme", "Heat")},
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


@pytest.mark.parametrize(
    ("written", "number"),
    [
        ("1200", 1200),
        ("1.200", 1200),
        ("1.200.000,50", 1200000.5),
        ("1,200,000.5", 1200000.5),
        ("12,5", 12.5),
        ("12.5", 12.5),
        ("1 200", 1200),
    ],
)
def test_numbers_in_both_languages(written: str, number: float) -> None:
    found = number_of("x", written)
    assert found == number
    assert isinstance(found, int) is (number == int(number))


@pytest.mark.parametrize("written", ["zwölf", "1,200", "1.2.3", "12 Leute", "1e5", "½", "-3"])
def test_what_is_no_number(written: str) -> None:
    with pytest.raises(UsageError):
        number_of("x", written)


def test_settings_take_field_names_as_people_write_them() -> None:
    written = ["company-age-years=2", "Alter des Betriebs=3", "started=ja"]
    assert settings_of(written[:1], FIELDS, VOCABULARY) == {"company_age_years": 2}
    assert settings_of(written[1:], FIELDS, VOCABULARY) == {"company_age_years": 3, "started": True}
