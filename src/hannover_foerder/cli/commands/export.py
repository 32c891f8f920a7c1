"""``foerder export``: the rows of a list or search, in a file."""

import sys
from pathlib import PurePath
from typing import Annotated, NamedTuple

import typer

from hannover_foerder.cli.home import expanded
from hannover_foerder.cli.option_values import COLUMN_FORMATS, EXPORT_FORMATS, SHEET_FORMATS
from hannover_foerder.cli.options import (
    CommonOptions,
    FilterOptions,
    LimitOption,
    LiteralOption,
    format_option,
    takes_groups,
)
from hannover_foerder.cli.profile.options import ProfileOptions
from hannover_foerder.cli.session import Session, session_of

STDOUT = "-"
SUFFIXES = {f".{name}": name for name in EXPORT_FORMATS} | {".htm": "html", ".md": "markdown", ".txt": "text"}
_ALL = "all"


class ExportOptions(NamedTuple):
    """How the file is written."""

    query: Annotated[str | None, typer.Option("--query", help="option.query", metavar="metavar.query")] = None
    format_: Annotated[str | None, format_option(EXPORT_FORMATS, "option.export-format")] = None
    columns: Annotated[str | None, typer.Option("--columns", help="option.columns", metavar="metavar.columns")] = None
    excel: Annotated[bool, typer.Option("--excel", help="option.excel")] = False
    force: Annotated[bool, typer.Option("--force", help="option.force")] = False
    limit: LimitOption = None
    literal: LiteralOption = False


@takes_groups
def run(
    ctx: typer.Context,
    file: Annotated[str, typer.Argument(help="argument.file", metavar="metavar.file", callback=expanded)],
    filters: FilterOptions,
    export: ExportOptions,
    profile: ProfileOptions,
    common: CommonOptions,
) -> None:
    """Write the rows that ``list``, or ``search`` with ``--query``, shows; with a profile the client's sheet."""
    from hannover_foerder.cli.file_content import content, records
    from hannover_foerder.cli.files import write_file
    from hannover_foerder.cli.formats import WITHOUT_SIMILAR, labels_of
    from hannover_foerder.cli.lists.filters import filters_of, usual_order
    from hannover_foerder.cli.lists.listings import notes_of_corrections, notes_of_understanding, of_hits, of_selection
    from hannover_foerder.errors import UsageError
    from hannover_foerder.output.harmless import harmless
    from hannover_foerder.output.views.asked import Asked

    session = session_of(ctx)
    format_ = _form(file, export.format_)
    if export.columns is not None and format_ not in COLUMN_FORMATS:
        raise UsageError("error.columns-need-csv")
    if export.excel and format_ != "csv":
        raise UsageError("error.excel-needs-csv")
    if format_ == "xlsx" and file == STDOUT and session.environment.out_is_terminal:
        raise UsageError("error.xlsx-on-terminal")
    if profile.profile is not None or profile.set_:
        _write_sheet(file, format_, filters, export, profile, common, session)
        return
    names = None if export.columns is None else _columns(export.columns)
    day, catalogue = session.day(common.as_of), session.open(common)
    narrowed, origins = filters_of(filters, catalogue), session.tells_files(common)
    if export.query is None:
        order = usual_order(narrowed)
        selection = catalogue.filter(narrowed, day=day, sort=order, limit=export.limit)
        listing = of_selection(selection, catalogue, day, session.words, origins=origins)
    else:
        hits = catalogue.search(export.query, narrowed, export.limit or sys.maxsize, day=day, literal=export.literal)
        listing = of_hits(hits, catalogue, day, session.words, origins=origins)
        session.note(*notes_of_understanding(hits, labels_of(session, catalogue)))
        session.note(*notes_of_corrections(hits, session.words))
    asked = Asked(narrowed, day, export.query)
    if names is not None:
        data = records(format_, listing, names, session, catalogue, asked, excel=export.excel)
    else:
        data = content(format_, listing, session, catalogue, asked, excel=export.excel)
    rows = [row for row, _ in listing.lines()]
    left_out = sum(row.similar for row in rows) if format_ in WITHOUT_SIMILAR else 0
    if file == STDOUT:
        session.write(data, format_) if isinstance(data, str) else session.write_bytes(data)
    else:
        write_file(file, data.encode("utf-8", "replace") if isinstance(data, str) else data, replace=export.force)
        session.note(session.words.count("note.written", len(rows) - left_out, path=harmless(file)))
    if left_out:
        session.note(session.words.count("note.similar", left_out))


def _write_sheet(
    file: str,
    format_: str,
    filters: FilterOptions,
    export: ExportOptions,
    profile: ProfileOptions,
    common: CommonOptions,
    session: Session,
) -> None:
    """Write the sheet of one client, of the programmes that pass the filters. Raises UsageError for other formats."""
    from hannover_foerder.cli.files import write_file
    from hannover_foerder.cli.lists.filters import filters_of
    from hannover_foerder.cli.match_report import client_sheet
    from hannover_foerder.cli.profile.profiles import is_many
    from hannover_foerder.errors import UsageError
    from hannover_foerder.output.harmless import harmless
    from hannover_foerder.output.render import render

    if format_ not in SHEET_FORMATS or export.query is not None or is_many(profile.profile):
        raise UsageError("error.sheet-format")
    day, catalogue = session.day(common.as_of), session.open(common)
    view = client_sheet(profile, filters_of(filters, catalogue), session, catalogue, day)
    text = render(view, format_, session.environment.screen())
    if file == STDOUT:
        session.write(text, format_)
        return
    write_file(file, text.encode("utf-8", "replace"), replace=export.force)
    session.note(session.words.say("note.sheet-written", path=harmless(file)))


def _form(file: str, written: str | None) -> str:
    """The format that was asked for, else that of the file's ending; CSV on stdout."""
    from hannover_foerder.errors import UsageError

    if written is not None:
        return written
    format_ = "csv" if file == STDOUT else SUFFIXES.get(PurePath(file).suffix.lower())
    if format_ is None:
        raise UsageError("error.format-of-suffix", path=file, choices=", ".join(EXPORT_FORMATS))
    return format_


def _columns(written: str) -> list[str]:
    """The names of the columns that were asked for; an empty list stands for all."""
    from hannover_foerder.cli.choices import one_of
    from hannover_foerder.output.columns import known_columns

    if written.strip() == _ALL:
        return []
    return [one_of("--columns", name.strip(), known_columns()) for name in written.split(",")]
