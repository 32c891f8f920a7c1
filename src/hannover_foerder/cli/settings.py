"""User settings from ``config.toml`` and environment variables (which take precedence); used on terminals only."""

from __future__ import annotations

import os
import re
from typing import TYPE_CHECKING, Any, Final

from hannover_foerder.errors import Problem, SettingsError, UsageError
from hannover_foerder.named_tuple import NamedTuple
from hannover_foerder.words import LANGUAGES

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from hannover_foerder.cli.environment import Environment

FILE_VARIABLE: Final = "FOERDER_CONFIG"
_FILE: Final = "config.toml"
_LARGEST: Final = 1 << 16
"""Bytes of the file; four settings take a few lines."""
_PLACE: Final = r"(?P<reason>.*?) \(at (?:line (?P<line>\d+), column \d+|end of document)\)"
_ON: Final = ("1", "true", "yes", "on", "ja", "an")
_OFF: Final = ("0", "false", "no", "off", "nein", "aus")


class Settings(NamedTuple):
    """The user's settings; defaults if the output is no terminal."""

    language: str | None = None
    areas: tuple[str, ...] = ()
    areas_from: str = ""
    """Where the areas are set: the variable, or file and line."""
    pager: str | None = None
    memory: bool = True
    """Whether the numbers of the last list are remembered."""


def settings_of(environment: Environment) -> Settings:
    """Return the user's settings on a terminal; without one the defaults, so that scripts behave the same everywhere.

    Raises UsageError for a wrong variable, SettingsError for a wrong file (with the line), OSError.
    """
    if not environment.out_is_terminal:
        return Settings()
    parsed_settings = _of_file(environment.variables)
    for key, setting in _SETTINGS.items():
        raw_value = environment.variables.get(setting.variable)
        if raw_value is None:
            continue
        value = setting.parse(raw_value.strip())
        if value is None:
            choices = ", ".join(setting.choices)
            raise UsageError("error.unknown-choice", option=setting.variable, value=raw_value, choices=choices)
        parsed_settings[key] = value, setting.variable
    language, _ = parsed_settings.get("language", (None, ""))
    areas, areas_from = parsed_settings.get("area", ((), ""))
    pager, _ = parsed_settings.get("pager", (None, ""))
    memory, _ = parsed_settings.get("memory", (True, ""))
    return Settings(language or None, areas, areas_from, pager, memory)


def _parse_language(raw_value: object) -> object:
    """Return a language; an empty text, which takes back that of the file, as it is."""
    return raw_value if raw_value in ("", *LANGUAGES) else None


def _parse_areas(raw_value: object) -> tuple[str, ...] | None:
    """Return the areas of a list, or of a text with commas; none of an empty text."""
    parts = raw_value.split(",") if isinstance(raw_value, str) else raw_value
    if not isinstance(parts, list) or not all(isinstance(part, str) for part in parts):
        return None
    return tuple(filter(None, map(str.strip, parts)))


def _parse_pager(raw_value: object) -> str | None:
    """Return a command, or the empty text, which switches paging off; ``None`` for what is no text."""
    return raw_value if isinstance(raw_value, str) else None


def _parse_memory(raw_value: object) -> bool | None:
    """Return a truth value, also in words; true for an empty text, ``None`` for anything else."""
    if isinstance(raw_value, bool):
        return raw_value
    word = raw_value.lower() if isinstance(raw_value, str) else None
    return True if word in (*_ON, "") else False if word in _OFF else None


class _Setting(NamedTuple):
    """A setting: its variable, the parser of its value (``None`` for an invalid one), and what a message offers."""

    variable: str
    parse: Callable[[Any], Any]
    choices: tuple[str, ...]


_SETTINGS: Final = {
    "language": _Setting("FOERDER_LANG", _parse_language, LANGUAGES),
    "area": _Setting("FOERDER_AREA", _parse_areas, ('"burgdorf"',)),
    "pager": _Setting("FOERDER_PAGER", _parse_pager, ('"less -FRX"',)),
    "memory": _Setting("FOERDER_MEMORY", _parse_memory, ("true", "false")),
}


def _of_file(variables: Mapping[str, str]) -> dict[str, tuple[Any, str]]:
    """Return the settings of the file, each with file and line; none if the file is not there.

    Raises SettingsError, OSError, also if the variable names a file that is not there.
    """
    from hannover_foerder.disk.user_folders import user_folder  # a pipe has no settings

    named_path = os.path.expanduser(variables.get(FILE_VARIABLE, ""))
    path = named_path or os.path.join(user_folder("config"), _FILE)
    if not os.path.exists(path):
        if named_path:
            raise FileNotFoundError(2, os.strerror(2), path)
        return {}
    from hannover_foerder.disk.opening import read_own

    settings, text = {}, _text_of(path, read_own(path, _LARGEST))
    for key, raw_value in _parse_toml(path, text).items():
        line = next(
            (n for n, row in enumerate(text.splitlines(), 1) if re.match(rf"\s*\[?[\"']?{re.escape(key)}\b", row)), 1
        )
        if key not in _SETTINGS:
            raise SettingsError((Problem(path, line, "settings.unknown", {"setting": key, "known": tuple(_SETTINGS)}),))
        value, choices = _SETTINGS[key].parse(raw_value), _SETTINGS[key].choices
        if value is None:
            values: dict[str, object] = {"setting": key, "value": _text_of_value(raw_value), "choices": choices}
            raise SettingsError((Problem(path, line, "settings.value", values),))
        settings[key] = value, f"{path}:{line}"
    return settings


def _text_of(path: str, content: bytes) -> str:
    """Return the text of a file, with or without a byte order mark and with any line ends. Raises SettingsError."""
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise SettingsError((Problem(path, line, "settings.utf-8", {}),)) from None
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _text_of_value(raw_value: object) -> str:
    """Return a value of the file as a message shows it."""
    try:
        return str(raw_value)
    except ValueError:  # a number of more digits than Python writes
        return "…"


def _parse_toml(path: str, text: str) -> dict[str, Any]:
    """Return the keys and values of a TOML file. Raises SettingsError."""
    import tomllib

    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        place = re.fullmatch(_PLACE, str(error).partition("\n")[0])
        line = int(place["line"]) if place and place["line"] else max(1, len(text.splitlines()))
        reason = place["reason"] if place else str(error)
        raise SettingsError((Problem(path, line, "settings.toml", {"reason": reason}),)) from None
    except (RecursionError, ValueError) as error:  # a number of too many digits
        reason = "too deep" if isinstance(error, RecursionError) else "too many digits"
        raise SettingsError((Problem(path, 1, "settings.toml", {"reason": reason}),)) from None
