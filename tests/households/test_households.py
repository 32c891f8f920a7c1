"""Every situation is told what the sources say."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
from tests.households.conftest import households

from hannover_foerder.eligibility.decision import Decision, match

if TYPE_CHECKING:
    from tests.households.conftest import Bundled

DAY = date(2026, 3, 1)
HOUSEHOLDS = households()


def told(bundled: Bundled, profile: dict[str, Any]) -> dict[str, tuple[str, Decision]]:
    matching = match(bundled.cases, bundled.situation(profile), DAY)
    groups = {
        "fits": matching.fits,
        "open": matching.open,
        "maybe": matching.maybe,
        "other topic": matching.other_topic,
        "not": matching.fits_not,
        "ended": matching.ended,
    }
    return {decision.programme.id: (group, decision) for group, decisions in groups.items() for decision in decisions}


@pytest.mark.parametrize("household", HOUSEHOLDS, ids=[household["name"] for household in HOUSEHOLDS])
def test_what_a_situation_is_told(household: dict[str, Any], bundled: Bundled) -> None:
    answers = told(bundled, household["profile"])
    expect = household["expect"]
    wrong = []
    for group, allowed in (("fits", ("fits", "open")), ("sure", ("fits",)), ("ended", ("ended",))):
        for programme in expect.get(group, []):
            got, decision = answers[programme]
            if got not in allowed:
                because = decision.missing or [judged.criterion.fields for judged in decision.failed]
                wrong.append(f"{programme}: {got} instead of {group} ({because})")
    for programme in expect.get("reaches", []):
        got, decision = answers[programme]
        if got in ("other topic", "not", "ended"):
            wrong.append(f"{programme}: {got}, though nobody says so ({decision.failed})")
    for programme, field in expect.get("maybe", {}).items():
        got, decision = answers[programme]
        if got != "maybe" or field not in decision.missing:
            wrong.append(f"{programme}: {got} instead of maybe because of {field} (missing: {decision.missing})")
    for programme, field in expect.get("not", {}).items():
        got, decision = answers[programme]
        reasons = {name for judged in decision.failed for name in judged.criterion.fields}
        if got != "not" or field not in reasons:
            wrong.append(
                f"{programme}: {got} instead of not because of {field} (reasons: {reasons or decision.missing})"
            )
    assert not wrong, "\n".join(wrong)


def test_the_situations_cover_all_kinds_of_people() -> None:
    assert len(HOUSEHOLDS) >= 60
    applicants = {household["profile"]["applicant"] for household in HOUSEHOLDS}
    assert applicants >= {
        "person",
        "founder",
        "company",
        "association",
        "municipality",
        "school",
        "university",
        "public-utility",
    }
    assert len({household["name"] for household in HOUSEHOLDS}) == len(HOUSEHOLDS)


def test_every_profile_uses_known_fields_and_values(bundled: Bundled) -> None:
    for household in HOUSEHOLDS:
        for field, value in household["profile"].items():
            definition = bundled.fields[field]
            allowed = set(definition.values)
            if definition.type == "area":
                allowed |= set(bundled.vocabulary.areas)
            if definition.type == "topics":
                allowed |= set(bundled.vocabulary.topics)
            if definition.type in ("choice", "set", "area", "topics"):
                assert set(value if isinstance(value, list) else [value]) <= allowed, (household["name"], field)
            else:
                assert isinstance(value, bool) == (definition.type == "yes-no"), (household["name"], field)


def test_every_field_of_the_profile_decides_something(bundled: Bundled) -> None:
    used = {field for case in bundled.cases for criterion in case.criteria for field in criterion.fields}
    assert used == set(bundled.fields)
