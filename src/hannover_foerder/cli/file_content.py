"""The content of an exported file; the modules of a view are imported only when it is asked for."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final, TypeVar

from hannover_foerder.cli.files import write_file
from hannover_foerder.cli.formats import labels_of, listing_view
from hannover_foerder.cli.lookup import names_in
from hannover_foerder.named_tuple import NamedTuple
from hannover_foerder.output.render import pieces
from hannover_foerder.words.formats import number

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from hannover_foerder.catalogue import Catalogue
    from hannover_foerder.cli.session import Session
    from hannover_foerder.model.programme import Programme
    from hannover_foerder.output.labels import Labels
    from hannover_foerder.output.render import View
    from hannover_foerder.output.views.adviser_sheet import AdviserSheet
    from hannover_foerder.output.views.asked import Asked
    from hannover_foerder.output.views.chosen_columns import ChosenColumn
    from hannover_foerder.output.views.detail import Dossier
    from hannover_foerder.output.views.handout import Handout
    from hannover_foerder.output.views.listing import Listing, Row


STDOUT: Final = "-"
Element = TypeVar("Element")


class Export(NamedTuple):
    """The content to export. ``with_header``: tab-separated lines have a header, as in a file but not in a pipe."""

    listing: Listing
    asked: Asked
    session: Session
    catalogue: Catalogue
    with_header: bool = False
    excel: bool = False
    """CSV as Excel reads it."""

    @property
    def labels(self) -> Labels:
        """The labels in the language of the call."""
        return labels_of(self.session, self.catalogue)

    def pieces(self, view: View, format_: str) -> Iterable[str | bytes]:
        """Return a view in a format, piece by piece."""
        screen = self.session.environment.screen()
        return pieces(view, format_, screen, has_header=self.with_header, for_excel=self.excel)


def write_export(
    export: Export, file: str, format_: str, chosen_columns: Sequence[ChosenColumn] | None, *, may_replace: bool
) -> None:
    """Write an export in one of EXPORT_FORMATS to a file, or to stdout for ``-``, piece by piece.

    It is the list, or what a format makes of it for people; with ``chosen_columns`` these of whole records, or all if
    they are empty. Shows the progress on a terminal. Raises CannotError if the file must not be replaced
    or its folder is missing, OSError.
    """
    session = export.session
    try:
        if chosen_columns is None:
            content = export.pieces(_view(format_, export), format_)
        else:
            content = _record_pieces(format_, export, chosen_columns)
        if file != STDOUT:
            encoded = (piece if isinstance(piece, bytes) else piece.encode("utf-8", "replace") for piece in content)
            write_file(file, encoded, may_replace=may_replace)
            return
        for piece in content:
            if isinstance(piece, bytes):
                session.write_bytes(piece)
            else:
                session.write(piece, format_)
    finally:
        session.progress().end()


def _view(format_: str, export: Export) -> View:
    """Return the view of which a format is made: for a workbook, a page and linked data whole programmes, else rows."""
    if format_ == "xlsx":
        return _adviser_sheet(export)
    if format_ == "html":
        return _handout(export)
    if format_ == "jsonld":
        from hannover_foerder.output.views.detail import LinkedView

        return LinkedView(_programmes(_hit_rows(export.listing), export), export.catalogue.vocabulary)
    return listing_view(export.listing, export.session, export.catalogue)


def _record_pieces(format_: str, export: Export, chosen_columns: Sequence[ChosenColumn]) -> Iterator[str | bytes]:
    """Yield columns of whole records as tsv, csv or xlsx, piece by piece; without ``chosen_columns``, all fields.

    The cells are spooled to disk: only when all records are read is it known which columns are filled, and how wide.
    Raises OSError where there is no room.
    """
    from hannover_foerder.output.spool import NO_SIZE, Spool
    from hannover_foerder.output.views.chosen_columns import types_in_words
    from hannover_foerder.output.views.record_table import RecordTable, every_column, with_json_in_words

    is_workbook, labels = format_ == "xlsx", export.labels
    records_as_cells = _cells(export, chosen_columns, iso_dates=is_workbook)
    if is_workbook:  # which people read; programs that read the other formats take the JSON of a list
        records_as_cells = with_json_in_words(records_as_cells, labels.words.language)
    with Spool(records_as_cells) as spool:
        headings = [column.heading(labels) for column in chosen_columns] or every_column(spool.sizes)
        sizes = [spool.sizes.get(heading, NO_SIZE) for heading in headings]  # no two columns have the same heading
        types = types_in_words(chosen_columns, labels)
        spooled_records = _with_progress(
            spool.records(), len(_hit_rows(export.listing)), "notice.exporting", export.session
        )
        yield from export.pieces(RecordTable(spooled_records, headings, sizes, types, export.asked, labels), format_)


def _cells(export: Export, chosen_columns: Sequence[ChosenColumn], *, iso_dates: bool) -> Iterator[Mapping[str, str]]:
    """Yield the filled cells of every record by heading: all fields, and those chosen columns that are in words.

    ``iso_dates``: dates in words are in ISO 8601, of which a workbook makes dates. Shows the progress on a terminal.
    """
    from hannover_foerder.output.views.chosen_columns import cells_in_words
    from hannover_foerder.output.views.detail import Dossier
    from hannover_foerder.output.views.record_table import record_cells

    for row, programme in _rows_with_records(_hit_rows(export.listing), export, "notice.gathering"):
        cells = record_cells(programme, row.status)
        if any(column.is_sheet_column for column in chosen_columns):
            with_contacts = Dossier(programme, row.status, contact_points=export.catalogue.whom_to_ask(programme))
            cells |= cells_in_words(row, with_contacts, export.labels, chosen_columns, iso_dates=iso_dates)
        yield cells


def _adviser_sheet(export: Export) -> AdviserSheet:
    """Return the adviser's sheet of the hits, with a column for the group if the list is grouped."""
    from hannover_foerder.output.views.adviser_sheet import AdviserSheet

    sections = export.listing.sections
    groups = [section.title for section in sections for row in section.rows if not row.similar]
    programmes = (
        programme._replace(group=group)
        for programme, group in zip(_programmes(_hit_rows(export.listing), export), groups, strict=True)
    )
    return AdviserSheet(export.asked, programmes, export.labels, len(groups), grouped=export.listing.is_grouped)


