"""From one look to the next."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hannover_foerder.model.changes import FieldChange
from hannover_foerder.model.dates import PartialDate
from hannover_foerder.model.news import (
    NewsItem,
    ProgrammeState,
    Snapshot,
    Statement,
    as_recorded_today,
    news,
    snapshot,
    state_on,
    with_statements,
)
from hannover_foerder.model.programme import Closed, Deadlines, Fact, Period, Programme, Source
from hannover_foerder.model.text import Text

if TYPE_CHECKING:
    from hannover_foerder.model.status import StatusCode

DAY = date(2026, 11, 23)


def running(programme_id: str = "a", until: str = "2030") -> Programme:
    period = Period(from_=PartialDate(2020), until=PartialDate.parse(until))
    return Programme(programme_id, Text("Hilfe"), period=period)


def items(old: list[Programme], new: list[Programme], later: int = 0) -> tuple[NewsItem, ...]:
    return news(snapshot(old, DAY), snapshot(new, DAY + timedelta(days=later)))


def test_new_and_gone() -> None:
    assert items([running("a")], [running("b")]) == (
        NewsItem("new", "b", None, "running"),
        NewsItem("gone", "a", "running", None),
    )


def test_a_changed_field() -> None:
    assert items([running()], [running()._replace(funder="Land")]) == (
        NewsItem("changed", "a", "running", "running", (FieldChange("funder", None, "Land"),)),
    )


def test_time_alone_makes_news() -> None:
    programme = running(until="2027-03-31")
    assert items([programme], [programme], later=30) == ()
    assert items([programme], [programme], later=40) == (
        NewsItem("ending-soon", "a", "running", "ending-soon", (FieldChange("status", "running", "ending-soon"),)),
    )
    assert items([programme], [programme], later=200) == (
        NewsItem("ended", "a", "running", "ended", (FieldChange("status", "running", "ended"),)),
    )


def test_a_status_and_its_reason_are_one_item() -> None:
    (item,) = items([running()], [running()._replace(closed=Closed(on=PartialDate(2026, 10)))])
    assert item.kind == "ended"
    assert [field.path for field in item.fields] == ["status", "closed.on"]


@pytest.mark.parametrize(
    ("before", "now", "kind"),
    [
        ("ended", "running", "back"),
        ("suspended", "ending-soon", "back"),
        ("ended", "announced", "back"),
        ("suspended", "unclear", "changed"),
        ("ended", "suspended", "changed"),
        ("announced", "running", "changed"),
        ("running", "suspended", "changed"),
        ("unclear", "running", "changed"),
        ("unclear", "ending-soon", "ending-soon"),
        ("ending-soon", "running", "changed"),
        ("suspended", "ended", "ended"),
    ],
)
def test_kinds(before: StatusCode, now: StatusCode, kind: str) -> None:
    old, new = (Snapshot(DAY, {"a": ProgrammeState(status, "00")}) for status in (before, now))
    assert news(old, new) == (NewsItem(kind, "a", before, now, (FieldChange("status", before, now),)),)  # type: ignore[arg-type]


def test_evidence_and_order_are_no_news() -> None:
    first = running()._replace(partners=("Land", "Bund"))
    more = first._replace(
        partners=("Bund", "Land"),
        sources={"s": Source("Seite", date=PartialDate(2026))},
        facts=(Fact("Das gibt es.", ("s",), ("status",)),),
    )
    assert items([first], [more]) == ()


def test_without_old_records_a_change_has_no_fields() -> None:
    old = snapshot([running()], DAY, keep_records=False)
    new = snapshot([running()._replace(funder="Land")], DAY, keep_records=False)
    assert new.programmes["a"].record is None
    assert news(old, new) == (NewsItem("changed", "a", "running", "running"),)
    assert news(old, snapshot([running()._replace(funder="Land")], DAY)) == news(old, new)


def test_who_leaves_a_search_may_have_ended() -> None:
    ended = running()._replace(closed=Closed(on=PartialDate(2026, 10)))
    elsewhere = running()._replace(areas=("laatzen",))
    empty = Snapshot(DAY, {})
    (item,) = news(snapshot([running()], DAY), empty, {"a": state_on(ended, DAY)})
    assert (item.kind, item.before, item.now) == ("ended", "running", "ended")
    (item,) = news(snapshot([running()], DAY), empty, {"a": state_on(elsewhere, DAY)})
    assert item == NewsItem("gone", "a", "running", "running", (FieldChange("areas", [], ["laatzen"]),))
    (item,) = news(snapshot([ended], DAY), empty, {"a": state_on(ended, DAY)})
    assert item == NewsItem("gone", "a", "ended", "ended")


# -- never the same line twice -----------------------------------------------------------------------------------------

IDS = "abcd"
MONTHS = st.integers(1, 24).map(lambda number: PartialDate(2026 + (number - 1) // 12, (number - 1) % 12 + 1))


@st.composite
def programmes(draw: st.DrawFn) -> list[Programme]:
    found = []
    for one in draw(st.lists(st.sampled_from(IDS), unique=True)):
        until, closed, paused = (draw(st.none() | MONTHS) for _ in range(3))
        found.append(
            Programme(
                one,
                Text("Hilfe"),
                funder=draw(st.sampled_from([None, "Land", "Bund"])),
                partners=tuple(draw(st.permutations(["x", "y"]))),
                period=Period(from_=draw(st.none() | MONTHS), until=until),
                closed=Closed(on=closed) if closed else None,
                paused_since=paused,
                deadlines=draw(st.sampled_from([None, Deadlines(model="closed")])),
            )
        )
    return found


LOOKS = st.lists(st.tuples(programmes(), st.integers(0, 120)), min_size=1, max_size=6)


@given(LOOKS, st.booleans())
def test_a_look_after_a_look_is_empty(looks: list[tuple[list[Programme], int]], keep: bool) -> None:
    for found, days in looks:
        shot = snapshot(found, DAY + timedelta(days=days), keep_records=keep)
        assert news(shot, shot) == ()


@given(LOOKS)
def test_looks_tell_one_story(looks: list[tuple[list[Programme], int]]) -> None:
    """What is told of a programme begins where the last thing told of it ended: no step is told twice or left out."""
    day, last = DAY, Snapshot(DAY, {})
    told: dict[str, StatusCode | None] = {}
    funders: dict[str, object] = {}
    for found, days in looks:
        day += timedelta(days=days)
        now = snapshot(found, day)
        for item in news(last, now):
            assert item.before == told.get(item.id)
            told[item.id] = item.now
            for field in item.fields:
                if field.path == "funder":
                    assert field.old == funders.get(item.id)
                    funders[item.id] = field.new
            if item.before is None or item.now is None:
                funders[item.id] = (now.programmes[item.id].record or {}).get("funder") if item.now else None
        last = now
        assert {one: status for one, status in told.items() if status} == {
            one: shot.status for one, shot in now.programmes.items()
        }


@given(programmes(), programmes(), st.integers(0, 400))
def test_every_programme_stands_in_one_item(old: list[Programme], new: list[Programme], days: int) -> None:
    found = items(old, new, days)
    assert len({item.id for item in found}) == len(found)
    assert {item.id for item in found if item.before is None} == {one.id for one in new} - {one.id for one in old}
    assert {item.id for item in found if item.now is None} == {one.id for one in old} - {one.id for one in new}


# -- a look back -------------------------------------------------------------------------------------------------------

START = date(2026, 5, 31)


def with_sources(**dates: str | None) -> Programme:
    sources = {key: Source("Seite", date=PartialDate.parse(text) if text else None) for key, text in dates.items()}
    facts = tuple(Fact(f"Sagt {key}.", (key,), ("status",)) for key in dates)
    return Programme("a", Text("Hilfe"), sources=sources, facts=facts)


def back(programme: Programme) -> tuple[NewsItem, ...]:
    before = as_recorded_today([programme], START, DAY)
    return with_statements(news(before, snapshot([programme], DAY)), [programme], START, DAY)


def test_what_is_first_spoken_of_is_new() -> None:
    assert back(with_sources(haz="2026-06-01")) == (NewsItem("new", "a", None, "running"),)
    assert back(running()._replace(period=Period(from_=PartialDate(2026, 9)))) == (
        NewsItem("new", "a", None, "unclear"),
    )


@pytest.mark.parametrize(
    "programme",
    [
        with_sources(),
        with_sources(haz=None),
        with_sources(haz="2026-12-01"),
        with_sources(haz="2026"),
        running(),
    ],
)
def test_without_a_date_in_the_time_nothing_is_new(programme: Programme) -> None:
    assert back(programme) == ()


def test_what_is_over_before_cannot_be_new() -> None:
    late = with_sources(haz="2026-09-01")._replace(closed=Closed(on=PartialDate(2024)))
    (item,) = back(late)
    assert (item.kind, item.now) == ("changed", "ended")


def test_a_statement_is_told_with_its_first_source() -> None:
    programme = with_sources(alt="2026-01-05", haz="2026-06-01")
    assert back(programme) == (
        NewsItem("changed", "a", "running", "running", (), (Statement("Sagt haz.", "2026-06-01", "haz"),)),
    )
    both = programme._replace(facts=(Fact("Beide.", ("haz", "alt"), ()), Fact("Unklar.", (), ())))
    assert back(both) == ()


def test_a_source_without_date_may_be_older() -> None:
    programme = with_sources(alt="2026-01-05", haz="2026-06-01", web=None)
    assert back(programme._replace(facts=(Fact("Beide.", ("haz", "web"), ()), Fact("Fehlt.", ("x",), ())))) == ()


def test_statements_stand_beside_what_happened() -> None:
    programme = with_sources(alt="2025-01", haz="2026-06-01")._replace(closed=Closed(on=PartialDate(2026, 6, 30)))
    (item,) = back(programme)
    assert (item.kind, [one.text for one in item.statements]) == ("ended", ["Sagt haz."])
