"""Which rules have a situation that fails on nothing else, and one that is just inside."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING, Any, Final

import pytest
from tests.households.conftest import edges, households

from hannover_foerder.eligibility.decision import decide
from hannover_foerder.eligibility.evaluation import conditions_of

if TYPE_CHECKING:
    from tests.households.conftest import Bundled

    from hannover_foerder.eligibility.decision import Case, Decision

DAY = date(2026, 3, 1)
EDGES = edges()
WITHOUT: Final = frozenset(
    {
        (
            "bafa-unternehmensberatung-kmu",
            "Der Betrieb ist nicht gemeinnützig, kein Verein und nicht überwiegend öffentlich oder kirchlich.",
        ),
        (
            "dorfentwicklung-zile",
            "Antrag stellen Gemeinden, juristische Personen, Privatleute oder Personengesellschaften.",
        ),
        (
            "eew-energieeffizienz-wirtschaft",
            "Antrag stellen private und kommunale Unternehmen und Freiberufler mit eigener Betriebsstätte.",
        ),
        ("proklima-gebaeudehuelle", "Antrag stellen Privatpersonen oder juristische Personen des Privatrechts."),
        ("proklima-waermepumpe", "Antrag stellen Privatpersonen oder juristische Personen des Privatrechts."),
    }
)
"""Rules that nobody can be outside of alone, as programme and sentence: who is, is in no target group
either, or is shut out by another sentence as well."""


def sentences_with_rules(case: Case) -> list[str]:
    """The sentences that a situation can be outside of."""
    ruled = (criterion.text for criterion in case.criteria if criterion.rule is not None)
    return [text.de for text in ruled if text is not None]


def outside(decision: Decision) -> set[str]:
    """The sentence that a situation is outside of, if it is outside of one only.

    That its area or target group says the same counts for nothing. Of a rule that cannot exclude, the sentence is open.
    """
    stated = [judged for judged in decision.judged if judged.criterion.rule and judged.criterion.text]
    failed = [judged for judged in stated if judged.verdict == "fails"]
    if len(failed) > 1:
        return set()
    own = set(failed[0].criterion.fields) if failed else set()
    if any(not judged.criterion.text and not set(judged.criterion.fields) <= own for judged in decision.failed):
        return set()
    if failed:
        return {judged.criterion.text.de for judged in failed if judged.criterion.text}
    return {
        judged.criterion.text.de
        for judged in stated
        if judged.verdict == "open" and not judged.criterion.may_exclude and judged.criterion.text
    }


def inside(decision: Decision) -> set[str]:
    """The sentences whose rule holds, where nothing speaks against the programme."""
    if decision.failed:
        return set()
    return {
        judged.criterion.text.de
        for judged in decision.judged
        if judged.criterion.rule and judged.criterion.text
        if judged.verdict == "met"
        or (judged.verdict == "open" and judged.criterion.may_exclude and not judged.criterion.may_fulfil)
    }


def edges_of(programme: str) -> list[dict[str, Any]]:
    """The profiles at the edges of a programme, inside and outside."""
    own = [edge for edge in EDGES if edge["programme"] == programme]
    steps = [{**edge["profile"], **change} for edge in own for change in edge["outside"]]
    return [*(edge["profile"] for edge in own), *steps]


def test_every_rule_has_a_situation_outside_and_one_inside(bundled: Bundled) -> None:
    lacking: set[tuple[str, str]] = set()
    at_home = [bundled.situation(household["profile"]) for household in households()]
    for case in bundled.cases:
        at_edge = [bundled.situation(profile) for profile in edges_of(case.programme.id)]
        decisions = [decide(case, situation, DAY) for situation in (*at_home, *at_edge)]
        out = set().union(*map(outside, decisions))
        held = set().union(*map(inside, decisions))
        for sentence in sentences_with_rules(case):
            if sentence not in out or sentence not in held:
                lacking.add((case.programme.id, sentence))
    assert lacking == WITHOUT


@pytest.mark.parametrize("edge", EDGES, ids=[edge["programme"] for edge in EDGES])
def test_one_step_leads_out_of_one_rule(edge: dict[str, Any], bundled: Bundled) -> None:
    (case,) = (case for case in bundled.cases if case.programme.id == edge["programme"])
    base = decide(case, bundled.situation(edge["profile"]), DAY)
    assert (base.failed, base.missing) == ((), ())
    for change in edge["outside"]:
        decision = decide(case, bundled.situation({**edge["profile"], **change}), DAY)
        lost = [
            judged.criterion
            for judged, was in zip(decision.judged, base.judged, strict=True)
            if judged.verdict != was.verdict and judged.criterion.kind == "requirement"
        ]
        assert len(lost) == 1, (change, [criterion.text for criterion in lost])
        assert set(change) & set(lost[0].fields)


SME_WORDS: Final = re.compile(r"\bKMU\b|\b[Kk]leine[nrs]? (und|oder) mittle")
SME_LIMITS: Final = {("employees", 249), ("turnover_eur", 50_000_000), ("balance_sheet_eur", 43_000_000)}
OTHER_LIMITS: Final = {
    "innovationsfoerderprogramm-niedersachsen": "a small mid-cap counts too: 499 employees",
    "h2-invest-region-hannover": "fewer than 1,000 full-time posts count too",
    "zim": "the partner is the SME, not whoever asks",
}


def test_where_a_sentence_says_sme_its_rule_has_all_three_limits(bundled: Bundled) -> None:
    """EU recommendation 2003/361/EC, annex, article 2: staff, and turnover or balance sheet total."""
    lacking = []
    for case in bundled.cases:
        for criterion in case.criteria:
            if criterion.rule is None or criterion.text is None or not SME_WORDS.search(criterion.text.de):
                continue
            limits = {(condition.field, condition.high) for condition in conditions_of(criterion.rule)}
            if not limits >= SME_LIMITS and case.programme.id not in OTHER_LIMITS:
                lacking.append(f"{case.programme.id}: {criterion.text.de}")
    assert lacking == []


def test_no_rule_leaves_its_sentence_open_whatever_it_says(bundled: Bundled) -> None:
    idle = [
        f"{case.programme.id}: {criterion.text.de}"
        for case in bundled.cases
        for criterion in case.criteria
        if criterion.rule and criterion.text and not criterion.may_exclude and not criterion.may_fulfil
    ]
    assert idle == []
