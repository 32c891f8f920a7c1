"""The sets of rows per term, gathered while a catalogue is compiled."""

from __future__ import annotations

from array import array
from collections import defaultdict
from typing import TYPE_CHECKING

from hannover_foerder.store.rowsets import NO_ROWS, RowSet, everything, packed, packed_bits, row_set
from hannover_foerder.store.schema import BARRED_PLACE

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from hannover_foerder.model.card import Card
    from hannover_foerder.model.vocabulary import Vocabulary


class FacetRows:
    """A collector of the rows of each term."""

    def __init__(self) -> None:
        self._rows: defaultdict[tuple[str, str], array[int]] = defaultdict(lambda: array("I"))
        self._sets: dict[tuple[str, str], RowSet] = {}
        self._size = 0

    def add(self, row: int, terms: Iterable[Sequence[str]]) -> None:
        """Add the facets and terms of a record, and what it excludes; rows must come in order."""
        self._size = row + 1
        for facet, term in terms:
            self._rows[facet, term].append(row)

    def table_rows(self, vocabulary: Vocabulary) -> Iterator[tuple[str, str, bytes]]:
        """Yield the rows of the table ``facet``, after all records have been added."""
        yield from ((facet, term, packed(rows)) for (facet, term), rows in sorted(self._rows.items()))
        yield from self._by_place(vocabulary)
        yield from self._by_group(vocabulary)

    def _by_place(self, vocabulary: Vocabulary) -> Iterator[tuple[str, str, bytes]]:
        """Yield for every area the rows ``near`` it, which name it or a part of it, and those surely ``elsewhere``.

        These serve no place in the area: they name other areas only, or have a rule against it.
        """
        total = everything(self._size)
        for area in vocabulary.areas:
            inner_areas = vocabulary.descendants("areas", area)
            rows_inside = self._having("areas", inner_areas)
            rows_serving = rows_inside | self._having("areas", (*vocabulary.ancestors("areas", area), ""))
            yield "near", area, packed_bits(rows_inside)
            yield "elsewhere", area, packed_bits(total & ~rows_serving | self._rows_of(BARRED_PLACE, area))

    def _by_group(self, vocabulary: Vocabulary) -> Iterator[tuple[str, str, bytes]]:
        """Yield for every target group the rows ``only-for`` it or a part of it, and those ``for-others`` only.

        To none of the groups that these name an applicant of the group can belong; whoever has a firm has founded it.
        """
        every_row = everything(self._size) & ~self._rows_of("target_groups", "")
        groups = vocabulary.target_groups
        for group, term in groups.items():
            applicants = {*term.applicants, *(("founder",) if "company" in term.applicants else ())}
            sharing_groups = (
                other_group for other_group in groups if not applicants.isdisjoint(groups[other_group].applicants)
            )
            rows_shared = self._having("audience", sharing_groups)
            yield "for-others", group, packed_bits(every_row & ~rows_shared if term.applicants else NO_ROWS)
            rows_for_others = self._having("audience", groups.keys() - vocabulary.descendants("target_groups", group))
            yield "only-for", group, packed_bits(self._rows_of("target_groups", group) & ~rows_for_others)

    def _having(self, facet: str, terms: Iterable[str]) -> RowSet:
        """Return the set of the rows that have one of the terms."""
        rows = NO_ROWS
        for term in terms:
            rows |= self._rows_of(facet, term)
        return rows

    def _rows_of(self, facet: str, term: str) -> RowSet:
        """Return the set of a term's rows; created once, after all rows have been added."""
        key = facet, term
        if key not in self._sets:
            self._sets[key] = row_set(self._rows.get(key, ()))
        return self._sets[key]


def facet_terms(card: Card, vocabulary: Vocabulary) -> Iterator[tuple[str, str]]:
    """Yield each facet and term by which a record is filtered; the term is ``""`` where it says nothing on a facet."""
    for facet in ("kinds", "topics", "target_groups"):
        for term in vocabulary.with_ancestors(facet, getattr(card, facet)) or ("",):
            yield facet, term
    for term in dict.fromkeys(card.target_groups):
        yield "audience", term
    for area in dict.fromkeys(card.areas) or ("",):
        yield "areas", area
    yield "providers", card.provider or ""
