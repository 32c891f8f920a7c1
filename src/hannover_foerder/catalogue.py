"""Public library interface to a compiled catalogue: search, filter, match, look up."""

from __future__ import annotations

import sqlite3
from contextlib import suppress
from datetime import date
from threading import RLock
from typing import TYPE_CHECKING

from hannover_foerder.errors import WrongArgumentError
from hannover_foerder.model.filters import Filters
from hannover_foerder.model.status import STATUS_KINDS, UNCLEAR_KINDS
from hannover_foerder.results import FacetCount, Hits, Selection
from hannover_foerder.store.contents import Contents
from hannover_foerder.store.renewing import renewed_when_damaged
from hannover_foerder.store.rowsets import ALL_ROWS, RowSet, members, number_in
from hannover_foerder.store.selection import in_status

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from types import UnionType

    from hannover_foerder.eligibility.decision import Matching
    from hannover_foerder.model.card import Card
    from hannover_foerder.model.contact_point import ContactPoint
    from hannover_foerder.model.profile import ProfileField
    from hannover_foerder.model.programme import Programme
    from hannover_foerder.model.vocabulary import Term, Vocabulary
    from hannover_foerder.search.ranking.explanation import Explanation
    from hannover_foerder.store.renewing import Store

EVERYTHING = Filters()


