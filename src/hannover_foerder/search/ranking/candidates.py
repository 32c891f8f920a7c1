"""Candidate records of a query, with the contribution of each word."""

from __future__ import annotations

from heapq import nlargest
from typing import TYPE_CHECKING

from hannover_foerder.named_tuple import NamedTuple
from hannover_foerder.search.analysis.language import FUNCTION_WORDS, WEAK_WORDS
from hannover_foerder.search.analysis.text import name_key, pieces_of
from hannover_foerder.search.index.postings import BEST_SIZE
from hannover_foerder.search.ranking.occasions import NO_OCCASIONS, match_occasions
from hannover_foerder.search.ranking.scoring import PlanValues, Scope, combine, values_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from collections.abc import Set as AbstractSet

    from hannover_foerder.search.index.reader import Index
    from hannover_foerder.search.index.row_filter import Allowed
    from hannover_foerder.search.query.concepts import Concept, Plan
    from hannover_foerder.search.query.syntax import Query
    from hannover_foerder.search.ranking.conditions import Required
    from hannover_foerder.search.ranking.occasions import OccasionMatch
    from hannover_foerder.search.ranking.scoring import Scores, Values

MOST_COMPLETED = 400
"""Of a word that very many records have, so many of the best are scored in full."""


class Candidates(NamedTuple):
    """The candidates of a query with its plan, the values of its concepts, and their scores."""

    reader: Index
    query: Query
    plan: Plan
    required: Sequence[Required]
    values: PlanValues
    scores: Scores
    """Without what a very common word adds to records that are not among its best: see :func:`full_scores`."""
    named: set[int]
    """Rows whose name, alias or id is the query."""
    occasions: OccasionMatch

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

    def are_capped(self) -> bool:
        """Return whether only the best records of some word were read."""
        return any(values.is_capped for values in (*self.values.singles, *self.values.groups))

    def most_common_count(self, allowed: Allowed | None) -> int:
        """Return how many of the ``allowed`` records (``None``: of all) have the most common word of the query.

        0 if no word is capped (:meth:`are_capped`): the candidates are all records then, and can be counted.
        """
        if not self.are_capped():
            return 0
        if allowed is None:
            return max(values.frequency for values in (*self.values.singles, *self.values.groups))
        # the frequencies are those among all records; an alternative of several slots has fewer than each of its words
        concepts = (*self.plan.singles, *(group.concept for group in self.plan.groups))
        single_slots = [way.slots[0] for concept in concepts for way in concept.alternatives if len(way.slots) == 1]
        terms = (choice.term for slot in single_slots for choice in slot)
        most_common = max(terms, key=lambda term: term.df, default=None)
        return 0 if most_common is None else len(allowed.among(self.reader.postings(most_common).rows))


def candidates_of(index: Index, query: Query, plan: Plan, *, allowed: Allowed | None = None) -> Candidates:
    """Return the candidates of a plan with their points, and the records that the query names.

    Of words in more than :data:`BEST_SIZE` records only the best of the ``allowed`` records are read.
    """
    conditions: Sequence[Required] = ()
    if query.phrases or any(word.field for word in query.words):
        from hannover_foerder.search.ranking.conditions import required_of

        conditions = required_of(index, query)
    values = PlanValues((), (), [condition.values for condition in conditions])
    index.load_postings(term for term in plan.terms() if term.df <= BEST_SIZE)
    scope = Scope(allowed=allowed, rows=values.required_rows())
    values = values._replace(
        singles=[values_of(index, concept, scope) for concept in plan.singles],
        groups=[values_of(index, group.concept, scope) for group in plan.groups],
    )
    scores = combine(index, plan, values)
    named = _named(index, query)
    if conditions:
        return Candidates(index, query, plan, conditions, values, scores, named & scores.points.keys(), NO_OCCASIONS)
    occasions = match_occasions(index, plan, query.circumstances)
    if occasions.elsewhere and scores.total:
        best = max(map(scores.final, scores.points), default=0.0)
        occasions = occasions._replace(by_words=best / scores.total)
    return Candidates(index, query, plan, conditions, values, scores, named, occasions)


def best_candidates(candidates: Candidates, rows: AbstractSet[int], most: int) -> tuple[AbstractSet[int], Scores]:
    """Return the rows that are worth ranking, and their full scores: all rows, if every word was read in full.

    Of a very common word only the best records were read (:func:`candidates_of`), so that the scores of others lack it.
    Then at least the ``most`` best are returned, with all rows that are named or have a matching occasion.
    """
    scores = candidates.scores
    if not candidates.are_capped():
        return rows, scores
    best_rows = set(nlargest(max(MOST_COMPLETED, most), rows, key=lambda row: (scores.final(row), -row)))
    best_rows |= (candidates.named | candidates.occasions.shares.keys()) & rows
    return best_rows, full_scores(candidates, best_rows)


def full_scores(candidates: Candidates, rows: AbstractSet[int]) -> Scores:
    """Return the scores of some rows, completed by the very common words for which a row is not among the best."""
    index, plan, values, scope = candidates.reader, candidates.plan, candidates.values, Scope(rows=rows)

    def full(concepts: Iterable[Concept], earlier_values: Iterable[Values]) -> list[Values]:
        """Return the values of concepts in the rows, with the masses that they had."""
        pairs = zip(concepts, earlier_values, strict=True)
        return [values_of(index, concept, scope, earlier.mass) for concept, earlier in pairs]

    singles = full(plan.singles, values.singles)
    groups = full((group.concept for group in plan.groups), values.groups)
    return combine(index, plan, PlanValues(singles, groups, values.required))


def _named(index: Index, query: Query) -> set[int]:
    """Return the rows whose name, alias or id equals the query, with or without generic words."""
    texts = [word.text for word in query.typed or query.words if word.field in (None, "name")]
    texts += [phrase.text for phrase in query.phrases if phrase.field in (None, "name")]
    if not texts:
        return set()
    all_pieces = [piece for text in texts for piece in pieces_of(text)]
    telling_pieces = [piece for piece in all_pieces if piece not in FUNCTION_WORDS and piece not in WEAK_WORDS]
    keys = {name_key(" ".join(pieces)) for pieces in (all_pieces, telling_pieces) if pieces}
    return index.named(sorted(keys))
