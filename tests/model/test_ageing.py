"""Each kind of statement ages at its own pace."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from hannover_foerder.model.ageing import outdated_fields
from hannover_foerder.model.plain import from_plain
from hannover_foerder.model.programme import Programme

FIELDS: dict[str, Any] = {
    "deadlines": {"model": "rolling"},
    "budgets": [{"eur": 5}],
    "funding": {"max_eur": 10},
    "target_groups": ["kmu"],
    "requirements": [{"text": {"de": "Sitz hier."}}],
    "provider": {"name": "Amt"},
}


def old_on(day: date, *, shown: str | None = "2023-04", **more: Any) -> list[str]:
    source = {"title": "A"} | ({"date": shown} if shown else {})
    supports = ["deadlines.model", "budgets", "funding.max_eur", "target_groups", "requirements", "provider.name"]
    record = {"sources": {"a": source}, "facts": [{"text": "T", "sources": ["a"], "supports": supports}]}
    programme = from_plain(Programme, {"id": "x", "name": {"de": "X"}, **FIELDS, **record, **more})
    return [f"{field.kind} {field.as_of}" for field in outdated_fields(programme, day)]


@pytest.mark.parametrize(
    ("day", "kinds"),
    [
        (date(2024, 4, 30), ""),
        (date(2024, 5, 1), "deadlines budgets"),
        (date(2025, 5, 1), "deadlines budgets funding"),
        (date(2026, 5, 1), "deadlines budgets funding target_groups requirements"),
        (date(2027, 5, 1), "deadlines budgets funding target_groups requirements provider"),
    ],
)
def test_each_kind_has_its_time(day: date, kinds: str) -> None:
    assert old_on(day) == [f"{kind} 2023-04" for kind in kinds.split()]


def test_the_date_of_the_record_itself_comes_first_and_undated_is_not_told() -> None:
    assert old_on(date(2025, 5, 1), funding={"max_eur": 10, "as_of": "2025"}) == [
        "deadlines 2023-04",
        "budgets 2023-04",
    ]
    assert old_on(date(2030, 1, 1), shown=None) == []
