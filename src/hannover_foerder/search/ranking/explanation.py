"""Explanation of a record's score: each alternative that matched, and its contribution."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hannover_foerder.named_tuple import NamedTuple
from hannover_foerder.search.analysis.compound import parts
from hannover_foerder.search.index.fields import SERVED, fields_of
from hannover_foerder.search.index.phrase import contains, encode_phrase
from hannover_foerder.search.index.reader import IndexedWords
from hannover_foerder.search.query.concepts import COMPOUND, PART, SPLIT, WORD, members_of
from hannover_foerder.search.ranking.candidates import best_candidates, candidates_of, full_scores
from hannover_foerder.search.ranking.conditions import MASKS
from hannover_foerder.search.ranking.rank import factor_of, hits_with_neighbours, plan_of
from hannover_foerder.search.ranking.relevance import ROUNDING, hits_and_similar, name_bonus
from hannover_foerder.search.ranking.scoring import Scope, alternative_values, saturation

if TYPE_CHECKING:
    from hannover_foerder.search.index.postings import Term
    from hannover_foerder.search.index.reader import Index
    from hannover_foerder.search.query.concepts import Alternative, Concept, Plan
    from hannover_foerder.search.query.syntax import Query
    from hannover_foerder.search.query.understanding.meaning import Understanding
    from hannover_foerder.search.ranking.answer import Standings
    from hannover_foerder.search.ranking.candidates import Candidates
    from hannover_foerder.search.ranking.scoring import Scores

NAMED, FIELD, PHRASE, ENDED, LAPSED = "named", "field", "phrase", "ended", "lapsed"
AUDIENCE, OTHERS, TOLD, NEIGHBOURS = "audience", "others", "told", "neighbours"
_MOST_COMPOUNDS = 3


class Reason(NamedTuple):
    """A match of a query with a record, and its contribution to the score."""

    how: str
    """``word``, ``compound``, ``synonym``, ``joined``, ``split``, ``part``, ``pieces``, ``prefix``, ``corrected``,
    ``place``, ``named``, ``field``, ``phrase``, ``audience`` (it names the place or group that was asked for), or
    ``others`` (it is for others alone), ``told`` (people who need it speak so of their life), ``neighbours``
    (programmes for the same need are hits), ``ended`` and ``lapsed``, which take points away."""
    typed: str = ""
    found: str = ""
    """What the record says: a word as the catalogue writes it, a piece of a compound, the words of a synonym."""
    fields: tuple[str, ...] = ()
    """The fields with the match: names of :data:`~hannover_foerder.search.index.fields.FIELD_NAMES`."""
    points: float = 0.0


class Explanation(NamedTuple):
    """The reasons, largest contribution first; their points sum to the score."""

    score: float
    reasons: tuple[Reason, ...]
    missing: tuple[str, ...]
    """Words of the query that the record says in no way."""
    coverage: float
    """Share of the query's rarity that the record covers, 0 to 1; the points are already multiplied by it."""
    found: bool
    """Whether the record is a hit."""
    understood: Understanding | None = None
    """The interpretation of the query; ``None`` if it was taken literally."""
    shut_to: tuple[str, ...] = ()
    """Why the record is surely nothing for whoever asks: ``place``, ``age``, ``size`` (of a firm), ``facts`` (what the
    query tells else), ``group`` (only for an unwanted one), ``filter`` (a place in a field)."""


def explain(index: Index, query: Query, row: int, *, standings_of: Standings | None = None) -> Explanation:
    """Return why :func:`~hannover_foerder.search.ranking.rank.rank` gives a row its score, and whether it is a hit.

    The steps are those of the ranking in their order: words, occasions, neighbours, name or status, audience.
    """
    candidates = candidates_of(index, query, plan_of(index, query))
    rows, scores = best_candidates(candidates, candidates.rows(), 0)
    if row not in rows and row in candidates.scores.points:
        scores = full_scores(candidates, rows := rows | {row})
    coverage = min(1.0, scores.covered.get(row, 0.0) / scores.total) if scores.total else 0.0
    reasons: list[Reason] = []
    missing = [concept.typed for concept in candidates.plan.singles]
    if row in scores.points:
        reasons_before_coverage, missing = _reasons(candidates, scores, row)
        reasons += [reason._replace(points=coverage * reason.points) for reason in reasons_before_coverage]
    score = scores.final(row)
    hits, _ = hits_and_similar(candidates, scores, rows)
    by_life = hits.get(row, 0.0) - score - (name_bonus(scores) if row in candidates.named else 0.0)
    if row in hits and by_life > ROUNDING:
        reasons.append(Reason(TOLD, points=by_life))
        score += by_life
    hits_with_help = hits_with_neighbours(candidates, scores, hits, rows)
    by_neighbours = hits_with_help.get(row, 0.0) - hits.get(row, scores.final(row))
    if by_neighbours > ROUNDING:
        reasons.append(Reason(NEIGHBOURS, points=by_neighbours))
        score += by_neighbours
    standing = None if standings_of is None else standings_of((row,)).get(row)
    if row in candidates.named:
        reasons.append(Reason(NAMED, query.text.strip(), fields=("name",), points=name_bonus(scores)))
        score += name_bonus(scores)
    elif standing is not None and factor_of(standing) < 1:
        reasons.append(Reason(ENDED if standing.ended else LAPSED, points=(factor_of(standing) - 1) * score))
        score *= factor_of(standing)
    if standing is not None and standing.bonus != 1:
        reasons.append(Reason(AUDIENCE if standing.bonus > 1 else OTHERS, points=(standing.bonus - 1) * score))
        score *= standing.bonus
    reasons.sort(key=lambda reason: -reason.points)
    return Explanation(score, tuple(reasons), tuple(missing), coverage, row in hits_with_help)


