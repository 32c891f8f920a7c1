"""Situations beside a catalogue: what they expect, and which rules none of them tries."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

import pytest

from hannover_foerder.lint.gathering import records_of
from hannover_foerder.lint.material import Material
from hannover_foerder.lint.registry import CHECKS, lint
from hannover_foerder.reading.situation_file import read_situations

if TYPE_CHECKING:
    from hannover_foerder.model.profile import ProfileField
    from hannover_foerder.model.vocabulary import Vocabulary

CATALOGUE = """schema: 1
programmes:
  - id: small
    name: {de: Klein}
    areas: [hannover]
    topics: [klima]
    requirements:
      - text: {de: Höchstens neun Leute.}
        rule: {employees: {max: 9}}
      - text: {de: Es hat noch nicht begonnen.}
        rule: {started: {is: false}}
        fails: open
  - id: gone
    name: {de: Vorbei}
    closed: {on: '2024'}
"""
INSIDE = "{place: hannover, purpose: [klima], employees: 9, started: false}"


Told = tuple[str, str, int, dict[str, object]]
"""Code, file, line and values of a finding."""

Findings = Callable[..., list[Told]]


@pytest.fixture
def findings(vocabulary: Vocabulary, profile: dict[str, ProfileField]) -> Findings:
    """What the checks of situations say of a file."""

    def found(sections: str) -> list[Told]:
        records, problems = records_of([("p.yaml", CATALOGUE.encode())], vocabulary, profile)
        assert problems == ()
        written = f"schema: 1\nday: '2026-03-01'\n{sections}".encode()
        files = (read_situations(written, "s.yaml", profile, vocabulary),) if sections else ()
        material = Material(records, vocabulary, date(2027, 1, 1), profile=profile, situations=files)
        checks = [check for check in CHECKS if check.run.__module__.endswith(".situations")]
        return [(finding.code, finding.file, finding.line, dict(finding.values)) for finding in lint(material, checks)]

    return found


def edge(*outside: str, profile: str = INSIDE) -> str:
    return f"edges:\n- programme: small\n  profile: {profile}\n  outside: [{', '.join(outside)}]\n"


def example(expect: str, profile: str = INSIDE) -> str:
    return f"situations:\n- name: Anna\n  profile: {profile}\n  why: Darum.\n  expect: {expect}\n"


WHOLE = edge("{employees: 10}", "{started: true}")


def test_without_situations_nothing_is_said(findings: Findings) -> None:
    assert findings("") == []


def test_rules_with_a_situation_on_both_sides(findings: Findings) -> None:
    assert findings(WHOLE) == []


def test_a_rule_that_no_situation_tries_is_named_at_its_line(findings: Findings) -> None:
    assert findings(edge("{started: true}")) == [("no-situation-outside", "p.yaml", 9, {})]
    assert findings(edge("{employees: 10}")) == [("no-situation-outside", "p.yaml", 11, {})]
    never_inside = example("{not: {small: employees}}", INSIDE.replace("9", "10"))
    assert [finding[:3] for finding in findings(never_inside)] == [
        ("no-situation-inside", "p.yaml", 9),
        ("no-situation-inside", "p.yaml", 11),
        ("no-situation-outside", "p.yaml", 11),
    ]


def test_who_fails_on_two_rules_is_outside_of_none(findings: Findings) -> None:
    both = edge("{employees: 10}", "{started: true}").replace(
        "outside: [", "outside: [{employees: 10, started: true}, "
    )
    assert [finding[:3] for finding in findings(both)] == [("loose-step", "s.yaml", 6)]
    elsewhere = edge("{started: true}") + example(
        "{not: {small: employees}}", "{place: hannover, purpose: [energie], employees: 10, started: false}"
    )
    assert findings(elsewhere) == [("no-situation-outside", "p.yaml", 9, {})]


def test_a_rule_that_nobody_can_be_outside_of_needs_no_such_situation(findings: Findings) -> None:
    exempt = "  nobody_outside:\n  - {requirement: Höchstens neun Leute., why: Alle sind klein.}\n"
    assert findings(edge("{started: true}") + exempt) == []
    unknown = exempt.replace("neun", "acht")
    values = {"programme": "small", "what": "small: Höchstens acht Leute."}
    assert findings(WHOLE + unknown) == [("idle-situation", "s.yaml", 8, values)]


@pytest.mark.parametrize(
    ("expect", "told", "outcome"),
    [
        ("{fits: [small]}", INSIDE, None),
        ("{sure: [small]}", INSIDE, "open"),
        ("{reaches: [small]}", INSIDE, None),
        ("{ended: [gone]}", INSIDE, None),
        ("{ended: [small]}", INSIDE, "open"),
        ("{fits: [gone]}", INSIDE, "ended"),
        ("{reaches: [gone]}", INSIDE, "ended"),
        ("{maybe: {small: employees}}", "{place: hannover, started: false}", None),
        ("{maybe: {small: started}}", "{place: hannover, started: false}", "maybe (purpose, employees)"),
        ("{not: {small: employees}}", "{place: hannover, employees: 10}", None),
        ("{not: {small: place}}", "{place: hannover, employees: 10}", "fits-not (employees)"),
        ("{fits: [small]}", INSIDE.replace("klima", "energie"), "maybe (purpose)"),
        ("{reaches: [small]}", INSIDE.replace("klima", "energie"), "maybe (purpose)"),
    ],
)
def test_what_a_situation_is_told_is_compared_with_what_it_expects(
    expect: str, told: str, outcome: str | None, findings: Findings
) -> None:
    wrong = [finding for finding in findings(WHOLE + example(expect, told)) if finding[0] == "wrong-situation"]
    assert [finding[:3] for finding in wrong] == ([] if outcome is None else [("wrong-situation", "s.yaml", 11)])
    assert all((values["name"], values["outcome"]) == ("Anna", outcome) for *_, values in wrong)


def test_an_edge_begins_inside_and_each_step_leads_out_of_one_rule(findings: Findings) -> None:
    begins_outside = findings(edge("{started: true}", profile="{place: hannover, employees: 10, started: false}"))
    assert begins_outside[0] == (
        "no-situation-inside",
        "p.yaml",
        9,
        {},
    )
    assert ("edge-not-inside", "s.yaml", 5, {"programme": "small", "outcome": "fits-not (employees)"}) in begins_outside
    idle_step = findings(WHOLE.replace("outside: [", "outside: [{employees: 8}, "))
    assert idle_step == [("loose-step", "s.yaml", 6, {"programme": "small", "rules": "0"})]


def test_a_programme_that_is_not_there_is_an_error_of_ours_and_a_warning_elsewhere(findings: Findings) -> None:
    unknown = WHOLE + example("{fits: [smal]}")
    assert findings(unknown) == [("idle-situation", "s.yaml", 11, {"programme": "smal", "what": "smal"})]
    (check,) = (check for check in CHECKS if check.code == "idle-situation")
    assert (check.severity, check.elsewhere) == ("error", "warning")
