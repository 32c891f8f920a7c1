"""What is known of the time of a programme is what a reader is told on a day."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from hannover_foerder.model.status import status_on

if TYPE_CHECKING:
    from tests.households.conftest import Bundled


@pytest.mark.parametrize(
    ("programme", "day", "code", "reason", "decides"),
    [
        ("proklima-waermepumpe", date(2026, 6, 1), "running", "until", "2026-10-31"),
        ("proklima-waermepumpe", date(2026, 10, 31), "ending-soon", "until", "2026-10-31"),
        ("proklima-waermepumpe", date(2026, 12, 1), "unclear", "renewal-unknown", "2026-10-31"),
        ("proklima-gebaeudehuelle", date(2026, 12, 1), "unclear", "renewal-unknown", "2026-10-31"),
        ("proklima-klimaschutz-bildung", date(2026, 12, 1), "unclear", "renewal-unknown", "2026-10-31"),
        ("proklima-sonderprogramm-vereine-2023", date(2026, 12, 1), "ended", "expired", "2023"),
        ("digitalbonus-niedersachsen-innovativ", date(2026, 12, 1), "ended", "closed", None),
        ("pace", date(2028, 9, 1), "running", "until", "2029-06-30"),
        ("gruendach-region-hannover", date(2026, 12, 1), "ending-soon", "until", "2026"),
        ("gruendach-region-hannover", date(2027, 1, 15), "unclear", "renewal-unknown", "2026"),
        ("oekoprofit-hannover", date(2026, 12, 1), "running", "evidence", "2025"),
        ("richtlinie-kommunaler-klimaschutz", date(2022, 7, 31), "announced", "starts", "2022-08"),
        ("digitalisierung-kmu", date(2026, 12, 1), "unclear", "stale", "2024"),
        ("innovationsfoerderprogramm-niedersachsen", date(2026, 12, 1), "unclear", "undated", None),
    ],
)
def test_what_a_day_knows_of_a_programme(
    bundled: Bundled, programme: str, day: date, code: str, reason: str, decides: str | None
) -> None:
    record = next(case.programme for case in bundled.cases if case.programme.id == programme)
    status = status_on(record, day)
    assert (status.code, status.reason, status.date) == (code, reason, decides)
