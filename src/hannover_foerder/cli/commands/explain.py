"""``foerder explain``: explains why a programme fits a profile, or why a search finds it."""

from typing import Annotated

import typer

from hannover_foerder.cli.completion.offers import offer_ids
from hannover_foerder.cli.options import CommonOptions, LiteralOption, ProfileOptions, TextOrJsonOption, takes_groups
from hannover_foerder.cli.session import session_of


@takes_groups
def run(
    ctx: typer.Context,
    programme_id: Annotated[str, typer.Argument(help="argument.id", metavar="metavar.id", autocompletion=offer_ids)],
    profile: ProfileOptions,
    query: Annotated[str | None, typer.Option("--query", help="option.explain-query", metavar="metavar.query")] = None,
    format_: TextOrJsonOption = None,
    *,
    literal: LiteralOption = False,
    common: CommonOptions,
) -> None:
    """Show the explanation of a decision or of a search result."""
    from hannover_foerder.cli.formats import labels_of
    from hannover_foerder.cli.lookup import programme_of
    from hannover_foerder.output.views.explanation import ExplanationView

    session = session_of(ctx)
    day, catalogue = session.day(common.as_of), session.open(common)
    programme = programme_of(programme_id, session, catalogue)
    if query is None:
        from hannover_foerder.cli.proof import write_proof

        write_proof(programme, profile, format_, session, catalogue, day)
        return
    explanation = catalogue.explain(query, programme.id, day=day, literal=literal)
    session.show(ExplanationView(programme, query, explanation, labels_of(session, catalogue)), format_ or "text")
