"""What holds for all rules of the bundled catalogue."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from hannover_foerder.eligibility.evaluation import conditions_of

if TYPE_CHECKING:
    from tests.households.conftest import Bundled

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
