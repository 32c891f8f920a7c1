"""The content of an open store: vocabulary, questions, cards, whole records and ranking data."""

from __future__ import annotations

import json
from functools import cached_property
from typing import TYPE_CHECKING, Any, Final

from hannover_foerder.errors import UnknownProgrammeError
from hannover_foerder.model.surrogates import without_surrogates
from hannover_foerder.search.index.lookup import look_up
from hannover_foerder.store.renewing import decompress
from hannover_foerder.store.selection import (
    all_rows,
    facet_filters,
    in_status,
    passing_statuses,
    rows_passing,
    uses_facets,
)

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Sequence
    from datetime import date

    from hannover_foerder.model.card import Card
    from hannover_foerder.model.filters import Filters
    from hannover_foerder.model.office import Office
    from hannover_foerder.model.profile import ProfileField
    from hannover_foerder.model.programme import Programme
    from hannover_foerder.model.vocabulary import Vocabulary
    from hannover_foerder.search.index.reader import Index
    from hannover_foerder.search.index.spoken import SpokenNames
    from hannover_foerder.search.ranking.answer import Standing
    from hannover_foerder.store.rowsets import RowSet

CARDS_KEPT: Final = 1_000
"""Cards that are kept for the next question: a megabyte."""


class Contents:
    """What a store holds, read on demand; the vocabulary, and what the last searches read, is kept."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self.connection = connection
        self._index: Index | None = None
        self._cards: dict[int, Card] = {}

    @property
    def index(self) -> Index:
        """The reader of the search's index."""
        from hannover_foerder.search.index.reader import Index

        if self._index is None or self._index.is_full():
            self._index = Index(self.connection)
        return self._index

    @cached_property
    def spoken_names(self) -> SpokenNames:
        """The colloquial names of places and subjects."""
        from hannover_foerder.search.index.spoken import SpokenNames

        return SpokenNames(self.connection)

    @cached_property
    def vocabulary(self) -> Vocabulary:
        """The vocabulary with its four trees of terms."""
        from hannover_foerder.model.plain import from_plain
        from hannover_foerder.model.vocabulary import Vocabulary

        return from_plain(Vocabulary, self._meta("vocabulary"))

    def label(self, facet: str, term: str) -> tuple[str, str]:
        """Return the German and English label of a term, read without the whole vocabulary.

        The id itself for an unknown term.
        """
        german, english = self._labels.get(f"{facet}/{term}", (term, term))
        return german, english

    def offices_of(self, keys: Sequence[str]) -> dict[str, Office]:
        """Return some offices by key; unknown ones are left out."""
        from hannover_foerder.model.office import Office
        from hannover_foerder.model.plain import from_plain

        return {key: from_plain(Office, self.plain_offices[key]) for key in keys if key in self.plain_offices}

    @cached_property
    def plain_offices(self) -> dict[str, Any]:
        """The stored form of all offices, by key."""
        return dict(self._meta("offices"))

    @cached_property
    def _labels(self) -> dict[str, tuple[str, str]]:
        """German and English label of each term, by ``facet/term``."""
        return dict(self._meta("labels"))

    @property
    def profile(self) -> dict[str, ProfileField]:
        """The profile fields with their questions, by id."""
        from hannover_foerder.model.plain import from_plain
        from hannover_foerder.model.profile import ProfileField

        return {name: from_plain(ProfileField, plain) for name, plain in self._meta("profile").items()}

    def _meta(self, key: str) -> Any:  # noqa: ANN401 - plain data
        """Return what the store holds under a key of its table ``meta``."""
        (value,) = self.connection.execute("SELECT value FROM meta WHERE key = ?", (key,)).fetchone()
        return json.loads(value)

    def ids(self, order: str = "id") -> list[str]:
        """Return all ids, in alphabetical order or, with ``row``, in the order of the names."""
        sql = f"SELECT id FROM card ORDER BY {order}"  # noqa: S608 - a column
        return [programme_id for (programme_id,) in self.connection.execute(sql)]

    def row_of(self, programme_id: str) -> int:
        """Return the row of a programme, by its current or a former id. Raises UnknownProgrammeError."""
        id_parameter = (without_surrogates(programme_id),)
        row = (
            self.connection.execute("SELECT row FROM card WHERE id = ?", id_parameter).fetchone()
            or self.connection.execute("SELECT row FROM former WHERE id = ?", id_parameter).fetchone()
        )
        if row is None:
            raise UnknownProgrammeError("error.unknown-id", id=programme_id)
        return int(row[0])

    def record(self, row: int) -> Programme:
        """Return the record in a row; the row must exist."""
        from hannover_foerder.model.plain import from_plain
        from hannover_foerder.model.programme import Programme

        sql = "SELECT record FROM record WHERE place = (SELECT place FROM card WHERE row = ?)"
        (compressed,) = self.connection.execute(sql, (row,)).fetchone()
        return from_plain(Programme, json.loads(decompress(compressed)))

    def cards(self, rows: Sequence[int]) -> list[Card]:
        """Return cards in the order of their rows."""
        from hannover_foerder.model.card import card_from_plain

        cards = self._cards if len(rows) <= CARDS_KEPT else {}
        missing_rows = [row for row in rows if row not in cards]
        if len(cards) + len(missing_rows) > CARDS_KEPT:
            cards.clear()
            missing_rows = list(rows)
        for row, text in look_up(self.connection, "SELECT row, card FROM card WHERE row IN (?)", missing_rows):
            cards[row] = card_from_plain(json.loads(text))
        return [cards[row] for row in rows]

    def standings(self, rows: Iterable[int], day: date) -> dict[int, Standing]:
        """Return by row the ranking features of some rows on a day, other than their words."""
        from hannover_foerder.search.ranking.answer import Standing

        today = day.toordinal()
        sql = "SELECT row, ended_from, nearness, completeness, lapsed_from FROM standing WHERE row IN (?)"
        return {
            row: Standing(ended_from <= today, nearness, completeness, lapsed_from <= today)
            for row, ended_from, nearness, completeness, lapsed_from in look_up(self.connection, sql, rows)
        }

    def rows_passing(self, filters: Filters, day: date) -> tuple[RowSet, RowSet]:
        """Return the rows that pass the filters, and these with the rows that lack a value in a filtered facet."""
        statuses = passing_statuses(filters)
        rows_in_status = all_rows(self.connection) if statuses is None else in_status(self.connection, statuses, day)
        if not uses_facets(filters):
            return rows_in_status, rows_in_status
        facets = facet_filters(filters, self.vocabulary)
        passing_rows = rows_in_status & rows_passing(self.connection, facets, with_unknown=filters.include_unknown)
        if filters.include_unknown:
            return passing_rows, passing_rows
        return passing_rows, rows_in_status & rows_passing(self.connection, facets, with_unknown=True)

    def exact_first(self, rows: RowSet, filters: Filters) -> tuple[RowSet, ...]:
        """Return the rows in parts: those for the filtered target group itself, then those for an implied one.

        In one part if no filtered group implies another.
        """
        facets = facet_filters(filters, self.vocabulary) if filters.target_groups else []
        if not any(facet.counts_as for facet in facets):
            return (rows,)
        exact_rows = rows_passing(self.connection, facets, with_unknown=filters.include_unknown, is_strict=True)
        return rows & exact_rows, rows & ~exact_rows

    def reasons(self, card: Card, filters: Filters) -> tuple[str, ...]:
        """Return the groups implied by the filtered ones that alone make the programme suitable."""
        if not filters.target_groups or not card.target_groups:
            return ()
        return self.vocabulary.reasons(filters.target_groups, card.target_groups)