def _handout(export: Export) -> Handout:
    """Return the hand-out, a chapter for each section of the list."""
    from hannover_foerder.output.views.handout import Chapter, Handout, sheet

    name_of = names_in(export.catalogue, export.labels)
    chapters = [
        Chapter(
            section.title,
            [sheet(programme, export.labels, name_of) for programme in _programmes(section.rows, export)],
            similar=any(row.similar for row in section.rows),
        )
        for section in export.listing.sections
    ]
    return Handout(chapters, export.asked, export.labels)


def _programmes(rows: Sequence[Row], export: Export) -> Iterator[Dossier]:
    """Yield the programmes of rows with their contacts, with progress on a terminal."""
    from hannover_foerder.output.views.detail import Dossier

    for row, record in _rows_with_records(rows, export):
        contact_points = export.catalogue.whom_to_ask(record)
        yield Dossier(record, row.status, contact_points=contact_points, day=export.asked.day)


def _hit_rows(listing: Listing) -> list[Row]:
    """Return the rows without those that are only similar to the search."""
    return [row for row, _ in listing.rows_with_term() if not row.similar]


def _rows_with_records(
    rows: Sequence[Row], export: Export, notice: str = "notice.exporting"
) -> Iterator[tuple[Row, Programme]]:
    """Yield every row with its record; ``notice`` is the message of the progress on a terminal."""
    for row in _with_progress(rows, len(rows), notice, export.session):
        yield row, export.catalogue.get(row.card.id)


def _with_progress(elements: Iterable[Element], total: int, notice: str, session: Session) -> Iterator[Element]:
    """Yield the elements unchanged; on a terminal show how many are done. ``notice`` is the key of the message."""
    progress, language = session.progress(), session.words.language
    count = number(total, language)
    for number_done, element in enumerate(elements):
        progress.update(partial(session.words.say, notice, done=number(number_done, language), count=count))
        yield element
