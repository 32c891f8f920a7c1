"""Comma-separated values (RFC 4180), safe to open in a spreadsheet."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING, Final

from hannover_foerder.model.cell import escape_formula
from hannover_foerder.output.harmless import harmless_lines

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

BOM: Final = "\N{BYTE ORDER MARK}"


def lines(header: Sequence[str], rows: Iterable[Sequence[str]], *, for_excel: bool = False) -> Iterator[str]:
    """Yield header and rows with CRLF; cells are harmless, and escaped where a spreadsheet would run them.

    ``for_excel``: with BOM and semicolons.
    """
    yield (BOM if for_excel else "") + _line(header, for_excel=for_excel)
    for row in rows:
        yield _line([escape_formula(harmless_lines(cell)) for cell in row], for_excel=for_excel)


def _line(cells: Sequence[str], *, for_excel: bool) -> str:
    """Return cells as a line, quoted where they must be."""
    out = io.StringIO()
    csv.writer(out, delimiter=";" if for_excel else ",", lineterminator="\r\n").writerow(cells)
    return out.getvalue()
