"""Scoring: the weight of each concept of a query in each record.

The value of a concept in a record is the weighted term frequency of its best alternative; it is saturated and weighed
by rarity as in BM25 (Robertson and Zaragoza 2009, "The probabilistic relevance framework"): ``idf * v / (k1 + v)``
with ``idf = log(1 + (N - df + 0.5) / (df + 0.5))``. The sum is multiplied by the share of the query's rarity that the
record covers, so that a record with all words beats one with a single word often; no word is required.
"""

from __future__ import annotations

from math import log
from typing import TYPE_CHECKING

from hannover_foerder.named_tuple import NamedTuple
from hannover_foerder.search.index.fields import ABOUT, ANYWHERE, NAMED
from hannover_foerder.search.index.postings import BEST_SIZE, SEARCH_FACTOR, VALUES
from hannover_foerder.search.query.concepts import PIECES, WORD, members_of

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence
    from collections.abc import Set as AbstractSet

    from hannover_foerder.search.index.postings import Term
    from hannover_foerder.search.index.reader import Index
    from hannover_foerder.search.index.row_filter import Allowed
    from hannover_foerder.search.query.concepts import Alternative, Choice, Compound, Concept, Group, Plan

SATURATION = 4.0
"""BM25's k1, for weighted term frequencies: one mention in a text has about 1, a name 7."""

NAME_BOOST = 1.2
"""A word of a name or alias counts this much more than the same word as a part of a compound there."""

UNKNOWN_SHARE = 0.02
"""A word that the catalogue does not have counts against the coverage as if it stood in this share of the records."""

MERELY_MENTIONED = 0.5
"""A word that no record is about, that is only mentioned, counts this much of its rarity."""


class Scope(NamedTuple):
    """The records to read: the best of common words, those with a word in some fields, or some rows."""

    allowed: Allowed | None = None
    """Of common words the best among the rows that a filter lets through."""
    mask: int = ANYWHERE
    rows: AbstractSet[int] | None = None

    def values(self, index: Index, term: Term) -> Mapping[int, float]:
        """Return the weighted term frequency of a term by row, in these records."""
        if self.rows is None and self.mask != ANYWHERE:
            return index.all_values(term, self.mask)
        if self.rows is None:
            return index.leading(term) if self.allowed is None else index.leading_among(term, self.allowed)
        if term.df <= SEARCH_FACTOR * len(self.rows):
            return {row: value for row, value in index.all_values(term, self.mask).items() if row in self.rows}
        postings = index.postings(term)
        return {
            row: VALUES[postings.codes[place]]
            for row in self.rows
            if (place := postings.find(row)) >= 0 and postings.masks[place] & self.mask
        }

    def caps(self, term: Term) -> bool:
        """Return whether only some of the records of a term are read."""
        return self.mask == ANYWHERE and self.rows is None and term.df > BEST_SIZE


class Values(NamedTuple):
    """The values of one concept by row, and what they weigh."""

    by_row: Mapping[int, float]
    mass: float
    """The concept's rarity (idf) times the share of it that counts."""
    frequency: int
    """How many records have the concept."""
    is_capped: bool = False
    """Whether of a common word only the best records were read."""


class PlanValues(NamedTuple):
    """The values of all concepts of a query."""

    singles: Sequence[Values]
    """Of each word of the plan."""
    groups: Sequence[Values]
    """Of each group of words of the plan."""
    required: Sequence[Values] = ()
    """Of each mandatory condition."""

    def required_rows(self) -> frozenset[int] | None:
        """Return the rows that meet all conditions; ``None`` without conditions."""
        if not self.required:
            return None
        return frozenset(self.required[0].by_row).intersection(*(values.by_row for values in self.required[1:]))

    def group_mass(self, group: Group, values: Values) -> float:
        """Return the mass that a group of words covers at most: its own, or that of the words that are found."""
        return max(
            values.mass, sum(self.singles[member].mass for member in group.members if self.singles[member].by_row)
        )


def idf(records: int, frequency: float) -> float:
    """Return the inverse document frequency of a term that ``frequency`` of ``records`` records have."""
    frequency = min(frequency, records)
    return log(1 + (records - frequency + 0.5) / (frequency + 0.5))


def saturation(value: float) -> float:
    """Return a weighted term frequency on a scale from 0 to 1."""
    return value / (SATURATION + value)


