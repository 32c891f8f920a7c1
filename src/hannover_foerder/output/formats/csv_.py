"""Comma-separated values after RFC 4180, safe to open in a spreadsheet."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING, Final

from hannover_foerder.model.cell import defused
from hannover_foerder.output.harmless import harmless_lines

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

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
