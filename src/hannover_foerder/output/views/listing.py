"""What a list shows, before it takes a form."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from hannover_foerder.model.card import Card
    from hannover_foerder.model.status import StatusAt


class Row(NamedTuple):
    """A programme in a list; ``score``, ``matched`` and ``similar`` only after a search."""

    card: Card
    status: StatusAt
    score: float | None = None
    matched: tuple[str, ...] = ()
    """Stems that the search found, to be marked."""
    similar: bool = False
    successor: tuple[str, str | None] | None = None
    """The name of the programme that took its place."""
    origin: str = ""
    """The file it comes from, where lists tell it: if the catalogue has several."""


class Section(NamedTuple):
    """Rows under one heading; ``term`` is the id of the group, ``""`` for programmes that say nothing on it."""

    rows: tuple[Row, ...]
    term: str | None = None
    title: str | None = None


class Listing(NamedTuple):
    """Sections in the order they are shown. ``ranked``: the rows are the hits of a search."""

    sections: tuple[Section, ...]
    ranked: bool = False

    def lines(self) -> Iterator[tuple[Row, str | None]]:
        """Every row with the id of its group."""
        for section in self.sections:
            for row in section.rows:
                yield row, section.term


def grouped(rows: Sequence[Row], facet: str, titles: Mapping[str, str], *, none: str) -> tuple[Section, ...]:
    """Rows under each value of a facet, in the order of ``titles`` (id to heading); a row may stand in several.

    Rows that have no value, or none that ``titles`` knows, come last under the heading ``none``.
    """
    groups: dict[str, list[Row]] = {term: [] for term in titles}
    rest: list[Row] = []
    for row in rows:
        found = [term for term in values(row, facet) if term in groups]
        for term in found:
            groups[term].append(row)
        if not found:
            rest.append(row)
    sections = [Section(tuple(members), term, titles[term]) for term, members in groups.items() if members]
    if rest:
        sections.append(Section(tuple(rest), "", none))
    return tuple(sections)


def values(row: Row, facet: str) -> Iterable[str]:
    """The values of a facet that a row has: ids of terms, the name of the provider, the code of the status."""
    if facet == "status":
        return (row.status.code,)
    if facet == "providers":
        return (row.card.provider,) if row.card.provider else ()
    terms: tuple[str, ...] = getattr(row.card, facet)
    return terms