def values_of(index: Index, concept: Concept, scope: Scope, mass: float | None = None) -> Values:
    """Return the values of a concept; its mass (idf times share) is computed unless given."""
    by_row: dict[int, float] = {}
    frequency, is_capped = 0, False
    for alternative in concept.alternatives:
        terms = [choice.term for slot in alternative.slots for choice in slot]
        is_capped = is_capped or any(scope.caps(term) for term in terms)
        if len(alternative.slots) == 1 and (is_capped or scope.rows is not None):
            frequency = max(frequency, *(term.df for term in terms))
        for row, value in alternative_values(index, alternative, scope).items():
            if value > by_row.get(row, 0.0):
                by_row[row] = value
    frequency = max(frequency, len(by_row))
    if mass is None:
        # what a word of the collection was expanded to does not make it common
        typed_term = _itself(concept)
        frequency_of_word = frequency if typed_term is None else typed_term.df
        share = frequency_of_word if concept.alternatives else UNKNOWN_SHARE * index.records
        mass = concept.share * idf(index.records, share) * _weight_of_mentions(concept)
    return Values(by_row, mass, frequency, is_capped)


def _itself(concept: Concept) -> Term | None:
    """Return the word as it was typed; ``None`` if the catalogue does not have it as a word."""
    terms = (way.first_term for way in concept.alternatives if way.how == WORD and way.weight == 1.0)
    return next((term for term in terms if term.exact), None)


def _weight_of_mentions(concept: Concept) -> float:
    """Return a weight below 1 for a word mostly mentioned in passing (``prüfen``), which says little."""
    terms = word_terms(concept)
    about = max((term.about / term.df for term in terms), default=1.0)
    return MERELY_MENTIONED + (1 - MERELY_MENTIONED) * about


def word_terms(concept: Concept) -> list[Term]:
    """Return the terms that are the word itself, in one piece."""
    ways = (way for way in concept.alternatives if way.how == WORD and len(way.slots) == 1)
    return [way.first_term for way in ways]


def alternative_values(index: Index, alternative: Alternative, scope: Scope) -> dict[int, float]:
    """Return the values of one alternative of a concept by row: those of its weakest slot.

    A record must be about all pieces of a known compound.
    """
    values = _weakest(index, alternative, scope)
    if alternative.how == WORD:
        return _boosted(index, alternative.first_term, values)
    if alternative.how == PIECES:
        about = about_all(index, alternative, values)
        return {row: value for row, value in values.items() if row in about}
    return values


def _boosted(index: Index, term: Term, values: dict[int, float]) -> dict[int, float]:
    """Return the values, raised for records that have the word itself in a name or alias."""
    name_term = index.term(NAMED + term.term)
    if name_term is None:
        return values
    rows_with_name = values.keys() & index.postings(name_term).rows
    return values | {row: NAME_BOOST * values[row] for row in rows_with_name}


def _weakest(index: Index, alternative: Alternative, scope: Scope) -> dict[int, float]:
    """Return the weakest slot's value by row; the rarest slot is read first, so that common ones are looked up."""
    weight = alternative.weight
    rarest, *other_slots = sorted(alternative.slots, key=lambda slot: sum(choice.term.df for choice in slot))
    weakest = {row: weight * value for row, value in _slot_values(index, rarest, scope).items()}
    for slot in other_slots:
        values_of_slot = _slot_values(index, slot, Scope(mask=scope.mask, rows=weakest.keys()))
        weakest = {
            row: min(value, weight * values_of_slot[row]) for row, value in weakest.items() if row in values_of_slot
        }
    return weakest


def _slot_values(index: Index, slot: Sequence[Choice], scope: Scope) -> Mapping[int, float]:
    """Return the value of the best choice for a slot by row; its weight is part of it."""
    if len(slot) == 1 and slot[0].weight == 1.0:
        return scope.values(index, slot[0].term)
    best_values: dict[int, float] = {}
    for choice in slot:
        weight = choice.weight
        for row, value in scope.values(index, choice.term).items():
            if weight * value > best_values.get(row, 0.0):
                best_values[row] = weight * value
    return best_values


def about_all(index: Index, alternative: Alternative, rows: Iterable[int], mask: int = ABOUT) -> set[int]:
    """Return those of the ``rows`` that have every slot of an alternative in one of the fields of ``mask``."""
    about = set(rows)
    for slot in alternative.slots:
        about.intersection_update([row for choice in slot for row in index.rows_with(choice.term, about, mask)])
    return about


