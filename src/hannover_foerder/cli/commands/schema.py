"""``foerder schema``: prints JSON Schemas of the catalogue and of the JSON output."""

from typing import Annotated

import typer

from hannover_foerder.cli.completion.offers import offer
from hannover_foerder.cli.options import LanguageOption
from hannover_foerder.cli.session import session_of

SCHEMAS = ("catalogue", "output")


def run(
    ctx: typer.Context,
    what: Annotated[
        str, typer.Argument(help="argument.schema", metavar="metavar.schema", autocompletion=offer(SCHEMAS))
    ] = "catalogue",
    command: Annotated[str | None, typer.Argument(help="argument.schema-command", metavar="metavar.command")] = None,
    *,
    lang: LanguageOption = None,  # noqa: ARG001 - read before anything is parsed
) -> None:
    """Print a JSON Schema."""
    import json
    from pathlib import Path

    from hannover_foerder.cli.choices import one_of
    from hannover_foerder.errors import UsageError
    from hannover_foerder.output.json_schema import COMMANDS, output_schema
    from hannover_foerder.reading.locate import data_folder

    session = session_of(ctx)
    say = session.words.say
    schema_name = one_of(say("metavar.schema"), what, SCHEMAS)
    text = (Path(data_folder()) / "programmes.schema.json").read_text(encoding="utf-8")
    if schema_name == "output":
        name = None if command is None else one_of(say("metavar.command"), command, COMMANDS)
        text = json.dumps(output_schema(json.loads(text), name), ensure_ascii=False, indent=2) + "\n"
    elif command is not None:
        raise UsageError("error.schema-command")
    session.write(text, "json")
