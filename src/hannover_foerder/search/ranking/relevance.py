"""Relevance cut-off: which candidates are hits, which are similar only, and which are not shown."""

from __future__ import annotations

from heapq import nlargest
from typing import TYPE_CHECKING

from hannover_foerder.search.index.fields import ABOUT, ANYWHERE, KIND, NAME, SUBJECT, TARGET_GROUPS
from hannover_foerder.search.query.concepts import WORD, Alternative, members_of
from hannover_foerder.search.query.lexicon import slot_of
from hannover_foerder.search.ranking.occasions import with_occasions
from hannover_foerder.search.ranking.scoring import about_all, about_head, word_terms

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from hannover_foerder.search.index.postings import Term
    from hannover_foerder.search.index.reader import Index
    from hannover_foerder.search.query.concepts import Concept
    from hannover_foerder.search.ranking.candidates import Candidates
    from hannover_foerder.search.ranking.scoring import Scores

COVERAGE = 0.5
"""A hit covers at least this share of the rarity of the query's words, or is about one of them."""

LEAST_SHARE = 0.2
"""A hit has at least this share of the score of the best one."""
BEST_HITS, LEAST_SHARE_OF_BEST = 5, 0.05
"""For so many best hits a smaller share is enough."""

GENERIC_SHARE = 0.3
"""A word in more than this share of the records does not tell the subject."""

MOSTLY = 0.5
"""A word that is a kind of help in this share of the records that are about it is the name of one."""

NAME_BONUS = 2.0
"""Added to a record that the query names, in units of the best score that words can reach: it stands first."""

MOST_LOOKED_AT = 400
ROUNDING = 1e-9


def name_bonus(scores: Scores) -> float:
    """Return the bonus of a record that the query names: more than the words alone can reach."""
    return NAME_BONUS * max(scores.total, 1.0)


def hits_and_similar(
    candidates: Candidates, scores: Scores, rows: Collection[int]
) -> tuple[dict[int, float], dict[int, float]]:
    """Return the scores of the hits, and of the programmes that are only similar.

    A hit covers enough of the query, or is about one of its words: who asks for ``heizung mehrfamilienhaus`` is
    helped by what is about Heizung; who asks for ``reisepass verlängern`` not by a text in which something is
    verlängert.
    """
    hits = {row: scores.final(row) + name_bonus(scores) for row in candidates.named.intersection(rows)}
    if candidates.occasions.is_not_held:
        return hits, {}
    rows = about_matters(candidates, rows)
    specific = specific_concepts(candidates)
    half_mass = COVERAGE * scores.total - ROUNDING
    enough_mass = needed_mass(candidates, scores.total, specific)
    rows_with_enough: list[int] = []
    rows_with_half: list[int] = []
    rows_with_less: list[int] = []
    rows_with_parts: list[int] = []
    for row in rows:
        certain_mass = scores.certain(row)
        if row in hits:
            continue
        if certain_mass > ROUNDING and certain_mass >= enough_mass:
            rows_with_enough.append(row)
        elif certain_mass > ROUNDING:
            (rows_with_less if certain_mass < half_mass else rows_with_half).append(row)
        elif scores.covered.get(row, 0.0) >= enough_mass:
            rows_with_parts.append(row)
    best_with_less = nlargest(MOST_LOOKED_AT, rows_with_less, key=lambda row: (scores.final(row), -row))
    subject = SUBJECT & ~TARGET_GROUPS if is_half_unknown(candidates) else SUBJECT
    hit_rows = about_one(candidates, scores, best_with_less, specific, subject)
    hit_rows |= about_one(candidates, scores, rows_with_half, specific, ABOUT)
    # what a query asks of its single telling word is not answered by mentions in passing (Kindergeld beantragen)
    asks_of_one_word = len(specific) == 1 < len(candidates.plan.singles)
    if not asks_of_one_word or candidates.required or about_one(candidates, scores, rows_with_enough, mask=ABOUT):
        hit_rows.update(rows_with_enough)
    hits.update((row, scores.final(row)) for row in hit_rows)
    similar: dict[int, float] = {}
    if not hits:
        similar_rows = about_one(candidates, scores, best_with_less, mask=ABOUT)
        similar_rows |= about_piece(candidates, rows, rows_with_parts)
        similar = {row: scores.final(row) for row in similar_rows}
    if not (candidates.plan.singles or candidates.query.phrases):
        return hits, similar  # words of a field alone restrict: what has them is an answer, however little it says them
    hits = _without_tail(hits, scores, candidates.named)
    by_words = [score for row, score in hits.items() if row not in candidates.named]
    return with_occasions(hits, candidates.occasions, rows, max(by_words, default=scores.total)), similar


def about_matters(candidates: Candidates, rows: Collection[int]) -> Collection[int]:
    """Return the rows whose name has every matter that the query asks for, and those that it names.

    All rows if it asks for no matter.
    """
    index = candidates.reader
    for stems in candidates.plan.matters:
        slots = tuple(slot_of(index.term(stem)) for stem in stems)
        about = about_all(index, Alternative(WORD, 1.0, slots), rows, NAME) if all(slots) else set()
        rows = about | candidates.named.intersection(rows)
    return rows


