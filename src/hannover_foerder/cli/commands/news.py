"""``foerder news``: what is new since the last look, or since a day."""

from typing import Annotated

import typer

from hannover_foerder.cli.completion import offer_news_forms, offer_searches
from hannover_foerder.cli.options import CommonOptions, takes_groups
from hannover_foerder.cli.session import session_of


@takes_groups
def run(
    ctx: typer.Context,
    name: Annotated[
        str | None, typer.Argument(help="argument.search", metavar="metavar.name", autocompletion=offer_searches)
    ] = None,
    since: Annotated[str | None, typer.Option("--since", help="option.since", metavar="metavar.since")] = None,
    list_: Annotated[bool, typer.Option("--list", help="option.list-searches")] = False,
    forget: Annotated[bool, typer.Option("--forget", help="option.forget")] = False,
    format_: Annotated[
        str | None,
        typer.Option("--format", help="option.format.news", metavar="metavar.form", autocompletion=offer_news_forms),
    ] = None,
    *,
    common: CommonOptions,
) -> None:
    """Look, tell and remember."""
    from hannover_foerder.cli import looking, looking_back, saved
    from hannover_foerder.cli.forms import form_of
    from hannover_foerder.cli.values import NEWS_FORMS
    from hannover_foerder.errors import UsageError

    session = session_of(ctx)
    form = form_of(format_, session.environment, NEWS_FORMS)
    if list_:
        saved.write_searches(session, form)
    elif forget:
        if name is None:
            raise UsageError("error.forget-what")
        saved.forget(session, name)
    elif since is not None:
        looking_back.look_back(session, common, name, since, form)
    else:
        looking.look(session, common, name, form)
