"""Status: every rule, every boundary, and that the time line is the status of every day."""

from __future__ import annotations

import itertools
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hannover_foerder.model.days import months_later
from hannover_foerder.model.plain import from_plain
from hannover_foerder.model.programme import Programme
from hannover_foerder.model.status import StatusAt, status_on, timeline

DAY = date(2026, 11, 23)


def programme(
    *, sources: dict[str, str | None] | None = None, status_by: tuple[str, ...] = (), **fields: Any
) -> Programme:
    dates = sources or {}
    return from_plain(
        Programme,
        {
            "id": "x",
            "name": {"de": "X"},
            "sources": {key: {"title": key} | ({"date": day} if day else {}) for key, day in dates.items()},
            "facts": [
                {"text": "läuft", "sources": [key], "supports": ["status"] if key in status_by else ["name"]}
                for key in dates
            ],
            **fields,
        },
    )


@pytest.mark.parametrize(
    ("record", "expected"),
    [
        (programme(closed={"on": "2025-06"}), StatusAt("ended", "closed", "2025-06")),
        (programme(closed={}), StatusAt("ended", "closed")),
        (programme(period={"until": "2025"}), StatusAt("ended", "expired", "2025")),
        (programme(period={"until": "2025", "renewal": "unknown"}), StatusAt("unclear", "renewal-unknown", "2025")),
        (programme(deadlines={"model": "closed"}), StatusAt("ended", "applications-closed")),
        (programme(paused_since="2026-02"), StatusAt("suspended", "paused", "2026-02")),
        (programme(period={"from": "2027"}), StatusAt("announced", "starts", "2027")),
        (programme(period={"from": "2024", "until": "2027"}), StatusAt("running", "until", "2027")),
        (programme(period={"until": "2026-12-31"}), StatusAt("ending-soon", "until", "2026-12-31")),
        (programme(closed={"on": "2027-01-31"}), StatusAt("ending-soon", "until", "2027-01-31")),
        (programme(sources={"a": "2025-03"}, status_by=("a",)), StatusAt("running", "evidence", "2025-03", "a")),
        (programme(sources={"a": "2020-06"}, status_by=("a",)), StatusAt("unclear", "stale", "2020-06", "a")),
        (programme(sources={"a": "2026-01"}), StatusAt("unclear", "stale", "2026-01", "a")),
        (programme(sources={"a": None}, status_by=("a",)), StatusAt("unclear", "undated")),
        (programme(), StatusAt("unclear", "no-sources")),
        (programme(sources={"a": "2027-01"}, status_by=("a",)), StatusAt("unclear", "undated")),
    ],
)
def test_each_reason(record: Programme, expected: StatusAt) -> None:
    assert status_on(record, DAY) == expected


def test_end_is_soon_from_ninety_days_before_until_the_last_day() -> None:
    record = programme(period={"until": "2026-12-31"})
    assert status_on(record, date(2026, 10, 1)).code == "running"
    assert status_on(record, date(2026, 10, 2)).code == "ending-soon"
    assert status_on(record, date(2026, 12, 31)).code == "ending-soon"
    assert status_on(record, date(2027, 1, 1)).code == "ended"


def test_the_day_of_closing_is_the_last_day() -> None:
    record = programme(closed={"on": "2026-06-30"})
    assert status_on(record, date(2026, 6, 30)) == StatusAt("ending-soon", "until", "2026-06-30")
    assert status_on(record, date(2026, 7, 1)) == StatusAt("ended", "closed", "2026-06-30")


def test_a_partial_end_lasts_until_its_last_possible_day() -> None:
    assert status_on(programme(period={"until": "2026"}), date(2026, 12, 31)).code == "ending-soon"
    assert status_on(programme(period={"until": "2026"}), date(2027, 1, 1)).code == "ended"


def test_evidence_counts_for_24_months_from_the_first_day_it_can_mean() -> None:
    record = programme(sources={"a": "2024"}, status_by=("a",))
    assert status_on(record, date(2026, 1, 1)).code == "running"
    assert status_on(record, date(2026, 1, 2)) == StatusAt("unclear", "stale", "2024", "a")


