"""What scripts read from version 0.1.0 they read today: lines, fields and exit codes are only ever added to."""

from __future__ import annotations

import csv
import json
from typing import Any

import pytest
from tests.recorded.calls import ANSWERS, CALLS, answer

RECORDED = {recorded["call"]: recorded for recorded in json.loads(ANSWERS.read_text(encoding="utf-8"))}

FREE = frozenset(("score",))
"""Fields whose value may change: the number behind a rank, which only its order gives a meaning."""


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


def parsed(out: str, call: str) -> Any:
    """An answer in the shape in which it is compared."""
    if "--format jsonl" in call:
        return [json.loads(line) for line in out.splitlines()]
    if "--format json" in call:
        return json.loads(out or "null")
    if "--format csv" in call:
        return list(csv.DictReader(out.splitlines()))
    return [dict(enumerate(line.split("\t"))) for line in out.splitlines()]


def test_the_recorded_calls_are_those_that_are_tried() -> None:
    assert list(RECORDED) == list(CALLS)


@pytest.mark.parametrize("call", CALLS)
def test_what_was_there_is_there(call: str) -> None:
    before, now = RECORDED[call], answer(call)

    assert now["code"] == before["code"]
    if before["out"] == "":
        assert now["out"] == ""
    else:
        assert differences(parsed(str(before["out"]), call), parsed(str(now["out"]), call)) == []
