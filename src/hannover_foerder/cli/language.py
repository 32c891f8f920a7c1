"""Which language to speak, known before anything is parsed, so that errors speak it too."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hannover_foerder.words import LANGUAGES

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_VARIABLES = ("LC_ALL", "LC_MESSAGES", "LANG")
_OPTION = "--lang"


def language_of(arguments: Sequence[str], variables: Mapping[str, str]) -> str:
    """``--lang`` if it names a language we have, else the first set locale variable (POSIX order), else German."""
    asked = _asked(arguments)
    if asked in LANGUAGES:
        return asked
    locale = next((variables[name] for name in _VARIABLES if variables.get(name)), "")
    return "en" if locale.partition("_")[0].partition(".")[0] == "en" else "de"


def _asked(arguments: Sequence[str]) -> str | None:
    for position, argument in enumerate(arguments):
        if argument == "--":
            return None
        if argument == _OPTION:
            return arguments[position + 1] if position + 1 < len(arguments) else None
        if argument.startswith(f"{_OPTION}="):
            return argument.partition("=")[2]
    return None
