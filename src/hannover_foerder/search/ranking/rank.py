"""The search: from a parsed query to ranked rows. It reads only what the query needs of the index.

The words of a query are analysed to units, what index and thesaurus have for these is looked up, and both are
interpreted as a plan (:func:`plan_of`); the records are scored by it (:mod:`.candidates`), and those that fit are
selected and sorted (:func:`rank`).
"""

from __future__ import annotations

from heapq import nlargest
from typing import TYPE_CHECKING

from hannover_foerder.search.analysis.text import sequence
from hannover_foerder.search.index.fields import ANYWHERE, SERVED
from hannover_foerder.search.query.interpretation import analyse, interpret
from hannover_foerder.search.query.loading import empty_lexicon, load, load_hyphenated
from hannover_foerder.search.ranking.answer import Ranked, Ranking, Standing
from hannover_foerder.search.ranking.candidates import MOST_COMPLETED, best_candidates
from hannover_foerder.search.ranking.neighbours import with_neighbours
from hannover_foerder.search.ranking.relevance import hits_and_similar

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from hannover_foerder.search.index.reader import Index
    from hannover_foerder.search.index.row_filter import Allowed
    from hannover_foerder.search.query.concepts import Plan
    from hannover_foerder.search.query.syntax import Query
    from hannover_foerder.search.ranking.answer import Standings
    from hannover_foerder.search.ranking.candidates import Candidates
    from hannover_foerder.search.ranking.scoring import Scores

ENDED_FACTOR = 0.5
"""An ended programme counts this much beside a running one, unless it was asked for by name."""

LAPSED_FACTOR = 0.8
"""A programme whose time ran out counts this much, if nobody says that it goes on."""

NEARLY_EQUAL = 0.97
"""Among hits from this share of the points of the first of them on, nearness and completeness decide."""

MOST_SIMILAR = 5
MOST_SUGGESTIONS = 5


def plan_of(index: Index, query: Query) -> Plan:
    """Return the plan of a query: its words analysed to stems, looked up, and interpreted as concepts."""
    lexicon = empty_lexicon(index)
    load_hyphenated(index, lexicon, query)
    units = analyse(query, lexicon)
    load(index, lexicon, units)
    return interpret(units, lexicon)


def rank(
    candidates: Candidates,
    *,
    limit: int,
    allowed: Allowed | None = None,
    first: Allowed | None = None,
    standings_of: Standings | None = None,
    filled: bool = False,
) -> Ranking:
    """Return the best ``limit`` relevant candidates, best first, in a deterministic order.

    Similar ones if there are none, and suggestions if nothing is similar. With ``filled``, fewer hits than asked for
    are followed by other records with a word of the query, as similar. ``allowed`` are the rows that may be shown,
    those of ``first`` before the others; ``standings_of`` sees candidates only.
    """
    rows = without_excluded(candidates.reader, candidates.query, candidates.rows())
    if allowed is not None:
        rows = allowed.among(rows)
    scored_rows, scores = best_candidates(candidates, rows, 2 * limit)
    hits, similar = hits_and_similar(candidates, scores, scored_rows)
    hits = hits_with_neighbours(candidates, scores, hits, scored_rows)
    total = len(hits) if len(hits) < len(scored_rows) else max(len(rows), candidates.most_common_count(allowed))
    first_rows = hits.keys() if first is None else first.among(hits)
    ranked_hits = _sorted(candidates, {row: hits[row] for row in first_rows}, limit, standings_of)
    if len(first_rows) < len(hits):
        later_hits = {row: score for row, score in hits.items() if row not in first_rows}
        ranked_hits += _sorted(candidates, later_hits, limit - len(ranked_hits), standings_of)
    similar_hits: list[Ranked] = []
    if not ranked_hits:
        similar_hits = _sorted(candidates, similar, min(limit, MOST_SIMILAR), standings_of)
    elif filled and len(ranked_hits) < limit and not candidates.asks_elsewhere():
        score_by_other_row = {
            row: scores.final(row) for row in scored_rows if row not in hits and scores.final(row) > 0
        }
        similar_hits = _sorted(candidates, score_by_other_row, limit - len(ranked_hits), standings_of)
    ranked_hits += [hit._replace(similar=True) for hit in similar_hits]
    suggestions = () if ranked_hits or not limit or candidates.asks_elsewhere() else _suggestions(candidates)
    return Ranking(tuple(ranked_hits), total, candidates.corrections(), suggestions, tuple(hits))


