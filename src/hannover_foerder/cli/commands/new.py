"""``foerder new``: appends a new record to a catalogue file."""

from typing import Annotated, Any

import typer

from hannover_foerder.cli.completion.offers import offer_providers, offer_terms
from hannover_foerder.cli.options import CommonOptions, takes_groups
from hannover_foerder.cli.session import session_of
from hannover_foerder.named_tuple import NamedTuple


def _term_option(name: str, facet: str, *short_names: str) -> Any:  # noqa: ANN401 - what Typer gives as an option
    """Return an option that takes terms of a facet, with completion."""
    return typer.Option(
        f"--{name}",
        *short_names,
        help=f"option.new-{name}",
        metavar="metavar.term",
        autocompletion=offer_terms(facet),
    )


class RecordOptions(NamedTuple):
    """Fields of a new record; on a terminal the first seven are asked for if they are missing."""

    name: Annotated[str | None, typer.Option("--name", help="option.new-name", metavar="metavar.text")] = None
    name_en: Annotated[str | None, typer.Option("--name-en", help="option.new-name-en", metavar="metavar.text")] = None
    id: Annotated[str | None, typer.Option("--id", help="option.new-id", metavar="metavar.id")] = None
    summary: Annotated[str | None, typer.Option("--summary", help="option.new-summary", metavar="metavar.text")] = None
    summary_en: Annotated[
        str | None, typer.Option("--summary-en", help="option.new-summary-en", metavar="metavar.text")
    ] = None
    provider: Annotated[
        str | None,
        typer.Option("--provider", help="option.new-provider", metavar="metavar.text", autocompletion=offer_providers),
    ] = None
    page: Annotated[str | None, typer.Option("--page", help="option.new-page", metavar="metavar.url")] = None
    kind: Annotated[list[str] | None, _term_option("kind", "kinds")] = None
    topic: Annotated[list[str] | None, _term_option("topic", "topics", "-t")] = None
    target_group: Annotated[list[str] | None, _term_option("target-group", "target_groups")] = None
    area: Annotated[list[str] | None, _term_option("area", "areas", "-a")] = None
    office: Annotated[list[str] | None, typer.Option("--office", help="option.new-office", metavar="metavar.id")] = None


@takes_groups
def run(ctx: typer.Context, *, record: RecordOptions, common: CommonOptions) -> None:
    """Ask for missing fields on a terminal, and write the record."""
    from hannover_foerder.cli.maintenance.new_record import write_record

    session = session_of(ctx)
    write_record(record, session.paths(common.catalogue), session, session.day(common.as_of))
