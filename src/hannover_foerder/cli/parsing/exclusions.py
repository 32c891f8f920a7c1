"""Search words excluded by a minus sign, told apart from options: ``foerder search gründung -kredit``."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from hannover_foerder.cli.option_values import FORMATS
from hannover_foerder.words import LANGUAGES

if TYPE_CHECKING:
    from collections.abc import Sequence

_MINUS: Final = "−"
_SHORT: Final = 2
"""Length of an option of one letter."""


def with_exclusions(arguments: Sequence[str], command: Any) -> list[str]:  # noqa: ANN401 - of a private base of Typer
    """Return the arguments with a typographic minus before words that are excluded, which the parser leaves alone.

    An option of one letter stays one, also with its value behind it (``-n5``, ``-fjson``); so do the value of an option
    and all that stands behind ``--``.
    """
    options = [parameter for parameter in command.params if not getattr(parameter, "is_flag", True)]
    value_options = {name for option in options for name in (*option.opts, *option.secondary_opts)}
    new_arguments: list[str] = []
    previous_argument = ""
    for number, argument in enumerate(arguments):
        if argument == "--":
            return [*new_arguments, *arguments[number:]]
        is_exclusion = previous_argument not in value_options and _is_exclusion(argument, value_options)
        new_arguments.append(_MINUS + argument[1:] if is_exclusion else argument)
        previous_argument = argument
    return new_arguments


def _is_exclusion(argument: str, value_options: set[str]) -> bool:
    """Return whether an argument is a word or phrase with a minus sign, and no option of one letter with its value."""
    if not argument.startswith("-") or len(argument) <= _SHORT or not argument[1:].lstrip('"')[:1].isalnum():
        return False
    value = argument[_SHORT:]
    is_option = argument[:_SHORT] in value_options and (value.isdecimal() or value in FORMATS or value in LANGUAGES)
    return not is_option
