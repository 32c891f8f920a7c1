"""Sums of days, up to the ends of the calendar."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hannover_foerder.model.days import days_later, months_later


@pytest.mark.parametrize(
    ("day", "days", "later"),
    [
        (date(2026, 12, 31), 1, date(2027, 1, 1)),
        (date(2026, 1, 1), -1, date(2025, 12, 31)),
        (date.max, 1, date.max),
        (date(9999, 11, 1), 90, date.max),
        (date.min, -1, date.min),
        (date(1, 3, 1), -90, date.min),
        (date.max, 10**12, date.max),
        (date.min, -(10**12), date.min),
    ],
)
def test_days_later(day: date, days: int, later: date) -> None:
    assert days_later(day, days) == later


@pytest.mark.parametrize(
    ("day", "months", "later"),
    [
        (date(2024, 2, 29), 24, date(2026, 2, 28)),
        (date(2024, 11, 30), 3, date(2025, 2, 28)),
        (date(9999, 12, 31), 24, date.max),
        (date(9998, 1, 31), 23, date(9999, 12, 31)),
        (date(9998, 1, 31), 24, date.max),
        (date(1, 1, 31), -1, date.min),
        (date(2026, 1, 1), 10**9, date.max),
    ],
)
def test_months_later(day: date, months: int, later: date) -> None:
    assert months_later(day, months) == later


@given(st.dates(), st.integers(-4_000_000, 4_000_000))
def test_a_sum_inside_the_calendar_is_exact(day: date, days: int) -> None:
    inside = date.min.toordinal() <= day.toordinal() + days <= date.max.toordinal()
    later = days_later(day, days)
    assert later == day + timedelta(days=days) if inside else later in (date.min, date.max)
