"""Collection of a file's mistakes, so that one run shows them all."""

from __future__ import annotations

from pathlib import PurePath
from typing import TYPE_CHECKING, Final

from hannover_foerder.errors import CatalogueError, Problem

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_LONGEST_QUOTE = 60
_UNREAD_ENDINGS = (".tsv", ".jsonl")
"""Endings of files that the program writes and never reads: what is in them would be read as wrong YAML."""

MOST_PROBLEMS: Final = 300
"""Problems of a file that are reported. A file with more is of another kind, or its first mistakes make the others."""


class Problems:
    """The mistakes in a file, or in a part of it that begins at line ``first_line`` (1-based).

    The code of a :class:`Problem` is the key of its sentence in the word lists.
    """

    __slots__ = ("file", "first_line", "noted")

    def __init__(self, file: str, first_line: int = 1) -> None:
        self.file = file
        self.first_line = first_line
        self.noted: list[Problem] = []

    def add(self, line: int, code: str, *, similar: str | None = None, **values: object) -> None:
        """Record a problem ``line`` lines below the first line; a ``similar`` word makes the message suggest it.

        Raises CatalogueError with the last mistake that is still reported (:data:`MOST_PROBLEMS`).
        """
        if similar is not None:
            code, values = f"{code}.similar", {**values, "similar": similar}
        self.noted.append(Problem(self.file, self.first_line + line, f"problem.{code}", values))
        if len(self.noted) >= MOST_PROBLEMS:
            raise_all(self.noted)

    def has_at(self, line: int) -> bool:
        """Return whether a problem was recorded in this line, counted as in :meth:`add`."""
        return any(problem.line == self.first_line + line for problem in self.noted)

    def raise_if_any(self) -> None:
        """Raise CatalogueError with all problems, by line, if there are any."""
        raise_all(self.noted)


def raise_all(problems: Iterable[Problem]) -> None:
    """Raise CatalogueError with the problems, if there are any, by line, without duplicates in a line.

    Of more than :data:`MOST_PROBLEMS` the first, and a last one that says so.
    """
    distinct_problems = {(problem.line, problem.code, repr(problem.values)): problem for problem in problems}
    if distinct_problems:
        raise CatalogueError(reported_problems(sorted(distinct_problems.values(), key=lambda problem: problem.line)))


def reported_problems(problems: Sequence[Problem]) -> tuple[Problem, ...]:
    """Return the problems that are reported: all; of :data:`MOST_PROBLEMS` or more the first and one that says so."""
    if len(problems) < MOST_PROBLEMS:
        return tuple(problems)
    last = problems[MOST_PROBLEMS - 1]
    return (*problems[: MOST_PROBLEMS - 1], last._replace(code="problem.more", values={"count": MOST_PROBLEMS - 1}))


def problem_of_kind(name: str, code: str) -> tuple[Problem, ...]:
    """Return the problem of a file whose ending tells that it is of a kind that is not read; empty for others."""
    suffix = PurePath(name).suffix.lower()
    return (Problem(name, 1, f"problem.{code}", {"suffix": suffix}),) if suffix in _UNREAD_ENDINGS else ()


def excerpt(value: str) -> str:
    """Return a value for a message: one line, shortened, unprintable characters escaped."""
    printable = "".join(char if char.isprintable() else f"<U+{ord(char):04X}>" for char in value[: _LONGEST_QUOTE + 1])
    return f"{printable[:_LONGEST_QUOTE]}…" if len(printable) > _LONGEST_QUOTE else printable
