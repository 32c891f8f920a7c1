"""Search in an open store: understanding of the query, exclusion of unsuitable programmes, ranking."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hannover_foerder.model.filters import Filters
from hannover_foerder.model.surrogates import without_surrogates
from hannover_foerder.results import NOTHING_LEFT_OUT, Hit, Hits, LeftOut
from hannover_foerder.store.rowsets import ALL_ROWS, as_bytes, members, of
from hannover_foerder.store.selection import all_rows, statuses, uses_facets

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from datetime import date

    from hannover_foerder.search.index.row_filter import Allowed
    from hannover_foerder.search.query.concepts import Plan
    from hannover_foerder.search.query.syntax import Phrase, Query, Word
    from hannover_foerder.search.query.understanding.meaning import Understanding
    from hannover_foerder.search.ranking.answer import Ranking, Standing
    from hannover_foerder.search.ranking.candidates import Candidates
    from hannover_foerder.search.ranking.explanation import Explanation
    from hannover_foerder.store.audience import Audience
    from hannover_foerder.store.contents import Contents

    Standings = Callable[[Iterable[int]], Mapping[int, Standing]]


def search(
    contents: Contents, query: str, filters: Filters, limit: int, day: date, *, literal: bool, filled: bool
) -> Hits:
    """Return the result of a query: see :meth:`hannover_foerder.catalogue.Catalogue.search`."""
    from hannover_foerder.search.ranking.rank import plan_of

    parsed, filters = _with_areas(contents, _parsed(query), filters)
    understood = None if literal else _understood(contents, parsed)
    asked = parsed if understood is None else understood.query
    audience = _audience(contents, understood)
    narrowed = uses_facets(filters) or bool(statuses(filters))
    base, loose = contents.rows_passing(filters, day) if narrowed else (ALL_ROWS, ALL_ROWS)
    plan = plan_of(contents.index, asked)
    says_what = plan.singles or asked.phrases or any(word.field for word in asked.words)
    if not says_what and (filters.areas or (audience and audience.is_an_answer)):
        return _without_words(contents, asked, (base, loose), audience, limit, day)._replace(understood=understood)
    ranked_among = _ranker(contents, asked, plan, _standings(contents, audience, day))
    possible = ALL_ROWS if audience is None else audience.possible
    left_out = NOTHING_LEFT_OUT
    first = contents.exact_first(base & possible, filters)[0] if narrowed else ALL_ROWS
    ranking = ranked_among(base & possible, limit, first=first, filled=filled)
    if audience is not None and possible != ALL_ROWS:
        left_out = LeftOut(*audience.left_out(of(ranked_among(base, 0).rows)))
    cards = contents.cards([ranked.row for ranked in ranking.hits])
    hits = tuple(
        Hit(card, ranked.score, ranked.matched, ranked.similar, contents.reasons(card, filters))
        for card, ranked in zip(cards, ranking.hits, strict=True)
    )
    unknown = 0
    if loose != base:
        unknown = ranked_among(loose & possible, 0).total - ranking.total
    answer = Hits(hits, ranking.total, unknown, ranking.corrections, ranking.suggestions, understood, left_out)
    return answer if hits or says_what else answer._replace(asks_nothing=True)


def explain(contents: Contents, query: str, programme_id: str, day: date, *, literal: bool) -> Explanation:
    """Return the explanation of a programme's rank for a query. Raises UnknownProgrammeError."""
    from hannover_foerder.search.ranking import explanation as ranking

    row = contents.row_of(programme_id)
    parsed, filters = _with_areas(contents, _parsed(query), Filters())
    understood = None if literal else _understood(contents, parsed)
    audience = _audience(contents, understood)
    standings = _standings(contents, audience, day)
    asked = parsed if understood is None else understood.query
    explanation = ranking.explain(contents.index, asked, row, standing=standings)
    shut_to = audience.shut_to(row) if audience is not None else ()
    if filters.areas and not contents.rows_passing(filters, day)[0] >> row & 1:
        shut_to = (*shut_to, "filter")
    return explanation._replace(found=explanation.found and not shut_to, understood=understood, shut_to=shut_to)


