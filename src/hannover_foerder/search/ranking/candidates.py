"""Candidate records of a query, with the contribution of each word."""

from __future__ import annotations

from heapq import nlargest
from typing import TYPE_CHECKING

from hannover_foerder.search.analysis.language import FUNCTION_WORDS, WEAK_WORDS
from hannover_foerder.search.analysis.text import name_key, parts, words
from hannover_foerder.search.index.postings import BEST_SIZE
from hannover_foerder.search.ranking.occasions import NO_OCCASIONS, match_occasions
from hannover_foerder.search.ranking.scoring import Scope, Scores, combine, values_of

if TYPE_CHECKING:
    from collections.abc import Sequence
    from collections.abc import Set as AbstractSet

    from hannover_foerder.search.index.reader import Index
    from hannover_foerder.search.index.row_filter import Allowed
    from hannover_foerder.search.query.concepts import Plan
    from hannover_foerder.search.query.syntax import Query
    from hannover_foerder.search.ranking.conditions import Required
    from hannover_foerder.search.ranking.scoring import Values

MOST_COMPLETED = 400
"""Of a word that very many records have, so many of the best are scored in full."""


class Candidates:
    """The candidates of a query with its plan and their scores."""

    __slots__ = ("groups", "named", "occasions", "plan", "query", "reader", "required", "scores", "singles")

    def __init__(self, reader: Index, query: Query, plan: Plan, required: Sequence[Required]) -> None:
        self.reader = reader
        self.query = query
        self.plan = plan
        self.required = required
        self.singles: list[Values] = []
        self.groups: list[Values] = []
        self.scores = Scores()
        self.occasions = NO_OCCASIONS
        self.named: set[int] = set()
        """Rows whose name, alias or id is the query."""

    def rows(self) -> set[int]:
        """Return all rows that match any word of the query."""
        return self.scores.points.keys() | self.named | self.occasions.shares.keys()

    def asks_elsewhere(self) -> bool:
        """Return whether the query asks for a matter outside the catalogue."""
        return bool(self.plan.matters) or self.occasions.is_not_held

    def corrections(self) -> tuple[tuple[str, str], ...]:
        """Return the corrected words, each with its replacement, without duplicates."""
        of_fields = (correction for condition in self.required for correction in condition.corrections)
        return tuple(dict.fromkeys((*self.plan.corrections, *of_fields)))

    def capped(self) -> bool:
        """Return whether only the best records of some word were read."""
        return any(values.capped for values in (*self.singles, *self.groups))

    def most_frequent(self, allowed: Allowed | None) -> int:
        """Return the record count of the most common capped word, among the allowed records."""
        if not self.capped():
            return 0
        if allowed is None:
            return max(values.frequency for values in (*self.singles, *self.groups))
        concepts = (*self.plan.singles, *(group.concept for group in self.plan.groups))
        alone = [way.slots[0] for concept in concepts for way in concept.alternatives if len(way.slots) == 1]
        common = max((choice.term for slot in alone for choice in slot), key=lambda term: term.df, default=None)
        return 0 if common is None else allowed.number(self.reader.postings(common).rows)


def candidates_of(index: Index, query: Query, plan: Plan, *, allowed: Allowed | None = None) -> Candidates:
    """Return the candidates of a plan with their points, and the records that the query names.

    Of common words only the best of the ``allowed`` records are read.
    """
    conditions: Sequence[Required] = ()
    if query.phrases or any(word.field for word in query.words):
        from hannover_foerder.search.ranking.conditions import required_of

        conditions = required_of(index, query)
    candidates = Candidates(index, query, plan, conditions)
    required = [condition.values for condition in conditions]
    rows = frozenset(required[0].rows).intersection(*(values.rows for values in required)) if required else None
    scope = Scope(allowed=allowed, rows=rows)
    index.load_postings(term for term in plan.terms() if term.df <= BEST_SIZE)
    candidates.singles = [values_of(index, concept, scope) for concept in plan.singles]
    candidates.groups = [values_of(index, group.concept, scope) for group in plan.groups]
    candidates.scores = combine(index, plan, candidates.singles, candidates.groups, required)
    candidates.named = _named(index, query)
    if required:
        candidates.named &= candidates.scores.points.keys()
    else:
        candidates.occasions = match_occasions(index, plan, query.circumstances)
        if candidates.occasions.elsewhere:
            scores = candidates.scores
            best = max(map(scores.final, scores.points), default=0.0)
            candidates.occasions = candidates.occasions._replace(by_words=best / scores.total if scores.total else 0.0)
    return candidates


def best_candidates(candidates: Candidates, rows: AbstractSet[int], most: int) -> tuple[set[int], Scores]:
    """Return, of rows that share a very common word, at least the ``most`` best with their full scores; else all."""
    if not candidates.capped():
        return set(rows), candidates.scores
    scores = candidates.scores
    best = set(nlargest(max(MOST_COMPLETED, most), rows, key=lambda row: (scores.final(row), -row)))
    best |= (candidates.named | candidates.occasions.shares.keys()) & rows
    return best, full_scores(candidates, best)


def full_scores(candidates: Candidates, rows: AbstractSet[int]) -> Scores:
    """Return the scores of some rows, completed by the words for which the rows are not among the best."""
    plan, scope = candidates.plan, Scope(rows=rows)
    singles = [
        values_of(candidates.reader, concept, scope, values.mass)
        for concept, values in zip(plan.singles, candidates.singles, strict=True)
    ]
    groups = [
        values_of(candidates.reader, group.concept, scope, values.mass)
        for group, values in zip(plan.groups, candidates.groups, strict=True)
    ]
    return combine(candidates.reader, plan, singles, groups, [condition.values for condition in candidates.required])


def _named(index: Index, query: Query) -> set[int]:
    """Return the rows whose name, alias or id equals the query, with or without generic words."""
    texts = [word.text for word in query.typed or query.words if word.field in (None, "name")]
    texts += [phrase.text for phrase in query.phrases if phrase.field in (None, "name")]
    if not texts:
        return set()
    typed = [piece for text in texts for word in words(text) for piece in parts(word)]
    content = [piece for piece in typed if piece not in FUNCTION_WORDS and piece not in WEAK_WORDS]
    keys = {name_key(" ".join(pieces)) for pieces in (typed, content) if pieces}
    return index.named(sorted(keys))
