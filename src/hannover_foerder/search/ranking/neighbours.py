"""Boost of programmes whose neighbours (:mod:`..index.neighbours`) match a query: they serve the same need."""

from __future__ import annotations

from heapq import nlargest
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from hannover_foerder.search.index.reader import Index

WEIGHT = 0.8
"""A neighbour gives this much of its own points, times the cosine and its share of the best score. Tried from 0.5 to 4
on the judged queries, with the share as well as without."""

ENOUGH = 0.1
"""A record with a word of the query becomes a hit if its neighbours alone give it this share of the best score."""

MOST_ADDED = 5
"""Records that become hits by their neighbours."""


def with_neighbours(
    index: Index, hits: Mapping[int, float], named_rows: Collection[int], score_by_other_row: Mapping[int, float]
) -> dict[int, float]:
    """Return the scores of the hits with what their neighbours give, and of other rows to which neighbours give enough.

    ``score_by_other_row`` are the own scores of records that have a word of the query and are no hits. A hit that the
    query names gives no more than the best of the other hits: it stands first for its name.
    """
    best_unnamed = max((score for row, score in hits.items() if row not in named_rows), default=0.0)
    if not best_unnamed:
        return dict(hits)
    # a score, times its share of the best one: see WEIGHT
    points_to_give = {row: WEIGHT * min(best_unnamed, score) ** 2 / best_unnamed for row, score in hits.items()}
    points_received: dict[int, float] = {}
    for row, giving_row, cosine in index.neighbourhood(sorted(points_to_give)):
        points_received[row] = points_received.get(row, 0.0) + cosine * points_to_give[giving_row]
    raised_hits = {
        row: score + (0.0 if row in named_rows else points_received.get(row, 0.0)) for row, score in hits.items()
    }
    least_points = ENOUGH * max(raised_hits.values(), default=0.0)
    helped_rows = [row for row in score_by_other_row if points_received.get(row, 0.0) > least_points]
    helped_best = nlargest(MOST_ADDED, helped_rows, key=lambda row: (points_received[row], -row))
    return raised_hits | {row: score_by_other_row[row] + points_received[row] for row in helped_best}
