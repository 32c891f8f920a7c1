"""Conversion of the catalogue's results to the rows of a list."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hannover_foerder.model.status import STATUS_CODES
from hannover_foerder.named_tuple import NamedTuple
from hannover_foerder.output.harmless import harmless
from hannover_foerder.output.views.listing import Listing, Row, Section, sections_by_facet

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from hannover_foerder.catalogue import Catalogue
    from hannover_foerder.model.card import Card
    from hannover_foerder.output.labels import Labels
    from hannover_foerder.results import Hits, Selection


class ListMaker(NamedTuple):
    """A builder of lists of a catalogue on a day, in the language of the labels.

    ``places``: ids of areas that were named; ``has_origins``: the rows say which file they come from.
    """

    catalogue: Catalogue
    day: date
    labels: Labels
    places: Sequence[str] = ()
    has_origins: bool = False

    def of_selection(self, selection: Selection) -> Listing:
        """Return the rows of a list; programmes for an equivalent target group come last."""
        rows = [row._replace(counts_as=selection.counts_as.get(row.card.id, ())) for row in self._rows(selection.cards)]
        return Listing(_sections(rows, self.labels))

    def of_hits(self, hits: Hits) -> Listing:
        """Return the rows of a search: hits, then similar programmes under their own heading."""
        rows = [
            row._replace(score=hit.score, matched=hit.matched, similar=hit.similar, counts_as=hit.counts_as)
            for hit, row in zip(hits.hits, self._rows([hit.card for hit in hits.hits]), strict=True)
        ]
        hit_rows, similar_rows = (tuple(row for row in rows if row.similar is value) for value in (False, True))
        sections = _sections(hit_rows, self.labels) if hit_rows or not similar_rows else ()
        if similar_rows:
            title = self.labels.words.say("list.similar" if hit_rows else "list.only-similar")
            sections = (*sections, Section(similar_rows, title=title))
        return Listing(sections, ranked=True)

    def _rows(self, cards: Sequence[Card]) -> list[Row]:
        """Return a row per card, marked if the programme does not apply in the places."""
        rows = [_row(card, self.catalogue, self.day, has_origin=self.has_origins) for card in cards]
        return _with_places(rows, self.catalogue, self.places) if self.places else rows


def _sections(rows: Sequence[Row], labels: Labels) -> tuple[Section, ...]:
    """Return the rows in sections; those for other target groups under a heading that says why they are shown."""
    own_rows, other_rows = (tuple(row for row in rows if bool(row.counts_as) is value) for value in (False, True))
    if not other_rows:
        return (Section(own_rows),)
    terms = dict.fromkeys(term for row in other_rows for term in row.counts_as)
    groups = ", ".join(labels.terms("target_groups", terms))
    section = Section(other_rows, title=labels.words.say("list.counted", groups=groups))
    return (Section(own_rows), section) if own_rows else (section,)


def by_facet(listing: Listing, facet: str, catalogue: Catalogue, labels: Labels) -> Listing:
    """Return the same rows grouped by a facet."""
    title_by_term: dict[str, str]
    if facet == "status":
        title_by_term = {code: labels.words.say(f"status.{code}") for code in STATUS_CODES}
    elif facet == "providers":
        title_by_term = {name: harmless(name) for name in catalogue.providers()}
    else:
        title_by_term = {term: labels.term(facet, term) for term in catalogue.vocabulary.facet(facet)}
    rows = [row for row, _ in listing.rows_with_term()]
    return listing._replace(sections=sections_by_facet(rows, facet, title_by_term, none=labels.words.say("group.none")))


def _row(card: Card, catalogue: Catalogue, day: date, *, has_origin: bool) -> Row:
    """Return the row of a programme on a day, with the name of its successor; its file only with ``has_origin``."""
    origin = card.origin if has_origin else ""
    successor = None
    if card.successor is not None:
        from hannover_foerder.cli.lookup import successor_of  # few programmes have one

        successor = successor_of(card, catalogue)
    return Row(card, card.status(day), successor=successor, origin=origin, due=card.next_application(day))


def _with_places(rows: Sequence[Row], catalogue: Catalogue, places: Sequence[str]) -> list[Row]:
    """Return the rows, marked if they do not apply in the places: neither there, nor around, nor in parts."""
    vocabulary = catalogue.vocabulary
    areas_around = frozenset(vocabulary.with_ancestors("areas", places))

    def is_there(areas: Sequence[str]) -> bool:
        """Return whether a programme for some areas applies in the places; one that names no area does."""
        wider_areas = vocabulary.with_ancestors("areas", areas)
        return not areas or not areas_around.isdisjoint(areas) or not set(places).isdisjoint(wider_areas)

    return [row if is_there(row.card.areas) else row._replace(outside=places[0]) for row in rows]
