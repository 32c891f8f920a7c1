"""``foerder ask``: writes a letter to the office that asks only the open points."""

from typing import Annotated

import typer

from hannover_foerder.cli.completion.offers import offer_ids
from hannover_foerder.cli.option_values import ASK_FORMATS
from hannover_foerder.cli.options import CommonOptions, FilterOptions, ProfileOptions, format_option, takes_groups
from hannover_foerder.cli.session import session_of


@takes_groups
def run(
    ctx: typer.Context,
    ids: Annotated[
        list[str] | None, typer.Argument(help="argument.ask-ids", metavar="metavar.ask-ids", autocompletion=offer_ids)
    ] = None,
    *,
    filters: FilterOptions,
    profile: ProfileOptions,
    format_: Annotated[str | None, format_option(ASK_FORMATS, "option.format.ask")] = None,
    common: CommonOptions,
) -> None:
    """Write the letters; nothing is sent."""
    from hannover_foerder.cli.letters import programmes_to_ask_about, write_letters

    session = session_of(ctx)
    day, catalogue = session.day(common.as_of), session.open(common)
    programmes = programmes_to_ask_about(ids or [], filters, session, catalogue, day)
    write_letters(programmes, profile, format_, session, catalogue, day, are_named=bool(ids))
