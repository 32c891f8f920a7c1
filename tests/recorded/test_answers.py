"""What scripts read from version 0.1.0 they read today: lines, fields and exit codes are only ever added to."""

from __future__ import annotations

import csv
import json
from collections import Counter
from typing import Any

import pytest
from tests.recorded.calls import ANSWERS, CALLS, answer

RECORDED = {recorded["call"]: recorded for recorded in json.loads(ANSWERS.read_text(encoding="utf-8"))}

FREE = frozenset(("score", "points", "Status", "label"))
"""Fields whose value may change: the numbers behind a rank, which only its order gives a meaning, and words for people.
"""


def differences(before: Any, now: Any, path: str = "") -> list[str]:
    """Where ``now`` lacks or changes something of ``before``; what is added counts for nothing."""
    if isinstance(before, dict) and isinstance(now, dict):
        return [
            difference
            for key, value in before.items()
            if key not in FREE
            for difference in (
                differences(value, now[key], f"{path}.{key}") if key in now else [f"{path}.{key} is gone"]
            )
        ]
    if isinstance(before, list) and isinstance(now, list):
        if len(before) != len(now):
            return [f"{path} has {len(now)} values, not {len(before)}"]
        return [
            difference
            for place, pair in enumerate(zip(before, now, strict=True))
            for difference in differences(*pair, f"{path}[{place}]")
        ]
    return [] if before == now else [f"{path} is {now!r}, not {before!r}"]


GROUP, REASON = 0, 3
"""The cells of a row of ``match`` that say in which group a programme stands, and in words why."""


def in_groups(rows: Any) -> Any:
    """The rows of ``match`` by programme: the order inside a group is none that a script can count on."""
    return {row.get("id", row.get(1)): row for row in rows}


def with_open_allowed(before: dict[Any, Any], now: dict[Any, Any]) -> dict[Any, Any]:
    """What 0.1.0 said of a programme, with the one change that is meant.

    What it called ``fits`` while a sentence was nobody's to check is ``open`` now, and has another reason; what does
    not fit names the same sentences, with the answers that speak against them.
    """
    group = "group" if "group" in before else GROUP
    if (before[group], now[group]) == ("fits", "open"):
        return before | {group: "open"} | ({REASON: now[REASON]} if REASON in before else {})
    if before[group] in ("fits-not", "ended") and REASON in before:
        assert all(sentence in now[REASON] for sentence in before[REASON].split(" · "))
        return before | {REASON: now[REASON]}
    return before


def with_named_applicants(before: dict[Any, Any], now: dict[Any, Any]) -> dict[Any, Any]:
    """What 0.1.0 said of a programme, whose target groups now take in everybody whom a sentence of it names."""
    if "criteria" not in before:
        return before
    criteria = [dict(criterion) for criterion in before["criteria"]]
    for criterion, today in zip(criteria, now["criteria"], strict=True):
        for part in ("rule", "change"):
            if criterion["kind"] == "audience" and criterion[part] is not None:
                assert set(criterion[part]["applicant"]["in"]) <= set(today[part]["applicant"]["in"])
                criterion[part] = today[part]
    return before | {"criteria": criteria}


def parsed(out: str, call: str) -> Any:
    """An answer in the shape in which it is compared."""
    if "--format jsonl" in call:
        return [json.loads(line) for line in out.splitlines()]
    if "--format json" in call:
        return json.loads(out or "null")
    if "--format csv" in call:
        return list(csv.DictReader(out.splitlines()))
    return [dict(enumerate(line.split("\t"))) for line in out.splitlines()]


def of_known_checks(now: list[dict[str, Any]], before: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The findings of checks that had findings before; new checks may have some too."""
    codes = {finding["code"] for finding in before}
    return [finding for finding in now if finding["code"] in codes]


def by_id(rows: list[dict[Any, Any]]) -> list[dict[Any, Any]]:
    """Hits in an order that no ranking changes."""
    return sorted(rows, key=lambda row: str(row.get("id", row.get(0))))


def by_term(rows: list[dict[str, Any]]) -> dict[str, dict[str, Any]]:
    return {row["term"]: row for row in rows}


def with_ended(before: list[dict[str, Any]], now: list[dict[str, Any]]) -> dict[str, dict[str, Any]]:
    """What 0.1.0 counted where every status was named, with what has ended: 0.1.0 listed it and left it out of counts.

    The order is that of the counts.
    """
    programmes = json.loads(str(answer("list --status all --format json")["out"]))
    counts = Counter(programme["provider"] for programme in programmes)
    assert [row["count"] for row in now] == sorted((row["count"] for row in now), reverse=True)
    return by_term([row | {"count": counts[row["term"]]} for row in before])


def found_before(now: list[dict[Any, Any]], before: list[dict[Any, Any]]) -> list[dict[Any, Any]]:
    """The hits that there were before, with the reasons they had: a search may find more, and for more reasons."""
    hits = {row.get("id", row.get(0)): row for row in before}
    rows = [row for row in now if row.get("id", row.get(0)) in hits]
    ways = {key: {reason["how"] for reason in row.get("reasons", ())} for key, row in hits.items()}
    return [
        row | {"reasons": [reason for reason in row["reasons"] if reason["how"] in ways[row["id"]]]}
        if "reasons" in row
        else row
        for row in rows
    ]


def test_the_recorded_calls_are_those_that_are_tried() -> None:
    assert list(RECORDED) == list(CALLS)


@pytest.mark.parametrize("call", CALLS)
def test_what_was_there_is_there(call: str) -> None:
    before, now = RECORDED[call], answer(call)

    assert now["code"] == before["code"]
    if before["out"] == "":
        assert now["out"] == ""
    else:
        then, today = parsed(str(before["out"]), call), parsed(str(now["out"]), call)
        if call.startswith("match "):
            then, today = in_groups(then), in_groups(today)
            then = {
                key: with_named_applicants(with_open_allowed(row, today[key]), today[key]) for key, row in then.items()
            }
        if call.startswith("explain ") and "--set" in call:
            then = [with_named_applicants(row, now_row) for row, now_row in zip(then, today, strict=True)]
        if call.startswith("search ") or "--query" in call:
            then, today = by_id(then), by_id(found_before(today, then))
        if call.startswith("facets "):  # the kinds of one status came later
            today = [row for row in today if row.get("broader") != "unclear"]
        if call.startswith("facets ") and "--status all" in call:
            then, today = with_ended(then, today), by_term(today)
        if call.startswith("check "):
            today = of_known_checks(today, then)
        assert differences(then, today) == []
