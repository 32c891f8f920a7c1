"""Codes and amounts in words."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from hannover_foerder.model.programme import Funding
from hannover_foerder.model.status import StatusAt
from hannover_foerder.output.labels import Labels

Make = Callable[[str], Labels]


@pytest.mark.parametrize(
    ("status", "german", "english"),
    [
        (
            StatusAt("running", "until", "2026-12-31", "bafa-2025"),
            "läuft: belegt bis 31.12.2026 [bafa-2025]",
            "running: shown to run until 31 Dec 2026 [bafa-2025]",
        ),
        (
            StatusAt("unclear", "stale", "2020-06", "x"),
            "ungeklärt – zuletzt belegt 06/2020 [x]",
            "unclear – last shown Jun 2020 [x]",
        ),
        (StatusAt("unclear", "undated"), "ungeklärt – zuletzt belegt: ohne Datum", "unclear – last shown: no date"),
        (StatusAt("ended", "closed"), "beendet: Zeitpunkt unbekannt", "ended: time unknown"),
        (StatusAt("ended", "closed", "2024"), "beendet: seit 2024", "ended: since 2024"),
        (
            StatusAt("ended", "applications-closed"),
            "beendet: nimmt keine Anträge mehr an",
            "ended: takes no more applications",
        ),
        (
            StatusAt("suspended", "paused", "2025-01-09"),
            "ausgesetzt: seit 09.01.2025 keine Anträge",
            "suspended: no applications since 9 Jan 2025",
        ),
        (
            StatusAt("unclear", "stale", "2020", "a\x1bb"),
            "ungeklärt – zuletzt belegt 2020 [a␛b]",
            "unclear – last shown 2020 [a␛b]",
        ),
    ],
)
def test_reason(labels: Make, status: StatusAt, german: str, english: str) -> None:
    assert labels("de").reason(status) == german
    assert labels("en").reason(status) == english


@pytest.mark.parametrize(
    ("funding", "short", "full"),
    [
        ({"amount_eur": 500, "period": "month", "per": "month"}, "500 € im Monat", "500 € im Monat"),
        ({"amount_eur": 500, "period": "month", "per": "person"}, "500 € im Monat", "500 € im Monat je Person"),
        ({"max_eur": 2_500_000, "per": "project"}, "bis 2,5 Mio. €", "bis 2.500.000 € je Vorhaben"),
        ({"max_eur": 1_234_567}, "bis 1.234.567 €", "bis 1.234.567 €"),
        ({"min_eur": 1000, "max_eur": 5000.5}, "1.000 € bis 5.000,50 €", "1.000 € bis 5.000,50 €"),
        ({"min_eur": 1000}, "ab 1.000 €", "ab 1.000 €"),
        ({"rate_percent": 50}, "bis 50 %", "bis 50 % der Kosten"),
        ({"min_rate_percent": 20, "rate_percent": 30}, "20 % bis 30 %", "20 % bis 30 % der Kosten"),
        ({"min_rate_percent": 20}, "ab 20 %", "ab 20 % der Kosten"),
        ({"max_eur": 100, "rate_percent": 37.5}, "bis 100 €", "bis 100 €, bis 37,5 % der Kosten"),
        ({}, None, None),
    ],
)
def test_amounts(labels: Make, funding: dict[str, Any], short: str | None, full: str | None) -> None:
    record = Funding(**funding)
    amount: Any = record
    assert labels("de").short_amount(amount) == short
    assert labels("de").full_amount(record) == full


def test_amounts_in_english(labels: Make) -> None:
    amount: Any = Funding(max_eur=2_500_000, per="project", rate_percent=50)
    assert labels("en").short_amount(amount) == "up to €2.5 million"
    assert labels("en").full_amount(amount) == "up to €2,500,000 per project, up to 50 % of the cost"


def test_no_amount(labels: Make) -> None:
    assert labels("de").short_amount(None) is None


def test_terms(labels: Make) -> None:
    assert labels("de").terms("areas", ("region-hannover", "x")) == ["Region Hannover", "x"]
    assert labels("en").term("areas", "region-hannover") == "Hannover Region"
