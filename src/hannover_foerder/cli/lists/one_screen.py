"""A list cut to the height of the screen, together with its notes; and a time line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hannover_foerder.named_tuple import NamedTuple
from hannover_foerder.output.views.listing import LINES_PER_HIT, Listing, height

if TYPE_CHECKING:
    from collections.abc import Callable

    from hannover_foerder.output.screen import Screen
    from hannover_foerder.output.views.due import DueView


class Shown(NamedTuple):
    """A list and its notes."""

    listing: Listing
    notes: tuple[str, ...]


def on_one_screen(most: int, shown: Callable[[int], Shown], screen: Screen, said: int) -> Shown:
    """Return as many whole programmes as the screen holds together with all notes, at least one.

    ``shown`` makes the list of so many; ``said`` lines stand before it, and one is left for the prompt.
    """
    count = most if screen.height is None else max(1, min(most, screen.height // LINES_PER_HIT))
    answer = shown(count)
    while screen.height is not None and count > 1 and said + _taken(answer, screen) >= screen.height:
        count -= 1
        answer = shown(count)
    return answer


def dates_on_one_screen(view: DueView, screen: Screen) -> DueView:
    """Return the view with as many dates as the screen holds, at least one."""
    from hannover_foerder.output.render import render
    from hannover_foerder.output.screen import is_taller

    if screen.height is None:
        return view
    count = min(len(view.calendar.due), max(screen.height // 2, 1))
    shorter = view._replace(shown=count)
    while count > 1 and is_taller(render(shorter, "table", screen), screen):
        count -= 1
        shorter = view._replace(shown=count)
    return shorter


def _taken(answer: Shown, screen: Screen) -> int:
    notes = sum(max(1, -(-len(note) // screen.width)) for note in answer.notes)
    return height(answer.listing) + notes
