"""Search in an open store: understanding of the query, exclusion of unsuitable programmes, ranking."""

from __future__ import annotations

from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING

from hannover_foerder.model.filters import Filters
from hannover_foerder.model.surrogates import without_surrogates
from hannover_foerder.results import Hit, Hits, LeftOut
from hannover_foerder.store.rowsets import ALL_ROWS, RowSet, as_bytes, members, row_set
from hannover_foerder.store.selection import all_rows, passing_statuses, uses_facets

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from hannover_foerder.search.index.row_filter import Allowed
    from hannover_foerder.search.query.concepts import Plan
    from hannover_foerder.search.query.syntax import Phrase, Query, Word
    from hannover_foerder.search.query.understanding.meaning import Understanding
    from hannover_foerder.search.ranking.answer import Ranking, Standings
    from hannover_foerder.search.ranking.candidates import Candidates
    from hannover_foerder.search.ranking.explanation import Explanation
    from hannover_foerder.store.audience import Audience
    from hannover_foerder.store.contents import Contents


def search(
    contents: Contents, query: str, filters: Filters, limit: int, day: date, *, literal: bool, filled: bool
) -> Hits:
    """Return the result of a query: see :meth:`hannover_foerder.catalogue.Catalogue.search`.

    Sets of rows: ``passing`` have what the filters ask for, ``lenient`` those too that lack a value in a filtered facet
    (they are counted only), and ``possible`` those that nothing the query tells of its audience surely excludes.
    """
    from hannover_foerder.search.ranking.rank import plan_of

    parsed, filters = _parsed(contents, query, filters)
    understood = None if literal else _understood(contents, parsed)
    search_query = parsed if understood is None else understood.query
    audience = _audience(contents, understood)
    is_narrowed = uses_facets(filters) or passing_statuses(filters) is not None
    passing, lenient = contents.rows_passing(filters, day) if is_narrowed else (ALL_ROWS, ALL_ROWS)
    plan = plan_of(contents.index, search_query)
    has_words = _has_words(plan, search_query)
    if not has_words and (filters.areas or (audience and audience.is_an_answer)):
        return _without_words(contents, search_query, audience, limit, day, passing=passing, lenient=lenient)._replace(
            understood=understood
        )
    ranked_among = _ranker(contents, search_query, plan, _standings(contents, audience, day))
    possible = ALL_ROWS if audience is None else audience.possible
    exact = contents.exact_first(passing & possible, filters)[0] if is_narrowed else ALL_ROWS
    ranking = ranked_among(passing & possible, limit, first=exact, filled=filled)
    left_out = LeftOut()
    if audience is not None and possible != ALL_ROWS:
        left_out = LeftOut(*audience.left_out(row_set(ranked_among(passing, 0).rows)))
    cards = contents.cards([ranked.row for ranked in ranking.hits])
    hits = tuple(
        Hit(card, ranked.score, ranked.matched, ranked.similar, contents.reasons(card, filters))
        for card, ranked in zip(cards, ranking.hits, strict=True)
    )
    unknown_count = 0
    if lenient != passing:
        unknown_count = _number_of_others(ranked_among(lenient & possible, 0), passing=passing, total=ranking.total)
    return Hits(
        hits,
        ranking.total,
        unknown_count,
        ranking.corrections,
        ranking.suggestions,
        understood,
        left_out,
        asks_nothing=not hits and not has_words,
    )


def _has_words(plan: Plan, query: Query) -> bool:
    """Return whether a query says what is wanted, and not only whom or which place it is for."""
    return bool(plan.singles or query.phrases) or any(word.field for word in query.words)


def _number_of_others(ranking: Ranking, *, passing: RowSet, total: int) -> int:
    """Return how many hits of a ranking among more rows are none of the ``passing`` ones, which have ``total`` hits.

    The difference of the totals would be no count of them, and might be negative: beside better hits some of the
    passing rows are none, and beside their neighbours others are. Only where a very common word has more hits than
    were looked at, there is nothing but the totals.
    """
    other_count = (row_set(ranking.rows) & ~passing).bit_count()
    return other_count if len(ranking.rows) == ranking.total else max(other_count, ranking.total - total)


