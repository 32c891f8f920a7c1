"""Comma-separated values after RFC 4180, safe to open in a spreadsheet."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING, Final

from hannover_foerder.model.cell import SEPARATOR, defused
from hannover_foerder.output.harmless import harmless, harmless_lines

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from hannover_foerder.output.labels import Labels
    from hannover_foerder.output.views.listing import Listing, Row

COLUMNS: Final = (
    "name",
    "summary",
    "for",
    "what",
    "amount",
    "status",
    "until",
    "area",
    "provider",
    "topics",
    "successor",
    "url",
    "id",
)
"""The columns of a hand-out; their headings are in the words of the reader."""

BOM: Final = "\N{BYTE ORDER MARK}"


def document(header: Sequence[str], rows: Iterable[Sequence[str]], *, excel: bool = False) -> str:
    """Header and rows with CRLF; cells are harmless, and defused where a spreadsheet would run them.

    ``excel``: with BOM and semicolons.
    """
    out = io.StringIO()
    writer = csv.writer(out, delimiter=";" if excel else ",", lineterminator="\r\n")
    writer.writerow(header)
    writer.writerows([defused(harmless_lines(cell)) for cell in row] for row in rows)
    return (BOM if excel else "") + out.getvalue()


def listing(shown: Listing, labels: Labels, *, excel: bool = False) -> str:
    """The default columns of a list, for people; what is only similar to the search is left out."""
    is_grouped = any(section.term is not None for section in shown.sections)
    header = headings(labels)
    rows = [
        [*cells(row, labels), *([section.title or ""] if is_grouped else [])]
        for section in shown.sections
        for row in section.rows
        if not row.similar
    ]
    return document([*header, *([labels.words.say("column.group")] if is_grouped else [])], rows, excel=excel)


def headings(labels: Labels) -> list[str]:
    """The words above the default columns."""
    return [labels.words.say(f"column.{column}") for column in COLUMNS]


def cells(row: Row, labels: Labels) -> tuple[str, ...]:
    """The cells of the default columns."""
    card = row.card
    return (
        labels.pick(card.name),
        labels.pick(card.summary) if card.summary else "",
        SEPARATOR.join(labels.terms("target_groups", card.target_groups)),
        SEPARATOR.join(labels.terms("kinds", card.kinds)),
        (card.amount and labels.full_amount(card.amount)) or "",
        labels.status(row.status),
        labels.day(card.until) if card.until else "",
        SEPARATOR.join(labels.terms("areas", card.areas)),
        harmless(card.provider or ""),
        SEPARATOR.join(labels.terms("topics", card.topics)),
        labels.pick(row.successor) if row.successor else card.successor or "",
        harmless(card.url or ""),
        card.id,
    )
