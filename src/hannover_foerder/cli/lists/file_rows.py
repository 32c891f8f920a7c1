"""Rows and columns of ``foerder export``: by name, by search or by filter, sorted or grouped."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Final

from hannover_foerder.cli.choices import choice_of
from hannover_foerder.cli.formats import labels_of
from hannover_foerder.cli.lists.filters import filters_of, usual_order, with_ended
from hannover_foerder.cli.lists.listings import ListMaker, by_facet
from hannover_foerder.cli.lists.notes import notes_of_corrections, notes_of_understanding
from hannover_foerder.cli.lookup import programmes_of
from hannover_foerder.errors import UsageError
from hannover_foerder.model.filters import Filters
from hannover_foerder.named_tuple import NamedTuple
from hannover_foerder.output.columns import known_columns
from hannover_foerder.output.views.asked import Asked
from hannover_foerder.output.views.chosen_columns import ChosenColumn, headings_by_column, key_by_heading
from hannover_foerder.results import Selection

if TYPE_CHECKING:
    from datetime import date

    from hannover_foerder.catalogue import Catalogue
    from hannover_foerder.cli.options import FilterOptions
    from hannover_foerder.cli.session import Session
    from hannover_foerder.output.views.listing import Listing

_ALL: Final = "all"


class Wish(NamedTuple):
    """The requested programmes: those ``named``, else the hits of a query or the programmes that pass the filters."""

    named: tuple[str, ...]
    filters: FilterOptions
    query: str | None
    sort: str | None
    """``None``: as they were named, the best hit first, or the usual order of a list."""
    limit: int | None
    literal: bool


def rows_and_query(
    wish: Wish, session: Session, catalogue: Catalogue, day: date, *, has_origins: bool
) -> tuple[Listing, Asked]:
    """Return the requested rows and the query; notes how the query was understood.

    Raises UsageError for names beside filters or a query, UnknownProgrammeError.
    """
    filters = filters_of(wish.filters, catalogue, day)
    if wish.named and (filters != Filters() or wish.query is not None):
        raise UsageError("error.export-both")
    if wish.query is not None:
        return _hits_and_query(wish, Asked(filters, day, wish.query), session, catalogue, has_origins=has_origins)
    if wish.named:
        selection = _selection_of_names(wish, session, catalogue, day)
    else:
        order = wish.sort or usual_order(filters)
        selection = catalogue.filter(filters, day=day, sort=order, limit=wish.limit)
    maker = ListMaker(catalogue, day, labels_of(session, catalogue), has_origins=has_origins)
    return maker.of_selection(selection), Asked(filters, day)


def _selection_of_names(wish: Wish, session: Session, catalogue: Catalogue, day: date) -> Selection:
    """Return the named programmes, in the order of their names or sorted, as many as are wanted."""
    cards = [catalogue.card(programme.id) for programme in programmes_of(wish.named, "export", session, catalogue)]
    if wish.sort is not None:
        places = _places(wish.sort, Filters(), catalogue, day)
        cards.sort(key=lambda card: places[card.id])
    return Selection(tuple(cards[: wish.limit]), len(cards), 0, 0)


def _hits_and_query(
    wish: Wish, asked: Asked, session: Session, catalogue: Catalogue, *, has_origins: bool
) -> tuple[Listing, Asked]:
    """Return the rows that a search finds, with the query and how it was understood; both is noted too."""
    labels, limit = labels_of(session, catalogue), wish.limit or sys.maxsize
    hits = catalogue.search(wish.query or "", asked.filters, limit, day=asked.day, literal=wish.literal)
    if wish.sort is not None:
        places = _places(wish.sort, asked.filters, catalogue, asked.day)
        hits = hits._replace(hits=tuple(sorted(hits.hits, key=lambda hit: (hit.similar, places[hit.card.id]))))
    session.note(*notes_of_understanding(hits, labels))
    session.note(*notes_of_corrections(hits, session.words))
    if hits.understood is not None and hits.understood.is_more_than_words():
        from hannover_foerder.output.views.understood import meaning  # most queries are plain words

        asked = asked._replace(understood=meaning(hits.understood, labels))
    return ListMaker(catalogue, asked.day, labels, has_origins=has_origins).of_hits(hits), asked


def _places(sort: str, filters: Filters, catalogue: Catalogue, day: date) -> dict[str, int]:
    """Return the position in a sort order by programme id, for all that pass the filters; ended ones too."""
    cards = catalogue.filter(with_ended(filters), day=day, sort=sort).cards
    return {card.id: place for place, card in enumerate(cards)}


def in_groups(listing: Listing, facet: str, session: Session, catalogue: Catalogue) -> Listing:
    """Return the rows in groups by a facet, without those that are only similar to the search."""
    sections = tuple(
        section._replace(rows=tuple(row for row in section.rows if not row.similar)) for section in listing.sections
    )
    return by_facet(listing._replace(sections=sections), facet, catalogue, labels_of(session, catalogue))


def columns_of(option_text: str) -> list[ChosenColumn]:
    """Return the selected columns; an empty list stands for all fields. Raises UsageError for an unknown name.

    The exact heading of a sheet column selects that column; any other name selects a field first.
    """
    if option_text.strip() == _ALL:
        return []
    fields, keys, headings = frozenset(known_columns()), key_by_heading(), headings_by_column()
    columns = []
    for name in map(str.strip, option_text.split(",")):
        if name in keys:
            columns.append(ChosenColumn(keys[name], is_sheet_column=True))
        else:
            key = choice_of("--columns", name, headings)
            columns.append(ChosenColumn(key, is_sheet_column=key not in fields))
    return columns
