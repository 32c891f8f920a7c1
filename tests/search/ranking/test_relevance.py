"""The measure of the search: the metrics, and that the judgements are about programmes that exist."""

from __future__ import annotations

from pathlib import Path

import pytest
from benchmarks.relevance import BUILT_WITHOUT, LEFT_OUT, patched
from benchmarks.relevance_metrics import JudgedQuery, ndcg, quality, read_queries

DATA = Path(__file__).parents[3] / "data" / "programmes.yaml"


def test_ndcg_counts_grade_and_place() -> None:
    query = JudgedQuery("q", "x", "k", {"a": 2, "b": 1})
    assert ndcg(query, ["a", "b"]) == 1.0
    assert ndcg(query, ["b", "a"]) == pytest.approx(0.797, abs=0.001)
    assert ndcg(query, ["x", "y", "z", "u", "v", "a"]) == 0.0
    assert ndcg(query, []) == 0.0


def test_quality_is_the_mean_over_queries() -> None:
    queries = [
        JudgedQuery("found", "x", "k", {"a": 2}),
        JudgedQuery("late", "x", "k", {"a": 2, "b": 1}),
        JudgedQuery("never", "x", "k", {"a": 1}),
        JudgedQuery("empty", "x", "none", {}),
        JudgedQuery("full", "x", "none", {}),
    ]
    answers = {"found": ["a"], "late": ["x", "b"], "never": ["x"], "empty": [], "full": ["x"]}
    result = quality(queries, answers)
    assert result.queries == 5
    assert result.recall == pytest.approx((1 + 0.5 + 0) / 3)
    assert result.mrr == pytest.approx((1 + 0.5 + 0) / 3)
    assert result.fail == pytest.approx(1 / 3)
    assert result.empty == 0.5


def test_every_judged_programme_exists() -> None:
    text = DATA.read_text(encoding="utf-8")
    judged = {one for query in read_queries() for one in query.relevant}
    assert [one for one in sorted(judged) if f"- id: {one}\n" not in text] == []


def test_queries_are_judged_in_two_grades() -> None:
    queries = read_queries()
    assert len({query.id for query in queries}) == len(queries)
    assert {grade for query in queries for grade in query.relevant.values()} == {1, 2}


@pytest.mark.parametrize("part", [*LEFT_OUT, *BUILT_WITHOUT])
def test_the_benchmark_can_leave_out_each_part(part: str) -> None:
    with patched((LEFT_OUT | BUILT_WITHOUT)[part]):
        pass
