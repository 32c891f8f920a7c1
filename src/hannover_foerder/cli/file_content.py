"""The content of an exported file. A format is loaded when it is asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hannover_foerder.cli.formats import labels_of, listing_view
from hannover_foerder.cli.lookup import names_in
from hannover_foerder.output.render import render

if TYPE_CHECKING:
    from collections.abc import Sequence

    from hannover_foerder.catalogue import Catalogue
    from hannover_foerder.cli.session import Session
    from hannover_foerder.output.views.adviser_sheet import AdviserSheet
    from hannover_foerder.output.views.asked import Asked
    from hannover_foerder.output.views.listing import Listing, Row


def content(
    format_: str, listing: Listing, session: Session, catalogue: Catalogue, asked: Asked, *, excel: bool = False
) -> str | bytes:
    """A list in one of EXPORT_FORMATS; bytes if the format is no text. ``excel`` is for CSV."""
    if format_ == "xlsx":
        from hannover_foerder.output.formats import xlsx

        return xlsx.handout(_adviser_sheet(listing, session, catalogue, asked))
    if format_ == "html":
        return _page(listing, session, catalogue, asked)
    if format_ == "jsonld":
        from hannover_foerder.output.formats import jsonld

        shown = _shown(listing)
        programmes = catalogue.programmes([row.card.id for row in shown])
        statuses = [row.status for row in shown]
        return jsonld.document(zip(programmes, statuses, strict=True), catalogue.vocabulary)
    if excel:
        from hannover_foerder.output.formats import csv_

        return csv_.document(*listing_view(listing, session, catalogue).sheet(), excel=True)
    return render(listing_view(listing, session, catalogue), format_, session.environment.screen())


def records(
    format_: str,
    listing: Listing,
    names: Sequence[str],
    session: Session,
    catalogue: Catalogue,
    asked: Asked,
    *,
    excel: bool = False,
) -> str | bytes:
    """Columns of whole records as tsv, csv or xlsx; no ``names`` stand for all."""
    from hannover_foerder.output.columns import every_column, record_cells, rows

    shown = _shown(listing)
    programmes = catalogue.programmes([row.card.id for row in shown])
    cells = [record_cells(programme, row.status) for programme, row in zip(programmes, shown, strict=True)]
    header = names or every_column(cells)
    if format_ == "xlsx":
        from hannover_foerder.output.formats import xlsx

        return xlsx.records(cells, header, labels_of(session, catalogue), asked)
    if format_ == "tsv":
        from hannover_foerder.output.formats import tsv

        return "".join(map(tsv.line, rows(cells, header)))
    from hannover_foerder.output.formats import csv_

    return csv_.document(header, rows(cells, header), excel=excel)


def _adviser_sheet(listing: Listing, session: Session, catalogue: Catalogue, asked: Asked) -> AdviserSheet:
    from hannover_foerder.output.views.adviser_sheet import AdviserSheet, Described

    shown = _shown(listing)
    programmes = catalogue.programmes([row.card.id for row in shown])
    described = [
        Described(record, row.status, catalogue.whom_to_ask(record))
        for record, row in zip(programmes, shown, strict=True)
    ]
    return AdviserSheet(asked, described, labels_of(session, catalogue))


def _page(listing: Listing, session: Session, catalogue: Catalogue, asked: Asked) -> str:
    from hannover_foerder.output.formats import handout, html_
    from hannover_foerder.output.views.detail import Described

    labels = labels_of(session, catalogue)
    name_of = names_in(catalogue, labels)
    sections = []
    for section in listing.sections:
        programmes = catalogue.programmes([row.card.id for row in section.rows])
        described = [
            Described(record, row.status, asks=catalogue.whom_to_ask(record), day=asked.day)
            for record, row in zip(programmes, section.rows, strict=True)
        ]
        similar = any(row.similar for row in section.rows)
        sheets = [handout.sheet(programme, labels, name_of) for programme in described]
        sections.append(html_.Chapter(section.title, sheets, similar=similar))
    return html_.page(sections, asked, labels)


def _shown(listing: Listing) -> list[Row]:
    """The rows without those that are only similar to the search."""
    return [row for row, _ in listing.lines() if not row.similar]
