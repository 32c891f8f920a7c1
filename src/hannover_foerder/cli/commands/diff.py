"""``foerder diff``: what has changed between two versions of a catalogue."""

from typing import Annotated

import typer

from hannover_foerder.cli.home import expanded
from hannover_foerder.cli.options import CommonOptions, ReasonFormatOption, takes_groups
from hannover_foerder.cli.session import session_of
from hannover_foerder.model.changes import compare
from hannover_foerder.output.labels import Labels
from hannover_foerder.output.views.changes import ChangesView
from hannover_foerder.reading.versions import read_version


@takes_groups
def run(
    ctx: typer.Context,
    old: Annotated[str, typer.Argument(help="argument.old", metavar="metavar.old", callback=expanded)],
    new: Annotated[str, typer.Argument(help="argument.new", metavar="metavar.new", callback=expanded)],
    *,
    format_: ReasonFormatOption = None,
    common: CommonOptions,
) -> None:
    """Compare and show."""
    session = session_of(ctx)
    format_ = format_ or "text"
    before, after = read_version(old), read_version(new)
    found = compare(before.programmes, after.programmes, session.day(common))

    def label(facet: str, term: str) -> tuple[str, str]:
        new_terms, old_terms = after.vocabulary.facet(facet), before.vocabulary.facet(facet)
        known = new_terms[term] if term in new_terms else old_terms[term]
        return known.de, known.en

    session.show(ChangesView(found, Labels(session.words, label)), format_)
