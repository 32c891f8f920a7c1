"""``foerder mcp``: serves the catalogue to an agent over standard input and output."""

import typer

from hannover_foerder.cli.options import CommonOptions, takes_groups
from hannover_foerder.cli.session import session_of


@takes_groups
def run(ctx: typer.Context, *, common: CommonOptions) -> None:
    """Serve requests until the agent closes the connection."""
    from datetime import date
    from importlib.util import find_spec

    from hannover_foerder.agent.tools import tools_of
    from hannover_foerder.cli.reporting import error_text
    from hannover_foerder.errors import CannotError, FoerderError
    from hannover_foerder.words import words_for

    session = session_of(ctx)
    if find_spec("mcp") is None:
        raise CannotError("error.no-mcp")
    from hannover_foerder.agent.server import serve

    fixed_day = None if common.as_of is None else session.day(common.as_of)
    english = words_for("en")

    def today() -> date:
        return fixed_day or date.today()  # noqa: DTZ011 - a server may run for days; the day on the user's calendar

    def in_words(error: FoerderError) -> str:
        return error_text(error, english).strip()

    serve(tools_of(session.open(common), today), in_words)
