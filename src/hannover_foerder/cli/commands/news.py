"""``foerder news``: lists what changed since the last run or since a given day."""

from typing import Annotated

import typer

from hannover_foerder.cli.completion.offers import offer_searches
from hannover_foerder.cli.option_values import NEWS_FORMATS
from hannover_foerder.cli.options import CommonOptions, format_option, takes_groups
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
    format_: Annotated[str | None, format_option(NEWS_FORMATS, "option.format.news")] = None,
    *,
    common: CommonOptions,
) -> None:
    """Report the news and store the new state."""
    from hannover_foerder.cli.formats import usual_format
    from hannover_foerder.cli.news import latest_look, retrospect, saved_searches
    from hannover_foerder.errors import UsageError

    session = session_of(ctx)
    format_ = format_ or usual_format(session.environment)
    if list_:
        saved_searches.write_searches(session, format_)
    elif forget:
        if name is None:
            raise UsageError("error.forget-what")
        saved_searches.forget(session, name)
    elif since is not None:
        retrospect.look_back(session, common, name, since, format_)
    else:
        latest_look.look(session, common, name, format_)