def test_the_newest_evidence_decides() -> None:
    record = programme(sources={"old": "2019", "new": "2025-12-01"}, status_by=("old", "new"))
    assert status_on(record, DAY) == StatusAt("running", "evidence", "2025-12-01", "new")


def test_an_old_source_of_the_status_says_more_than_a_newer_one_of_something_else() -> None:
    record = programme(sources={"law": "2020-06", "press": "2023-09"}, status_by=("law",))
    assert status_on(record, DAY) == StatusAt("unclear", "stale", "2020-06", "law")


def test_fixed_deadlines() -> None:
    def fixed(*dates: str) -> Programme:
        entries = [{"role": "application", "date": day} for day in dates]
        return programme(deadlines={"model": "fixed", "dates": entries}, sources={"a": "2026-10"}, status_by=("a",))

    assert status_on(fixed("2026-03-01", "2026-09-30"), DAY) == StatusAt(
        "unclear", "last-deadline-passed", "2026-09-30"
    )
    assert status_on(fixed("2026-03-01", "2027-01-15"), DAY) == StatusAt("ending-soon", "deadline", "2027-01-15")
    assert status_on(fixed("2027-09-30"), DAY) == StatusAt("running", "evidence", "2026-10", "a")


def test_the_source_of_a_period_is_the_newest_that_supports_it() -> None:
    record = from_plain(
        Programme,
        {
            "id": "x",
            "name": {"de": "X"},
            "period": {"until": "2026-12-31"},
            "sources": {
                "none": {"title": "t"},
                "old": {"title": "t", "date": "2020"},
                "new": {"title": "t", "date": "2025"},
            },
            "facts": [
                {"text": "a", "sources": ["none", "old"], "supports": ["period"]},
                {"text": "b", "sources": ["new"], "supports": ["period.until"]},
                {"text": "c", "sources": ["old"], "supports": ["name"]},
            ],
        },
    )
    assert status_on(record, DAY).source == "new"


def test_a_source_that_only_speaks_of_something_else_is_no_evidence() -> None:
    record = from_plain(
        Programme,
        {
            "id": "x",
            "name": {"de": "X"},
            "sources": {"old": {"title": "t", "date": "2019"}, "new": {"title": "t", "date": "2025"}},
            "facts": [
                {"text": "a", "sources": ["old"], "supports": ["name"]},
                {"text": "b", "sources": ["new"], "supports": ["not_to_confuse", "contacts"]},
            ],
        },
    )
    assert status_on(record, DAY) == StatusAt("unclear", "stale", "2019", "old")


def test_an_end_that_never_comes_is_an_end() -> None:
    record = programme(period={"until": "9999-12-31"})
    assert status_on(record, DAY) == StatusAt("running", "until", "9999-12-31")
    assert status_on(record, date(9999, 12, 31)) == StatusAt("ending-soon", "until", "9999-12-31")
    assert [(one.last, one.status.code) for one in timeline(record)] == [
        (date(9999, 10, 1).toordinal(), "running"),
        (date.max.toordinal(), "ending-soon"),
    ]


def test_months_later_keeps_to_the_month() -> None:
    assert months_later(date(2024, 2, 29), 24) == date(2026, 2, 28)
    assert months_later(date(2024, 11, 30), 3) == date(2025, 2, 28)


EDGES = ("0001", "0001-01-01", "0001-12", "9998-02", "9999", "9999-01-01", "9999-12", "9999-12-31")
partial = st.one_of(
    st.sampled_from(EDGES),
    st.integers(2015, 2030).map(str),
    st.dates(date(2015, 1, 1), date(2030, 12, 31)).map(lambda day: day.strftime("%Y-%m")),
    st.dates(date(2015, 1, 1), date(2030, 12, 31)).map(date.isoformat),
)
records = st.fixed_dictionaries(
    {},
    optional={
        "period": st.fixed_dictionaries(
            {}, optional={"from": partial, "until": partial, "renewal": st.just("unknown")}
        ),
        "closed": st.fixed_dictionaries({}, optional={"on": partial}),
        "paused_since": partial,
        "deadlines": st.one_of(
            st.just({"model": "closed"}),
            st.lists(partial, min_size=1, max_size=3).map(
                lambda days: {"model": "fixed", "dates": [{"role": "application", "date": day} for day in days]}
            ),
        ),
        "sources": st.dictionaries(st.sampled_from("abc"), st.one_of(st.none(), partial)),
    },
)


