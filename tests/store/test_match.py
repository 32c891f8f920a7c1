"""Matching as a library: a profile in, groups of programmes with their reasons out."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from hannover_foerder import load
from hannover_foerder.errors import AnswersError

if TYPE_CHECKING:
    from tests.store.conftest import WriteCatalogue

    from hannover_foerder import Catalogue

DAY = date(2026, 11, 23)


@pytest.fixture
def catalogue(write: WriteCatalogue) -> Catalogue:
    path = write(
        here="areas: [laatzen]\ntarget_groups: [kmu]",
        small="requirements: [{text: {de: Klein.}, rule: {employees: {max: 9}}}]",
        there="areas: [hannover]",
        gone="closed: {on: '2024'}",
    )
    return load([str(path)])


def test_a_profile_finds_what_fits_with_its_reasons(catalogue: Catalogue) -> None:
    found = catalogue.match({"place": "30880", "applicant": "company", "purpose": ["solar"]}, day=DAY)
    assert [[one.programme.id for one in group] for group in found] == [
        [],
        ["here"],
        ["small"],
        ["there"],
        ["gone"],
        [],
    ]
    assert found.maybe[0].missing == ("employees",)
    assert found.fits_not[0].failed[0].criterion.kind == "area"


def test_none_is_a_dont_know_and_the_day_decides_what_has_ended(catalogue: Catalogue) -> None:
    found = catalogue.match({"place": None}, day=date(2024, 1, 1))
    assert [[one.programme.id for one in group] for group in found] == [
        [],
        ["gone"],
        ["here", "small", "there"],
        [],
        [],
        [],
    ]


@pytest.mark.parametrize("profile", [{"shoe_size": 43}, {"applicant": "cow"}, {"employees": "many"}])
def test_a_field_or_answer_that_does_not_exist_is_an_error(catalogue: Catalogue, profile: dict[str, object]) -> None:
    with pytest.raises(AnswersError):
        catalogue.match(profile, day=DAY)


def test_a_word_on_a_sentence_counts_where_no_rule_decides(write: WriteCatalogue) -> None:
    path = write(
        here="areas: [laatzen]\ntarget_groups: [kmu]\nperiod: {until: '2030'}\n"
        "requirements: [{text: {de: Der Ofen ist alt.}}]"
    )
    catalogue = load([str(path)])
    told = {"place": "laatzen", "applicant": "company"}
    groups = {}
    for word in (True, False, None):
        found = catalogue.match({**told, "answers": {"here": {"Der Ofen ist alt.": word}}}, day=DAY)
        groups[word] = [len(group) for group in found]
    assert groups == {True: [1, 0, 0, 0, 0, 0], False: [0, 0, 0, 1, 0, 0], None: [0, 1, 0, 0, 0, 0]}
