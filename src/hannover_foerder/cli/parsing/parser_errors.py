"""What Typer's parser says, in our words. Typer 0.26 took Click in and left its sentences in English only."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from hannover_foerder.cli.registry import COMMANDS
from hannover_foerder.cli.suggesting import suggestion
from hannover_foerder.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Iterator

    import typer

_SENTENCES = (
    (re.compile(r"No such option: (?P<name>\S+).*", re.DOTALL), "error.unknown-option"),
    (re.compile(r"Missing argument '(?P<name>.*)'\."), "error.missing-argument"),
    (re.compile(r"Missing option '(?P<name>.*)'\."), "error.missing-option"),
    (re.compile(r"Got unexpected extra argument\(s\) \((?P<arguments>.*)\)", re.DOTALL), "error.extra-arguments"),
    (re.compile(r"Option '(?P<name>.*)' requires an argument\."), "error.option-needs-value"),
    (re.compile(r"Option '(?P<name>.*)' does not take a value\."), "error.option-takes-no-value"),
    (
        re.compile(
            r"Invalid value for '(?P<option>.*?)': '(?P<value>.*)' is not a valid int(?:eger)?(?: range)?\.", re.DOTALL
        ),
        "error.not-a-number",
    ),
    (re.compile(r"Invalid value for '(?P<option>.*?)': .* is not in the range x>=(?P<least>\d+)\."), "error.too-small"),
    (re.compile(r"Invalid value for '?(?P<option>.*?)'?: (?P<message>.*)", re.DOTALL), "error.bad-value"),
)


def in_our_words(error: typer.TyperException) -> UsageError:
    """The same error with a sentence of ours, and with what was probably meant; an unknown one keeps its words."""
    message = error.format_message()
    for pattern, code in _SENTENCES:
        match = pattern.fullmatch(message)
        if match is None:
            continue
        values: dict[str, object] = {key: text.partition("' / '")[0] for key, text in match.groupdict().items()}
        if code == "error.unknown-option":
            if _belongs_behind(match["name"], error):
                return UsageError("error.option-too-early", **values)
            values["similar"] = suggestion(
                match["name"].strip("-"), {name.strip("-"): name for name in _options(error)}
            )
        elif code == "error.missing-argument" and (example := _example(error)):
            return UsageError("error.missing-argument.example", example=example, **values)
        return UsageError(code, **values)
    return UsageError("error.os.plain", reason=message)


def _options(error: typer.TyperException) -> Iterator[str]:
    """The long options of the command that was called."""
    context = getattr(error, "ctx", None)
    if context is not None:
        for parameter in context.command.get_params(context):
            yield from (name for name in parameter.opts if name.startswith("--"))


def _belongs_behind(option: str, error: typer.TyperException) -> bool:
    """Whether an option stands before the command but belongs to one."""
    context = getattr(error, "ctx", None)
    commands = getattr(context.command, "commands", {}) if context is not None else {}
    return any(option in parameter.opts for command in commands.values() for parameter in command.params)


def _example(error: typer.TyperException) -> str | None:
    """How the command that was called is used."""
    context = getattr(error, "ctx", None)
    entry = COMMANDS.get(context.command.name or "") if context is not None else None
    return entry and entry.example
