"""A list cut to the height of the screen, together with its notes; and a time line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hannover_foerder.named_tuple import NamedTuple
from hannover_foerder.output.screen import LINES_PER_PROGRAMME, height_of, is_taller

if TYPE_CHECKING:
    from collections.abc import Callable

    from hannover_foerder.cli.session import Session
    from hannover_foerder.output.screen import Screen
    from hannover_foerder.output.views.due import DueView
    from hannover_foerder.output.views.listing import Listing


class NotedListing(NamedTuple):
    """A list and the notes about it."""

    listing: Listing
    notes: list[str]


def on_one_screen(limit: int, listing_of: Callable[[int], NotedListing], session: Session) -> NotedListing:
    """Return as many whole programmes, up to ``limit``, as the screen holds together with all notes, at least one.

    ``listing_of`` makes the list of so many. The notes of the session stand before it, and one line is left for the
    prompt. Without a known height all are returned.
    """
    screen = session.environment.screen()
    if screen.height is None:
        return listing_of(limit)
    for count in range(max(1, min(limit, screen.height // LINES_PER_PROGRAMME)), 0, -1):
        noted_listing = listing_of(count)
        note_lines = sum(max(1, -(-len(note) // screen.width)) for note in noted_listing.notes)
        if session.note_lines + height_of(noted_listing.listing) + note_lines < screen.height:
            break
    return noted_listing


def dates_on_one_screen(view: DueView, screen: Screen) -> DueView:
    """Return the view with as many dates as the screen holds, at least one."""
    from hannover_foerder.output.render import render

    if screen.height is None:
        return view
    shorter_view = view
    for count in range(min(len(view.calendar.due), max(screen.height // 2, 1)), 0, -1):
        shorter_view = view._replace(limit=count)
        if not is_taller(render(shorter_view, "table", screen), screen):
            break
    return shorter_view