def _reasons(candidates: Candidates, scores: Scores, row: int) -> tuple[list[Reason], list[str]]:
    """Return what each word or group of words adds to the score of a row before coverage; and the words it lacks.

    Words of a group count together or each alone, whichever is more.
    """
    plan, values = candidates.plan, candidates.values
    wholes = _wholes(plan, scores, row)
    reason_by_word = [_of_word(candidates, number, row, wholes.get(number)) for number in range(len(plan.singles))]
    grouped = members_of(plan.groups)
    reasons = [reason for number, reason in enumerate(reason_by_word) if reason is not None and number not in grouped]
    lacking = [number for number, reason in enumerate(reason_by_word) if reason is None and number not in grouped]
    for group, group_values in zip(plan.groups, values.groups, strict=True):
        of_words = [reason for number in group.members if (reason := reason_by_word[number]) is not None]
        of_group = _best_match(candidates.reader, group.concept, values.group_mass(group, group_values), row)
        if of_group is not None and of_group.points >= sum(reason.points for reason in of_words):
            reasons.append(of_group)
        else:
            reasons += of_words
            lacking += [number for number in group.members if reason_by_word[number] is None]
    return reasons + _of_required(candidates, row), [plan.singles[number].typed for number in lacking]


class _Whole(NamedTuple):
    """The compound that a word of the plan is a piece of."""

    typed: str
    how: str
    """``split`` if the record is about the compound as a whole, else ``part``."""


def _wholes(plan: Plan, scores: Scores, row: int) -> dict[int, _Whole]:
    """Return the compounds by the number of each word of the plan that is a piece of one."""
    return {
        member: _Whole(compound.typed, SPLIT if row in about else PART)
        for compound, about in zip(plan.compounds, scores.about, strict=True)
        for member in compound.members
    }


def _of_required(candidates: Candidates, row: int) -> list[Reason]:
    """Return what the field words and phrases of a query add to the score of a row."""
    reasons = []
    for condition in candidates.required:
        if row in condition.values.by_row:
            how = FIELD if condition.field else PHRASE
            fields = fields_of(MASKS[condition.field])[:1] if condition.field else ("text",)
            points = condition.values.mass * saturation(condition.values.by_row[row])
            reasons.append(Reason(how, condition.typed, condition.typed, fields, points))
    return reasons


def _of_word(candidates: Candidates, number: int, row: int, whole: _Whole | None) -> Reason | None:
    """Return the best match of a row with a word, given by its number in the plan; ``None`` if the row lacks it.

    A match of a piece of a compound is told as one of the ``whole``; but what a record that is about the whole says in
    another word (a synonym of the piece, a corrected word) is told as it is.
    """
    concept = candidates.plan.singles[number]
    match = _best_match(candidates.reader, concept, candidates.values.singles[number].mass, row)
    if match is None or whole is None:
        return match
    is_told_as_whole = whole.how == PART or match.how in (WORD, COMPOUND)
    return match._replace(typed=whole.typed, how=whole.how) if is_told_as_whole else match


def _best_match(index: Index, concept: Concept, mass: float, row: int) -> Reason | None:
    """Return the best match of a row with a concept, with its points before coverage; ``None`` if there is none.

    A word that stands in the record only inside compounds is told by these.
    """
    best_alternative: Alternative | None = None
    best_value = 0.0
    for alternative in concept.alternatives:
        value = alternative_values(index, alternative, Scope(rows=frozenset((row,)))).get(row, 0.0)
        if value > best_value:
            best_alternative, best_value = alternative, value
    if best_alternative is None:
        return None
    terms = [choice.term for slot in best_alternative.slots for choice in slot]
    mask = 0
    for term in terms:
        mask |= index.postings(term).mask(row)
    how, shown_text = best_alternative.how, best_alternative.target or terms[0].shown
    if how == WORD:
        compounds = [] if _stands(index, terms[0], row) else _compounds(index, terms[0].term, row)
        if compounds:
            how, shown_text = COMPOUND, ", ".join(compounds)
    return Reason(how, concept.typed, shown_text.removeprefix(SERVED), fields_of(mask), mass * saturation(best_value))


def _compounds(index: Index, stem: str, row: int) -> list[str]:
    """Return the row's compounds that contain a stem, as the catalogue writes them."""
    return [
        term.shown
        for term in index.containing(stem)
        if stem in dict(parts(term.term, IndexedWords(index))) and _stands(index, term, row)
    ][:_MOST_COMPOUNDS]


def _stands(index: Index, term: Term, row: int) -> bool:
    """Return whether a record has a word itself, not only in a compound."""
    return contains(index.orders((row,)).get(row, b""), encode_phrase((term.term,)))
