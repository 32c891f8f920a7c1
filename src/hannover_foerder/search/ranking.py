"""The search: from a parsed query to ranked rows. Reads what the query needs, never the whole index."""

from __future__ import annotations

from heapq import nlargest
from typing import TYPE_CHECKING, NamedTuple

from hannover_foerder.search.concepts import WORD, Switches
from hannover_foerder.search.entry import (
    AREA,
    KIND,
    NAME,
    PROVIDER,
    SERVED,
    TARGET_GROUPS,
    TEXT,
    TOPICS,
    name_key,
)
from hannover_foerder.search.index import Index
from hannover_foerder.search.language import FUNCTION_WORDS, WEAK_WORDS
from hannover_foerder.search.phrase import contains, encode_phrase
from hannover_foerder.search.planning import analyse, restricted
from hannover_foerder.search.query import Phrase
from hannover_foerder.search.scoring import ABOUT, ANYWHERE, SUBJECT, Scope, Scores, Values, about_all, combine, idf, values_of
from hannover_foerder.search.text import parts, sequence, stem, words

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Collection, Iterable, Mapping
    from collections.abc import Set as AbstractSet

    from hannover_foerder.search.concepts import Concept, Plan
    from hannover_foerder.search.query import Query, Word

MASKS = {
    "name": NAME,
    "kind": KIND,
    "topics": TOPICS,
    "target_groups": TARGET_GROUPS,
    "area": AREA,
    "provider": PROVIDER,
}
"""Field masks of the field words."""

TAIL, FAR_TAIL, KEPT = 0.2, 0.05, 5
"""A hit has at least the first share of the points of the best one; of the best five the second is enough."""

GENERIC_SHARE = 0.3
"""A word in more than this share of the records does not say what is wanted."""

MOSTLY = 0.5

COVERAGE = 0.5
"""A hit covers at least this share of the rarity of the query's words, or is about one of them."""

ROUNDING = 1e-9

ENDED_FACTOR = 0.6
"""An ended programme counts this much beside a running one, unless it was asked for by name."""

NAME_BONUS = 2.0
"""Added to a record that the query names, in units of the best score that words can reach: it stands first."""

FIELD_SHARE = 0.3
"""Weight of a word of a field beside plain words: it says where to look rather than what for."""

MOST_COMPLETED = 400
MOST_PHRASES = 2_000
MOST_SIMILAR = 5
MOST_SUGGESTIONS = 5
ALL_SWITCHES = Switches()


class Standing(NamedTuple):
    """What the ranking wants to know of a record beyond its words."""

    ended: bool
    nearness: int
    """0 is nearest: the region before the state before the federation."""
    completeness: int
    """Higher is fuller."""


class Ranked(NamedTuple):
    """A hit."""

    row: int
    score: float
    matched: tuple[str, ...]
    """Stems to be marked in the record's texts."""
    similar: bool
    """Only some parts of a compound were found, apart from each other: something like it, not it."""


class Ranking(NamedTuple):
    """The answer to a query."""

    hits: tuple[Ranked, ...]
    total: int
    corrections: tuple[tuple[str, str], ...]
    suggestions: tuple[str, ...]


class Required(NamedTuple):
    """What a hit must have: a word of a field (then ``field`` names it) or a phrase."""

    typed: str
    field: str | None
    values: Values


class Search(NamedTuple):
    """What the words of a query are, and the scores they give."""

    reader: Index
    query: Query
    plan: Plan
    required: list[Required]
    singles: list[Values]
    groups: list[Values]
    scores: Scores
    switches: Switches
    named: set[int]
    """Rows whose name, alias or id is the query."""

    def capped(self) -> bool:
        """Whether only the best records of some word were looked at."""
        return any(values.capped for values in (*self.singles, *self.groups))


