"""Partial and yearly dates."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hannover_foerder.model.dates import PartialDate, YearlyDate, day_of


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2024", date(2024, 1, 1), date(2024, 12, 31)),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29)),
        ("2024-02-29", date(2024, 2, 29), date(2024, 2, 29)),
    ],
)
def test_a_partial_date_spans_the_days_it_can_mean(text: str, first: date, last: date) -> None:
    parsed = PartialDate.parse(text)
    assert (parsed.first_day, parsed.last_day, str(parsed)) == (first, last, text)


@pytest.mark.parametrize(
    "text", ["", "24", "2024-13", "2023-02-29", "2024-1-1", "0000", "2024-00", "31.12.2024", "2024-01-01 ", "٢٠٢٤"]
)
def test_what_is_no_partial_date_is_refused(text: str) -> None:
    with pytest.raises(ValueError):
        PartialDate.parse(text)


@given(st.dates())
def test_a_full_date_comes_back_as_it_was(day: date) -> None:
    assert str(PartialDate.parse(day.isoformat())) == day.isoformat()


def test_a_yearly_date_comes_again() -> None:
    deadline = YearlyDate.parse("02-28")
    assert deadline.next_on_or_after(date(2026, 2, 28)) == date(2026, 2, 28)
    assert deadline.next_on_or_after(date(2026, 3, 1)) == date(2027, 2, 28)
    assert str(deadline) == "02-28"


@pytest.mark.parametrize("text", ["02-29", "13-01", "2-1", "28.02.", "٠٢-٠١"])
def test_what_does_not_come_every_year_is_refused(text: str) -> None:
    with pytest.raises(ValueError):
        YearlyDate.parse(text)


def test_after_the_last_yearly_day_of_the_calendar_there_is_none() -> None:
    assert YearlyDate.parse("02-28").next_on_or_after(date(9999, 2, 28)) == date(9999, 2, 28)
    assert YearlyDate.parse("02-28").next_on_or_after(date(9999, 3, 1)) is None


@pytest.mark.parametrize("text", ["20240229", "2024-W09-4", "2024-060", "2024-02", "2024", "2024-02-29T00:00"])
def test_a_day_has_one_way_to_be_written(text: str) -> None:
    assert day_of("2024-02-29") == date(2024, 2, 29)
    with pytest.raises(ValueError, match=text):
        day_of(text)
