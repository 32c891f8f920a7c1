"""Errors that the user can cause, each with its exit code.

The sentences are in :mod:`hannover_foerder.words`.
"""

from __future__ import annotations

from hannover_foerder.named_tuple import NamedTuple


class FoerderError(Exception):
    """One line for the user: ``code`` names the sentence in the word lists, ``values`` fill it."""

    exit_code = 1

    def __init__(self, code: str, **values: object) -> None:
        super().__init__(code, values)
        self.code = code
        self.values = values


class CannotError(FoerderError):
    """A file or the disk does not let us (exit code 1)."""


class UsageError(FoerderError):
    """The command was used wrongly (exit code 2)."""

    exit_code = 2


class UnknownProgrammeError(FoerderError):
    """No programme has this id (exit code 4)."""

    exit_code = 4


class UnknownSearchError(FoerderError):
    """No saved search has this name (exit code 4)."""

    exit_code = 4


class WrongArgumentError(TypeError):
    """A call of the library was given a thing of another type than it takes."""


class Problem(NamedTuple):
    """One mistake in a catalogue file: where it is, and which sentence (``code`` and ``values``) says what to do."""

    file: str
    line: int
    code: str
    values: dict[str, object]


class CatalogueError(FoerderError):
    """A catalogue cannot be used (exit code 3): one line for each of its ``problems``."""

    exit_code = 3

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        super().__init__("error.catalogue", count=len(problems))
        self.problems = problems


class AnswersError(CatalogueError):
    """A file with the answers of a profile cannot be used (exit code 2)."""

    exit_code = 2


class SettingsError(CatalogueError):
    """The file with the user's settings cannot be used (exit code 2)."""

    exit_code = 2
