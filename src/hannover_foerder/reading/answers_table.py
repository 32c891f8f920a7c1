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
    """The valid rows, and the mistakes in the others, by line."""

    rows: tuple[AnswersRow, ...]
    problems: tuple[Problem, ...]


def read_answers_table(
    content: bytes, path: str, fields: Mapping[str, ProfileField], vocabulary: Vocabulary
) -> AnswersTable:
    """Return the answers in a table with a column per field, by id or label, and one for the name.

    A row with a mistake is left out; its mistakes are in the result. Raises AnswersError for a file that is no table,
    and with all mistakes of its heading.
    """
    table_problems = Problems(path)  # of the heading, then of rows that cannot be told into cells
    rows: list[AnswersRow] = []
    row_problems: list[Problem] = []
    try:
        table = table_of(content, table_problems)
        field_by_column = _field_by_column(table, fields, table_problems)
        table_problems.raise_if_any()
        name_column = next((column for column, field in field_by_column.items() if field == NAME), "")
        for row in table.rows:
            mistakes = Problems(path)  # anew for each row: however many there are, the table is read on
            name = row.cells.pop(name_column, "").strip() or str(row.line)
            answers = _answers(row, field_by_column, fields, vocabulary, mistakes)
            row_problems += mistakes.noted
            if not mistakes.noted:
                rows.append(AnswersRow(name, answers))
    except CatalogueError as error:
        raise AnswersError(error.problems) from None
    problems = sorted((*table_problems.noted, *row_problems), key=lambda problem: problem.line)
    return AnswersTable(tuple(rows), tuple(problems))


def _field_by_column(table: Table, fields: Mapping[str, ProfileField], problems: Problems) -> dict[str, str]:
    """Return the id of the field of each column that has a heading, :data:`NAME` for that of the name.

    Columns that are no field, or whose field stands there twice, are reported.
    """
    names = field_names(fields)
    field_by_column: dict[str, str] = {}
    for column in dict.fromkeys(filter(None, table.columns)):
        try:
            field = NAME if plain(column) in _NAMES else value_named(column.replace("-", "_"), names)
        except AnswerError:
            similar = closest_name(column, names)
            problems.add(table.header_line - 1, "answers-column", similar=similar, field=excerpt(column))
            continue
        if field in field_by_column.values():
            problems.add(table.header_line - 1, "csv-double-column", column=excerpt(column))
        field_by_column[column] = field
    return field_by_column


def _answers(
    row: Row,
    field_by_column: Mapping[str, str],
    fields: Mapping[str, ProfileField],
    vocabulary: Vocabulary,
    problems: Problems,
) -> dict[str, Any]:
    """Return the answers in the filled cells of a row by the field's id; one that cannot be read is a problem."""
    answers = {}
    for column, cell in row.cells.items():
        if not cell.strip():
            continue
        field = field_by_column[column]
        try:
            answers[field] = answer_of(cell, fields[field], vocabulary)
        except AnswerError as error:
            code, similar, values = refusal(error, fields[field])
            problems.add(row.line - 1, code, similar=similar, field=excerpt(column), value=excerpt(cell), **values)
    return answers