def explain(contents: Contents, query: str, programme_id: str, day: date, *, literal: bool) -> Explanation:
    """Return the explanation of a programme's rank for a query. Raises UnknownProgrammeError."""
    from hannover_foerder.search.ranking import explanation as ranking
    from hannover_foerder.search.ranking.rank import plan_of, without_excluded

    row = contents.row_of(programme_id)
    parsed, filters = _parsed(contents, query, Filters())
    understood = None if literal else _understood(contents, parsed)
    audience = _audience(contents, understood)
    standings = _standings(contents, audience, day)
    search_query = parsed if understood is None else understood.query
    explanation = ranking.explain(contents.index, search_query, row, standings_of=standings)
    is_answered_without_words = filters.areas or (audience and audience.is_an_answer)
    if is_answered_without_words and not _has_words(plan_of(contents.index, search_query), search_query):
        rows = all_rows(contents.connection) if audience is None else audience.meant(all_rows(contents.connection))
        rows_to_check = {row} if rows >> row & 1 else set()
        is_hit = bool(without_excluded(contents.index, search_query, rows_to_check))
        explanation = explanation._replace(found=is_hit)
    shut_to = audience.shut_to(row) if audience is not None else ()
    if filters.areas and not contents.rows_passing(filters, day)[0] >> row & 1:
        shut_to = (*shut_to, "filter")
    return explanation._replace(found=explanation.found and not shut_to, understood=understood, shut_to=shut_to)


def _ranker(contents: Contents, query: Query, plan: Plan, standings: Standings) -> Callable[..., Ranking]:
    """Return a function that ranks the hits of a query among some rows.

    The query is interpreted once, and scored once for all sets of rows; only of very common words the best among the
    rows are scored anew.
    """
    from hannover_foerder.search.ranking.candidates import candidates_of
    from hannover_foerder.search.ranking.rank import rank

    candidates: Candidates | None = None

    def ranked_among(rows: RowSet, limit: int, *, first: RowSet = ALL_ROWS, filled: bool = False) -> Ranking:
        """Return the best ``limit`` hits among the rows, those in ``first`` before the others.

        ``filled``: with similar ones behind them if they are fewer.
        """
        nonlocal candidates
        allowed = _allowed(contents, rows)
        # where all rows come first, there are no others to put behind them
        preferred = None if first == rows else _allowed(contents, first)
        if candidates is None or candidates.are_capped():
            candidates = candidates_of(contents.index, query, plan, allowed=allowed)
        return rank(candidates, limit=limit, allowed=allowed, first=preferred, standings_of=standings, filled=filled)

    return ranked_among


def _audience(contents: Contents, understood: Understanding | None) -> Audience | None:
    """Return the persons a query is for; ``None`` if it does not say."""
    if understood is None or not any(
        (
            understood.places,
            understood.ages,
            understood.employees,
            understood.facts,
            understood.groups,
            understood.not_for,
        )
    ):
        return None
    from hannover_foerder.store.audience import Audience

    return Audience(contents.connection, understood)


def _understood(contents: Contents, parsed: Query) -> Understanding:
    """Return the interpretation of a query, by a module that a literal search need not load."""
    from hannover_foerder.search.query.understanding.understanding import understand

    return understand(parsed, contents.spoken_names)


def _parsed(contents: Contents, query: str, filters: Filters) -> tuple[Query, Filters]:
    """Return a parsed query and the filters, to which the areas are added that words and phrases of *ort* name.

    These are taken out of the query; the areas are joined by "or". An excluded postcode stands for the names of its
    areas.
    """
    from hannover_foerder.search.query.syntax import parse

    parsed = parse(without_surrogates(query))
    if all(part.field != "area" for part in (*parsed.words, *parsed.phrases, *parsed.excluded)):
        return parsed, filters
    parsed = parsed._replace(excluded=tuple(name for part in parsed.excluded for name in _area_names(contents, part)))
    from hannover_foerder.model.spelling import plain

    areas_by_name = _areas_by_name(contents)
    parts: tuple[Word | Phrase, ...] = (*parsed.words, *parsed.phrases)
    areas_by_part = {
        part: tuple(areas_by_name.get(plain(part.text), ())) or _at_postcode(contents, part.text)
        for part in parts
        if part.field == "area"
    }
    areas = [area for named_areas in areas_by_part.values() for area in named_areas]
    if not areas:
        return parsed, filters
    words = tuple(word for word in parsed.words if not areas_by_part.get(word))
    phrases = tuple(phrase for phrase in parsed.phrases if not areas_by_part.get(phrase))
    remaining = parsed._replace(words=words, phrases=phrases, typed=words)
    return remaining, filters._replace(areas=tuple(dict.fromkeys((*filters.areas, *areas))))


