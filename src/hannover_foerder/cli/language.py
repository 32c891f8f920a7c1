"""The interface language, found before the arguments are parsed, so that parser errors are in it too."""

from __future__ import annotations

from itertools import pairwise, takewhile
from typing import TYPE_CHECKING

from hannover_foerder.words import LANGUAGES

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_VARIABLES = ("LC_ALL", "LC_MESSAGES", "LANG")
_OPTION = "--lang"
_SHORT = "-l"


def language_option(arguments: Sequence[str]) -> str | None:
    """Return the last language given by ``--lang`` or ``-l``; ``None`` without one or if it is unknown."""
    options = takewhile(lambda argument: argument != "--", arguments)
    language = None
    for argument, next_argument in pairwise((*options, "")):
        if argument in (_OPTION, _SHORT):
            language = next_argument
        elif argument.startswith(f"{_OPTION}="):
            language = argument.partition("=")[2]
        elif argument.startswith(_SHORT) and argument.removeprefix(_SHORT) in LANGUAGES:  # ``-laptop`` excludes a word
            language = argument.removeprefix(_SHORT)
    return language if language in LANGUAGES else None


def language_of(option: str | None, variables: Mapping[str, str]) -> str:
    """Return the requested language, else that of the first set locale variable (POSIX order), else German."""
    if option is not None:
        return option
    locale = next((variables[name] for name in _VARIABLES if variables.get(name)), "")
    return "en" if locale.partition("_")[0].partition(".")[0] == "en" else "de"
