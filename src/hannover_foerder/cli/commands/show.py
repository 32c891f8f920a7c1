"""``foerder show``: shows programmes in full."""

from typing import Annotated

import typer

from hannover_foerder.cli.completion.offers import offer_ids
from hannover_foerder.cli.option_values import DETAIL_FORMATS
from hannover_foerder.cli.options import CommonOptions, format_option, takes_groups
from hannover_foerder.cli.session import session_of


@takes_groups
def run(
    ctx: typer.Context,
    ids: Annotated[list[str], typer.Argument(help="argument.ids", metavar="metavar.ids", autocompletion=offer_ids)],
    full: Annotated[bool, typer.Option("--full", help="option.full")] = False,
    sources: Annotated[bool, typer.Option("--sources", help="option.sources")] = False,
    format_: Annotated[str | None, format_option(DETAIL_FORMATS, "option.format.show")] = None,
    *,
    common: CommonOptions,
) -> None:
    """Show programmes in the order of the given ids."""
    from hannover_foerder.cli.formats import labels_of, reading_format
    from hannover_foerder.cli.lookup import names_in, programmes_of
    from hannover_foerder.model.status import status_on
    from hannover_foerder.output.views.detail import DetailView, Dossier

    session = session_of(ctx)
    day, catalogue = session.day(common.as_of), session.open(common)
    programmes = [
        Dossier(record, status_on(record, day), catalogue.card(record.id).origin, catalogue.whom_to_ask(record), day)
        for record in programmes_of(ids, "show", session, catalogue)
    ]
    labels = labels_of(session, catalogue)
    view = DetailView(programmes, labels, names_in(catalogue, labels), with_sources=sources, in_full=full)
    session.show(view, format_ or reading_format(session.environment))
