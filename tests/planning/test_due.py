"""Dates that come up."""

from __future__ import annotations

from datetime import date

from tests.eligibility.records import programme

from hannover_foerder.model.dates import PartialDate, YearlyDate
from hannover_foerder.model.programme import Closed, DeadlineDate, Deadlines, Period, Programme
from hannover_foerder.planning.due import calendar, dues_of

DAY = date(2026, 3, 1)


def test_yearly_days_come_again_and_inexact_dates_count_to_their_last_day() -> None:
    record = programme(
        deadlines=Deadlines(
            "recurring",
            (
                DeadlineDate("application", yearly=YearlyDate(2, 28)),
                DeadlineDate("sketch", yearly=YearlyDate(7, 31)),
                DeadlineDate("report", date=PartialDate(2026, 3)),
                DeadlineDate("payment-claim", date=PartialDate(2026, 2)),
                DeadlineDate("other"),
                DeadlineDate("application", yearly=YearlyDate(8, 31)),
            ),
            as_of=PartialDate(2020),
        )
    )
    found = list(dues_of(record, DAY))
    assert [(one.role, one.day.isoformat(), one.number) for one in found] == [
        ("application", "2027-02-28", 0),
        ("sketch", "2026-07-31", 0),
        ("report", "2026-03-31", 0),
        ("application", "2026-08-31", 1),
    ]
    assert found[0].as_of == PartialDate(2020)
    assert found[2].exact == PartialDate(2026, 3)


def test_the_end_of_a_programme_is_a_date_too() -> None:
    (end,) = dues_of(programme(period=Period(until=PartialDate(2026), renewal="unknown")), DAY)
    assert (end.role, end.day, end.renewal_unknown) == ("end", date(2026, 12, 31), True)
    (closing,) = dues_of(programme(closed=Closed(PartialDate(2026, 6, 30))), DAY)
    assert (closing.day, closing.renewal_unknown) == (date(2026, 6, 30), False)
    assert list(dues_of(programme(period=Period(until=PartialDate(2025))), DAY)) == []


def test_the_day_itself_and_the_last_day_count() -> None:
    def due_on(day: int) -> Programme:
        date_ = DeadlineDate("application", date=PartialDate(2026, 3, day))
        return programme(f"day-{day}", deadlines=Deadlines("fixed", (date_,)))

    ends = programme("ends", period=Period(until=PartialDate(2026, 3, 1)))
    found = calendar([due_on(1), due_on(9), due_on(10), ends], DAY, date(2026, 3, 9))
    assert [one.programme.id for one in found.due] == ["day-1", "ends", "day-9"]
    assert found.later == 1


def test_the_calendar_sorts_by_day_and_groups_what_has_none() -> None:
    records = [
        programme("later", period=Period(until=PartialDate(2028))),
        programme("zeta", deadlines=Deadlines("fixed", (DeadlineDate("application", date=PartialDate(2026, 4, 1)),))),
        programme("alpha", deadlines=Deadlines("fixed", (DeadlineDate("application", date=PartialDate(2026, 4, 1)),))),
        programme("first", period=Period(until=PartialDate(2026, 3, 2))),
        programme("rolling", deadlines=Deadlines("rolling")),
        programme("silent"),
        programme("gone", closed=Closed(PartialDate(2024))),
    ]
    found = calendar(records, DAY, date(2026, 5, 30))
    assert [one.programme.id for one in found.due] == ["first", "alpha", "zeta"]
    assert found.later == 1
    assert [one.id for one in found.rolling] == ["rolling"]
    assert [one.id for one in found.unknown] == ["silent"]


def test_a_rolling_programme_with_an_end_is_in_both() -> None:
    record = programme(deadlines=Deadlines("rolling"), period=Period(until=PartialDate(2026, 4)))
    found = calendar([record], DAY, date(2026, 5, 30))
    assert [one.role for one in found.due] == ["end"]
    assert found.rolling == (record,)
