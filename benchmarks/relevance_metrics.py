"""How good a ranking is, for one query and over many."""

from __future__ import annotations

from math import log2
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import yaml

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

QUERIES = Path(__file__).with_name("relevance_queries.yaml")


class JudgedQuery(NamedTuple):
    """A query with what should be found: id of a programme to 2 (must be there) or 1 (useful)."""

    id: str
    text: str
    kind: str
    relevant: Mapping[str, int]


class Quality(NamedTuple):
    """Means over queries; for queries that should find nothing only ``empty`` counts, for the others the rest."""

    queries: int
    ndcg: float
    """nDCG@5 with gain 2**grade - 1 (Järvelin and Kekäläinen 2002)."""
    recall: float
    """Share of the relevant programmes among the first ten, at most ten of them."""
    mrr: float
    """Mean of 1 / place of the first relevant programme."""
    fail: float
    """Share of queries without one relevant programme among the first five."""
    empty: float
    """Share of queries that should find nothing and do."""


def read_queries(path: Path = QUERIES) -> list[JudgedQuery]:
    """Return the judged queries of a file."""
    plain_queries: list[dict[str, Any]] = yaml.safe_load(path.read_text(encoding="utf-8"))
    return [
        JudgedQuery(query["id"], str(query["q"]), query["kind"], query.get("relevant") or {}) for query in plain_queries
    ]


def gain(grades: Iterable[int]) -> float:
    """Return the discounted cumulative gain of grades in the order of a ranking."""
    return sum((2.0**grade - 1) / log2(place + 2) for place, grade in enumerate(grades))


def ndcg(query: JudgedQuery, ids: Sequence[str]) -> float:
    """Return the nDCG@5 of an answer, ids best first, to a query that has relevant programmes."""
    best_grades = sorted(query.relevant.values(), reverse=True)
    return gain(query.relevant.get(programme_id, 0) for programme_id in ids[:5]) / gain(best_grades[:5])


def quality(queries: Sequence[JudgedQuery], answers: Mapping[str, Sequence[str]]) -> Quality:
    """Return the means over ``queries``; ``answers`` maps their ids to the ids of programmes, best first."""
    answerable_queries = [query for query in queries if query.relevant]
    unanswerable_queries = [query for query in queries if not query.relevant]
    recall = mrr = fail = total = 0.0
    for query in answerable_queries:
        ids = answers[query.id]
        total += ndcg(query, ids)
        recall += len(query.relevant.keys() & set(ids[:10])) / min(10, len(query.relevant))
        mrr += next((1 / place for place, programme_id in enumerate(ids, 1) if programme_id in query.relevant), 0.0)
        fail += query.relevant.keys().isdisjoint(ids[:5])
    empty = sum(not answers[query.id] for query in unanswerable_queries)
    count = len(answerable_queries) or 1
    return Quality(
        len(queries),
        total / count,
        recall / count,
        mrr / count,
        fail / count,
        empty / len(unanswerable_queries) if unanswerable_queries else 1.0,
    )
