"""``foerder diff``: shows the changes between two versions of a catalogue."""

from typing import Annotated

import typer

from hannover_foerder.cli.options import AsOfOption, LanguageOption, NoPagerOption, TextOrJsonOption, expand_home
from hannover_foerder.cli.session import session_of


def run(
    ctx: typer.Context,
    old: Annotated[str, typer.Argument(help="argument.old", metavar="metavar.old", callback=expand_home)],
    new: Annotated[str | None, typer.Argument(help="argument.new", metavar="metavar.new", callback=expand_home)] = None,
    *,
    format_: TextOrJsonOption = None,
    as_of: AsOfOption = None,
    lang: LanguageOption = None,  # noqa: ARG001 - read before anything is parsed
    no_pager: NoPagerOption = False,  # noqa: ARG001 - its callback heeds it
) -> None:
    """Compare two versions and show the changes; without a later version, compare with the working tree."""
    from pathlib import Path

    from hannover_foerder.errors import UsageError
    from hannover_foerder.model.changes import compare
    from hannover_foerder.output.labels import Labels
    from hannover_foerder.output.views.changes import ChangesView
    from hannover_foerder.reading.versions import read_version, read_working_files

    session = session_of(ctx)
    format_ = format_ or "text"
    if new is None and Path(old).is_file():
        raise UsageError("error.diff-needs-new", name=old)
    old_version, new_version = read_version(old), read_working_files() if new is None else read_version(new)
    changes = compare(old_version.programmes, new_version.programmes, session.day(as_of))

    def label(facet: str, term: str) -> tuple[str, str]:
        """Return the German and English label of a term of either version."""
        new_terms, old_terms = new_version.vocabulary.facet(facet), old_version.vocabulary.facet(facet)
        term_in_words = new_terms[term] if term in new_terms else old_terms[term]
        return term_in_words.de, term_in_words.en

    session.show(ChangesView(changes, Labels(session.words, label)), format_)
