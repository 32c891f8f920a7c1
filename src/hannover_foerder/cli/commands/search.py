"""``foerder search``: ranked hits, best first."""

from typing import Annotated

import typer

from hannover_foerder.cli.filters import asked
from hannover_foerder.cli.formats import labels_of, listing_view, usual_format
from hannover_foerder.cli.listings import notes_for_reading, notes_of_hits, of_hits, remember_numbers
from hannover_foerder.cli.options import (
    CommonOptions,
    FilterOptions,
    FormatOption,
    LimitOption,
    SaveOption,
    takes_groups,
)
from hannover_foerder.cli.session import session_of

_LIMIT = 10


@takes_groups
def run(
    ctx: typer.Context,
    words: Annotated[list[str], typer.Argument(help="argument.words", metavar="metavar.words")],
    filters: FilterOptions,
    format_: FormatOption = None,
    limit: LimitOption = _LIMIT,
    save: SaveOption = None,
    *,
    common: CommonOptions,
) -> None:
    """Search and show."""
    session = session_of(ctx)
    format_, day = format_ or usual_format(session.environment), session.day(common)
    catalogue = session.open(common)
    query, narrowed = " ".join(words), asked(filters, catalogue, session)
    hits = catalogue.search(query, narrowed, limit or _LIMIT, day=day)
    listing = of_hits(hits, catalogue, day, session.words, origins=session.tells_files(common))
    session.show(listing_view(listing, session, catalogue), format_)
    remember_numbers(session, listing, format_)
    if not query.strip():
        session.note(session.words.say("note.no-words"))
    else:
        session.note(*notes_of_hits(hits, format_, session.words))
        session.note(*notes_for_reading(listing, format_, session.words, shows=not common.catalogue))
        if not hits.hits:
            from hannover_foerder.cli.nothing import notes_of_search

            session.note(*notes_of_search(query, narrowed, catalogue, day, labels_of(session, catalogue)))
    if save is not None:
        from hannover_foerder.cli.saved import save_search

        save_search(session, common, save, query, narrowed, catalogue)