def _without_tail(hits: dict[int, float], scores: Scores, named: Collection[int]) -> dict[int, float]:
    """Return the hits and their scores without those far below the best, which mention a word in passing only.

    What the query names stays; its bonus does not count here, or nothing would stay beside it.
    """
    scores_without_bonus = {row: scores.final(row) for row in hits}
    best_score = max(scores_without_bonus.values(), default=0.0)
    best_rows = nlargest(BEST_HITS, hits, key=lambda row: (scores_without_bonus[row], -row))
    return {
        row: score
        for row, score in hits.items()
        if row in named
        or scores_without_bonus[row] >= (LEAST_SHARE_OF_BEST if row in best_rows else LEAST_SHARE) * best_score
    }


def specific_concepts(candidates: Candidates) -> list[Concept]:
    """Return the query words that tell the subject, not just the kind of help or the place.

    Left out are words of asking, places, words of very many records, and words that name a kind of help in most of the
    records that are about them (``Kredit``): who asks for ``kredit auto`` is not helped by a Kredit for founders.
    """
    specific = []
    for concept, values in zip(candidates.plan.singles, candidates.values.singles, strict=True):
        terms = word_terms(concept)
        # its synonyms do not make a word common
        frequency = max((term.df for term in terms), default=values.frequency)
        is_generic = concept.share < 1.0 or frequency > GENERIC_SHARE * candidates.reader.records
        if not is_generic and not any(_names_kind(candidates.reader, term) for term in terms):
            specific.append(concept)
    return specific


def _names_kind(index: Index, term: Term) -> bool:
    """Return whether most of the records that are about a word have it as a kind of help; false if there are none."""
    return index.share_of_field(term, KIND) * term.df > MOSTLY * term.about > 0


def is_half_unknown(candidates: Candidates) -> bool:
    """Return whether the catalogue has a single word of the query and no alternative for the others.

    Then whom a record is for does not show that it is what was asked for (``çocuk parası``: money for children).
    """
    plan = candidates.plan
    grouped = members_of(plan.groups)
    are_known = [
        bool(concept.alternatives)
        for number, concept in enumerate(plan.singles)
        if concept.share == 1.0 and number not in grouped
    ]
    return not all(are_known) and sum(are_known) + len(plan.groups) == 1


def needed_mass(candidates: Candidates, total: float, specific: Collection[Concept]) -> float:
    """Return the rarity that a record must cover to be a hit without being about any word of the query.

    Half of the query's; and of several words more than one, since a single one, however rare, may mean something else
    (``swimming lessons``, ``train timetable``).
    """
    singles = zip(candidates.plan.singles, candidates.values.singles, strict=True)
    masses = [values.mass for concept, values in singles if concept in specific]
    half_mass = COVERAGE * total - ROUNDING
    if len(masses) < 2 or candidates.plan.groups or candidates.required:  # noqa: PLR2004 - several words
        return half_mass
    return max(half_mass, max(masses) + total - sum(masses) + ROUNDING)


def about_one(
    candidates: Candidates,
    scores: Scores,
    rows: Collection[int],
    words: Collection[Concept] | None = None,
    mask: int = SUBJECT,
) -> set[int]:
    """Return the rows about a word of the query, about a compound as a whole, or with several words as a group.

    ``words`` are the concepts that count, all of them if not given; ``mask`` are the fields that say what a record is
    about.
    """
    plan = candidates.plan
    pieces = {member for compound in plan.compounds for member in compound.members}
    concepts_and_fields = [
        (concept, mask)
        for number, concept in enumerate(plan.singles)
        if concept.share == 1.0 and number not in pieces and (words is None or concept in words)
    ]
    concepts_and_fields += [(group.concept, ANYWHERE) for group in plan.groups if not pieces.issuperset(group.members)]
    about_rows: set[int] = set()
    for concept, fields in concepts_and_fields:
        for alternative in concept.alternatives:
            other_rows = [row for row in rows if row not in about_rows]
            about_rows |= about_all(candidates.reader, alternative, other_rows, fields)
    for compound, rows_about_whole in zip(plan.compounds, scores.about, strict=True):
        if words is None or any(plan.singles[member] in words for members in compound.enough for member in members):
            for *_, head in compound.enough:
                about_rows |= about_head(candidates.reader, plan, head, rows_about_whole.intersection(rows), mask)
    return about_rows


def about_piece(candidates: Candidates, rows: Iterable[int], rows_with_parts: Iterable[int]) -> set[int]:
    """Return those of the ``rows`` that are about a part of a compound that tells its subject.

    Those of ``rows_with_parts``, which have all that a hit needs, but only as such parts, may be about any part.
    """
    about_rows: set[int] = set()
    for compound in candidates.plan.compounds:
        for member in compound.members:
            rows_with_part = candidates.values.singles[member].by_row.keys() & (
                rows if member in compound.telling else rows_with_parts
            )
            for alternative in candidates.plan.singles[member].alternatives:
                about_rows |= about_all(candidates.reader, alternative, rows_with_part)
    return about_rows
