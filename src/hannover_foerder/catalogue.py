"""The catalogue as a library: search, filter, look up. It reads from the store only what an answer needs."""

from __future__ import annotations

import sqlite3
from contextlib import suppress
from datetime import date
from threading import RLock
from typing import TYPE_CHECKING, Any

from hannover_foerder.errors import UnknownProgrammeError, WrongArgumentError
from hannover_foerder.model.filters import Filters
from hannover_foerder.model.status import STATUS_KINDS, UNCLEAR_KINDS
from hannover_foerder.model.surrogates import without_surrogates
from hannover_foerder.results import NOTHING_LEFT_OUT, FacetCount, Hit, Hits, LeftOut, Selection
from hannover_foerder.store.ordering import sort_key
from hannover_foerder.store.renewing import inflated, renewed_when_damaged
from hannover_foerder.store.rowsets import ALL_ROWS, as_bytes, members, number_in, of
from hannover_foerder.store.selection import ROWS_PER_QUESTION, all_rows, in_status, marks, passing, statuses, wanted

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from hannover_foerder.eligibility.decision import Matching
    from hannover_foerder.model.ask import Ask
    from hannover_foerder.model.card import Card
    from hannover_foerder.model.office import Office
    from hannover_foerder.model.profile import ProfileField
    from hannover_foerder.model.programme import Programme
    from hannover_foerder.model.vocabulary import Term, Vocabulary
    from hannover_foerder.search.index.row_filter import Allowed
    from hannover_foerder.search.query.syntax import Query
    from hannover_foerder.search.query.understanding.meaning import Understanding
    from hannover_foerder.search.ranking.answer import Ranking, Standing
    from hannover_foerder.search.ranking.explanation import Explanation
    from hannover_foerder.store.audience import Audience
    from hannover_foerder.store.renewing import Store

    Standings = Callable[[Iterable[int]], Mapping[int, Standing]]

EVERYTHING = Filters()


