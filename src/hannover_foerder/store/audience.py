"""Sets of rows for the persons a query is for: programmes that exclude them, and programmes that name them."""

from __future__ import annotations

from functools import reduce
from operator import or_
from typing import TYPE_CHECKING, Final

from hannover_foerder.search.index.lookup import look_up
from hannover_foerder.store.rowsets import ALL_ROWS, NO_ROWS, RowSet
from hannover_foerder.store.schema import BARRED_AGE, BARRED_STAFF, RULE_ON
from hannover_foerder.store.selection import with_all_terms, with_terms

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Mapping

    from hannover_foerder.eligibility.situation import Answer
    from hannover_foerder.search.query.understanding.meaning import Understanding
    from hannover_foerder.search.ranking.answer import Standing, Standings

PLACE_BONUS: Final = 1.2
GROUP_BONUS: Final = 1.1
"""Score factor of a programme that names the place or the group: it decides between equals, not against the subject."""

OTHERS_FACTOR: Final = 0.3
"""Score factor of a programme that is only for groups other than the user's."""

_YOUNG: Final = ("jugendliche", "schueler", "auszubildende")
_LAST_YOUNG: Final = 24
"""Up to this age what names young people counts more; somebody who says nothing else is shown all of it."""


class Audience:
    """The rows that a place, an age, a number of employees and other facts admit, and those that get a bonus."""

    def __init__(self, connection: sqlite3.Connection, understood: Understanding) -> None:
        places = [place.area for place in understood.places]
        groups = [group.term for group in understood.groups]
        unwanted_groups = [group.term for group in understood.not_for]
        self._excluded = {
            "place": with_all_terms(connection, "elsewhere", places),
            "age": with_all_terms(connection, BARRED_AGE, [str(age) for age in _ages(understood)]),
            "size": _too_large(connection, understood.employees[0]) if understood.employees else NO_ROWS,
            "facts": _unmet(connection, understood) if understood.facts else NO_ROWS,
            "group": with_terms(connection, "only-for", unwanted_groups),
        }
        """The rows that are surely excluded, by reason: by every place and every age that the query may mean.

        ``group``: the rows that are for unwanted groups alone.
        """
        self.possible = ~reduce(or_, self._excluded.values())
        """The rows that nothing surely excludes."""
        young_groups = _YOUNG if any(age <= _LAST_YOUNG for age in _ages(understood)) else ()
        self._naming_place = with_terms(connection, "near", places)
        """The rows that name one of the places, or a part of it."""
        self._naming_group = with_terms(connection, "target_groups", (*groups, *young_groups))
        """The rows that name one of the groups, or one of young people if the query tells a young age."""
        self._for_others = with_all_terms(connection, "for-others", groups)
        """The rows that are for other groups alone."""
        self._selected = ALL_ROWS if places else with_terms(connection, "target_groups", young_groups)
        """The rows to show if the query has no other words: see :meth:`meant`. For a place, which excludes, all."""

    @property
    def is_an_answer(self) -> bool:
        """Whether place or age alone determine the result."""
        return bool(self._selected)

    def meant(self, rows: RowSet) -> RowSet:
        """Return those of the ``rows`` that place or age alone select."""
        return rows & self._selected

    def left_out(self, hits: RowSet) -> list[int]:
        """Return how many of some hits place, age, size and facts exclude; each counts with the first to exclude it.

        Those for unwanted groups alone count nowhere.
        """
        hits_left = hits & ~self._excluded["group"]
        counts = []
        for reason in ("place", "age", "size", "facts"):
            counts.append((hits_left & self._excluded[reason]).bit_count())
            hits_left &= ~self._excluded[reason]
        return counts

    def shut_to(self, row: int) -> tuple[str, ...]:
        """Return what excludes a row, of ``place``, ``age``, ``size``, ``facts``, ``group``; empty if nothing does."""
        return tuple(reason for reason, rows in self._excluded.items() if rows >> row & 1)

    def with_bonus(self, standings: Standings) -> Standings:
        """Return a function that gives the ranking features of rows with a bonus for what names the place or the group.

        What is for others alone counts less. The function given itself, if nothing has a bonus or counts less.
        """
        if not (self._naming_place or self._naming_group or self._for_others):
            return standings

        def standings_with_bonus(rows: Iterable[int]) -> Mapping[int, Standing]:
            """Return the ranking features by row, with the product of the factors that apply to the row."""
            return {
                row: standing._replace(
                    bonus=(PLACE_BONUS if self._naming_place >> row & 1 else 1.0)
                    * (GROUP_BONUS if self._naming_group >> row & 1 else 1.0)
                    * (OTHERS_FACTOR if self._for_others >> row & 1 else 1.0)
                )
                for row, standing in standings(rows).items()
            }

        return standings_with_bonus


def _ages(understood: Understanding) -> range:
    """Return the ages that a query tells of; none if it tells none."""
    return range(understood.ages[0], understood.ages[1] + 1) if understood.ages is not None else range(0)


_FIELDS_OF: Final = {
    "company": ("employees", "company_age_years", "new_jobs"),
    "person": ("benefit", "benefit_days_left", "children", "income_eur", "occupation", "school_year", "lives_there"),
}
"""Fields of the profile of which only such an applicant tells."""


def _unmet(connection: sqlite3.Connection, understood: Understanding) -> RowSet:
    """Return the rows with a rule that surely fails for the facts that a query tells, with its age if that is exact."""
    import json

    from hannover_foerder.eligibility.evaluation import evaluate
    from hannover_foerder.eligibility.situation import Situation
    from hannover_foerder.model.rule import rule_from_plain
    from hannover_foerder.model.vocabulary import Vocabulary

    answers: dict[str, Answer] = {fact.field: fact.answer for fact in understood.facts}
    facets = [RULE_ON + field for field in answers]
    for applicant, fields in _FIELDS_OF.items():
        if not answers.keys().isdisjoint(fields):
            answers.setdefault("applicant", applicant)
    if understood.ages is not None and understood.ages[0] == understood.ages[1]:
        answers["age"] = understood.ages[0]
    situation = Situation(answers, {}, Vocabulary())
    sql = "SELECT DISTINCT facet, term FROM facet WHERE facet IN (?)"
    unmet_rows = NO_ROWS
    for facet, rule in list(look_up(connection, sql, facets)):
        if evaluate(rule_from_plain(json.loads(rule)), situation) is False:
            unmet_rows |= with_terms(connection, facet, (rule,))
    return unmet_rows


def _too_large(connection: sqlite3.Connection, employees: int) -> RowSet:
    """Return the rows that exclude a firm with so many employees or more."""
    limits = connection.execute("SELECT term FROM facet WHERE facet = ?", (BARRED_STAFF,))
    return with_terms(connection, BARRED_STAFF, [limit for (limit,) in limits if int(limit) <= employees])
