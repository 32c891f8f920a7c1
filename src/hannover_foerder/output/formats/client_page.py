"""The client's sheet as an HTML page: three programmes on the first A4 page, boxes to tick, space for names."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hannover_foerder.output.formats.html_ import filled_template

if TYPE_CHECKING:
    from hannover_foerder.output.views.client_sheet import ClientSheet


def page(sheet: ClientSheet) -> str:
    """Return the sheet of a client as an HTML page."""
    return filled_template(
        "client.html",
        sheet.fit.words.labels,
        sheet.fit.day,
        told=sheet.told(),
        best=sheet.best(),
        others=sheet.others(),
        perhaps=sheet.perhaps(),
    )
