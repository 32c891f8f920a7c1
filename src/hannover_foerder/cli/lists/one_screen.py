"""A list cut to the height of the screen, together with its notes; and a time line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hannover_foerder.named_tuple import NamedTuple
from hannover_foerder.output.screen import LINES_PER_PROGRAMME, height_of, is_taller

if TYPE_CHECKING:
    from collections.abc import Callable

    from hannover_foerder.output.screen import Screen
    from hannover_foerder.output.views.due import DueView
    from hannover_foerder.output.views.listing import Listing


class NotedListing(NamedTuple):
    """A list and the notes about it."""

    listing: Listing
    notes: tuple[str, ...]


def on_one_screen(most: int, listing_of: Callable[[int], NotedListing], screen: Screen, said: int) -> NotedListing:
    """Return as many whole programmes as the screen holds together with all notes, at least one.

    ``listing_of`` makes the list of so many; ``said`` lines stand before it, and one is left for the prompt.
    """
    count = most if screen.height is None else max(1, min(most, screen.height // LINES_PER_PROGRAMME))
    answer = listing_of(count)
    while screen.height is not None and count > 1 and said + _taken(answer, screen) >= screen.height:
        count -= 1
        answer = listing_of(count)
    return answer


def dates_on_one_screen(view: DueView, screen: Screen) -> DueView:
    """Return the view with as many dates as the screen holds, at least one."""
    from hannover_foerder.output.render import render

    if screen.height is None:
        return view
    count = min(len(view.calendar.due), max(screen.height // 2, 1))
    shorter = view._replace(shown=count)
    while count > 1 and is_taller(render(shorter, "table", screen), screen):
        count -= 1
        shorter = view._replace(shown=count)
    return shorter


def _taken(answer: NotedListing, screen: Screen) -> int:
    notes = sum(max(1, -(-len(note) // screen.width)) for note in answer.notes)
    return height_of(answer.listing) + notes
