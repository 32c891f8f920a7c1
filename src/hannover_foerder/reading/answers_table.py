"""Reader of many profiles from a CSV file; rows with mistakes are reported, the others are read."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from hannover_foerder.errors import AnswersError, CatalogueError
from hannover_foerder.model.answering import AnswerError, answer_of, value_named
from hannover_foerder.model.spelling import plain
from hannover_foerder.named_tuple import NamedTuple
from hannover_foerder.reading.answers_file import refusal
from hannover_foerder.reading.problems import Problems, excerpt
from hannover_foerder.reading.scalars import closest_name, field_names
from hannover_foerder.reading.tables import table_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from hannover_foerder.errors import Problem
    from hannover_foerder.model.profile import ProfileField
    from hannover_foerder.model.vocabulary import Vocabulary
    from hannover_foerder.reading.tables import Row, Table

NAME: Final = "name"
_NAMES: Final = frozenset((NAME, "profil", "profile", "kunde", "kundin", "client", "mandant", "firma"))
"""Headings of the column that says whose answers they are."""


class AnswersRow(NamedTuple):
    """The answers of a row, and its name; without one its line number."""

    name: str
    answers: dict[str, Any]


class AnswersTable(NamedTuple):
    """The valid rows, and the mistakes in the others."""

    rows: tuple[AnswersRow, ...]
    problems: tuple[Problem, ...]


def read_answers_table(
    content: bytes, path: str, fields: Mapping[str, ProfileField], vocabulary: Vocabulary
) -> AnswersTable:
    """Return the answers in a table with a column per field, by id or label, and one for the name.

    Raises AnswersError for a file that is no table, and with all mistakes of its heading.
    """
    problems, rows = Problems(path), []
    row_problems: list[Problem] = []
    try:
        table = table_of(content, problems)
        columns = {} if table is None else _columns(table, fields, problems)
        problems.raise_if_any()
        for row in table.rows if table else ():
            mistakes = Problems(path)
            answers = _answers(row, columns, fields, vocabulary, mistakes)
            row_problems += mistakes.noted
            if not mistakes.noted:
                rows.append(AnswersRow(_name(row, columns), answers))
    except CatalogueError as error:
        raise AnswersError(error.problems) from None
    return AnswersTable(tuple(rows), tuple(sorted((*problems.noted, *row_problems), key=lambda problem: problem.line)))


def _columns(table: Table, fields: Mapping[str, ProfileField], problems: Problems) -> dict[str, str]:
    """Return the field of each column that has a heading; report those that are no field, or stand there twice."""
    names = field_names(fields)
    columns: dict[str, str] = {}
    for column in filter(None, table.columns):
        try:
            columns[column] = NAME if plain(column) in _NAMES else value_named(column.replace("-", "_"), names)
        except AnswerError:
            problems.add(0, "answers-column", similar=closest_name(column, names), field=excerpt(column))
            continue
        if list(columns.values()).count(columns[column]) > 1:
            problems.add(0, "csv-double-column", column=excerpt(column))
    return columns


def _answers(
    row: Row,
    columns: Mapping[str, str],
    fields: Mapping[str, ProfileField],
    vocabulary: Vocabulary,
    problems: Problems,
) -> dict[str, Any]:
    """Return the answers of a row by field; a cell that cannot be read is a problem."""
    answers = {}
    for column, cell in row.cells.items():
        field = columns[column]
        if field == NAME or not cell.strip():
            continue
        try:
            answers[field] = answer_of(cell, fields[field], vocabulary)
        except AnswerError as error:
            code, similar, values = refusal(error, fields[field])
            problems.add(row.line - 1, code, similar=similar, field=excerpt(column), value=excerpt(cell), **values)
    return answers


def _name(row: Row, columns: Mapping[str, str]) -> str:
    """Return the first name in a row; without one the number of its line."""
    names = (cell.strip() for column, cell in row.cells.items() if columns[column] == NAME and cell.strip())
    return next(names, str(row.line))
