"""Errors that the user can cause, each with its exit code.

The sentences are in :mod:`hannover_foerder.words`.
"""

from __future__ import annotations

from hannover_foerder.named_tuple import NamedTuple


class FoerderError(Exception):
    """An error shown to the user as one line; ``code`` is the key of the message, ``values`` fill it."""

    exit_code = 1

    def __init__(self, code: str, **values: object) -> None:
        super().__init__(code, values)
        self.code = code
        self.values = values


class CannotError(FoerderError):
    """The file system prevents the operation (exit code 1)."""


class UsageError(FoerderError):
    """Wrong use of a command (exit code 2)."""

    exit_code = 2


class UnknownProgrammeError(FoerderError):
    """No programme has this id (exit code 4)."""

    exit_code = 4


class UnknownSearchError(FoerderError):
    """No saved search has this name (exit code 4)."""

    exit_code = 4


class WrongArgumentError(TypeError):
    """A library call got an argument of a wrong type, or an order or facet that does not exist."""


class Problem(NamedTuple):
    """A mistake in a catalogue file: its position, and the message (``code`` and ``values``) that says what to do."""

    file: str
    line: int
    code: str
    values: dict[str, object]


class CatalogueError(FoerderError):
    """An invalid catalogue (exit code 3): one line for each of its ``problems``."""

    exit_code = 3

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        super().__init__("error.catalogue", count=len(problems))
        self.problems = problems


class AnswersError(CatalogueError):
    """An invalid file of profile answers (exit code 2)."""

    exit_code = 2


class SettingsError(CatalogueError):
    """An invalid settings file (exit code 2)."""

    exit_code = 2
