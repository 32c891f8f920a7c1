"""Answers as people write them: nothing that was written is passed over, and no contradiction is settled."""

from __future__ import annotations

from functools import cache

import pytest

from hannover_foerder.model.answering import (
    AnswerError,
    answer_of,
    areas_at_postcode,
    names_of,
    spoken_names_of,
    value_named,
)
from hannover_foerder.model.spelling import plain
from hannover_foerder.reading.bundled import ReferenceData, reference_data


@cache
def base() -> ReferenceData:
    return reference_data()


def group_named(text: str) -> str:
    groups = base().vocabulary.target_groups
    return value_named(text, names_of(groups), spoken_names_of(groups))


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
        ("Jugenden", "jugendliche"),
        ("Student", "studierende"),
        ("Friseursal", "handwerk"),
    ],
)
def test_forms_of_a_group_as_people_write_them(text: str, group: str) -> None:
    assert group_named(text) == group


@pytest.mark.parametrize(("text", "group"), [("Land", "kommunen"), ("fr", "frauen"), ("Ki", "schulen")])
def test_a_part_of_a_name_is_not_ambiguous_by_what_people_also_say(text: str, group: str) -> None:
    groups = base().vocabulary.target_groups
    assert any(plain(name).startswith(plain(text)) for key in groups if key != group for name in groups[key].spoken)
    assert group_named(text) == group


@pytest.mark.parametrize("facet", ["target_groups", "areas"])
def test_spoken_names_take_no_name_and_no_beginning_of_one_from_its_term(facet: str) -> None:
    terms = base().vocabulary.facet(facet)
    names, spoken = names_of(terms), spoken_names_of(terms)
    written_out = {plain(name) for spellings in spoken.values() for name in spellings}
    for term in terms.values():
        for text in (term.de, term.en, term.de[:3], term.en[:3]):
            try:
                value = value_named(text, names)
            except AnswerError:
                continue
            assert plain(text) in written_out or value_named(text, names, spoken) == value


def test_a_spoken_name_of_one_area_that_another_is_called_means_the_other() -> None:
    areas = base().vocabulary.areas
    assert "Hannover" in areas["region-hannover"].spoken
    names, spoken = names_of(areas), spoken_names_of(areas)
    assert [value_named(name, names, spoken) for name in ("Hannover", "Hanover", "Celle", "Baden", "Linden-Süd")] == [
        "hannover",
        "hannover",
        "landkreis-celle",
        "baden-wuerttemberg",
        "hannover",
    ]


@pytest.mark.parametrize(("text", "code"), [("Schüler/Azubis", "ambiguous"), ("Gras/Heu", "unknown-choice")])
def test_two_groups_and_none_between_slashes(text: str, code: str) -> None:
    with pytest.raises(AnswerError) as caught:
        group_named(text)
    assert caught.value.code == code