def _areas_by_name(contents: Contents) -> dict[str, list[str]]:
    """Return the areas by id and name in plain spelling; by what people call them only where nothing is named so."""
    from hannover_foerder.model.answering import names_of, spoken_names_of
    from hannover_foerder.model.spelling import plain

    names: dict[str, list[str]] = {}
    spoken: dict[str, list[str]] = {}
    for area, spellings in names_of(contents.vocabulary.areas).items():
        for name in (area, *spellings):
            names.setdefault(plain(name), []).append(area)
    for area, spellings in spoken_names_of(contents.vocabulary.areas).items():
        for name in spellings:
            spoken.setdefault(plain(name), []).append(area)
    return spoken | names


def _area_names(contents: Contents, part: Word | Phrase) -> tuple[Word | Phrase, ...]:
    """Return a part of a query, or for a postcode in the field *ort* the names of its areas."""
    from hannover_foerder.search.query.syntax import Phrase

    areas = _at_postcode(contents, part.text) if part.field == "area" else ()
    return tuple(Phrase(contents.vocabulary.areas[area].de, "area") for area in areas) or (part,)


def _at_postcode(contents: Contents, text: str) -> tuple[str, ...]:
    """Return the areas of a postcode with its town or country; none for what is no such thing."""
    from hannover_foerder.model.answering import AnswerError, areas_at_postcode

    with suppress(AnswerError):
        return areas_at_postcode(text, contents.vocabulary) or ()
    return ()


def _standings(contents: Contents, audience: Audience | None, day: date) -> Standings:
    """Return what gives the ranking features of rows on a day, with a bonus for what names whom the query is for."""
    standings = partial(contents.standings, day=day)
    return standings if audience is None else audience.with_bonus(standings)


def _without_words(
    contents: Contents,
    query: Query,
    audience: Audience | None,
    limit: int,
    day: date,
    *,
    passing: RowSet,
    lenient: RowSet,
) -> Hits:
    """Return the programmes for a place or age, if no word of the query says what is wanted.

    Running ones come first, of these the ones of the narrowest area, then of the fullest record. ``passing`` and
    ``lenient`` are as in :func:`search`; who is meant stays open in the result (``understood``).
    """
    from hannover_foerder.search.ranking.rank import without_excluded

    passing, lenient = (rows & all_rows(contents.connection) for rows in (passing, lenient))
    left_out, possible = LeftOut(), ALL_ROWS
    if audience is not None:
        passing, lenient, possible = audience.meant(passing), audience.meant(lenient), audience.possible
        left_out = LeftOut(*audience.left_out(passing))
    rows = list(without_excluded(contents.index, query, set(members(passing & possible))))
    standing_of = contents.standings(rows, day)
    rows.sort(
        key=lambda row: (
            standing_of[row].ended or standing_of[row].lapsed,
            standing_of[row].nearness,
            -standing_of[row].completeness,
            row,
        )
    )
    hits = tuple(Hit(card, score=0.0, matched=(), similar=False) for card in contents.cards(rows[:limit]))
    unknown_count = (lenient & possible & ~passing).bit_count()
    return Hits(hits, len(rows), unknown_count, corrections=(), suggestions=(), left_out=left_out)


def _allowed(contents: Contents, rows: RowSet) -> Allowed | None:
    """Return the filter that lets some rows through; ``None`` for all of them."""
    if rows == ALL_ROWS:
        return None
    from hannover_foerder.search.index.row_filter import Allowed  # most searches have no filter

    return Allowed(as_bytes(rows & all_rows(contents.connection)))