def rank(
    connection: sqlite3.Connection,
    query: Query,
    *,
    limit: int,
    allowed: Callable[[Iterable[int]], set[int]] | None = None,
    standing: Callable[[Iterable[int]], Mapping[int, Standing]] | None = None,
    switches: Switches = ALL_SWITCHES,
) -> Ranking:
    """The best ``limit`` records for a query, best first, always in the same order.

    ``allowed`` says which of some rows may be shown, ``standing`` what is known of them; both see candidates only. A
    word in more than 2,000 records is first looked up in the list of its best ones.
    """
    search = prepare(connection, query, complete=allowed is not None, switches=switches)
    named = search.named
    rows = set(search.scores.points) | named
    if query.excluded:
        rows -= _excluded(search.reader, query.excluded, rows)
    if allowed is not None and rows:
        rows &= allowed(rows)
    scores = search.scores
    count = len(rows)
    if search.capped():
        count = max(count, *(values.frequency for values in (*search.singles, *search.groups)))
        best = nlargest(max(MOST_COMPLETED, 2 * limit), rows, key=lambda row: (scores.final(row), -row))
        rows = set(best) | named & rows
        scores = completed(search, rows)
    hits, similar = _divided(search, scores, rows)
    total = len(hits) if not search.capped() else max(count, len(hits))
    ranked = _sorted(search, hits, limit, standing)
    if not ranked and limit:
        ranked = [hit._replace(similar=True) for hit in _sorted(search, similar, min(limit, MOST_SIMILAR), standing)]
    suggestions = () if ranked or not limit else _suggestions(search)
    return Ranking(tuple(ranked), total, search.plan.corrections, suggestions)


def prepare(
    connection: sqlite3.Connection, query: Query, *, complete: bool = False, switches: Switches = ALL_SWITCHES
) -> Search:
    """Reads what a query needs; of common words all records if ``complete``."""
    index = Index(connection)
    plan = analyse(index, query, switches)
    required = _required(index, query, switches)
    rows = frozenset(required[0].values.rows).intersection(*(one.values.rows for one in required)) if required else None
    scope = Scope(complete=complete, rows=rows)
    singles = [values_of(index, concept, scope) for concept in plan.singles]
    groups = [values_of(index, group.concept, scope) for group in plan.groups]
    scores = combine(plan, singles, groups, [one.values for one in required])
    named = _named(index, query) if switches.names else set()
    if required:
        named &= scores.points.keys()
    return Search(index, query, plan, required, singles, groups, scores, switches, named)


def completed(search: Search, rows: AbstractSet[int]) -> Scores:
    """The scores of some rows with the words for which they are not among the best."""
    plan, scope = search.plan, Scope(rows=rows)
    singles = [
        values_of(search.reader, concept, scope, values.mass)
        for concept, values in zip(plan.singles, search.singles, strict=True)
    ]
    groups = [
        values_of(search.reader, group.concept, scope, values.mass)
        for group, values in zip(plan.groups, search.groups, strict=True)
    ]
    return combine(plan, singles, groups, [one.values for one in search.required])


def name_bonus(scores: Scores) -> float:
    """What is added to a record that the query names: more than words alone can reach."""
    return NAME_BONUS * max(scores.total, 1.0)


def _divided(search: Search, scores: Scores, rows: Collection[int]) -> tuple[dict[int, float], dict[int, float]]:
    """Scores of the hits, and of what is only similar.

    A hit covers enough of the query, or is about one of its words: who asks for ``heizung mehrfamilienhaus`` is
    helped by what is about Heizung; who asks for ``reisepass verlängern`` not by a text in which something is
    verlängert.
    """
    hits: dict[int, float] = {}
    similar: dict[int, float] = {}
    specific = specific_concepts(search)
    few: list[int] = []
    single: list[int] = []
    half = COVERAGE * scores.total - ROUNDING
    needed = needed_mass(search, scores.total, specific)
    for row in rows:
        score = scores.final(row)
        certain = scores.certain(row)
        if row in search.named:
            hits[row] = score + name_bonus(scores)
        elif certain > ROUNDING and certain >= needed:
            hits[row] = score
        elif certain > ROUNDING:
            (few if certain < half else single).append(row)
        elif scores.covered.get(row, 0.0) >= needed:
            similar[row] = score
    best = nlargest(MOST_COMPLETED, few, key=lambda row: (scores.final(row), -row))
    about = about_one(search, best, specific) | about_one(search, single, specific, ABOUT)
    hits.update((row, scores.final(row)) for row in about)
    if not hits:
        others = about_one(search, best, mask=ABOUT)
        similar.update((row, scores.final(row)) for row in others)
    return _without_tail(hits, scores, search.named), similar


