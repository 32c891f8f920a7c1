"""The catalogue as a library: search, filter, look up. It reads from the store only what an answer needs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hannover_foerder.errors import UnknownProgrammeError
from hannover_foerder.model.filters import Filters
from hannover_foerder.store.ordering import sort_key
from hannover_foerder.store.results import FacetCount, Hit, Hits, Selection
from hannover_foerder.store.selection import (
    ROWS_PER_QUESTION,
    Where,
    among,
    count,
    in_status,
    not_ended,
    passing,
    rows,
    statuses,
    wanted,
)

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from datetime import date

    from hannover_foerder.model.card import Card
    from hannover_foerder.model.profile import ProfileField
    from hannover_foerder.model.programme import Programme
    from hannover_foerder.model.vocabulary import Vocabulary
    from hannover_foerder.search.explanation import Explanation
    from hannover_foerder.search.ranking import Standing

ALL = Where("1", ())
EVERYTHING = Filters()


class Catalogue:
    """One compiled catalogue. Make it with :func:`hannover_foerder.load`; it is read-only and may be kept open."""

    def __init__(self, connection: sqlite3.Connection, notices: tuple[tuple[str, dict[str, object]], ...] = ()) -> None:
        self._connection = connection
        self.notices = notices
        """What the user should know about how the catalogue was read: codes of sentences and their values."""
        self._vocabulary: Vocabulary | None = None
        self._labels: dict[str, tuple[str, str]] | None = None

    @property
    def vocabulary(self) -> Vocabulary:
        """The four trees of terms."""
        if self._vocabulary is None:
            import json

            from hannover_foerder.model.plain import from_plain
            from hannover_foerder.model.vocabulary import Vocabulary

            self._vocabulary = from_plain(Vocabulary, json.loads(self._meta("vocabulary")))
        return self._vocabulary

    def label(self, facet: str, term: str) -> tuple[str, str]:
        """The German and English label of a term, read without the whole vocabulary.

        The id itself for an unknown term.
        """
        if self._labels is None:
            import json

            self._labels = json.loads(self._meta("labels"))
        german, english = self._labels.get(f"{facet}/{term}", (term, term))
        return german, english

    @property
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

    def filter(
        self, filters: Filters = EVERYTHING, *, day: date, sort: str = "name", limit: int | None = None
    ) -> Selection:
        """The programmes that pass the filters, in one of the orders of :data:`~hannover_foerder.store.ordering.SORTS`.

        Without a status in the filters, programmes that have ended for good by ``day`` are hidden and counted.
        """
        facets = wanted(filters, self.vocabulary) if _uses_facets(filters) else []
        codes = statuses(filters)
        on_day = in_status(codes, day) if codes else ALL
        hides_ended = not filters.statuses and not filters.ongoing
        base = passing(facets, with_unknown=filters.include_unknown) & on_day
        shown = base & not_ended(day) if hides_ended else base
        total = count(self._connection, shown)
        unknown = 0
        if facets and not filters.include_unknown:
            loose = passing(facets, with_unknown=True) & on_day
            unknown = count(self._connection, loose & not_ended(day) if hides_ended else loose) - total
        hidden = count(self._connection, base) - total if hides_ended else 0
        if sort == "name":
            cards = self._cards(rows(self._connection, shown, limit=limit))
        else:
            key = sort_key(sort, day, self.vocabulary, filters.areas)
            cards = sorted(self._cards(rows(self._connection, shown)), key=key)[:limit]
        return Selection(tuple(cards), total, hidden, unknown)

    def facet_counts(self, facet: str, filters: Filters = EVERYTHING, *, day: date) -> tuple[FacetCount, ...]:
        """How many of the programmes that pass the filters have each value of a facet, most first.

        A programme counts for its own terms and for the wider ones; for ``areas`` only for the areas it names. ``""``
        stands for programmes that say nothing on the facet.
        """
        facets = wanted(filters, self.vocabulary) if _uses_facets(filters) else []
        codes = statuses(filters)
        where = passing(facets, with_unknown=filters.include_unknown) & (
            in_status(codes, day) if codes else not_ended(day)
        )
        if facet == "status":
            today = day.toordinal()
            sql = (
                "SELECT p.code, count(*) FROM span AS p JOIN standing AS s ON s.row = p.row"  # noqa: S608
                f" WHERE p.first <= ? AND p.last >= ? AND {where.sql} GROUP BY p.code"
            )
            parameters: tuple[object, ...] = (today, today, *where.parameters)
        else:
            sql = (
                "SELECT f.term, count(*) FROM facet AS f JOIN standing AS s ON s.row = f.row"  # noqa: S608 - likewise
                f" WHERE f.facet = ? AND {where.sql} GROUP BY f.term"
            )
            parameters = (facet, *where.parameters)
        terms = self.vocabulary.facet(facet) if facet not in ("status", "providers") else {}
        counts = [
            FacetCount(term, number, terms[term].broader if term in terms else None)
            for term, number in self._connection.execute(sql, parameters)
        ]
        return tuple(sorted(counts, key=lambda one: (one.term == "", -one.number, one.term)))

    def providers(self) -> list[str]:
        """The names of all providers."""
        sql = "SELECT DISTINCT term FROM facet WHERE facet = 'providers' AND term <> '' ORDER BY term"
        return [name for (name,) in self._connection.execute(sql)]

    # -- search --------------------------------------------------------------------------------------------------------

    def search(self, query: str, filters: Filters = EVERYTHING, limit: int = 10, *, day: date) -> Hits:
        """The programmes that answer a query, best first; ended ones lower, unless the query names one.

        Any text is a valid query. Field words whose value is a term of the vocabulary narrow the search like filters
        do.
        """
        from hannover_foerder.search.query import parse
        from hannover_foerder.search.ranking import rank

        parsed = parse(query)
        facets = wanted(filters, self.vocabulary) if _uses_facets(filters) else []
        codes = statuses(filters)
        on_day = in_status(codes, day) if codes else ALL
        where = passing(facets, with_unknown=filters.include_unknown) & on_day

        def allowed(candidates: Iterable[int]) -> set[int]:
            return among(self._connection, where, candidates)

        def standing(candidates: Iterable[int]) -> Mapping[int, Standing]:
            return self._standing(candidates, day)

        narrowed = bool(facets or codes)
        ranking = rank(self._connection, parsed, limit=limit, allowed=allowed if narrowed else None, standing=standing)
        cards = self._cards([ranked.row for ranked in ranking.hits])
        hits = tuple(
            Hit(card, ranked.score, ranked.matched, ranked.similar)
            for card, ranked in zip(cards, ranking.hits, strict=True)
        )
        unknown = 0
        if facets and not filters.include_unknown:
            loose = passing(facets, with_unknown=True) & on_day
            wider = rank(
                self._connection,
                parsed,
                limit=0,
                allowed=lambda candidates: among(self._connection, loose, candidates),
                standing=standing,
            )
            unknown = wider.total - ranking.total
        return Hits(hits, ranking.total, unknown, ranking.corrections, ranking.suggestions)

    def explain(self, query: str, programme_id: str, *, day: date) -> Explanation:
        """Why a query ranks a programme where it does. Raises UnknownProgrammeError."""
        from hannover_foerder.search.explanation import explain
        from hannover_foerder.search.query import parse

        row = self._row(programme_id)
        return explain(self._connection, parse(query), row, standing=lambda some: self._standing(some, day))

    def _standing(self, candidates: Iterable[int], day: date) -> dict[int, Standing]:
        from hannover_foerder.search.ranking import Standing

        asked, today = list(candidates), day.toordinal()
        found: dict[int, Standing] = {}
        for start in range(0, len(asked), ROWS_PER_QUESTION):
            some = asked[start : start + ROWS_PER_QUESTION]
            marks = ",".join("?" * len(some))
            sql = (
                "SELECT row, ended_from <= ?, nearness, completeness"  # noqa: S608 - only question marks
                f" FROM standing WHERE row IN ({marks})"
            )
            for row, ended, near, complete in self._connection.execute(sql, (today, *some)):
                found[row] = Standing(bool(ended), near, complete)
        return found

    # -- single records ------------------------------------------------------------------------------------------------

    def ids(self) -> list[str]:
        """All ids, in alphabetical order."""
        return [one for (one,) in self._connection.execute("SELECT id FROM card ORDER BY id")]

    def card(self, programme_id: str) -> Card:
        """What a list shows of a programme. Raises UnknownProgrammeError."""
        return self._cards([self._row(programme_id)])[0]

    def get(self, programme_id: str) -> Programme:
        """A whole record. Raises UnknownProgrammeError."""
        return self._record(self._row(programme_id))

    def programmes(self, ids: Sequence[str] | None = None) -> Iterator[Programme]:
        """Whole records: those of ``ids`` in that order, or all by name. Raises UnknownProgrammeError."""
        if ids is None:
            for (row,) in self._connection.execute("SELECT row FROM card ORDER BY row"):
                yield self._record(row)
        else:
            for one in ids:
                yield self.get(one)

    def _row(self, programme_id: str) -> int:
        found = self._connection.execute("SELECT row FROM card WHERE id = ?", (programme_id,)).fetchone()
        if found is None:
            raise UnknownProgrammeError("error.unknown-id", id=programme_id)
        return int(found[0])

    def _record(self, row: int) -> Programme:
        import json

        from hannover_foerder.model.plain import from_plain
        from hannover_foerder.model.programme import Programme

        (text,) = self._connection.execute("SELECT record FROM record WHERE row = ?", (row,)).fetchone()
        return from_plain(Programme, json.loads(text))

    def _cards(self, wanted_rows: Sequence[int]) -> list[Card]:
        """Cards in the order of their rows."""
        import json

        from hannover_foerder.model.card import card_from_plain

        texts: dict[int, str] = {}
        for start in range(0, len(wanted_rows), ROWS_PER_QUESTION):
            some = wanted_rows[start : start + ROWS_PER_QUESTION]
            marks = ",".join("?" * len(some))
            sql = f"SELECT row, card FROM card WHERE row IN ({marks})"  # noqa: S608 - only question marks
            texts.update(self._connection.execute(sql, some))
        return [card_from_plain(json.loads(texts[row])) for row in wanted_rows]


def _uses_facets(filters: Filters) -> bool:
    return bool(filters.target_groups or filters.topics or filters.kinds or filters.areas or filters.providers)