def _ranker(contents: Contents, query: Query, plan: Plan, standings: Standings) -> Callable[..., Ranking]:
    """Return a function that runs a query, which is interpreted only once, and scored once for all filters.

    Only of very common words the best among the allowed rows are scored anew.
    """
    from hannover_foerder.search.ranking.candidates import candidates_of
    from hannover_foerder.search.ranking.rank import ranking_of

    candidates: Candidates | None = None

    def ranked_among(rows: int, limit: int, *, first: int = ALL_ROWS, filled: bool = False) -> Ranking:
        allowed = None if rows == ALL_ROWS else _allowed(rows & all_rows(contents.connection))
        before = None if first in (rows, ALL_ROWS) else _allowed(first & all_rows(contents.connection))
        nonlocal candidates
        if candidates is None or candidates.capped():
            candidates = candidates_of(contents.index, query, plan, allowed=allowed)
        return ranking_of(candidates, limit=limit, allowed=allowed, first=before, standing=standings, filled=filled)

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
    from hannover_foerder.search.query.understanding.understanding import understand

    return understand(parsed, contents.spoken_names)


def _with_areas(contents: Contents, parsed: Query, filters: Filters) -> tuple[Query, Filters]:
    """Return the words of the field *ort* that name areas as a filter, several joined by "or".

    An excluded postcode stands for the names of its areas.
    """
    if all(part.field != "area" for part in (*parsed.words, *parsed.phrases, *parsed.excluded)):
        return parsed, filters
    parsed = parsed._replace(excluded=tuple(name for part in parsed.excluded for name in _area_names(contents, part)))
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
    areas: list[str] = []

    def is_area(text: str, field: str | None) -> bool:
        key = plain(text)
        meant = (names.get(key) or spoken.get(key) or _at_postcode(contents, text)) if field == "area" else ()
        areas.extend(meant)
        return bool(meant)

    words = tuple(word for word in parsed.words if not is_area(word.text, word.field))
    phrases = tuple(phrase for phrase in parsed.phrases if not is_area(phrase.text, phrase.field))
    if not areas:
        return parsed, filters
    narrowed = parsed._replace(words=words, phrases=phrases, typed=words)
    return narrowed, filters._replace(areas=tuple(dict.fromkeys((*filters.areas, *areas))))


def _area_names(contents: Contents, part: Word | Phrase) -> tuple[Word | Phrase, ...]:
    """Return a part of a query, or for a postcode in the field *ort* the names of its areas."""
    from hannover_foerder.search.query.syntax import Phrase

    areas = _at_postcode(contents, part.text) if part.field == "area" else ()
    return tuple(Phrase(contents.vocabulary.areas[area].de, "area") for area in areas) or (part,)


def _at_postcode(contents: Contents, text: str) -> tuple[str, ...]:
    """Return the areas of a postcode with its town or country; none for what is no such thing."""
    from hannover_foerder.model.answering import AnswerError, areas_at_postcode

    try:
        return areas_at_postcode(text, contents.vocabulary) or ()
    except AnswerError:
        return ()


def _standings(contents: Contents, audience: Audience | None, day: date) -> Standings:
    def standings(candidates: Iterable[int]) -> Mapping[int, Standing]:
        return contents.standings(candidates, day)

    return standings if audience is None else audience.with_bonus(standings)


def _without_words(
    contents: Contents, query: Query, admitted: tuple[int, int], audience: Audience | None, limit: int, day: date
) -> Hits:
    """Return the programmes for a place or age, if no word of the query says what is wanted.

    Of what the filters let through (``admitted``) the running ones first, those of the narrowest area first.
    """
    from hannover_foerder.search.ranking.rank import without_excluded

    base, loose = (rows & all_rows(contents.connection) for rows in admitted)
    left_out, possible = NOTHING_LEFT_OUT, ALL_ROWS
    if audience is not None:
        base, loose, possible = audience.meant(base), audience.meant(loose), audience.possible
        left_out = LeftOut(*audience.left_out(base))
    rows = list(without_excluded(contents.index, query, set(members(base & possible))))
    standing = contents.standings(rows, day)
    rows.sort(
        key=lambda row: (
            standing[row].ended or standing[row].lapsed,
            standing[row].nearness,
            -standing[row].completeness,
            row,
        )
    )
    hits = tuple(Hit(card, 0.0, (), similar=False) for card in contents.cards(rows[:limit]))
    unknown = (loose & possible & ~base).bit_count()
    return Hits(hits, len(rows), unknown, (), (), None, left_out)


def _parsed(query: str) -> Query:
    from hannover_foerder.search.query.syntax import parse

    return parse(without_surrogates(query))


def _allowed(rows: int) -> Allowed:
    from hannover_foerder.search.index.row_filter import Allowed  # most searches have no filter

    return Allowed(as_bytes(rows))
