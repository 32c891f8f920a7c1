"""Typer's parser errors in the user's language; Typer 0.26 bundles Click and has its messages in English only."""

from __future__ import annotations

import re
import shlex
from typing import TYPE_CHECKING, Any

from hannover_foerder.cli.formats import form_hint
from hannover_foerder.cli.registry import COMMANDS
from hannover_foerder.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

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

_NO_WORD_OF_A_SENTENCE = ("list", "facets", "match", "deadlines", "export", "mcp", "diff", "schema")
"""Commands whose name is hardly the first word of a question; ``open`` and ``plan`` may be."""


def search_instead(command: str, words: Iterable[str]) -> str:
    """Return the call that searches for the words behind a command, including its name if that may be a search word."""
    first_words = ("search",) if command in _NO_WORD_OF_A_SENTENCE else ("--", command)
    return shlex.join(("foerder", *first_words, *words))


def in_our_words(error: typer.TyperException, arguments: Sequence[str]) -> UsageError:
    """Return the same error with our message and suggestions; an unknown error keeps its own message.

    ``arguments`` is the call as it was written.
    """
    message, context = error.format_message(), getattr(error, "ctx", None)
    for pattern, code in _SENTENCES:
        match = pattern.fullmatch(message)
        if match is None:
            continue
        values: dict[str, object] = {key: text.partition("' / '")[0] for key, text in match.groupdict().items()}
        if code == "error.unknown-option" and context is not None:
            if commands := _commands_with(match["name"], context):
                return _too_early(match["name"], commands, arguments, context)
            from hannover_foerder.cli.parsing.other_options import meant_options

            values["similar"] = meant_options(match["name"], context.command)
            values["hint"] = None if values["similar"] else form_hint(match["name"])
        elif code == "error.extra-arguments" and (words := _words(match["arguments"], context)):
            command, *other_words = words
            return UsageError("error.extra-arguments.search", search=search_instead(command, other_words), **values)
        elif code == "error.missing-argument" and context is not None and context.command.name in COMMANDS:
            return UsageError(
                "error.missing-argument.example", example=COMMANDS[context.command.name].example, **values
            )
        return UsageError(code, **values)
    return UsageError("error.os.plain", reason=message)


def _words(rejected_words: str, context: typer.Context | None) -> list[str]:
    """Return the called command, its arguments and the rejected ones; empty for the program itself."""
    if context is None or context.command.name not in COMMANDS:
        return []
    argument_values = [
        context.params.get(argument.name or "")
        for argument in context.command.params
        if argument.param_type_name == "argument"
    ]
    words = [
        word
        for value in argument_values
        for word in (value if isinstance(value, list) else [value])
        if word is not None
    ]
    return [context.command.name, *words, *rejected_words.split()]


def _commands_with(option: str, context: typer.Context) -> list[str]:
    """Return the commands that have an option, in the order of the help; none if the call is that of a command."""
    commands = getattr(context.command, "commands", {})
    return [name for name, command in commands.items() if any(option in parameter.opts for parameter in command.params)]


def _too_early(option: str, commands: Sequence[str], arguments: Sequence[str], context: Any) -> UsageError:  # noqa: ANN401 - a group's
    """Return the error for an option before the command: it suggests the same call with the options behind the words.

    Without words, or if theirs is none of the ``commands`` that have the option, an example of the first of these.
    """
    parameters = [parameter for command in context.command.commands.values() for parameter in command.params]
    flags = {name for parameter in parameters if getattr(parameter, "is_flag", False) for name in parameter.opts}
    options, words = [], list(arguments)
    while words and words[0].startswith("-"):
        has_own_value = "=" in words[0] or (not words[0].startswith("--") and len(words[0]) > len("-n"))
        word_count = 1 if has_own_value or words[0] in flags else 2
        options += words[:word_count]
        del words[:word_count]
    if words and (words[0] if words[0] in COMMANDS else "search") in commands:
        call = shlex.join(("foerder", *words, *options))
        return UsageError("error.option-too-early.call", name=option, call=call)
    example = COMMANDS[commands[0]].example.partition(" --")[0]
    return UsageError(
        "error.option-too-early", name=option, call=f"{example} {option}{'' if option in flags else ' …'}"
    )
