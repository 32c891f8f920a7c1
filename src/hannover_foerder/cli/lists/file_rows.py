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
from hannover_foerder.output.views.asked import Asked
from hannover_foerder.output.views.chosen_columns import ChosenColumn, headings_by_column, key_by_heading
from hannover_foerder.output.views.record_table import known_columns
from hannover_foerder.results import Selection

if TYPE_CHECKING:
    from datetime import date

    from hannover_foerder.catalogue import Catalogue
    from hannover_foerder.cli.options import FilterOptions
    from hannover_foerder.cli.session import Session
    from hannover_foerder.output.views.listing import Listing
    from hannover_foerder.results import Hits

_ALL: Final = "all"


class Request(NamedTuple):
    """The programmes that are asked for: those of ``ids``, else the hits of a query, else what passes the filters."""

    ids: tuple[str, ...]
    """As typed: ids, names, or numbers in the last list."""
    filters: FilterOptions
    query: str | None
    sort: str | None
    """``None``: in the order of ``ids``, the best hit first, or in the usual order of a list."""
    limit: int | None
    literal: bool


def rows_and_query(
    request: Request, session: Session, catalogue: Catalogue, day: date, *, has_origins: bool
) -> tuple[Listing, Asked]:
    """Return the requested rows and the query; notes how the query was understood and corrected.

    Raises UsageError for ids beside filters or a query, UnknownProgrammeError.
    """
    filters, labels = filters_of(request.filters, catalogue, day), labels_of(session, catalogue)
    if request.ids and (filters != Filters() or request.query is not None):
        raise UsageError("error.export-both")
    asked = Asked(filters, day, request.query)
    maker = ListMaker(catalogue, day, labels, has_origins=has_origins)
    if request.query is not None:
        hits = _hits(request.query, request, filters, catalogue, day)
        session.note(*notes_of_understanding(hits, labels), *notes_of_corrections(hits, session.words))
        if hits.understood is not None and hits.understood.is_more_than_words():
            from hannover_foerder.output.views.understood import meaning  # most queries are plain words

            asked = asked._replace(understood=meaning(hits.understood, labels))
        return maker.of_hits(hits), asked
    if request.ids:
        selection = _selection_of_ids(request, session, catalogue, day)
    else:
        order = request.sort or usual_order(filters)
        selection = catalogue.filter(filters, day=day, sort=order, limit=request.limit)
    return maker.of_selection(selection), asked


def _selection_of_ids(request: Request, session: Session, catalogue: Catalogue, day: date) -> Selection:
    """Return the programmes of ``request.ids``, in their order or sorted, as many as are wanted."""
    cards = [catalogue.card(programme.id) for programme in programmes_of(request.ids, "export", session, catalogue)]
    if request.sort is not None:
        positions = _positions(request.sort, Filters(), catalogue, day)
        cards.sort(key=lambda card: positions[card.id])
    return Selection(tuple(cards[: request.limit]), len(cards), hidden_ended=0, unknown=0)


def _hits(query: str, request: Request, filters: Filters, catalogue: Catalogue, day: date) -> Hits:
    """Return the hits of a query, the best first or sorted; similar programmes stay behind them."""
    hits = catalogue.search(query, filters, request.limit or sys.maxsize, day=day, literal=request.literal)
    if request.sort is None:
        return hits
    positions = _positions(request.sort, filters, catalogue, day)
    return hits._replace(hits=tuple(sorted(hits.hits, key=lambda hit: (hit.similar, positions[hit.card.id]))))


def _positions(sort: str, filters: Filters, catalogue: Catalogue, day: date) -> dict[str, int]:
    """Return the position in a sort order by programme id, for all that pass the filters; ended ones too."""
    cards = catalogue.filter(with_ended(filters), day=day, sort=sort).cards
    return {card.id: position for position, card in enumerate(cards)}


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
