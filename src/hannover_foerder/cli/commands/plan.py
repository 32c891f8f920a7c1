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
    """Plan the programmes for the client of a profile, and show the plan; by default for a screen, else as text."""
    from hannover_foerder.cli.formats import reading_format, rule_words_of
    from hannover_foerder.cli.lookup import programmes_of
    from hannover_foerder.cli.option_values import FOR_PEOPLE
    from hannover_foerder.cli.profile.answers import cost_of
    from hannover_foerder.cli.profile.profiles import situation_of
    from hannover_foerder.output.views.planned import PlanView
    from hannover_foerder.planning.plan import plan

    session = session_of(ctx)
    cost_eur = None if cost is None else cost_of(cost)
    day, catalogue = session.day(common.as_of), session.open(common)
    programmes = programmes_of(ids, "plan", session, catalogue)
    format_ = format_ or reading_format(session.environment)
    new_plan = plan(programmes, catalogue.vocabulary, day, situation_of(profile, catalogue, day), cost_eur)
    mentioned_ids = {link.target for link in new_plan.links if not link.in_plan}
    names = {programme_id: catalogue.card(programme_id).name for programme_id in mentioned_ids & {*catalogue.ids()}}
    view = PlanView(new_plan, rule_words_of(session, catalogue), names, day)
    session.show(view, format_, [session.words.say("note.no-promise")] if format_ in FOR_PEOPLE else [])