class Catalogue:
    """One compiled catalogue. Make it with :func:`hannover_foerder.load`; it is read-only and may be kept open.

    Any number of threads may ask it; they are answered one after the other.
    """

    def __init__(self, store: Store) -> None:
        self.lock = RLock()
        """Held while the store is read: a connection answers one thread at a time."""
        self._connection = store.connection
        self._renew = store.renew
        self.notices = store.notices
        """What the user should know about how the catalogue was read: codes of sentences and their values."""
        self._vocabulary: Vocabulary | None = None
        self._labels: dict[str, tuple[str, str]] | None = None
        self._offices: dict[str, Any] | None = None

    def renew(self) -> bool:
        """Compile the catalogue again from its files, because its store is damaged; false if that was done before."""
        if self._renew is None:
            return False
        fresh, self._renew = self._renew(), None
        with suppress(sqlite3.Error):
            self._connection.close()
        self._connection, self.notices = fresh.connection, fresh.notices
        self._vocabulary = self._labels = self._offices = None
        return True

    @property
    @renewed_when_damaged
    def vocabulary(self) -> Vocabulary:
        """The four trees of terms."""
        if self._vocabulary is None:
            import json

            from hannover_foerder.model.plain import from_plain
            from hannover_foerder.model.vocabulary import Vocabulary

            self._vocabulary = from_plain(Vocabulary, json.loads(self._meta("vocabulary")))
        return self._vocabulary

    @renewed_when_damaged
    def label(self, facet: str, term: str) -> tuple[str, str]:
        """Return the German and English label of a term, read without the whole vocabulary.

        The id itself for an unknown term.
        """
        if self._labels is None:
            import json

            self._labels = json.loads(self._meta("labels"))
        german, english = self._labels.get(f"{facet}/{term}", (term, term))
        return german, english

    @renewed_when_damaged
    def whom_to_ask(self, programme: Programme) -> tuple[Ask, ...]:
        """Return whom to ask about a programme: its own contacts, else its offices, else the best page there is."""
        from hannover_foerder.model.office import whom_to_ask

        offices = self._offices_of(programme.offices)
        translated = {office["de"]: office["en"] for office in self._plain_offices().values()}
        return whom_to_ask(programme, offices, translated)

    @renewed_when_damaged
    def advice(self, offices: Sequence[str]) -> tuple[Ask, ...]:
        """Return how to ask some offices, those of them that there are."""
        from hannover_foerder.model.office import ask_of

        return tuple(ask_of(key, office) for key, office in self._offices_of(offices).items())

    def _offices_of(self, keys: Sequence[str]) -> dict[str, Office]:
        from hannover_foerder.model.office import Office
        from hannover_foerder.model.plain import from_plain

        offices = self._plain_offices()
        return {key: from_plain(Office, offices[key]) for key in keys if key in offices}

    def _plain_offices(self) -> dict[str, Any]:
        """All offices as they are stored, by key."""
        if self._offices is None:
            import json

            self._offices = json.loads(self._meta("offices"))
        return self._offices

    @property
    @renewed_when_damaged
    def profile(self) -> dict[str, ProfileField]:
        """The questions a person can be asked, by field."""
        import json

        from hannover_foerder.model.plain import from_plain
        from hannover_foerder.model.profile import ProfileField

        return {name: from_plain(ProfileField, plain) for name, plain in json.loads(self._meta("profile")).items()}

    def _meta(self, key: str) -> str:
        (value,) = self._connection.execute("SELECT value FROM meta WHERE key = ?", (key,)).fetchone()
        return str(value)

    # -- lists ---------------------------------------------------------------------------------------------------------

    @renewed_when_damaged
    def filter(
        self, filters: Filters = EVERYTHING, *, day: date, sort: str = "name", limit: int | None = None
    ) -> Selection:
        """Return the programmes that pass the filters, in an order of :data:`~hannover_foerder.store.ordering.SORTS`.

        Without a status in the filters, programmes that have ended for good by ``day`` are hidden and counted.
        """
        _require(filters, Filters)
        _require(day, date)
        base, loose = self._passing(filters, day)
        hides_ended = not filters.statuses and not filters.ongoing
        kept = ~in_status(self._connection, ("ended",), day) if hides_ended else -1
        shown = base & kept
        total = shown.bit_count()
        cards: list[Card] = []
        for rows in self._exact_first(shown, filters):
            left = None if limit is None else limit - len(cards)
            if sort == "name":
                cards += self._cards(members(rows, left))
            else:
                key = sort_key(sort, day, self.vocabulary, filters.areas)
                cards += sorted(self._cards(members(rows)), key=key)[:left]
        hidden = base.bit_count() - total
        unknown = (loose & kept).bit_count() - total
        counted = {card.id: reasons for card in cards if (reasons := self._reasons(card, filters))}
        return Selection(tuple(cards), total, hidden, unknown, counted)

    def _exact_first(self, rows: int, filters: Filters) -> tuple[int, ...]:
        """Return the rows in parts: where a target group counts as another, first those that are for it as such."""
        facets = wanted(filters, self.vocabulary) if filters.target_groups else []
        if not any(facet.counted for facet in facets):
            return (rows,)
        exact = passing(self._connection, facets, with_unknown=filters.include_unknown, strictly=True)
        return rows & exact, rows & ~exact

    def _reasons(self, card: Card, filters: Filters) -> tuple[str, ...]:
        if not filters.target_groups or not card.target_groups:
            return ()
        return self.vocabulary.reasons(filters.target_groups, card.target_groups)

    def _passing(self, filters: Filters, day: date) -> tuple[int, int]:
        """Return the rows that pass the filters; and these with those that say nothing on a filtered facet."""
        codes = statuses(filters)
        on_day = in_status(self._connection, codes, day) if codes else all_rows(self._connection)
        if not _uses_facets(filters):
            return on_day, on_day
        facets = wanted(filters, self.vocabulary)
        base = on_day & passing(self._connection, facets, with_unknown=filters.include_unknown)
        if filters.include_unknown:
            return base, base
        return base, on_day & passing(self._connection, facets, with_unknown=True)

    @renewed_when_damaged
    def facet_counts(self, facet: str, filters: Filters = EVERYTHING, *, day: date) -> tuple[FacetCount, ...]:
        """Return how many of the programmes that pass the filters have each value of a facet, most first.

        A programme counts for its own terms and for the wider ones; for ``areas`` only for the areas it names. ``""``
        stands for programmes that say nothing on the facet.
        """
        _require(filters, Filters)
        _require(day, date)
        rows, _ = self._passing(filters, day)
        if not statuses(filters):
            rows &= ~in_status(self._connection, ("ended",), day)
        if facet == "status":
            numbers: dict[str, int] = {
                kind: (rows & in_status(self._connection, (kind,), day)).bit_count() for kind in STATUS_KINDS
            }
            numbers["unclear"] = sum(numbers[kind] for kind in UNCLEAR_KINDS)
        else:
            sets = self._connection.execute("SELECT term, rows FROM facet WHERE facet = ?", (facet,))
            numbers = {term: number_in(stored, rows) for term, stored in sets}
        terms = self.vocabulary.facet(facet) if facet not in ("status", "providers") else {}
        counts = [
            FacetCount(term, number, "unclear" if term in UNCLEAR_KINDS else _broader(terms, term))
            for term, number in numbers.items()
            if number
        ]
        return tuple(sorted(counts, key=lambda count: (count.term == "", -count.number, count.term)))

    @renewed_when_damaged
    def providers(self) -> list[str]:
        """Return the names of all providers."""
        sql = "SELECT term FROM facet WHERE facet = 'providers' AND term <> '' ORDER BY term"
        return [name for (name,) in self._connection.execute(sql)]

    # -- search --------------------------------------------------------------------------------------------------------

    @renewed_when_damaged
    def search(
        self,
        query: str,
        filters: Filters = EVERYTHING,
        limit: int = 10,
        *,
        day: date,
        literal: bool = False,
        filled: bool = False,
    ) -> Hits:
        """Return the programmes that answer a query, best first; ended ones lower, unless the query names one.

        With ``filled``, fewer hits than asked for are followed by other programmes that have a word of the query, as
        similar ones.

        Any text is a valid query. What it says of a place, an age, a group and of what is not wanted is understood,
        unless it is to be taken ``literal``: what surely does not serve the place or the age is left out and counted,
        what names the place or group counts more. A place in a field (``ort:30880``) is a filter.
        """
        _require(query, str)
        _require(filters, Filters)
        _require(limit, int)
        _require(day, date)
        parsed, filters = self._with_areas(_parsed(query), filters)
        understood = None if literal else self._understood(parsed)
        asked = parsed if understood is None else understood.query
        audience = self._audience(understood)
        narrowed = _uses_facets(filters) or bool(statuses(filters))
        base, loose = self._passing(filters, day) if narrowed else (ALL_ROWS, ALL_ROWS)
        if not (asked.words or asked.phrases) and (filters.areas or (audience and audience.is_an_answer)):
            return self._without_words(asked, (base, loose), audience, limit, day)._replace(understood=understood)
        ranked_among = self._ranker(asked, self._standings(audience, day))
        possible = ALL_ROWS if audience is None else audience.possible
        left_out = NOTHING_LEFT_OUT
        first = self._exact_first(base & possible, filters)[0] if narrowed else ALL_ROWS
        ranking = ranked_among(base & possible, limit, first=first, filled=filled)
        if audience is not None and possible != ALL_ROWS:
            left_out = LeftOut(*audience.left_out(of(ranked_among(base, 0).rows)))
        cards = self._cards([ranked.row for ranked in ranking.hits])
        hits = tuple(
            Hit(card, ranked.score, ranked.matched, ranked.similar, self._reasons(card, filters))
            for card, ranked in zip(cards, ranking.hits, strict=True)
        )
        unknown = 0
        if loose != base:
            unknown = ranked_among(loose & possible, 0).total - ranking.total
        return Hits(hits, ranking.total, unknown, ranking.corrections, ranking.suggestions, understood, left_out)

    def _ranker(self, query: Query, standings: Standings) -> Callable[..., Ranking]:
        """Return the search for a query, which is read and interpreted once however often it is run."""
        from hannover_foerder.search.index.reader import Index
        from hannover_foerder.search.ranking.rank import plan_of, rank

        index = Index(self._connection)
        plan = plan_of(index, query)

        def ranked_among(rows: int, limit: int, *, first: int = ALL_ROWS, filled: bool = False) -> Ranking:
            allowed = None if rows == ALL_ROWS else _allowed(rows & all_rows(self._connection))
            before = None if first in (rows, ALL_ROWS) else _allowed(first & all_rows(self._connection))
            return rank(
                index, query, plan, limit=limit, allowed=allowed, first=before, standing=standings, filled=filled
            )

        return ranked_among

    def _audience(self, understood: Understanding | None) -> Audience | None:
        """Return whom a query is for; ``None`` if it does not say."""
        if understood is None or not any((understood.places, understood.ages, understood.groups, understood.not_for)):
            return None
        from hannover_foerder.store.audience import Audience

        return Audience(self._connection, understood)

    def _understood(self, parsed: Query) -> Understanding:
        from hannover_foerder.search.index.spoken import Lexicon
        from hannover_foerder.search.query.understanding.understanding import understand

        return understand(parsed, Lexicon(self._connection))

    def _with_areas(self, parsed: Query, filters: Filters) -> tuple[Query, Filters]:
        """Return the words of the field *ort* that are areas of the vocabulary as a filter, several as "or"."""
        fields = {*(word.field for word in parsed.words), *(phrase.field for phrase in parsed.phrases)}
        if "area" not in fields:
            return parsed, filters
        from hannover_foerder.model.spelling import plain

        names: dict[str, list[str]] = {}
        for area, term in self.vocabulary.areas.items():
            for name in (area, term.de, term.en, *term.synonyms, *term.postcodes):
                names.setdefault(plain(name), []).append(area)
        areas: list[str] = []

        def is_area(text: str, field: str | None) -> bool:
            meant = names.get(plain(text), []) if field == "area" else []
            areas.extend(meant)
            return bool(meant)

        words = tuple(word for word in parsed.words if not is_area(word.text, word.field))
        phrases = tuple(phrase for phrase in parsed.phrases if not is_area(phrase.text, phrase.field))
        if not areas:
            return parsed, filters
        narrowed = parsed._replace(words=words, phrases=phrases, typed=words)
        return narrowed, filters._replace(areas=tuple(dict.fromkeys((*filters.areas, *areas))))

    def _without_words(
        self, query: Query, passing: tuple[int, int], audience: Audience | None, limit: int, day: date
    ) -> Hits:
        """Return what there is in a place or for an age, if no word says what is wanted.

        Of what ``passing`` lets through the running ones first, those of the narrowest area first.
        """
        from hannover_foerder.search.index.reader import Index
        from hannover_foerder.search.ranking.rank import without_excluded

        base, loose = (rows & all_rows(self._connection) for rows in passing)
        left_out, possible = NOTHING_LEFT_OUT, ALL_ROWS
        if audience is not None:
            base, loose, possible = audience.meant(base), audience.meant(loose), audience.possible
            left_out = LeftOut(*audience.left_out(base))
        rows = list(without_excluded(Index(self._connection), query, set(members(base & possible))))
        standing = self._standing(rows, day)
        rows.sort(
            key=lambda row: (
                standing[row].ended or standing[row].lapsed,
                standing[row].nearness,
                -standing[row].completeness,
                row,
            )
        )
        hits = tuple(Hit(card, 0.0, (), similar=False) for card in self._cards(rows[:limit]))
        unknown = (loose & possible & ~base).bit_count()
        return Hits(hits, len(rows), unknown, (), (), None, left_out)

    @renewed_when_damaged
    def explain(self, query: str, programme_id: str, *, day: date, literal: bool = False) -> Explanation:
        """Return why a query ranks a programme where it does. Raises UnknownProgrammeError."""
        from hannover_foerder.search.index.reader import Index
        from hannover_foerder.search.ranking.explanation import explain

        _require(query, str)
        _require(day, date)
        row = self._row(programme_id)
        parsed, filters = self._with_areas(_parsed(query), EVERYTHING)
        understood = None if literal else self._understood(parsed)
        audience = self._audience(understood)
        standings = self._standings(audience, day)
        asked = parsed if understood is None else understood.query
        explanation = explain(Index(self._connection), asked, row, standing=standings)
        shut_to = audience.shut_to(row) if audience is not None else ()
        if filters.areas and not self._passing(filters, day)[0] >> row & 1:
            shut_to = (*shut_to, "filter")
        return explanation._replace(found=explanation.found and not shut_to, understood=understood, shut_to=shut_to)

    def _standings(self, audience: Audience | None, day: date) -> Standings:
        def standings(candidates: Iterable[int]) -> Mapping[int, Standing]:
            return self._standing(candidates, day)

        return standings if audience is None else audience.with_bonus(standings)

    def _standing(self, candidates: Iterable[int], day: date) -> dict[int, Standing]:
        from hannover_foerder.search.ranking.answer import Standing

        asked, today = list(candidates), day.toordinal()
        standings: dict[int, Standing] = {}
        for start in range(0, len(asked), ROWS_PER_QUESTION):
            chosen = asked[start : start + ROWS_PER_QUESTION]
            sql = (
                "SELECT row, ended_from <= ?, nearness, completeness, lapsed_from <= ?"  # noqa: S608 - only question marks
                f" FROM standing WHERE row IN ({marks(chosen)})"
            )
            for row, ended, near, complete, lapsed in self._connection.execute(sql, (today, today, *chosen)):
                standings[row] = Standing(bool(ended), near, complete, bool(lapsed))
        return standings

    # -- is it for me? -------------------------------------------------------------------------------------------------

    def match(self, profile: Mapping[str, object], *, day: date) -> Matching:
        """Return which programmes fit somebody, may fit, do not, or have ended, each with every criterion.

        ``profile`` holds answers by field as in a profile file (docs/profile.md); ``None`` is "don't know". Raises
        AnswersError for a field or an answer that does not exist.
        """
        import json

        from hannover_foerder.eligibility.decision import cases_of, match
        from hannover_foerder.eligibility.situation import Situation
        from hannover_foerder.reading.answers_file import read_answers

        fields, vocabulary = self.profile, self.vocabulary
        answers = read_answers(json.dumps(dict(profile)).encode(), "profile", fields, vocabulary)
        return match(cases_of(self.programmes(), vocabulary), Situation(answers, fields, vocabulary), day)

    # -- single records ------------------------------------------------------------------------------------------------

    @renewed_when_damaged
    def ids(self) -> list[str]:
        """Return all ids, in alphabetical order."""
        return [programme_id for (programme_id,) in self._connection.execute("SELECT id FROM card ORDER BY id")]

    @renewed_when_damaged
    def card(self, programme_id: str) -> Card:
        """Return what a list shows of a programme, by its id or one it had before. Raises UnknownProgrammeError."""
        return self._cards([self._row(programme_id)])[0]

    @renewed_when_damaged
    def get(self, programme_id: str) -> Programme:
        """Return a whole record, by its id or one it had before. Raises UnknownProgrammeError."""
        return self._record(self._row(programme_id))

    def programmes(self, ids: Sequence[str] | None = None) -> Iterator[Programme]:
        """Yield whole records: those of ``ids`` in that order, or all by name. Raises UnknownProgrammeError."""
        for programme_id in self._ids_by_name() if ids is None else ids:
            yield self.get(programme_id)

    @renewed_when_damaged
    def _ids_by_name(self) -> list[str]:
        return [programme_id for (programme_id,) in self._connection.execute("SELECT id FROM card ORDER BY row")]

    def _row(self, programme_id: str) -> int:
        _require(programme_id, str)
        asked = (without_surrogates(programme_id),)
        row = (
            self._connection.execute("SELECT row FROM card WHERE id = ?", asked).fetchone()
            or self._connection.execute("SELECT row FROM former WHERE id = ?", asked).fetchone()
        )
        if row is None:
            raise UnknownProgrammeError("error.unknown-id", id=programme_id)
        return int(row[0])

    def _record(self, row: int) -> Programme:
        import json

        from hannover_foerder.model.plain import from_plain
        from hannover_foerder.model.programme import Programme

        sql = "SELECT record FROM record WHERE place = (SELECT place FROM card WHERE row = ?)"
        (stored,) = self._connection.execute(sql, (row,)).fetchone()
        return from_plain(Programme, json.loads(inflated(stored)))

    def _cards(self, wanted_rows: Sequence[int]) -> list[Card]:
        """Return cards in the order of their rows."""
        import json

        from hannover_foerder.model.card import card_from_plain

        texts: dict[int, str] = {}
        for start in range(0, len(wanted_rows), ROWS_PER_QUESTION):
            part = wanted_rows[start : start + ROWS_PER_QUESTION]
            sql = f"SELECT row, card FROM card WHERE row IN ({marks(part)})"  # noqa: S608 - only question marks
            texts.update(self._connection.execute(sql, part))
        return [card_from_plain(json.loads(texts[row])) for row in wanted_rows]


def _broader(terms: Mapping[str, Term], term: str) -> str | None:
    return terms[term].broader if term in terms else None


def _parsed(query: str) -> Query:
    from hannover_foerder.search.query.syntax import parse

    return parse(without_surrogates(query))


def _allowed(rows: int) -> Allowed:
    from hannover_foerder.search.index.row_filter import Allowed  # most searches have no filter

    return Allowed(as_bytes(rows))


def _uses_facets(filters: Filters) -> bool:
    return bool(filters.target_groups or filters.topics or filters.kinds or filters.areas or filters.providers)


def _require(argument: object, kind: type) -> None:
    """See that a caller's argument is of its type, so that it is not taken for damage. Raises WrongArgumentError."""
    if not isinstance(argument, kind):
        raise WrongArgumentError(f"{argument!r} is no {kind.__name__}")
