"""Filters as SQL over the tables of a store."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from hannover_foerder.model.filters import ONGOING
from hannover_foerder.model.status import STATUS_CODES

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Sequence
    from datetime import date

    from hannover_foerder.model.filters import Filters
    from hannover_foerder.model.vocabulary import Vocabulary

FACETS = ("target_groups", "topics", "kinds", "areas", "providers")
"""Facets that the table ``facet`` knows; the status depends on the day and is asked of the table ``span``."""

ROWS_PER_QUESTION = 900
"""Below the smallest number of parameters SQLite was ever built with (999)."""


class Wanted(NamedTuple):
    """One filtered facet: the terms that pass it, their narrower ones taken in; and terms that pass on their own."""

    facet: str
    terms: tuple[str, ...]
    audience: tuple[str, ...] = ()


def wanted(filters: Filters, vocabulary: Vocabulary) -> list[Wanted]:
    """The facets that the filters ask for.

    An area is served by itself and by the wider areas around it. What is for all companies is for crafts too: a
    target group takes in programmes for its narrower groups and those for a wider group as such.
    """
    found = []
    for facet in FACETS:
        terms: tuple[str, ...] = getattr(filters, facet)
        if not terms:
            continue
        if facet in ("areas", "target_groups"):
            wider = tuple(dict.fromkeys(wide for term in terms for wide in vocabulary.ancestors(facet, term)))
            found.append(Wanted(facet, wider) if facet == "areas" else Wanted(facet, terms, wider))
        else:
            found.append(Wanted(facet, terms))
    return found


def _marks(values: Sequence[object]) -> str:
    return ",".join("?" * len(values))


class Where(NamedTuple):
    """A condition on the table ``standing AS s``, with its parameters."""

    sql: str
    parameters: tuple[object, ...]

    def __and__(self, other: Where) -> Where:
        return Where(f"{self.sql} AND {other.sql}", self.parameters + other.parameters)


def passing(facets: Sequence[Wanted], *, with_unknown: bool) -> Where:
    """Rows that pass every facet, or with ``with_unknown`` say nothing on it."""
    condition = Where("1", ())
    for facet, terms, audience in facets:
        asked = (*terms, "") if with_unknown else terms
        rows_of = "SELECT row FROM facet WHERE facet = ? AND term IN ({})"
        sql = rows_of.format(_marks(asked))
        parameters: tuple[object, ...] = (facet, *asked)
        if audience:
            sql += " UNION " + rows_of.format(_marks(audience))
            parameters += ("audience", *audience)
        condition &= Where(f"s.row IN ({sql})", parameters)
    return condition


def statuses(filters: Filters) -> tuple[str, ...]:
    """The status codes that pass; empty if every one does."""
    codes = tuple(filters.statuses)
    if filters.ongoing:
        codes = tuple(code for code in ONGOING if not codes or code in codes)
    return () if set(codes) >= set(STATUS_CODES) else codes


def in_status(codes: Sequence[str], day: date) -> Where:
    """Rows that have one of the status codes on a day."""
    today = day.toordinal()
    return Where(
        "s.row IN (SELECT row FROM span WHERE first <= ? AND last >= ?"  # noqa: S608 - only question marks
        f" AND code IN ({_marks(codes)}))",
        (today, today, *codes),
    )


def not_ended(day: date) -> Where:
    """Rows that have not ended for good on a day."""
    return Where("s.ended_from > ?", (day.toordinal(),))


def count(connection: sqlite3.Connection, where: Where) -> int:
    """The number of rows that pass."""
    sql = f"SELECT count(*) FROM standing AS s WHERE {where.sql}"  # noqa: S608 - built here from question marks
    (number,) = connection.execute(sql, where.parameters).fetchone()
    return int(number)


def rows(connection: sqlite3.Connection, where: Where, *, limit: int | None = None) -> list[int]:
    """The rows that pass, in order."""
    sql = f"SELECT s.row FROM standing AS s WHERE {where.sql} ORDER BY s.row LIMIT ?"  # noqa: S608 - likewise
    return [row for (row,) in connection.execute(sql, (*where.parameters, -1 if limit is None else limit))]


def among(connection: sqlite3.Connection, where: Where, candidates: Iterable[int]) -> set[int]:
    """Those of some rows that pass."""
    asked = list(candidates)
    found: set[int] = set()
    for start in range(0, len(asked), ROWS_PER_QUESTION):
        some = asked[start : start + ROWS_PER_QUESTION]
        sql = f"SELECT s.row FROM standing AS s WHERE s.row IN ({_marks(some)}) AND {where.sql}"  # noqa: S608 - likewise
        found.update(row for (row,) in connection.execute(sql, (*some, *where.parameters)))
    return found