def _without_tail(hits: dict[int, float], scores: Scores, named: Collection[int]) -> dict[int, float]:
    """The hits without those far below the best: what only mentions a word in passing does not fit beside them."""
    points = sorted((scores.final(row) for row in hits), reverse=True)
    if not points:
        return hits
    least = min(TAIL * points[0], points[KEPT - 1] if len(points) >= KEPT else 0.0)
    least = max(least, FAR_TAIL * points[0])
    return {row: score for row, score in hits.items() if scores.final(row) >= least or row in named}


def specific_concepts(search: Search) -> list[Concept]:
    """The words of a query that say what is wanted, not just what kind of help or where.

    Left out are words of asking, places, words of very many records, and words that name a kind of help in most of the
    records that have them (``Kredit``): who asks for ``kredit auto`` is not helped by a Kredit for founders.
    """
    found = []
    for concept, values in zip(search.plan.singles, search.singles, strict=True):
        if concept.share < 1.0 or values.frequency > GENERIC_SHARE * search.reader.records:
            continue
        terms = [one.slots[0][0].term for one in concept.alternatives if one.how == WORD and len(one.slots) == 1]
        if not any(search.reader.share_of_field(term, KIND) > MOSTLY for term in terms):
            found.append(concept)
    return found


def needed_mass(search: Search, total: float, specific: Collection[Concept]) -> float:
    """The rarity that a record must cover to be a hit even if it is not about any word of the query.

    Half of the query's; and of several words more than one, since a single one, however rare, may mean something else
    (``swimming lessons``, ``train timetable``).
    """
    if not search.switches.coverage:
        return -ROUNDING
    singles = list(zip(search.plan.singles, search.singles, strict=True))
    masses = [values.mass for concept, values in singles if concept in specific]
    needed = COVERAGE * total - ROUNDING
    if len(masses) < 2 or search.groups or search.required:  # noqa: PLR2004 - several words
        return needed
    return max(needed, max(masses) + total - sum(masses) + ROUNDING)


def about_one(
    search: Search, rows: Collection[int], words: Iterable[Concept] | None = None, mask: int = SUBJECT
) -> set[int]:
    """The rows that are about a word of the query (not of asking, not a place), or say several of its words in one.

    ``words`` are those that count, all of them if not given; ``mask`` are the fields that say what a record is about.
    """
    concepts = [
        (concept, mask) for concept in (search.plan.singles if words is None else words) if concept.share == 1.0
    ]
    concepts += [(group.concept, ANYWHERE) for group in search.plan.groups]
    found: set[int] = set()
    for concept, where in concepts:
        for alternative in concept.alternatives:
            found |= about_all(search.reader, alternative, [row for row in rows if row not in found], where)
    return found


def _sorted(
    search: Search,
    found: dict[int, float],
    limit: int,
    standing: Callable[[Iterable[int]], Mapping[int, Standing]] | None,
) -> list[Ranked]:
    best = nlargest(max(4 * limit, MOST_COMPLETED), found, key=lambda row: (found[row], -row))
    standings = standing(best) if standing is not None and best else {}
    order = []
    for row in best:
        score = found[row]
        known = standings.get(row, _NOTHING_KNOWN)
        if known.ended and row not in search.named:
            score *= ENDED_FACTOR
        order.append((-round(score, 6), known.nearness, -known.completeness, row))
    order.sort()
    return [Ranked(row, -score, _matched(search, row), similar=False) for score, _, _, row in order[:limit]]


_NOTHING_KNOWN = Standing(ended=False, nearness=0, completeness=0)


def _matched(search: Search, row: int) -> tuple[str, ...]:
    """The stems of the best way in which the row says each concept."""
    found: dict[str, None] = {}
    for concept in (*search.plan.singles, *(group.concept for group in search.plan.groups)):
        for alternative in concept.alternatives:
            stems = [
                choice.term.term
                for slot in alternative.slots
                for choice in slot
                if search.reader.postings(choice.term).find(row) >= 0
            ]
            if len(stems) >= len(alternative.slots):
                found.update(dict.fromkeys(stems))
    for phrase in search.query.phrases:
        found.update(dict.fromkeys(sequence(phrase.text)))
    return tuple(one.removeprefix(SERVED) for one in found)


