"""Sets of rows for the persons a query is for: programmes that exclude them, and programmes that name them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from hannover_foerder.store.rowsets import ALL_ROWS
from hannover_foerder.store.schema import BARRED_AGE, BARRED_STAFF
from hannover_foerder.store.selection import elsewhere, with_terms

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Iterable, Mapping

    from hannover_foerder.search.query.understanding.meaning import Understanding
    from hannover_foerder.search.ranking.answer import Standing

    Standings = Callable[[Iterable[int]], Mapping[int, Standing]]

PLACE_BONUS: Final = 1.2
GROUP_BONUS: Final = 1.1
"""Score factor of a programme that names the place or the group: it decides between equals, not against the subject."""

OTHERS_FACTOR: Final = 0.3
"""Score factor of a programme that is only for groups other than the user's."""

_YOUNG: Final = ("jugendliche", "schueler", "auszubildende")
_LAST_YOUNG: Final = 24
"""Up to this age what names young people counts more; somebody who says nothing else is shown all of it."""


class Audience:
    """The rows that a place, an age and a number of employees admit, and those that get a bonus."""

    def __init__(self, connection: sqlite3.Connection, understood: Understanding) -> None:
        places = [place.area for place in understood.places]
        self._elsewhere = elsewhere(connection, places) if places else 0
        self._barred = _barred(connection, understood.ages) if understood.ages else 0
        self._too_large = _too_large(connection, understood.employees) if understood.employees else 0
        self._near = with_terms(connection, "near", places)
        groups = [group.term for group in understood.groups]
        is_young = understood.ages is not None and understood.ages[0] <= _LAST_YOUNG
        self._of_group = with_terms(connection, "target_groups", [*groups, *(_YOUNG if is_young else ())])
        self._for_others = ALL_ROWS if groups else 0
        for group in groups:
            self._for_others &= with_terms(connection, "for-others", (group,))
        self._meant = ALL_ROWS if places else 0
        if is_young and not places:
            self._meant = with_terms(connection, "target_groups", _YOUNG)
        self._unwanted = with_terms(connection, "only-for", [group.term for group in understood.not_for])
        self.possible = ~(self._elsewhere | self._barred | self._too_large | self._unwanted)
        """The rows that are not shut to the place, the age or the size, and not for unwanted groups alone."""

    @property
    def is_an_answer(self) -> bool:
        """Whether place or age alone determine the result."""
        return bool(self._meant)

    def meant(self, rows: int) -> int:
        """Return those of some rows that place or age alone select."""
        return rows & self._meant

    def left_out(self, hits: int) -> tuple[int, int, int]:
        """Return how many of some hits place, age and size exclude; each counts with the first that excludes it."""
        by_place = hits & ~self._unwanted & self._elsewhere
        by_age = hits & ~self._unwanted & self._barred & ~by_place
        by_size = hits & ~self._unwanted & self._too_large & ~by_place & ~by_age
        return by_place.bit_count(), by_age.bit_count(), by_size.bit_count()

    def shut_to(self, row: int) -> tuple[str, ...]:
        """Return the criteria that exclude a row, of ``place``, ``age``, ``size``, ``group``; empty if none does."""
        reasons = (
            ("place", self._elsewhere),
            ("age", self._barred),
            ("size", self._too_large),
            ("group", self._unwanted),
        )
        return tuple(name for name, rows in reasons if rows >> row & 1)

    def with_bonus(self, standings: Standings) -> Standings:
        """Return the ranking features of rows, with a bonus for those that name the place or the group.

        Those for others alone count less.
        """
        if not (self._near or self._of_group or self._for_others):
            return standings

        def with_bonus(rows: Iterable[int]) -> Mapping[int, Standing]:
            return {
                row: standing._replace(
                    bonus=(PLACE_BONUS if self._near >> row & 1 else 1.0)
                    * (GROUP_BONUS if self._of_group >> row & 1 else 1.0)
                    * (OTHERS_FACTOR if self._for_others >> row & 1 else 1.0)
                )
                for row, standing in standings(rows).items()
            }

        return with_bonus


def _too_large(connection: sqlite3.Connection, employees: int) -> int:
    """Return the rows that exclude a firm with so many employees."""
    limits = connection.execute("SELECT term FROM facet WHERE facet = ?", (BARRED_STAFF,))
    return with_terms(connection, BARRED_STAFF, [limit for (limit,) in limits if int(limit) <= employees])


def _barred(connection: sqlite3.Connection, ages: tuple[int, int]) -> int:
    """Return the rows that exclude every age of a range."""
    rows = ALL_ROWS
    for age in range(ages[0], ages[1] + 1):
        rows &= with_terms(connection, BARRED_AGE, (str(age),))
        if not rows:
            break
    return rows
