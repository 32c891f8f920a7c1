"""Evaluation of filters to sets of rows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hannover_foerder.model.status import ONGOING, STATUS_CODES, UNCLEAR_KINDS
from hannover_foerder.model.surrogates import without_surrogates
from hannover_foerder.named_tuple import NamedTuple
from hannover_foerder.search.index.lookup import look_up
from hannover_foerder.store.rowsets import ALL_ROWS, MOST_ROWS, NO_ROWS, RowSet, everything, row_set, unpacked

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Collection, Iterable, Sequence
    from datetime import date

    from hannover_foerder.model.filters import Filters
    from hannover_foerder.model.vocabulary import Vocabulary

FACETS = ("target_groups", "topics", "kinds", "areas", "providers")
"""Filters that the table ``facet`` answers; the status depends on the day."""


class FacetFilter(NamedTuple):
    """A filtered facet, and what passes the filter."""

    facet: str
    terms: tuple[str, ...]
    """A programme with one of these passes, also with a narrower one; of areas only with just these."""
    audience: tuple[str, ...] = ()
    """A programme that names one of these target groups itself passes, too."""
    areas: tuple[str, ...] = ()
    """The areas asked for, of which a programme must not be shut to all."""
    counts_as: tuple[str, ...] = ()
    """Target groups that those asked for mostly belong to as well."""


def facet_filters(filters: Filters, vocabulary: Vocabulary) -> list[FacetFilter]:
    """Return the filtered facets with the terms that pass; a facet without a filter is left out.

    An area is served by itself and by the wider areas around it. What is for all companies is for crafts too: a
    target group takes in programmes for its narrower groups and those for a wider group as such.
    """
    facets = []
    for facet in FACETS:
        terms: tuple[str, ...] = getattr(filters, facet)
        if not terms:
            continue
        if facet == "areas":
            facets.append(FacetFilter(facet, terms=vocabulary.with_ancestors(facet, terms), areas=terms))
        elif facet == "target_groups":
            groups = vocabulary.target_groups
            counts_as = dict.fromkeys(group for term in terms if term in groups for group in groups[term].counts_as)
            audience = vocabulary.with_ancestors(facet, terms)
            facets.append(FacetFilter(facet, terms, audience=audience, counts_as=tuple(counts_as)))
        else:
            facets.append(FacetFilter(facet, terms))
    return facets


def passing_statuses(filters: Filters) -> tuple[str, ...] | None:
    """Return the status codes and kinds that pass; ``()`` if the filters exclude each other, ``None`` if all pass."""
    statuses = tuple(filters.statuses)
    if filters.ongoing:
        return tuple(code for code in ONGOING if not statuses or code in statuses)
    return statuses if statuses and not set(statuses) >= set(STATUS_CODES) else None


def uses_facets(filters: Filters) -> bool:
    """Return whether any filter besides the status is set."""
    return any(getattr(filters, facet) for facet in FACETS)


def all_rows(connection: sqlite3.Connection) -> RowSet:
    """Return every row of the catalogue. Raises ValueError for a row beyond those of any catalogue, thus for damage."""
    (last_row,) = connection.execute("SELECT max(row) FROM card").fetchone()
    if last_row is not None and last_row >= MOST_ROWS:
        raise ValueError(last_row)
    return everything(0 if last_row is None else last_row + 1)


def with_terms(connection: sqlite3.Connection, facet: str, terms: Iterable[str]) -> RowSet:
    """Return the rows that have one of the terms."""
    rows = NO_ROWS
    sql = "SELECT rows FROM facet WHERE facet = ? AND term IN (?)"
    for (packed,) in look_up(connection, sql, map(without_surrogates, terms), facet):
        rows |= unpacked(packed)
    return rows


def with_all_terms(connection: sqlite3.Connection, facet: str, terms: Sequence[str]) -> RowSet:
    """Return the rows that have every one of the terms; none if there are no terms."""
    rows = ALL_ROWS if terms else NO_ROWS
    for term in terms:
        rows &= with_terms(connection, facet, (term,))
        if not rows:  # of a hundred ages the first few mostly tell
            break
    return rows


def rows_passing(
    connection: sqlite3.Connection, facets: Sequence[FacetFilter], *, with_unknown: bool, is_strict: bool = False
) -> RowSet:
    """Return the rows that pass every facet; ``with_unknown`` also those that have no value in it (the term ``""``).

    ``is_strict``: not those that pass only because a target group counts as another.
    """
    rows_left = all_rows(connection)
    for facet in facets:
        rows_of_facet = with_terms(connection, facet.facet, (*facet.terms, "") if with_unknown else facet.terms)
        rows_of_facet |= with_terms(connection, "audience", facet.audience)  # the target groups a record itself names
        if not is_strict:
            rows_of_facet |= with_terms(connection, facet.facet, facet.counts_as)
        rows_left &= rows_of_facet
        rows_left &= ~with_all_terms(connection, "elsewhere", facet.areas)  # the areas a record surely does not serve
    return rows_left


def in_status(connection: sqlite3.Connection, statuses: Collection[str], day: date) -> RowSet:
    """Return the rows with one of these statuses (codes, or kinds of ``unclear``) on a day.

    The store has the rows of each status for some days only, and what changes on the days between.
    """
    kinds = {*statuses, *(UNCLEAR_KINDS if "unclear" in statuses else ())}  # the store has the kinds of ``unclear``
    today = day.toordinal()
    (stored_day,) = connection.execute("SELECT max(day) FROM status WHERE day <= ?", (today,)).fetchone()
    stored_rows = NO_ROWS
    for kind, packed in connection.execute("SELECT code, rows FROM status WHERE day = ?", (stored_day,)):
        if kind in kinds:
            stored_rows |= unpacked(packed)
    later_changes = connection.execute(
        "SELECT row, code FROM change WHERE day > ? AND day <= ? ORDER BY day", (stored_day, today)
    )
    last_kind_by_row = dict(later_changes.fetchall())
    changed_rows = row_set(last_kind_by_row)
    return stored_rows & ~changed_rows | row_set(row for row, kind in last_kind_by_row.items() if kind in kinds)
