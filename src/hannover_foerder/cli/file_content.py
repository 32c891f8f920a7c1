"""The content of an exported file; the module of a format is imported only when that format is used."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING, Final, TypeVar

from hannover_foerder.cli.files import write_file
from hannover_foerder.cli.formats import labels_of, listing_view
from hannover_foerder.cli.lookup import names_in
from hannover_foerder.named_tuple import NamedTuple
from hannover_foerder.output.render import render
from hannover_foerder.words.formats import number

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from hannover_foerder.catalogue import Catalogue
    from hannover_foerder.cli.session import Session
    from hannover_foerder.model.programme import Programme
    from hannover_foerder.output.spool import Spool
    from hannover_foerder.output.views.asked import Asked
    from hannover_foerder.output.views.chosen_columns import ChosenColumn
    from hannover_foerder.output.views.handout import Handout
    from hannover_foerder.output.views.listing import Listing, Row


STDOUT: Final = "-"
Piece = TypeVar("Piece")


class Export(NamedTuple):
    """The content to export. ``with_header``: tab-separated lines have a header, as in a file but not in a pipe."""

    listing: Listing
    asked: Asked
    session: Session
    catalogue: Catalogue
    with_header: bool = False
    excel: bool = False
    """CSV as Excel reads it."""


def content(format_: str, export: Export) -> Iterable[str] | bytes:
    """Return a list in one of EXPORT_FORMATS, piece by piece; bytes for binary formats."""
    session, catalogue = export.session, export.catalogue
    if format_ == "xlsx":
        return _workbook(export)
    if format_ == "jsonld":
        return _linked(export)
    screen = session.environment.screen()
    if format_ == "html":
        return (render(_handout(export), format_, screen),)
    view = listing_view(export.listing, session, catalogue)
    if export.excel:
        from hannover_foerder.output.formats import csv_

        return csv_.lines(*view.sheet(), for_excel=True)
    text = render(view, format_, screen)
    if format_ == "tsv" and export.with_header:
        from hannover_foerder.output.formats import tsv

        return (tsv.line(view.columns()), text)
    return (text,)


def records(format_: str, export: Export, chosen_columns: Sequence[ChosenColumn]) -> Iterable[str] | bytes:
    """Return columns of whole records as tsv, csv or xlsx, piece by piece; without ``chosen_columns``, all fields."""
    if format_ != "xlsx":
        return _record_lines(format_, export, chosen_columns)
    from hannover_foerder.output.columns import every_column, readable
    from hannover_foerder.output.formats import xlsx
    from hannover_foerder.output.spool import NO_SIZE, Spool
    from hannover_foerder.output.views.chosen_columns import kinds_in_words

    labels = labels_of(export.session, export.catalogue)
    with Spool(readable(_cells(export, chosen_columns, iso_dates=True), labels.words.language)) as spool:
        header = [column.heading(labels) for column in chosen_columns] or every_column(spool.names)
        sizes = [spool.sizes.get(name, NO_SIZE) for name in header]
        columns = xlsx.Columns(header, sizes, kinds_in_words(chosen_columns, labels))
        return xlsx.records(_spooled(spool, export), columns, labels, export.asked)


def _record_lines(format_: str, export: Export, chosen_columns: Sequence[ChosenColumn]) -> Iterator[str]:
    from hannover_foerder.output.columns import every_column, rows
    from hannover_foerder.output.formats import csv_, tsv
    from hannover_foerder.output.spool import Spool

    labels = labels_of(export.session, export.catalogue)
    with Spool(_cells(export, chosen_columns, iso_dates=False)) as spool:
        header = [column.heading(labels) for column in chosen_columns] or every_column(spool.names)
        lines = rows(_spooled(spool, export), header)
        if format_ == "csv":
            yield from csv_.lines(header, lines, for_excel=export.excel)
        else:
            yield from map(tsv.line, chain((header,), lines) if export.with_header else lines)


def write_content(
    file: str, exported: Iterable[str] | bytes, format_: str, session: Session, *, may_replace: bool
) -> None:
    """Write the content to a file or stdout; text piece by piece."""
    if file != STDOUT:
        pieces = exported if isinstance(exported, bytes) else (piece.encode("utf-8", "replace") for piece in exported)
        write_file(file, pieces, may_replace=may_replace)
    elif isinstance(exported, bytes):
        session.write_bytes(exported)
    else:
        for piece in exported:
            session.write(piece, format_)


def _cells(export: Export, chosen_columns: Sequence[ChosenColumn], *, iso_dates: bool) -> Iterator[Mapping[str, str]]:
    """Yield the filled cells of every record; worded cells only if their columns are selected."""
    from hannover_foerder.output.columns import record_cells
    from hannover_foerder.output.views.adviser_sheet import AdviserSheet
    from hannover_foerder.output.views.chosen_columns import cells_in_words
    from hannover_foerder.output.views.detail import Described

    sheet = AdviserSheet(export.asked, (), labels_of(export.session, export.catalogue), 0)
    for row, programme in _rows_with_records(_shown(export.listing), export, "notice.gathering"):
        cells = record_cells(programme, row.status)
        if any(column.is_sheet_column for column in chosen_columns):
            described = Described(programme, row.status, contact_points=export.catalogue.whom_to_ask(programme))
            cells |= cells_in_words(row, described, sheet, chosen_columns, iso_dates=iso_dates)
        yield cells


def _spooled(spool: Spool, export: Export) -> Iterator[Mapping[str, str]]:
    """Return the spooled cells of every record, with progress on a terminal."""
    return _with_progress(spool.records(), len(_shown(export.listing)), "notice.exporting", export.session)


def _workbook(export: Export) -> bytes:
    from hannover_foerder.output.formats import xlsx
    from hannover_foerder.output.views.adviser_sheet import AdviserSheet
    from hannover_foerder.output.views.detail import Described

    groups = [section.title for section in export.listing.sections for row in section.rows if not row.similar]
    records = _rows_with_records(_shown(export.listing), export)
    described = (
        Described(programme, row.status, contact_points=export.catalogue.whom_to_ask(programme), group=group)
        for (row, programme), group in zip(records, groups, strict=True)
    )
    grouped = any(section.term is not None for section in export.listing.sections)
    labels = labels_of(export.session, export.catalogue)
    return xlsx.handout(AdviserSheet(export.asked, described, labels, len(groups), grouped=grouped))


def _linked(export: Export) -> Iterator[str]:
    from hannover_foerder.output.formats import jsonld
    from hannover_foerder.output.views.detail import Described

    described = (
        Described(programme, row.status, contact_points=export.catalogue.whom_to_ask(programme), day=export.asked.day)
        for row, programme in _rows_with_records(_shown(export.listing), export)
    )
    return jsonld.document(described, export.catalogue.vocabulary)


def _handout(export: Export) -> Handout:
    from hannover_foerder.output.views import handout
    from hannover_foerder.output.views.detail import Described

    catalogue = export.catalogue
    labels = labels_of(export.session, catalogue)
    name_of = names_in(catalogue, labels)
    chapters = []
    for section in export.listing.sections:
        described = (
            Described(record, row.status, contact_points=catalogue.whom_to_ask(record), day=export.asked.day)
            for row, record in _rows_with_records(section.rows, export)
        )
        similar = any(row.similar for row in section.rows)
        sheets = [handout.sheet(programme, labels, name_of) for programme in described]
        chapters.append(handout.Chapter(section.title, sheets, similar=similar))
    return handout.Handout(chapters, export.asked, labels)


def _shown(listing: Listing) -> list[Row]:
    """Return the rows without those that are only similar to the search."""
    return [row for row, _ in listing.lines() if not row.similar]


def _rows_with_records(
    rows: Sequence[Row], export: Export, notice: str = "notice.exporting"
) -> Iterator[tuple[Row, Programme]]:
    """Yield every row with its record, with progress on a terminal."""
    for row in _with_progress(rows, len(rows), notice, export.session):
        yield row, export.catalogue.get(row.card.id)


def _with_progress(pieces: Iterable[Piece], total: int, notice: str, session: Session) -> Iterator[Piece]:
    """Yield the pieces unchanged, with progress on a terminal."""
    progress, language = session.progress(), session.words.language
    count = number(total, language)
    for done, piece in enumerate(pieces):
        progress.told(
            lambda done=done: session.words.say(  # type: ignore[misc] # the number of this round
                notice, done=number(done, language), count=count
            )
        )
        yield piece
