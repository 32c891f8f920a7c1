"""``foerder plan``: several programmes for one project."""

from typing import Annotated

import typer

from hannover_foerder.cli.completion import offer_ids, offer_plan_forms
from hannover_foerder.cli.options import CommonOptions, takes_groups
from hannover_foerder.cli.session import session_of


@takes_groups
def run(
    ctx: typer.Context,
    ids: Annotated[list[str], typer.Argument(help="argument.ids", metavar="metavar.id", autocompletion=offer_ids)],
    cost: Annotated[str | None, typer.Option("--cost", help="option.cost", metavar="metavar.number")] = None,
    format_: Annotated[
        str | None,
        typer.Option("--format", help="option.format.plan", metavar="metavar.form", autocompletion=offer_plan_forms),
    ] = None,
    *,
    common: CommonOptions,
) -> None:
    """Plan and show."""
    from hannover_foerder.cli.answers import number_of
    from hannover_foerder.cli.choices import chosen
    from hannover_foerder.cli.forms import labels_of
    from hannover_foerder.cli.records import known
    from hannover_foerder.cli.values import PLAN_FORMS
    from hannover_foerder.eligibility.plan import plan
    from hannover_foerder.output import parts
    from hannover_foerder.output.planned import Planned, as_object

    session = session_of(ctx)
    form = None if format_ is None else chosen("--format", format_, dict.fromkeys(PLAN_FORMS, ()))
    cost_eur = None if cost is None else number_of("--cost", cost)
    day, catalogue = session.day(common), session.open(common)
    programmes = [known(catalogue, one) for one in dict.fromkeys(ids)]
    made, labels = plan(programmes, catalogue.vocabulary, day, cost_eur), labels_of(session, catalogue)
    if form == "ics":
        from hannover_foerder.output import ics

        session.write(ics.calendar(made.due, day, labels))
        return
    if form == "json":
        from hannover_foerder.output import json_

        session.write(json_.array([as_object(made)]))
        return
    shown = list(Planned(made, labels).parts())
    if form == "markdown":
        session.write(parts.as_markdown(shown))
    elif form == "text" or not session.environment.out_is_terminal:
        session.write(parts.as_text(shown))
    else:
        session.write(parts.on_screen(shown, session.environment.screen()))
    session.note(session.words.say("note.no-promise"))
