"""``foerder facets``: lists the values of each facet with their numbers of programmes."""

from typing import Annotated

import typer

from hannover_foerder.cli.completion.offers import offer_facets
from hannover_foerder.cli.option_values import FACETS
from hannover_foerder.cli.options import CommonOptions, FilterOptions, FormatOption, takes_groups
from hannover_foerder.cli.session import session_of


@takes_groups
def run(
    ctx: typer.Context,
    facet: Annotated[
        str | None,
        typer.Argument(help="argument.facet", metavar="metavar.facet", autocompletion=offer_facets),
    ] = None,
    *,
    filters: FilterOptions,
    format_: FormatOption = None,
    common: CommonOptions,
) -> None:
    """Count the values of facets and show them."""
    from hannover_foerder.cli.formats import labels_of, usual_format
    from hannover_foerder.cli.lists.filters import facet_of, list_filters
    from hannover_foerder.output.views import facets

    session = session_of(ctx)
    format_, day = format_ or usual_format(session.environment), session.day(common.as_of)
    facet_names = list(FACETS.values()) if facet is None else [facet_of(session.words.say("metavar.facet"), facet)]
    catalogue = session.open(common)
    filters_in_force = list_filters(filters, catalogue, session, day)
    labels = labels_of(session, catalogue)
    values = [
        value
        for name in facet_names
        for value in facets.as_tree(name, catalogue.facet_counts(name, filters_in_force, day=day), labels)
    ]
    ended_count = catalogue.filter(filters_in_force, day=day, limit=1).hidden_ended
    notes = [session.words.count("note.ended", ended_count)] if ended_count else []
    session.show(facets.FacetsView(values, labels), format_, notes)
