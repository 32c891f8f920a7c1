"""``foerder open``: opens the web page of a programme in the browser."""

from typing import Annotated

import typer

from hannover_foerder.cli.completion.offers import offer_ids
from hannover_foerder.cli.options import CommonOptions, takes_groups
from hannover_foerder.cli.session import session_of


@takes_groups
def run(
    ctx: typer.Context,
    ids: Annotated[list[str], typer.Argument(help="argument.ids", metavar="metavar.ids", autocompletion=offer_ids)],
    print_: Annotated[bool, typer.Option("--print", help="option.print-url")] = False,
    *,
    common: CommonOptions,
) -> None:
    """Show the address and open it in the browser, or write the address only."""
    import webbrowser

    from hannover_foerder.cli.lookup import programmes_of
    from hannover_foerder.errors import CannotError
    from hannover_foerder.model.page import page_of
    from hannover_foerder.output.harmless import linkable

    session = session_of(ctx)
    say, pick = session.words.say, session.words.pick
    catalogue = session.open(common)
    for programme in programmes_of(ids, "open", session, catalogue):
        name, page = pick(programme.name.pair), page_of(programme)
        url = page and linkable(page.url)
        if page is None or url is None:
            raise CannotError("error.no-page", name=name, id=programme.id)
        session.note(say(f"note.page.{page.kind}", name=name, title=page.title))
        if print_:
            session.write(f"{url}\n", "tsv")
            continue
        session.note(url)
        session.environment.err.flush()
        if not webbrowser.open(url):
            raise CannotError("error.no-browser", url=url)
