"""Where profiles come from: a file, standard input, options, a folder or a table of many."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from hannover_foerder.cli.answers import answer_of, field_of, settings_of
from hannover_foerder.disk.opening import read_regular
from hannover_foerder.errors import AnswersError, CannotError, CatalogueError
from hannover_foerder.model.spelling import plain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from hannover_foerder.catalogue import Catalogue
    from hannover_foerder.cli.profile_options import ProfileOptions

STDIN = "-"
_SUFFIXES = (".yaml", ".yml", ".json")
_NAME = "name"
LARGEST_PROFILE: Final = 1 << 26
"""Bytes of a file with profiles: a table of several hundred thousand rows."""


class Profile(NamedTuple):
    """Answers, and the name of the file or row they come from."""

    name: str
    answers: dict[str, Any]


def _is_read(name: str) -> bool:
    """Whether a file of a folder is a profile. Hidden ones are the rests of file managers and editors."""
    return not name.startswith(".") and name.lower().endswith(_SUFFIXES)


def is_many(path: str | None) -> bool:
    """Whether a path holds many profiles: a folder or a CSV file."""
    return path is not None and path != STDIN and (Path(path).is_dir() or path.lower().endswith(".csv"))


def one_profile(options: ProfileOptions, catalogue: Catalogue) -> dict[str, Any]:
    """The answers of a file, and of ``--set``, which wins. Raises AnswersError and UsageError."""
    answers = {} if options.profile is None else _read(options.profile, catalogue)
    return answers | settings_of(options.set_ or [], catalogue.profile, catalogue.vocabulary)


def many_profiles(options: ProfileOptions, catalogue: Catalogue) -> Iterator[Profile]:
    """The profiles of a folder, by file name, or of a table with a column for each field and one called ``name``.

    Raises AnswersError and UsageError for a mistake in one, CannotError for a folder without any.
    """
    path, fields, vocabulary = options.profile or "", catalogue.profile, catalogue.vocabulary
    fixed = settings_of(options.set_ or [], fields, vocabulary)
    if Path(path).is_dir():
        files = sorted(file for file in Path(path).iterdir() if _is_read(file.name) and not file.is_dir())
        if not files:
            raise CannotError("error.no-profiles", path=path)
        for file in files:
            yield Profile(file.stem, _read(str(file), catalogue) | fixed)
        return
    yield from _table(path, catalogue, fixed)


def _table(path: str, catalogue: Catalogue, fixed: dict[str, Any]) -> Iterator[Profile]:
    from hannover_foerder.reading.problems import Problems
    from hannover_foerder.reading.tables import table_of

    fields, vocabulary, problems = catalogue.profile, catalogue.vocabulary, Problems(path)
    try:
        table = table_of(read_regular(path, LARGEST_PROFILE), problems)
        problems.raise_if_any()
        rows = list(table.rows) if table else []
        problems.raise_if_any()
    except CatalogueError as error:
        raise AnswersError(error.problems) from None
    columns = {column: _NAME if plain(column) == _NAME else column for column in table.columns} if table else {}
    columns = {column: name if name == _NAME else field_of(path, column, fields) for column, name in columns.items()}
    for row in rows:
        answers = {
            field: answer_of(f"{path}:{row.line}: {field}", cell, fields[field], vocabulary)
            for column, cell in row.cells.items()
            if cell.strip() and (field := columns[column]) != _NAME
        }
        names = [cell for column, cell in row.cells.items() if columns[column] == _NAME and cell.strip()]
        yield Profile(names[0] if names else str(row.line), answers | fixed)


def _read(path: str, catalogue: Catalogue) -> dict[str, Any]:
    from hannover_foerder.reading.answers_file import read_answers

    data = sys.stdin.buffer.read() if path == STDIN else read_regular(path, LARGEST_PROFILE)
    return read_answers(data, "<stdin>" if path == STDIN else path, catalogue.profile, catalogue.vocabulary)