class Catalogue:
    """A compiled catalogue, opened by :func:`hannover_foerder.load`; read-only, and may be kept open.

    Any number of threads may ask it; they are answered one after the other.
    """

    def __init__(self, store: Store) -> None:
        self.lock = RLock()
        """Held while the store is read: a connection answers one thread at a time."""
        self._contents = Contents(store.connection)
        self._renew = store.renew
        """Compiles the store again; ``None`` if that has just been done, and would not help a second time."""
        self.notices = store.notices
        """Notices to the user on how the catalogue was read: message codes and their values."""

    def renew(self) -> bool:
        """Compile the catalogue again from its files, because its store is damaged; return whether it was done now."""
        if self._renew is None:
            return False
        new_store, self._renew = self._renew(), None
        with suppress(sqlite3.Error):
            self._contents.connection.close()
        self._contents, self.notices = Contents(new_store.connection), new_store.notices
        return True

    @property
    @renewed_when_damaged
    def vocabulary(self) -> Vocabulary:
        """The vocabulary with its four trees of terms."""
        return self._contents.vocabulary

    @renewed_when_damaged
    def label(self, facet: str, term: str) -> tuple[str, str]:
        """Return the German and English label of a term, read without the whole vocabulary.

        The id itself for an unknown term.
        """
        return self._contents.label(facet, term)

    @renewed_when_damaged
    def whom_to_ask(self, programme: Programme) -> tuple[ContactPoint, ...]:
        """Return the contacts of a programme: its own, else its offices, else the best page."""
        from hannover_foerder.model.office import whom_to_ask

        offices = self._contents.offices_of(programme.offices)
        english_names = {office["de"]: office["en"] for office in self._contents.plain_offices.values()}
        return whom_to_ask(programme, offices, english_names)

    @renewed_when_damaged
    def general_advice(self) -> tuple[ContactPoint, ...]:
        """Return the contact details of the offices that advise on any programme; in the order of the catalogue."""
        from hannover_foerder.model.office import contact_point_of

        offices = self._contents.offices_of(tuple(self._contents.plain_offices))
        return tuple(contact_point_of(key, office) for key, office in offices.items() if office.general)

    @property
    @renewed_when_damaged
    def profile(self) -> dict[str, ProfileField]:
        """The profile fields with their questions, by id."""
        return self._contents.profile

    # -- lists ---------------------------------------------------------------------------------------------------------

    @renewed_when_damaged
    def filter(
        self,
        filters: Filters = EVERYTHING,
        *,
        day: date,
        sort: str = "name",
        over_last: bool = False,
        limit: int | None = None,
    ) -> Selection:
        """Return the programmes that pass the filters, in an order of :data:`~hannover_foerder.store.ordering.SORTS`.

        What is only for a group that a filtered one counts as stands behind the rest, with the reason. Without a status
        in the filters, programmes that have ended for good by ``day`` are hidden and counted; what says nothing on a
        filtered field and is left out is counted too. With ``over_last``, those that ended or ran out stand behind the
        others of their part. Raises WrongArgumentError for an order that does not exist or a negative limit.
        """
        _require_types((filters, Filters), (day, date), (limit, int | None))
        _require_not_negative(limit or 0)
        from hannover_foerder.store.ordering import SORTS, sort_key  # a search has an order of its own

        if sort not in SORTS:
            raise WrongArgumentError(f"{sort!r} is none of {', '.join(SORTS)}")
        passing_rows, rows_or_unknown = self._contents.rows_passing(filters, day)
        visible_rows = self._not_hidden(filters, day)
        listed_rows = passing_rows & visible_rows
        total = listed_rows.bit_count()
        cards: list[Card] = []
        parts = self._contents.exact_first(listed_rows, filters)
        if over_last:
            over_rows = in_status(self._contents.connection, ("renewal-unknown", "ended"), day)
            parts = tuple(part for rows in parts for part in (rows & ~over_rows, rows & over_rows))
        for rows in parts:
            room = None if limit is None else limit - len(cards)
            if sort == "name":
                cards += self._contents.cards(members(rows, room))
            else:
                key = sort_key(sort, day, self.vocabulary, filters.areas)
                cards += sorted(self._contents.cards(members(rows)), key=key)[:room]
        hidden_count = passing_rows.bit_count() - total
        unknown_count = (rows_or_unknown & visible_rows).bit_count() - total
        reasons_by_id = {card.id: reasons for card in cards if (reasons := self._contents.reasons(card, filters))}
        return Selection(tuple(cards), total, hidden_count, unknown_count, reasons_by_id)

    def _not_hidden(self, filters: Filters, day: date) -> RowSet:
        """Return the rows that a list shows: without a status in the filters not those that have ended for good."""
        if filters.statuses or filters.ongoing:
            return ALL_ROWS
        return ~in_status(self._contents.connection, ("ended",), day)

    @renewed_when_damaged
    def facet_counts(self, facet: str, filters: Filters = EVERYTHING, *, day: date) -> tuple[FacetCount, ...]:
        """Return the number of programmes that pass the filters for each value of a facet that has any, largest first.

        A programme counts for its own terms and for the wider ones; for ``areas`` only for the areas it names. ``""``
        stands for programmes that say nothing on the facet, and last. Without a status in the filters, programmes that
        have ended for good are left out. Raises WrongArgumentError for a facet that does not exist.
        """
        _require_types((filters, Filters), (day, date))
        rows, _ = self._contents.rows_passing(filters, day)
        rows &= self._not_hidden(filters, day)
        terms: Mapping[str, Term] = {}
        if facet not in ("status", "providers"):
            from hannover_foerder.model.vocabulary import FACETS

            if facet not in FACETS:
                raise WrongArgumentError(f"{facet!r} is no facet")
            terms = self.vocabulary.facet(facet)
        if facet == "status":
            count_by_term: dict[str, int] = {
                kind: (rows & in_status(self._contents.connection, (kind,), day)).bit_count() for kind in STATUS_KINDS
            }
            count_by_term["unclear"] = sum(count_by_term[kind] for kind in UNCLEAR_KINDS)
        else:
            sets = self._contents.connection.execute("SELECT term, rows FROM facet WHERE facet = ?", (facet,))
            count_by_term = {term: number_in(stored, rows) for term, stored in sets}
        counts = [
            FacetCount(
                term,
                programme_count,
                "unclear" if term in UNCLEAR_KINDS else terms[term].broader if term in terms else None,
            )
            for term, programme_count in count_by_term.items()
            if programme_count
        ]
        return tuple(sorted(counts, key=lambda count: (count.term == "", -count.number, count.term)))

    @renewed_when_damaged
    def providers(self) -> list[str]:
        """Return the names of all providers."""
        sql = "SELECT term FROM facet WHERE facet = 'providers' AND term <> '' ORDER BY term"
        return [name for (name,) in self._contents.connection.execute(sql)]

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
        """Return the hits of a query, best first; ended ones rank lower unless the query names one.

        With ``filled``, fewer hits than asked for are followed by other programmes that have a word of the query, as
        similar ones.

        Any text is a valid query. What it says of a place, an age, a group and of what is not wanted is understood,
        unless it is to be taken ``literal``: what surely does not serve the place or the age is left out and counted,
        what names the place or group counts more. A place in a field (``ort:30880``) is a filter.
        """
        from hannover_foerder.searching import search

        _require_types((query, str), (filters, Filters), (limit, int), (day, date))
        _require_not_negative(limit)
        return search(self._contents, query, filters, limit, day, literal=literal, filled=filled)

    @renewed_when_damaged
    def explain(self, query: str, programme_id: str, *, day: date, literal: bool = False) -> Explanation:
        """Return the explanation of a programme's rank for a query. Raises UnknownProgrammeError."""
        from hannover_foerder.searching import explain

        _require_types((query, str), (programme_id, str), (day, date))
        return explain(self._contents, query, programme_id, day, literal=literal)

    # -- is it for me? -------------------------------------------------------------------------------------------------

    def match(self, profile: Mapping[str, object], *, day: date) -> Matching:
        """Return the decision on every programme for an applicant, with all criteria.

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
    def ids(self, *, by_name: bool = False) -> list[str]:
        """Return all ids, in alphabetical order; with ``by_name`` in that of the names."""
        return self._contents.ids("row" if by_name else "id")

    @renewed_when_damaged
    def card(self, programme_id: str) -> Card:
        """Return the card of a programme, by its current or a former id. Raises UnknownProgrammeError."""
        return self._contents.cards([self._row(programme_id)])[0]

    @renewed_when_damaged
    def get(self, programme_id: str) -> Programme:
        """Return the whole record, by its current or a former id. Raises UnknownProgrammeError."""
        return self._contents.record(self._row(programme_id))

    def programmes(self, ids: Sequence[str] | None = None) -> Iterator[Programme]:
        """Yield whole records: those of ``ids`` in that order, or all by name. Raises UnknownProgrammeError."""
        for programme_id in self.ids(by_name=True) if ids is None else ids:
            yield self.get(programme_id)

    def _row(self, programme_id: str) -> int:
        """Return the row of a programme in the store. Raises UnknownProgrammeError."""
        _require_types((programme_id, str))
        return self._contents.row_of(programme_id)


def _require_types(*arguments: tuple[object, type | UnionType]) -> None:
    """Check that each argument of a caller has its type, so that it is not taken for damage of the store.

    Raises WrongArgumentError.
    """
    for argument, required_type in arguments:
        if not isinstance(argument, required_type):
            raise WrongArgumentError(f"{argument!r} is no {getattr(required_type, '__name__', required_type)}")


def _require_not_negative(limit: int) -> None:
    """Check that a limit is 0 or more: a slice would take a negative one from the end. Raises WrongArgumentError."""
    if limit < 0:
        raise WrongArgumentError(f"limit {limit} is negative")
