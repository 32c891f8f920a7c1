"""Every situation is told what the sources say, and every rule has one outside and one inside."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.households.conftest import households

from hannover_foerder.lint.registry import CHECKS, lint
from hannover_foerder.lint.situations import outside_alone, unreachable

if TYPE_CHECKING:
    from tests.households.conftest import Bundled

OF_SITUATIONS = [check for check in CHECKS if check.run.__module__.endswith(".situations")]


def test_every_situation_is_told_what_it_expects_and_every_rule_is_tried_on_both_sides(bundled: Bundled) -> None:
    assert len(OF_SITUATIONS) == 6
    assert [(finding.file, finding.line, finding.values) for finding in lint(bundled.material, OF_SITUATIONS)] == []


def test_nobody_is_outside_of_what_is_said_to_be_unreachable(bundled: Bundled) -> None:
    exempt = set(unreachable(bundled.material))
    profiles = [household.profile for household in households()]
    profiles += [
        {**edge.profile, **change}
        for file in bundled.material.situations
        for edge in file.edges
        for change in ({}, *edge.outside)
    ]
    reached = {
        (case.programme.id, requirement.text.de)
        for case in bundled.cases
        if case.programme.id in {programme_id for programme_id, _ in exempt}
        for profile in profiles
        for requirement in outside_alone(case, bundled.situation(profile))
    }
    assert reached
    assert reached.isdisjoint(exempt)


def test_the_situations_cover_all_kinds_of_people() -> None:
    people = households()
    assert len(people) >= 60
    assert {household.profile["applicant"] for household in people} >= {
        "person",
        "founder",
        "company",
        "association",
        "municipality",
        "school",
        "university",
        "public-utility",
    }
    assert len({household.name for household in people}) == len(people)


def test_every_field_of_the_profile_decides_something(bundled: Bundled) -> None:
    used = {field for case in bundled.cases for criterion in case.criteria for field in criterion.fields}
    assert used == set(bundled.fields)
