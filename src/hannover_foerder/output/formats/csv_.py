"""Comma-separated values (RFC 4180), safe to open in a spreadsheet."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING, Final

from hannover_foerder.model.cell import defused
from hannover_foerder.output.harmless import harmless_lines

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

BOM: Final = "\N{BYTE ORDER MARK}"


def document(header: Sequence[str], rows: Iterable[Sequence[str]], *, excel: bool = False) -> str:
    """Return the lines as one CSV text."""
    return "".join(lines(header, rows, excel=excel))


def lines(header: Sequence[str], rows: Iterable[Sequence[str]], *, excel: bool = False) -> Iterator[str]:
    """Yield header and rows with CRLF; cells are harmless, and defused where a spreadsheet would run them.

    ``excel``: with BOM and semicolons.
    """
    yield (BOM if excel else "") + _line(header, excel=excel)
    for row in rows:
        yield _line([defused(harmless_lines(cell)) for cell in row], excel=excel)


def _line(cells: Sequence[str], *, excel: bool) -> str:
    out = io.StringIO()
    csv.writer(out, delimiter=";" if excel else ",", lineterminator="\r\n").writerow(cells)
    return out.getvalue()
