"""Sources of profiles: a file, standard input, options, a folder or a table of many."""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from hannover_foerder.cli.profile.answers import answers_of
from hannover_foerder.disk.opening import read_regular
from hannover_foerder.eligibility.situation import Situation
from hannover_foerder.errors import AnswersError, CannotError
from hannover_foerder.named_tuple import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from hannover_foerder.catalogue import Catalogue
    from hannover_foerder.cli.options import ProfileOptions
    from hannover_foerder.errors import Problem

STDIN = "-"
_SUFFIXES = (".yaml", ".yml", ".json")
LARGEST_PROFILE: Final = 1 << 26
"""Bytes of a file with profiles: a table of several hundred thousand rows."""


class Profile(NamedTuple):
    """Answers, and the name of the file or row they come from."""

    name: str
    answers: dict[str, Any]


class Batch(NamedTuple):
    """The valid profiles, the mistakes in the others, and the names that several of the valid ones had."""

    profiles: tuple[Profile, ...]
    problems: tuple[Problem, ...]
    same_names: tuple[str, ...]


def is_many(path: str | None) -> bool:
    """Return whether a path holds many profiles: a folder or a CSV file."""
    return path is not None and path != STDIN and (Path(path).is_dir() or path.lower().endswith(".csv"))


def situation_of(options: ProfileOptions, catalogue: Catalogue, day: date) -> Situation:
    """Return the situation with the answers of a file or of stdin, overridden by those of ``--set``.

    Without either nothing is known of the applicant. Raises AnswersError and OSError for the file, UsageError for a
    mistake in ``--set``; for an unknown topic it suggests the topics that a search on ``day`` finds.
    """
    answers = {} if options.profile is None else _read(options.profile, catalogue)
    return Situation(answers | _answers_set(options, catalogue, day), catalogue.profile, catalogue.vocabulary)


def many_profiles(options: ProfileOptions, catalogue: Catalogue, day: date) -> Batch:
    """Return the profiles of a folder, by file name, or of a table with a column ``name`` and one per field.

    The answers of ``--set`` override those of each. A profile with mistakes is left out, and its mistakes are returned.
    Raises AnswersError for a file that is no table, UsageError for a mistake in ``--set``, CannotError where there is
    no profile at all, OSError for a file that cannot be read.
    """
    path = options.profile or ""
    answers_set = _answers_set(options, catalogue, day)
    read_profiles, problems = _folder(path, catalogue) if Path(path).is_dir() else _table(path, catalogue)
    profiles, same_names = with_distinct_names(
        [profile._replace(answers=profile.answers | answers_set) for profile in read_profiles]
    )
    return Batch(profiles, problems, same_names)


def _answers_set(options: ProfileOptions, catalogue: Catalogue, day: date) -> dict[str, Any]:
    """Return the answers of ``--set``.

    Raises UsageError; for an unknown topic it suggests the topics that a search on ``day`` finds.
    """
    from hannover_foerder.cli.topic_offer import offering_topics

    with offering_topics(catalogue, day):
        return answers_of(options.set_ or [], catalogue.profile, catalogue.vocabulary)


def with_distinct_names(profiles: Sequence[Profile]) -> tuple[tuple[Profile, ...], tuple[str, ...]]:
    """Return the profiles with distinct names (the second Müller is ``Müller (2)``), and the duplicate names."""
    counts = Counter(profile.name for profile in profiles)
    numbers, used_names, renamed_profiles = dict.fromkeys(counts, 1), set[str](), []
    for profile in profiles:
        name = profile.name
        while name in used_names or (name != profile.name and name in counts):  # the name of another profile is taken
            numbers[profile.name] += 1
            name = f"{profile.name} ({numbers[profile.name]})"
        used_names.add(name)
        renamed_profiles.append(profile._replace(name=name))
    return tuple(renamed_profiles), tuple(name for name, count in counts.items() if count > 1)


def _folder(path: str, catalogue: Catalogue) -> tuple[list[Profile], tuple[Problem, ...]]:
    """Return the profiles of the files of a folder, and the mistakes. Raises CannotError if there is no such file."""
    files = sorted(
        file
        for file in Path(path).iterdir()  # hidden ones are those of editors and file managers
        if file.name.lower().endswith(_SUFFIXES) and not file.name.startswith(".") and not file.is_dir()
    )
    if not files:
        raise CannotError("error.no-profiles", path=path)
    profiles: list[Profile] = []
    problems: list[Problem] = []
    for file in files:
        try:
            profiles.append(Profile(file.stem, _read(str(file), catalogue)))
        except AnswersError as error:
            problems += error.problems
    return profiles, tuple(problems)


def _table(path: str, catalogue: Catalogue) -> tuple[list[Profile], tuple[Problem, ...]]:
    """Return the profiles of the rows of a table, and the mistakes. Raises CannotError for a table without rows."""
    from hannover_foerder.reading.answers_table import read_answers_table

    content = read_regular(path, LARGEST_PROFILE)
    table = read_answers_table(content, path, catalogue.profile, catalogue.vocabulary)
    if not table.rows and not table.problems:
        raise CannotError("error.no-rows", path=path)
    return [Profile(row.name, row.answers) for row in table.rows], table.problems


def _read(path: str, catalogue: Catalogue) -> dict[str, Any]:
    """Return the answers of a file, or of stdin for ``-``. Raises AnswersError, OSError."""
    from hannover_foerder.reading.answers_file import read_answers

    content = sys.stdin.buffer.read() if path == STDIN else read_regular(path, LARGEST_PROFILE)
    return read_answers(content, "<stdin>" if path == STDIN else path, catalogue.profile, catalogue.vocabulary)
