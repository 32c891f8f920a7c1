"""Selected columns of an exported file: fields of the record by name, or columns of the adviser's sheet."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Final

from hannover_foerder.named_tuple import NamedTuple
from hannover_foerder.output.views.adviser_sheet import COLUMNS, Link, adviser_cells
from hannover_foerder.output.views.listing import SHEET_COLUMNS, sheet_cells
from hannover_foerder.output.views.record_table import known_columns
from hannover_foerder.words import LANGUAGES, words_for

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from hannover_foerder.model.flat import CellType
    from hannover_foerder.output.labels import Labels
    from hannover_foerder.output.views.detail import Dossier
    from hannover_foerder.output.views.listing import Row

IN_WORDS: Final = tuple(dict.fromkeys((*SHEET_COLUMNS, *COLUMNS)))
"""Columns of the sheets for people."""

_TYPES: Final[Mapping[str, CellType]] = {
    "min": "number",
    "max": "number",
    "rate": "number",
    "last-day": "date",
    "source-date": "date",
}
"""Types of the worded columns that are no texts."""


class ChosenColumn(NamedTuple):
    """A field by its dotted name, or a column of the adviser's sheet by its key."""

    key: str
    is_sheet_column: bool = False

    def heading(self, labels: Labels) -> str:
        """Return the column heading: the name of the field, or the sheet's heading."""
        return labels.say(f"column.{self.key}") if self.is_sheet_column else self.key


def key_by_heading() -> dict[str, str]:
    """Return the keys of the columns in words by their headings in all languages; where two share one, of the first."""
    return {heading: key for key in reversed(IN_WORDS) for heading in _headings_of(key)}


def headings_by_column() -> dict[str, tuple[str, ...]]:
    """Return everything that may be chosen with its headings: a field has none, a column in words one a language."""
    fields = dict.fromkeys(known_columns(), ())
    return fields | {key: _headings_of(key) for key in IN_WORDS if key not in fields}


def _headings_of(key: str) -> tuple[str, ...]:
    """Return the headings of a column in words in all languages."""
    return tuple(words_for(language).say(f"column.{key}") for language in LANGUAGES)


def types_in_words(columns: Sequence[ChosenColumn], labels: Labels) -> dict[str, CellType]:
    """Return the types of the columns in words by their heading."""
    return {column.heading(labels): _TYPES.get(column.key, "text") for column in columns if column.is_sheet_column}


def cells_in_words(
    row: Row, dossier: Dossier, labels: Labels, columns: Sequence[ChosenColumn], *, iso_dates: bool
) -> dict[str, str]:
    """Return the filled cells of the columns in words by their heading.

    ``iso_dates``: as the workbook has them, dates in ISO 8601, since it makes dates of them; else as the CSV has them.
    """
    keys = [column.key for column in columns if column.is_sheet_column]
    if not keys:
        return {}
    row_cells = dict(zip(SHEET_COLUMNS, sheet_cells(row, labels), strict=True))
    values = adviser_cells(dossier, labels)
    cells_of_values = {key: _text(value, labels, iso_dates=iso_dates) for key, value in values.items()}
    cells = row_cells | cells_of_values if iso_dates else cells_of_values | row_cells
    return {labels.say(f"column.{key}"): cells[key] for key in keys if cells.get(key)}


def _text(value: object, labels: Labels, *, iso_dates: bool) -> str:
    """Return a value of the adviser's sheet as a text; a link as its address."""
    if isinstance(value, Link):
        return value.url
    if isinstance(value, date):
        return value.isoformat() if iso_dates else labels.day(value.isoformat())
    return f"{value:.15g}" if isinstance(value, float) else str(value)