def _named(index: Index, query: Query) -> set[int]:
    """The rows whose name, alias or id is what was typed, with or without words of asking."""
    texts = [word.text for word in query.words if word.field in (None, "name")]
    texts += [phrase.text for phrase in query.phrases if phrase.field in (None, "name")]
    if not texts:
        return set()
    typed = [piece for text in texts for word in words(text) for piece in parts(word)]
    content = [piece for piece in typed if piece not in FUNCTION_WORDS and piece not in WEAK_WORDS]
    keys = {name_key(" ".join(pieces)) for pieces in (typed, content) if pieces}
    return index.named(sorted(keys))


def _required(index: Index, query: Query, switches: Switches) -> list[Required]:
    found = []
    plain = any(word.field is None for word in query.words)
    for word in query.words:
        if word.field is not None:
            scope = Scope(mask=MASKS[word.field])
            for concept in restricted(index, word.text, area=word.field == "area", switches=switches):
                values = values_of(index, concept, scope)
                values.mass *= FIELD_SHARE if plain else 1.0
                found.append(Required(concept.typed, word.field, values))
    for phrase in query.phrases:
        rows = phrase_values(index, phrase)
        found.append(Required(phrase.text, phrase.field, Values(rows, idf(index.records, len(rows)))))
    return found


def phrase_values(index: Index, phrase: Phrase) -> dict[int, float]:
    """The rows that have the words of a phrase next to each other, with the value of the weakest word.

    ``"Arbeitgeber-Service"`` is also found where it is written as one word.
    """
    typed = words(phrase.text)
    found = _in_order(index, phrase, [piece for word in typed for piece in parts(word)])
    if len(typed) == 1 and len(parts(typed[0])) > 1:
        for row, value in _in_order(index, phrase, ["".join(parts(typed[0]))]).items():
            found[row] = max(value, found.get(row, 0.0))
    return found


def _in_order(index: Index, phrase: Phrase, pieces: list[str]) -> dict[int, float]:
    stems = [stem(piece) for piece in pieces]
    # function words are indexed in names only, so they cannot say which records to look at
    content = [stem(piece) for piece in pieces if piece not in FUNCTION_WORDS] or stems
    index.load(content)
    terms = [index.term(one) for one in content]
    if not stems or None in terms:
        return {}
    mask = MASKS.get(phrase.field or "", 0)
    rarest_first = sorted({term.term: term for term in terms if term is not None}.values(), key=lambda term: term.df)
    values = dict(index.all_values(rarest_first[0], mask))
    for term in rarest_first[1:]:
        other = Scope(rows=values.keys()).values(index, term)
        values = {row: min(value, other[row]) for row, value in values.items() if row in other}
    wanted = encode_phrase(stems)
    best = nlargest(MOST_PHRASES, values, key=lambda row: (values[row], -row))
    orders = index.orders(best)
    return {row: values[row] for row in best if contains(orders[row], wanted)}


def _excluded(index: Index, excluded: Iterable[Word | Phrase], rows: set[int]) -> set[int]:
    """The rows that are about an excluded word; those that have an excluded phrase anywhere."""
    found: set[int] = set()
    for one in excluded:
        if isinstance(one, Phrase):
            wanted = encode_phrase(sequence(one.text))
            orders = index.orders(rows)
            found.update(row for row in rows if contains(orders[row], wanted))
            continue
        mask = MASKS[one.field] if one.field else ~TEXT & 0xFF
        having: set[int] | None = None
        for stems in ([stem(piece) for piece in parts(word)] for word in words(one.text)):
            for each in stems:
                term = index.term(each)
                matching = set() if term is None else {row for row in rows if index.postings(term).mask(row) & mask}
                having = matching if having is None else having & matching
        found |= having or set()
    return found


def _suggestions(search: Search) -> tuple[str, ...]:
    """The nearest words of the catalogue for the words that it does not have."""
    from hannover_foerder.search.correction import suggest

    found: dict[str, None] = {}
    for word in search.query.words:
        for piece in (piece for one in words(word.text) for piece in parts(one)):
            if search.reader.term(stem(piece)) is None:
                found.update(dict.fromkeys(suggest(search.reader, stem(piece))))
    return tuple(found)[:MOST_SUGGESTIONS]
