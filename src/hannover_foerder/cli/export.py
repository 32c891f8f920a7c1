"""``foerder export``: the rows of a list or search, in a file."""

from pathlib import PurePath
from typing import Annotated, NamedTuple

import typer

from hannover_foerder.cli.choices import chosen
from hannover_foerder.cli.completion import offer_export_forms
from hannover_foerder.cli.files import write_file
from hannover_foerder.cli.filters import filters_of
from hannover_foerder.cli.forms import WITHOUT_SIMILAR, labels_of, listing_text
from hannover_foerder.cli.listings import of_hits, of_selection
from hannover_foerder.cli.options import CommonOptions, FilterOptions, LimitOption, takes_groups
from hannover_foerder.cli.session import session_of
from hannover_foerder.cli.values import EXPORT_FORMS
from hannover_foerder.errors import UsageError
from hannover_foerder.output.harmless import harmless
from hannover_foerder.output.listing import Listing
from hannover_foerder.store.catalogue import Catalogue

STDOUT = "-"
SUFFIXES = {".csv": "csv", ".tsv": "tsv", ".json": "json", ".jsonl": "jsonl", ".md": "markdown", ".txt": "text"}
_ALL = "all"
_EVERY_HIT = 1 << 20


class ExportOptions(NamedTuple):
    """How the file is written."""

    query: Annotated[str | None, typer.Option("--query", help="option.query", metavar="metavar.query")] = None
    format_: Annotated[
        str | None,
        typer.Option(
            "--format", help="option.export-format", metavar="metavar.form", autocompletion=offer_export_forms
        ),
    ] = None
    columns: Annotated[str | None, typer.Option("--columns", help="option.columns", metavar="metavar.columns")] = None
    excel: Annotated[bool, typer.Option("--excel", help="option.excel")] = False
    force: Annotated[bool, typer.Option("--force", help="option.force")] = False
    limit: LimitOption = None


@takes_groups
def run(
    ctx: typer.Context,
    file: Annotated[str, typer.Argument(help="argument.file", metavar="metavar.file")],
    filters: FilterOptions,
    export: ExportOptions,
    common: CommonOptions,
) -> None:
    """Write exactly the rows that ``list``, or ``search`` with ``--query``, shows."""
    session = session_of(ctx)
    form = _form(file, export.format_)
    if export.columns is not None and form not in ("csv", "tsv"):
        raise UsageError("error.columns-need-csv")
    if export.excel and form != "csv":
        raise UsageError("error.excel-needs-csv")
    names = None if export.columns is None else _columns(export.columns)
    day, catalogue = session.day(common), session.open(common)
    narrowed = filters_of(filters, catalogue)
    if export.query is None:
        listing = of_selection(catalogue.filter(narrowed, day=day, limit=export.limit), catalogue, day)
    else:
        hits = catalogue.search(export.query, narrowed, export.limit or _EVERY_HIT, day=day)
        listing = of_hits(hits, catalogue, day, session.words)
    if names is not None:
        text = _records(listing, names, catalogue, form, excel=export.excel)
    elif export.excel:
        from hannover_foerder.output import csv_

        text = csv_.listing(listing, labels_of(session, catalogue), excel=True)
    else:
        text = listing_text(form, listing, session, catalogue)
    if file == STDOUT:
        session.write(text)
        return
    write_file(file, text.encode("utf-8", "replace"), replace=export.force)
    written = sum(1 for row, _ in listing.lines() if not row.similar or form not in WITHOUT_SIMILAR)
    session.note(session.words.count("note.written", written, path=harmless(file)))


def _form(file: str, written: str | None) -> str:
    """The form that was asked for, else that of the file's ending; CSV on stdout."""
    if written is not None:
        return chosen("--format", written, dict.fromkeys(EXPORT_FORMS, ()))
    form = "csv" if file == STDOUT else SUFFIXES.get(PurePath(file).suffix.lower())
    if form is None:
        raise UsageError("error.form-of-suffix", path=file, choices=", ".join(EXPORT_FORMS))
    return form


def _columns(written: str) -> list[str]:
    """The names of the columns that were asked for; an empty list stands for all."""
    from hannover_foerder.output.columns import known_columns

    if written.strip() == _ALL:
        return []
    known: dict[str, tuple[str, ...]] = dict.fromkeys(known_columns(), ())
    return [chosen("--columns", name.strip(), known) for name in written.split(",")]


def _records(listing: Listing, names: list[str], catalogue: Catalogue, form: str, *, excel: bool) -> str:
    from hannover_foerder.output import csv_, tsv
    from hannover_foerder.output.columns import every_column, record_cells, rows

    shown = [row for row, _ in listing.lines() if not row.similar]
    programmes = catalogue.programmes([row.card.id for row in shown])
    records = [record_cells(one, row.status) for one, row in zip(programmes, shown, strict=True)]
    header = names or every_column(records)
    table = rows(records, header)
    return "".join(map(tsv.line, table)) if form == "tsv" else csv_.document(header, table, excel=excel)