@given(records, st.one_of(st.dates(date(2010, 1, 1), date(2036, 1, 1)), st.dates()))
def test_the_time_line_is_the_status_of_every_day(fields: dict[str, Any], day: date) -> None:
    record = programme(status_by=("a", "b"), **fields)
    spans = timeline(record)
    (found,) = [span.status for span in spans if span.first <= day.toordinal() <= span.last]
    assert found == status_on(record, day)
    assert spans[0].first == date.min.toordinal()
    assert spans[-1].last == date.max.toordinal()
    assert all(left.last + 1 == right.first for left, right in itertools.pairwise(spans))


@given(records, st.dates(date(2010, 1, 1), date(2036, 1, 1)), st.integers(1, 3000))
def test_ended_is_final(fields: dict[str, Any], day: date, later: int) -> None:
    record = programme(status_by=("a", "b"), **fields)
    if status_on(record, day).code == "ended":
        assert status_on(record, day + timedelta(days=later)).code == "ended"


def fixed(*dates: str, **more: Any) -> Programme:
    entries = [{"role": "application", "date": day} for day in dates]
    return programme(deadlines={"model": "fixed", "dates": entries}, **more)


def test_a_deadline_to_come_is_evidence_where_nothing_newer_is() -> None:
    record = fixed("2027-06-30", sources={"a": "2025-01-10"}, status_by=("a",))
    assert status_on(record, date(2027, 1, 10)) == StatusAt("running", "evidence", "2025-01-10", "a")
    assert status_on(record, date(2027, 1, 15)) == StatusAt("running", "deadline", "2027-06-30")
    assert status_on(record, date(2027, 4, 1)).code == "ending-soon"
    assert status_on(record, date(2027, 7, 1)) == StatusAt("unclear", "last-deadline-passed", "2027-06-30")


def looked_at(seen: str, *, kind: str = "official", supports: str = "status") -> Programme:
    return from_plain(
        Programme,
        {
            "id": "x",
            "name": {"de": "X"},
            "sources": {"amt": {"title": "Amt", "url": "https://amt.example/x", "kind": kind, "seen": seen}},
            "facts": [{"text": "Das gibt es.", "sources": ["amt"], "supports": [supports]}],
        },
    )


def test_an_official_page_that_was_seen_is_evidence_for_24_months() -> None:
    assert status_on(looked_at("2026-11-01"), DAY) == StatusAt("running", "seen", "2026-11-01", "amt")
    assert status_on(looked_at("2024-11-23"), DAY).code == "running"
    assert status_on(looked_at("2024-11-22"), DAY) == StatusAt("unclear", "stale", "2024-11-22", "amt")
    assert status_on(looked_at("2026-11-24"), DAY) == StatusAt("unclear", "undated")  # nobody has seen it yet
    assert status_on(looked_at("2026-11-01", kind="press"), DAY) == StatusAt("unclear", "undated")
    assert status_on(looked_at("2026-11-01", supports="name"), DAY) == StatusAt("unclear", "undated")


def test_the_law_in_force_is_evidence_of_the_day_it_was_read() -> None:
    record = from_plain(
        Programme,
        {
            "id": "x",
            "name": {"de": "X"},
            "sources": {
                "gesetz": {"title": "SGB III", "date": "2026-08-19", "date_inferred": True, "kind": "official"}
            },
            "facts": [{"text": "Das Gesetz sieht es vor.", "sources": ["gesetz"], "supports": ["status"]}],
        },
    )
    assert status_on(record, DAY) == StatusAt("running", "evidence", "2026-08-19", "gesetz", inferred=True)


def test_the_kinds_of_what_is_unclear() -> None:
    assert StatusAt("unclear", "no-sources").kind == "undated"
    assert StatusAt("unclear", "last-deadline-passed", "2026").kind == "renewal-unknown"
    assert StatusAt("running", "evidence", "2026").kind == "running"
