"""``foerder export``: writes the rows of a list or search to a file."""

from pathlib import PurePath
from typing import Annotated

import typer

from hannover_foerder.cli.completion.offers import offer_ids
from hannover_foerder.cli.option_values import COLUMN_FORMATS, EXPORT_FORMATS, SHEET_FORMATS
from hannover_foerder.cli.options import (
    CommonOptions,
    FilterOptions,
    GroupByOption,
    LimitOption,
    LiteralOption,
    ProfileOptions,
    SortOption,
    expand_home,
    format_option,
    takes_groups,
)
from hannover_foerder.cli.session import Session, session_of
from hannover_foerder.named_tuple import NamedTuple

_SHORT_NAMES = {"markdown": "md", "text": "txt"}
SUFFIXES = {f".{_SHORT_NAMES.get(name, name)}": name for name in EXPORT_FORMATS}
_OTHER_SUFFIXES = {".htm": "html", ".markdown": "markdown", ".text": "text"}
_IN_EACH_GROUP = ("csv", "tsv", "json", "jsonl", "markdown")
"""Formats in which a programme stands in each of its groups, as in a list; in the others it stands in the first."""


class ExportOptions(NamedTuple):
    """Options of the exported file."""

    query: Annotated[str | None, typer.Option("--query", help="option.query", metavar="metavar.query")] = None
    format_: Annotated[str | None, format_option(EXPORT_FORMATS, "option.export-format")] = None
    columns: Annotated[str | None, typer.Option("--columns", help="option.columns", metavar="metavar.columns")] = None
    sort: SortOption = None
    group_by: GroupByOption = None
    excel: Annotated[bool, typer.Option("--excel", help="option.excel")] = False
    force: Annotated[bool, typer.Option("--force", help="option.force")] = False
    limit: LimitOption = None
    literal: LiteralOption = False


@takes_groups
def run(
    ctx: typer.Context,
    file: Annotated[str, typer.Argument(help="argument.file", metavar="metavar.file", callback=expand_home)],
    ids: Annotated[
        list[str] | None,
        typer.Argument(help="argument.export-ids", metavar="metavar.ask-ids", autocompletion=offer_ids),
    ] = None,
    *,
    filters: FilterOptions,
    export: ExportOptions,
    profile: ProfileOptions,
    common: CommonOptions,
) -> None:
    """Write the named programmes, else those that ``list`` or, with ``--query``, ``search`` shows.

    With a profile write the client's sheet.
    """
    from hannover_foerder.cli.file_content import STDOUT
    from hannover_foerder.errors import UsageError

    session = session_of(ctx)
    format_ = _format_of(file, ids or [], export.format_)
    if export.columns is not None and format_ not in COLUMN_FORMATS:
        raise UsageError("error.columns-need-csv")
    if export.excel and format_ != "csv":
        raise UsageError("error.excel-needs-csv")
    if format_ == "xlsx" and file == STDOUT and session.environment.out_is_terminal:
        raise UsageError("error.xlsx-on-terminal")
    if profile.profile is None and not profile.set_:
        _write_rows(file, format_, ids or [], filters, export, common, session)
    elif ids or export.sort or export.group_by:
        raise UsageError("error.sheet-format")
    else:
        _write_sheet(file, format_, filters, export, profile, common, session)


def _write_rows(
    file: str,
    format_: str,
    ids: list[str],
    filters: FilterOptions,
    export: ExportOptions,
    common: CommonOptions,
    session: Session,
) -> None:
    """Write the programmes, sorted or grouped, and note how many there are and how many of them are only similar.

    Raises UsageError, UnknownProgrammeError, CannotError, OSError.
    """
    from hannover_foerder.cli.file_content import STDOUT, Export, write_export
    from hannover_foerder.cli.files import is_stream
    from hannover_foerder.cli.formats import WITHOUT_SIMILAR
    from hannover_foerder.cli.lists.file_rows import Request, columns_of, in_groups, rows_and_query
    from hannover_foerder.cli.lists.filters import facet_of, order_of
    from hannover_foerder.output.harmless import harmless
    from hannover_foerder.output.views.listing import without_repetitions

    say, count = session.words.say, session.words.count
    chosen_columns = None if export.columns is None else columns_of(export.columns)
    facet = None if export.group_by is None else facet_of("--group-by", export.group_by)
    sort = order_of(export.sort, format_)
    day, catalogue = session.day(common.as_of), session.open(common)
    request = Request(tuple(ids), filters, export.query, sort, export.limit, export.literal)
    listing, asked = rows_and_query(request, session, catalogue, day, has_origins=session.tells_files(common))
    rows = [row for row, _ in listing.rows_with_term()]
    similar_count = sum(row.similar for row in rows)
    left_out_count = similar_count if facet is not None or format_ in WITHOUT_SIMILAR else 0
    if facet is not None:
        listing = in_groups(listing, facet, session, catalogue)
        if format_ not in _IN_EACH_GROUP or chosen_columns is not None:
            listing = without_repetitions(listing)
    with_header = file != STDOUT and not is_stream(file)
    exported = Export(listing, asked, session, catalogue, with_header=with_header, excel=export.excel)
    write_export(exported, file, format_, chosen_columns, may_replace=export.force)
    hit_count, similar_in_file, path = len(rows) - similar_count, similar_count - left_out_count, harmless(file)
    if file != STDOUT and similar_in_file:
        session.note(say("note.written-with-similar", count=hit_count, similar=similar_in_file, path=path))
    elif file != STDOUT:
        session.note(count("note.written", hit_count, path=path))
    if left_out_count:
        session.note(count("note.similar", left_out_count))


def _write_sheet(
    file: str,
    format_: str,
    filters: FilterOptions,
    export: ExportOptions,
    profile: ProfileOptions,
    common: CommonOptions,
    session: Session,
) -> None:
    """Write a client's sheet with the programmes that pass the filters. Raises UsageError for other formats."""
    from hannover_foerder.cli.file_content import STDOUT
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
    view = client_sheet(profile, filters_of(filters, catalogue, day), session, catalogue, day)
    text = render(view, format_, session.environment.screen())
    if file == STDOUT:
        session.write(text, format_)
        return
    write_file(file, text.encode("utf-8", "replace"), may_replace=export.force)
    session.note(session.words.say("note.sheet-written", path=harmless(file)))


def _format_of(file: str, ids: list[str], format_text: str | None) -> str:
    """Return the requested format, else that of the file's ending; CSV on stdout.

    Raises UsageError without an ending, or for one that is no format: with the way to what was probably meant.
    """
    from hannover_foerder.cli.file_content import STDOUT
    from hannover_foerder.cli.formats import form_hint
    from hannover_foerder.cli.parsing.parser_errors import search_instead
    from hannover_foerder.errors import UsageError

    if format_text is not None:
        return format_text
    suffix = PurePath(file).suffix.lower()
    format_ = "csv" if file == STDOUT else (SUFFIXES | _OTHER_SUFFIXES).get(suffix)
    if format_ is None and not suffix and file.isalnum():
        raise UsageError("error.no-suffix", path=file, search=search_instead("export", [file, *ids]))
    if format_ is None and (hint := form_hint(suffix)):
        raise UsageError("error.not-written", path=file, hint=hint)
    if format_ is None:
        raise UsageError("error.format-of-suffix", path=file, choices=", ".join(SUFFIXES))
    return format_
