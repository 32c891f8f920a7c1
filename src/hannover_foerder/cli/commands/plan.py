"""``foerder plan``: combines several programmes for one project."""

from typing import Annotated

import typer

from hannover_foerder.cli.completion.offers import offer_ids
from hannover_foerder.cli.option_values import PLAN_FORMATS
from hannover_foerder.cli.options import CommonOptions, ProfileOptions, format_option, takes_groups
from hannover_foerder.cli.session import session_of


@takes_groups
def run(
    ctx: typer.Context,
    ids: Annotated[list[str], typer.Argument(help="argument.ids", metavar="metavar.ids", autocompletion=offer_ids)],
    profile: ProfileOptions,
    cost: Annotated[str | None, typer.Option("--cost", help="option.cost", metavar="metavar.number")] = None,
    format_: Annotated[str | None, format_option(PLAN_FORMATS, "option.format.plan")] = None,
    *,
    common: CommonOptions,
) -> None:
    """Plan the programmes and show the plan."""
    from hannover_foerder.cli.lookup import programmes_of
    from hannover_foerder.cli.plan_report import write_plan
    from hannover_foerder.cli.profile.answers import cost_of

    session = session_of(ctx)
    cost_eur = None if cost is None else cost_of(cost)
    day, catalogue = session.day(common.as_of), session.open(common)
    programmes = programmes_of(ids, "plan", session, catalogue)
    write_plan(programmes, profile, cost_eur, format_, session, catalogue, day)