def about_compound(index: Index, plan: Plan, compound: Compound, values: PlanValues) -> set[int]:
    """Return the rows that are about a compound as a whole.

    They have it in another spelling, or enough of its pieces, the last of them (the head, which says what the thing
    is) where they say what they are about. A single piece that is enough, since the others say little, need only be
    mentioned.
    """
    about: set[int] = set()
    for group, group_values in zip(plan.groups, values.groups, strict=True):
        if set(compound.members) <= set(group.members):
            about.update(group_values.by_row)
    for members in compound.enough:
        rows = set.intersection(*(_rows_with_piece(plan, member, values) for member in members))
        about |= about_head(index, plan, members[-1], rows) if len(members) > 1 else rows
    return about


def _rows_with_piece(plan: Plan, member: int, values: PlanValues) -> set[int]:
    """Return the rows with a word of the plan, given by its position, or with a group that it is in."""
    groups = zip(plan.groups, values.groups, strict=True)
    return set(values.singles[member].by_row).union(
        *(group_values.by_row for group, group_values in groups if member in group.members)
    )


def about_head(index: Index, plan: Plan, head: int, rows: Collection[int], mask: int = ABOUT) -> set[int]:
    """Return those of the ``rows`` that have the ``head`` of a compound, a position, in a field of ``mask``."""
    concepts = [plan.singles[head], *(group.concept for group in plan.groups if head in group.members)]
    return set().union(
        *(about_all(index, alternative, rows, mask) for concept in concepts for alternative in concept.alternatives)
    )


class Scores:
    """The scores of the rows that match a query."""

    __slots__ = ("about", "covered", "doubtful", "points", "total")

    def __init__(self) -> None:
        self.about: list[set[int]] = []
        """For each compound of the plan the rows that are about it as a whole."""
        self.points: dict[int, float] = {}
        """By row, before coverage."""
        self.covered: dict[int, float] = {}
        """The mass of what a row has of the query."""
        self.doubtful: dict[int, float] = {}
        """The part of it that are mere parts of a compound."""
        self.total = 0.0
        """The mass of the query."""

    def final(self, row: int) -> float:
        """Return the points of a row times the share of the query that it covers."""
        return self.points.get(row, 0.0) * min(1.0, self.covered.get(row, 0.0) / self.total) if self.total else 0.0

    def certain(self, row: int) -> float:
        """Return the covered mass of a row without mere parts of a compound."""
        return self.covered.get(row, 0.0) - self.doubtful.get(row, 0.0)


def combine(index: Index, plan: Plan, values: PlanValues) -> Scores:
    """Return the scores of all rows that match the query; with mandatory conditions, points only for what meets all.

    A word in a group counts with the group, and what a compound's part covers in a row that is not about the whole is
    doubtful.
    """
    scores = Scores()
    grouped = members_of(plan.groups)
    for single in (
        *(single for number, single in enumerate(values.singles) if number not in grouped),
        *values.required,
    ):
        _add(scores, single)
    for group, group_values in zip(plan.groups, values.groups, strict=True):
        singles = [values.singles[member] for member in group.members]
        _add_group(scores, singles, group_values.by_row, values.group_mass(group, group_values))
    for compound in plan.compounds:
        about = about_compound(index, plan, compound, values)
        scores.about.append(about)
        for member in compound.members:
            for row in values.singles[member].by_row.keys() - about:
                scores.doubtful[row] = scores.doubtful.get(row, 0.0) + values.singles[member].mass
    required_rows = values.required_rows()
    if required_rows is not None:
        scores.points = {row: points for row, points in scores.points.items() if row in required_rows}
    return scores


def _add(scores: Scores, values: Values) -> None:
    """Add the points and the mass of a concept to those of its rows, and the mass to that of the query."""
    scores.total += values.mass
    for row, value in values.by_row.items():
        scores.points[row] = scores.points.get(row, 0.0) + values.mass * saturation(value)
        scores.covered[row] = scores.covered.get(row, 0.0) + values.mass


def _add_group(scores: Scores, singles: Sequence[Values], value_by_row: Mapping[int, float], mass: float) -> None:
    """Add several words and the group they form, by the higher points per row; they cover no more than ``mass``."""
    group_scores = Scores()
    for values in singles:
        _add(group_scores, values)
    for row, value in value_by_row.items():
        group_scores.points[row] = max(group_scores.points.get(row, 0.0), mass * saturation(value))
        group_scores.covered[row] = mass
    for row, points in group_scores.points.items():
        scores.points[row] = scores.points.get(row, 0.0) + points
        scores.covered[row] = scores.covered.get(row, 0.0) + min(group_scores.covered[row], mass)
    scores.total += mass
