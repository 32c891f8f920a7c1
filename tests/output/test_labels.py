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
            "läuft – belegt bis 31.12.2026 [bafa-2025]",
            "running – documented until 31 Dec 2026 [bafa-2025]",
        ),
        (
            StatusAt("unclear", "stale", "2020-06", "x"),
            "belegt 06/2020 – seither von keiner neueren Quelle bestätigt [x]",
            "documented Jun 2020 – confirmed by no newer source since [x]",
        ),
        (
            StatusAt("unclear", "undated"),
            "ohne Datum – seine Quellen zeigen kein Datum",
            "no date – its sources show no date",
        ),
        (StatusAt("ended", "closed"), "beendet – Zeitpunkt unbekannt", "ended – time unknown"),
        (StatusAt("ended", "closed", "2024"), "beendet – seit 2024", "ended – since 2024"),
        (
            StatusAt("ended", "applications-closed"),
            "beendet – nimmt keine Anträge mehr an",
            "ended – takes no more applications",
        ),
        (
            StatusAt("suspended", "paused", "2025-01-09"),
            "ausgesetzt – seit 09.01.2025 keine Anträge",
            "suspended – no applications since 9 Jan 2025",
        ),
        (
            StatusAt("unclear", "stale", "2020", "a\x1bb"),
            "belegt 2020 – seither von keiner neueren Quelle bestätigt [a␛b]",
            "documented 2020 – confirmed by no newer source since [a␛b]",
        ),
    ],
)
def test_reason(labels: Make, status: StatusAt, german: str, english: str) -> None:
    assert labels("de").status_with_reason(status, with_source=True) == german
    assert labels("en").status_with_reason(status, with_source=True) == english


def test_a_reason_without_its_source(labels: Make) -> None:
    assert (
        labels("de").status_with_reason(StatusAt("running", "until", "2026-12-31", "x"))
        == "läuft – belegt bis 31.12.2026"
    )


@pytest.mark.parametrize(
    ("status", "german", "english"),
    [
        (StatusAt("running", "until", "2026-12-31"), "läuft bis 31.12.2026", "runs until 31 Dec 2026"),
        (StatusAt("ending-soon", "until", "2026-12-31"), "endet 31.12.2026", "ends 31 Dec 2026"),
        (StatusAt("announced", "starts", "2027-01-02"), "ab 02.01.2027", "from 2 Jan 2027"),
        (StatusAt("running", "evidence", "2026-03-09", inferred=True), "läuft", "running"),
        (StatusAt("unclear", "stale", "2023-04-09", inferred=True), "belegt ~04/2023", "documented ~Apr 2023"),
        (StatusAt("ended", "closed", "2021-12-31"), "beendet 12/2021", "ended Dec 2021"),
        (StatusAt("ended", "closed"), "beendet", "ended"),
        (StatusAt("ended", "applications-closed"), "keine Anträge mehr", "closed"),
    ],
)
def test_what_a_list_says_of_a_status_in_few_words(labels: Make, status: StatusAt, german: str, english: str) -> None:
    assert labels("de").standing(status) == german
    assert labels("en").standing(status) == english


def test_the_day_to_apply_comes_before_all_else(labels: Make) -> None:
    assert labels("de").standing(StatusAt("running", "evidence", "2026-03"), "2027-01-31") == "Antrag bis 31.01.2027"
    assert labels("de").standing(StatusAt("ended", "closed"), "2027-01-31") == "beendet"


@pytest.mark.parametrize(
    ("funding", "short", "full"),
    [
        ({"amount_eur": 500, "period": "month", "per": "month"}, "500 € im Monat", "500 € im Monat"),
        ({"amount_eur": 500, "period": "month", "per": "person"}, "500 € im Monat", "500 € im Monat je Person"),
        ({"max_eur": 2_500_000, "per": "project"}, "bis 2,5 Mio. €", "bis 2.500.000 € je Vorhaben"),
        ({"max_eur": 1_234_567}, "bis 1.234.567 €", "bis 1.234.567 €"),
        ({"min_eur": 1000, "max_eur": 5000.5}, "1.000 € bis 5.000,50 €", "1.000 € bis 5.000,50 €"),
        ({"min_eur": 1000}, "ab 1.000 €", "ab 1.000 €"),
        ({"min_eur": 1000, "max_eur": 1000}, "1.000 €", "1.000 €"),
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


@pytest.mark.parametrize(
    ("status", "german", "english"),
    [
        (StatusAt("unclear", "undated"), "ohne Datum", "no date"),
        (StatusAt("unclear", "no-sources"), "ohne Quelle", "no source"),
        (StatusAt("unclear", "stale", "2023-04-25"), "belegt 04/2023", "documented Apr 2023"),
        (
            StatusAt("unclear", "stale", "2024", inferred=True),
            "belegt 2024 (erschlossen)",
            "documented 2024 (inferred)",
        ),
        (
            StatusAt("unclear", "renewal-unknown", "2025-10-31"),
            "lief bis 2025, Verlängerung unbekannt",
            "ran until 2025, renewal unknown",
        ),
        (
            StatusAt("unclear", "last-deadline-passed", "2025-10-31"),
            "Frist war 2025, Verlängerung unbekannt",
            "deadline was 2025, renewal unknown",
        ),
    ],
)
def test_what_people_read_in_place_of_unclear(labels: Make, status: StatusAt, german: str, english: str) -> None:
    assert labels("de").status(status) == german
    assert labels("en").status(status) == english


def test_what_ran_out_is_told_to_the_day_where_that_is_known(labels: Make) -> None:
    ran_out = StatusAt("unclear", "renewal-unknown", "2025-10-31")
    assert labels("de").status_with_reason(ran_out) == "lief bis 2025, Verlängerung unbekannt – Ende war 31.10.2025"
    assert labels("de").status_with_reason(ran_out._replace(date="2025")) == "lief bis 2025, Verlängerung unbekannt"


def test_an_inferred_date_says_so(labels: Make) -> None:
    status = StatusAt("running", "evidence", "2026-03", "a", inferred=True)
    assert labels("de").status_with_reason(status) == "läuft – zuletzt belegt 03/2026 (erschlossen)"
