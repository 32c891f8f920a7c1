"""Answers as people write them: nothing that was written is passed over, and no contradiction is settled."""

from __future__ import annotations

from functools import cache

import pytest

from hannover_foerder.model.answering import AnswerError, answer_of, areas_at_postcode, names_of, value_named
from hannover_foerder.reading.bundled import ReferenceData, reference_data


@cache
def base() -> ReferenceData:
    return reference_data()


@pytest.mark.parametrize(
    "written",
    [
        "30880",
        "D-30880",
        "de 30880",
        "30880 Laatzen",
        "30880\u00a0Laatzen",
        "Laatzen, 30880",
        "３０８８０",
        "30880 Grasdorf",
    ],
)
def test_a_postcode_alone_or_beside_its_town(written: str) -> None:
    assert areas_at_postcode(written, base().vocabulary) == ("laatzen",)


@pytest.mark.parametrize("written", ["30880 Celle", "Celle 30880", "30880 Burgdorf", "30880 Landkreis Hildesheim"])
def test_the_postcode_of_another_town(written: str) -> None:
    with pytest.raises(AnswerError) as caught:
        areas_at_postcode(written, base().vocabulary)
    assert caught.value.code == "ambiguous"
    assert caught.value.values["choices"][0] == "laatzen"


def test_a_wider_area_beside_a_postcode_is_no_contradiction() -> None:
    assert areas_at_postcode("30880 Region Hannover", base().vocabulary) == ("laatzen",)


@pytest.mark.parametrize("written", ["", "-", "–", "?", "weiß nicht"])
def test_nothing_said(written: str) -> None:
    assert answer_of(written, base().profile["started"], base().vocabulary) is None


@pytest.mark.parametrize("written", ["✓", "☑", "+", "€"])
@pytest.mark.parametrize("field", ["started", "turnover_eur", "applicant", "place"])
def test_a_sign_is_not_nothing(written: str, field: str) -> None:
    with pytest.raises(AnswerError):
        answer_of(written, base().profile[field], base().vocabulary)


def test_of_several_values_the_wrong_one_is_named() -> None:
    with pytest.raises(AnswerError) as caught:
        answer_of("Solar, Kuchen", base().profile["purpose"], base().vocabulary)
    assert (caught.value.code, caught.value.values["value"]) == ("unknown-choice", "Kuchen")


@pytest.mark.parametrize(
    ("text", "group"),
    [
        ("Gründerin/Gründer", "gruender"),
        ("Gründer/Gründerin", "gruender"),
        ("Gründende", "gruender"),
        ("Gründenden", "gruender"),
        ("Studierende/r", "studierende"),
        ("Student/in", "studierende"),
        ("Arbeitslose/r", "arbeitslose"),
        ("Selbstständiger", "gewerbetreibende"),
        ("freelancer", "gewerbetreibende"),
        ("Gründerinnen", "frauen"),
    ],
)
def test_forms_of_a_group_as_people_write_them(text: str, group: str) -> None:
    assert value_named(text, names_of(base().vocabulary.target_groups)) == group


def test_a_spoken_name_of_one_area_that_another_is_called_means_the_other() -> None:
    areas = base().vocabulary.areas
    assert "Hannover" in areas["region-hannover"].spoken
    assert [value_named(name, names_of(areas)) for name in ("Hannover", "Hanover", "Celle")] == [
        "hannover",
        "hannover",
        "landkreis-celle",
    ]


@pytest.mark.parametrize(("text", "code"), [("Schüler/Azubis", "ambiguous"), ("Gras/Heu", "unknown-choice")])
def test_two_groups_and_none_between_slashes(text: str, code: str) -> None:
    with pytest.raises(AnswerError) as caught:
        value_named(text, names_of(base().vocabulary.target_groups))
    assert caught.value.code == code
