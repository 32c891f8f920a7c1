"""``foerder search``: lists ranked hits, best first."""

from typing import Annotated

import typer

from hannover_foerder.cli.completion.offers import offer_searches
from hannover_foerder.cli.option_values import FOR_READING
from hannover_foerder.cli.options import (
    CommonOptions,
    FilterOptions,
    FormatOption,
    LimitOption,
    LiteralOption,
    SaveOption,
    takes_groups,
)
from hannover_foerder.cli.session import session_of
from hannover_foerder.named_tuple import NamedTuple

_LIMIT = 10
"""Hits without ``--limit``; a table on a screen has as many as the screen has lines."""


class SearchOptions(NamedTuple):
    """Options of a search: how its words are read, and whether it is saved."""

    save: SaveOption = None
    saved: Annotated[
        str | None,
        typer.Option("--saved", help="option.saved", metavar="metavar.name", autocompletion=offer_searches),
    ] = None
    """Taken apart before anything is parsed; here for the help and for TAB."""
    literal: LiteralOption = False


@takes_groups
def run(
    ctx: typer.Context,
    words: Annotated[list[str], typer.Argument(help="argument.words", metavar="metavar.words")],
    filters: FilterOptions,
    format_: FormatOption = None,
    limit: LimitOption = None,
    *,
    options: SearchOptions,
    common: CommonOptions,
) -> None:
    """Search and show the hits with notes about them; remember their numbers, and save the search if that is asked."""
    from hannover_foerder.cli.formats import WITH_SIMILAR, labels_of, listing_view, usual_format
    from hannover_foerder.cli.lists.filters import list_filters
    from hannover_foerder.cli.lists.listings import ListMaker
    from hannover_foerder.cli.lists.notes import (
        notes_of_advice,
        notes_of_corrections,
        notes_of_hits,
        notes_of_left_out,
        notes_of_understanding,
        notes_under_hits,
        notes_under_text,
    )
    from hannover_foerder.cli.lists.one_screen import NotedListing, on_one_screen

    session = session_of(ctx)
    format_, day = format_ or usual_format(session.environment), session.day(common.as_of)
    catalogue = session.open(common)
    query, filters_in_force = " ".join(words), list_filters(filters, catalogue, session, day)
    is_table = format_ == "table"
    hit_limit = limit or (is_table and session.environment.screen().height) or _LIMIT
    fills_with_similar = limit is not None and format_ in WITH_SIMILAR
    hits = catalogue.search(
        query, filters_in_force, hit_limit, day=day, literal=options.literal, filled=fills_with_similar
    )
    places_meant = () if hits.understood is None else hits.understood.places
    places = (*filters_in_force.areas, *(place.area for place in places_meant))
    labels = labels_of(session, catalogue)
    maker = ListMaker(catalogue, day, labels, places, has_origins=session.tells_files(common))
    session.note(*notes_of_understanding(hits, labels))
    if is_table:
        session.note(*notes_of_corrections(hits, session.words))
    advice: list[str] = []
    if format_ in FOR_READING and not hits.asks_nothing and all(hit.similar for hit in hits.hits):
        advice += notes_of_advice(catalogue, labels, day)

    def listing_of(count: int) -> NotedListing:
        """Return the list of the ``count`` best hits and the notes under it."""
        best_hits = hits._replace(hits=hits.hits[:count])
        listing = maker.of_hits(best_hits)
        notes = (
            notes_under_hits(best_hits, listing, session, common)
            if is_table
            else notes_of_hits(best_hits, format_, session.words)
        )
        below = (*advice, *notes_under_text(listing, format_, session.words, common))
        return NotedListing(listing, [*notes, *notes_of_left_out(best_hits, labels), *below])

    is_cut_to_screen = is_table and limit is None
    hit_count = len(hits.hits)
    listing, notes = on_one_screen(hit_count, listing_of, session) if is_cut_to_screen else listing_of(hit_count)
    if hits.asks_nothing:
        notes = [session.words.say("note.no-words")]
    elif not hits.hits:
        from hannover_foerder.cli.lists.empty_list import notes_of_search

        notes += notes_of_search(query, filters_in_force, catalogue, day, labels, literal=options.literal)
    session.show(listing_view(listing, session, catalogue), format_, notes)
    if format_ in FOR_READING:
        from hannover_foerder.cli.handles import remember

        remember(session, [row.card.id for row, _ in listing.rows_with_term()])
    if options.save is not None:
        from hannover_foerder.cli.news.saved_searches import save_search

        save_search(session, common, options.save, query, filters_in_force, catalogue, literal=options.literal)