def hits_with_neighbours(
    candidates: Candidates, scores: Scores, hits: dict[int, float], rows: Iterable[int]
) -> dict[int, float]:
    """Return the hits with what their neighbours give; if the query has only words, other ``rows`` may become hits."""
    if not hits or not candidates.plan.singles:
        return hits
    score_by_other_row = {} if candidates.required else {row: scores.final(row) for row in rows if row not in hits}
    return with_neighbours(candidates.reader, hits, candidates.named, score_by_other_row)


def without_excluded(index: Index, query: Query, rows: set[int]) -> set[int]:
    """Return some rows without those that a query excludes."""
    if not query.excluded:
        return rows
    from hannover_foerder.search.ranking.conditions import excluded_rows

    return rows - excluded_rows(index, query.excluded, rows)


def _sorted(
    candidates: Candidates,
    scores: dict[int, float],
    limit: int,
    standings_of: Standings | None,
) -> list[Ranked]:
    """Return the best ``limit`` of the rows with a score, best first, with their final scores.

    What is known of a row's status and audience changes its score; nearly equal ones are sorted by distance, then by
    completeness of the record.
    """
    if not limit:
        return []
    best_rows = nlargest(max(4 * limit, MOST_COMPLETED), scores, key=lambda row: (scores[row], -row))
    standings = standings_of(best_rows) if standings_of is not None and best_rows else {}
    final_scores: dict[int, float] = {}
    tie_breaks: dict[int, tuple[int, int]] = {}
    for row in best_rows:
        standing = standings.get(row, _NOTHING_KNOWN)
        factor = standing.bonus * (1.0 if row in candidates.named else factor_of(standing))
        final_scores[row] = round(factor * scores[row], 6)
        tie_breaks[row] = standing.nearness, -standing.completeness  # both: less is better
    by_score = sorted(best_rows, key=lambda row: (-final_scores[row], tie_breaks[row], row))
    sorted_rows: list[int] = []
    while by_score:
        least_score = NEARLY_EQUAL * final_scores[by_score[0]]
        count = max(
            1, sum(final_scores[row] >= least_score for row in by_score)
        )  # 0 for a negative score: a damaged store
        sorted_rows += sorted(by_score[:count], key=lambda row: (tie_breaks[row], -final_scores[row], row))
        by_score = by_score[count:]
    shown_rows = sorted_rows[:limit]
    stems_by_row = _matched_stems(candidates, shown_rows)
    return [Ranked(row, final_scores[row], stems_by_row[row], similar=False) for row in shown_rows]


def factor_of(standing: Standing) -> float:
    """Return the score factor of a programme's status: below 1 for ended or lapsed ones."""
    if standing.ended:
        return ENDED_FACTOR
    return LAPSED_FACTOR if standing.lapsed else 1.0


_NOTHING_KNOWN = Standing(ended=False, nearness=0, completeness=0)


def _matched_stems(candidates: Candidates, rows: Collection[int]) -> dict[int, tuple[str, ...]]:
    """Return by row the stems by which it matches the concepts, and the stems of all phrases of the query."""
    stems_by_row: dict[int, dict[str, None]] = {row: {} for row in rows}
    for concept in (*candidates.plan.singles, *(group.concept for group in candidates.plan.groups)):
        for alternative in concept.alternatives:
            terms = [choice.term for slot in alternative.slots for choice in slot]
            rows_by_term = [stems_by_row.keys() & candidates.reader.rows_with(term, rows, ANYWHERE) for term in terms]
            for row in set().union(*rows_by_term):
                stems = [
                    term.term for term, rows_of_term in zip(terms, rows_by_term, strict=True) if row in rows_of_term
                ]
                if len(stems) >= len(alternative.slots):
                    stems_by_row[row].update(dict.fromkeys(stems))
    phrases = dict.fromkeys(key for phrase in candidates.query.phrases for key in sequence(phrase.text))
    return {row: tuple(key.removeprefix(SERVED) for key in stems | phrases) for row, stems in stems_by_row.items()}


def _suggestions(candidates: Candidates) -> tuple[str, ...]:
    """Return words of the catalogue that are similar to those of a query that it does not have."""
    from hannover_foerder.search.query.spelling import suggest

    suggested_words: dict[str, None] = {}
    for key in (key for word in candidates.query.words for key in sequence(word.text)):
        if candidates.reader.term(key) is None:
            suggested_words.update(dict.fromkeys(suggest(candidates.reader, key)))
    return tuple(suggested_words)[:MOST_SUGGESTIONS]
