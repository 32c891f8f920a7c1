"""``foerder schema``: JSON Schemas, for editors and for programs that read our output."""

import json
from typing import Annotated

import typer

from hannover_foerder.cli.choices import chosen
from hannover_foerder.cli.completion import offer
from hannover_foerder.cli.options import CommonOptions, takes_groups
from hannover_foerder.cli.session import session_of
from hannover_foerder.output.formats.json_schema import output_schema
from hannover_foerder.reading.bundled import ground
from hannover_foerder.reading.schema import catalogue_schema

SCHEMAS = ("catalogue", "output")


@takes_groups
def run(
    ctx: typer.Context,
    what: Annotated[
        str, typer.Argument(help="argument.schema", metavar="metavar.schema", autocompletion=offer(SCHEMAS))
    ] = "catalogue",
    *,
    common: CommonOptions,  # noqa: ARG001 - every command takes these
) -> None:
    """Make and show."""
    base = ground()
    schema = catalogue_schema(base.vocabulary, base.profile)
    if chosen("WHAT", what, dict.fromkeys(SCHEMAS, ())) == "output":
        schema = output_schema(schema)
    session_of(ctx).write(json.dumps(schema, ensure_ascii=False, indent=2) + "\n", "json")
