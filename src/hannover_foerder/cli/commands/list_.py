"""``foerder list``: lists all programmes, filtered, sorted and grouped."""

import typer

from hannover_foerder.cli.option_values import FOR_READING
from hannover_foerder.cli.options import (
    CommonOptions,
    FilterOptions,
    FormatOption,
    GroupByOption,
    LimitOption,
    SaveOption,
    SortOption,
    takes_groups,
)
from hannover_foerder.cli.session import session_of


@takes_groups
def run(
    ctx: typer.Context,
    filters: FilterOptions,
    group_by: GroupByOption = None,
    sort: SortOption = None,
    format_: FormatOption = None,
    limit: LimitOption = None,
    save: SaveOption = None,
    *,
    common: CommonOptions,
) -> None:
    """List the programmes that pass the filters; remember their numbers, and save the search if that is asked."""
    from hannover_foerder.cli.formats import labels_of, listing_view, usual_format
    from hannover_foerder.cli.lists.filters import facet_of, list_filters, order_of, usual_order
    from hannover_foerder.cli.lists.listings import ListMaker, by_facet
    from hannover_foerder.cli.lists.notes import notes_of_selection, notes_under_selection, notes_under_text
    from hannover_foerder.cli.lists.one_screen import NotedListing, on_one_screen
    from hannover_foerder.output.views.listing import without_repetitions

    session = session_of(ctx)
    format_, day = format_ or usual_format(session.environment), session.day(common.as_of)
    chosen_order = order_of(sort, format_)
    facet = facet_of("--group-by", group_by) if group_by is not None else None
    catalogue = session.open(common)
    filters_in_force = list_filters(filters, catalogue, session, day)
    order = chosen_order or usual_order(filters_in_force)
    over_last = chosen_order is None and format_ in FOR_READING  # scripts read the plain order
    selection = catalogue.filter(filters_in_force, day=day, sort=order, over_last=over_last, limit=limit)
    is_table = format_ == "table"
    labels = labels_of(session, catalogue)
    maker = ListMaker(catalogue, day, labels, filters_in_force.areas, has_origins=session.tells_files(common))

    def listing_of(count: int) -> NotedListing:
        """Return the list of the first ``count`` programmes, grouped if that is asked, and the notes under it."""
        first_part = selection._replace(cards=selection.cards[:count])
        listing = maker.of_selection(first_part)
        if facet is not None:
            listing = by_facet(listing, facet, catalogue, labels)
            listing = without_repetitions(listing) if format_ in FOR_READING else listing
        notes = (
            notes_under_selection(first_part, listing, session, common)
            if is_table
            else notes_of_selection(first_part, session.words)
        )
        return NotedListing(listing, [*notes, *notes_under_text(listing, format_, session.words, common)])

    is_cut_to_screen = is_table and limit is None and facet is None  # a heading with a number has that many programmes
    card_count = len(selection.cards)
    listing, notes = on_one_screen(card_count, listing_of, session) if is_cut_to_screen else listing_of(card_count)
    if not selection.total:
        from hannover_foerder.cli.lists.empty_list import notes_of_list

        notes += notes_of_list(filters_in_force, catalogue, day, labels)
    session.show(listing_view(listing, session, catalogue), format_, notes)
    if format_ in FOR_READING:
        from hannover_foerder.cli.handles import remember

        remember(session, [row.card.id for row, _ in listing.rows_with_term()])
    if save is not None:
        from hannover_foerder.cli.news.saved_searches import save_search

        save_search(session, common, save, query=None, filters=filters_in_force, catalogue=catalogue)
