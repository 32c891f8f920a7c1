"""Command names known from other programs (``validate``, ``zeige``, ``browse``), mapped to ours."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Final

from hannover_foerder.errors import CannotError, CatalogueError, UnknownProgrammeError, UsageError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from hannover_foerder.cli.session import Session

_ALONE: Final = {"version": "--version", "hilfe": "--help", "completion": "--install-completion"}
_WITH_FILE: Final = {
    "check": ("validate", "verify", "lint", "test", "prüfe", "prüfen", "pruefe"),
    "diff": ("compare", "changes", "vergleiche", "vergleichen"),
    "export": ("save", "write", "download", "convert", "speichern", "speichere"),
}
_WITH_PROGRAMME: Final = {
    "show": ("info", "details", "detail", "view", "cat", "get", "describe", "display", "zeige", "zeig", "anzeigen"),
    "open": ("browse", "web", "website", "url", "link", "öffne", "öffnen"),
    "explain": ("why", "reason", "reasons", "warum", "erkläre", "erklären"),
    "ask": ("contact", "mail", "write", "letter", "anschreiben", "frage", "fragen"),
    "plan": ("combine", "kombiniere", "kombinieren", "plane", "planen"),
    "export {id}.html": ("print", "pdf", "drucke", "drucken"),
}
_LONGEST_NUMBER: Final = 3
"""Digits of the number of a programme in a list."""
_FILE_ENDINGS: Final = (".yaml", ".yml", ".csv", ".tsv", ".xlsx", ".html", ".json", ".md", ".txt")


def require_no_other_name(words: Sequence[str], session: Session) -> None:
    """Check that a search without the command name is no foreign command name. Raises UsageError.

    What follows must show it: nothing, a file, or programmes: one by its id or name, or numbers of the last list. Else
    such a word is searched too.
    """
    command = _command_meant(words, session)
    if command is not None:
        import shlex  # hardly any call gets here

        call, search = (shlex.join(("foerder", *call)) for call in ((*command, *words[1:]), ("--", *words)))
        raise UsageError("error.other-command", name=words[0], call=call, search=search)


def _command_meant(words: Sequence[str], session: Session) -> list[str] | None:
    """Return the words of the call that a foreign name stands for, without those behind it; ``None`` if it is none."""
    first_word, rest = words[0].lower(), words[1:]
    if not rest:
        return [_ALONE[first_word]] if first_word in _ALONE else None
    command = _command_of(first_word, _WITH_FILE)
    if command and (rest[0].lower().endswith(_FILE_ENDINGS) or os.path.isfile(rest[0])):  # noqa: PTH113 - of any length
        return [command]
    command = _command_of(first_word, _WITH_PROGRAMME)
    handle = command and (rest[0] if all(map(_is_number, rest)) else _programme_at(rest[0], session))
    return command.format(id=handle).split() if command and handle else None


def _command_of(word: str, names_by_command: dict[str, tuple[str, ...]]) -> str | None:
    """Return the command of ours that has this foreign name; ``None`` if none has."""
    return next((command for command, foreign_names in names_by_command.items() if word in foreign_names), None)


def _is_number(word: str) -> bool:
    """Return whether a word is a list number rather than a postcode or year."""
    return word.isdecimal() and len(word) <= _LONGEST_NUMBER


def _programme_at(word: str, session: Session) -> str | None:
    """Return the id of the programme with this name; ``None`` if none or several have it, or nothing can be read."""
    from hannover_foerder.cli.lookup import id_with_name

    try:
        return id_with_name(word, session.open_at(typed_paths=None))
    except (UnknownProgrammeError, CannotError, CatalogueError, OSError):
        return None
