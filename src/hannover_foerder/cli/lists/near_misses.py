"""Why a list is empty: how many programmes each filter removes, and those that only this filter removes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hannover_foerder.named_tuple import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from hannover_foerder.model.card import Card
    from hannover_foerder.model.filters import Filters

FILTERS = ("target_groups", "topics", "kinds", "areas", "providers", "statuses", "ongoing")


class FilteredList(NamedTuple):
    """A filtered list: its first cards, the number of all programmes in it, and the number of hidden ended ones."""

    cards: tuple[Card, ...]
    total: int
    hidden_ended: int


class Removal(NamedTuple):
    """A filter, its values, the number of programmes that only this filter removes, and a few of these."""

    filter: str
    values: tuple[str, ...]
    total: int
    near_misses: tuple[Card, ...]


class Narrowing(NamedTuple):
    """The reasons why a list is empty: its filters, the one that removes most first."""

    removals: tuple[Removal, ...]
    ended_cards: tuple[Card, ...]
    """Ended programmes that pass the filters; their successors may help."""


def relaxations(filters: Filters) -> Iterator[tuple[str, tuple[str, ...], Filters]]:
    """Yield the name of each active filter, its values (none if it is on or off), and the filters without it."""
    for name in FILTERS:
        value = getattr(filters, name)
        if value:
            values = value if isinstance(value, tuple) else ()
            other_filters: Filters = filters._replace(**{name: False if value is True else ()})  # type: ignore[arg-type] # by name
            yield name, values, other_filters


def narrowing(filters: Filters, find: Callable[[Filters], FilteredList], limit: int = 3) -> Narrowing:
    """Return why ``find`` gives no programme with these filters: what it gives without each of them, one at a time.

    A filter without which there is nothing either is left out. Of ended programmes those that pass the filters are
    named, if ``find`` hides any. At most ``limit`` cards stand for each filter and for the ended programmes.
    """
    removals = []
    for name, values, other_filters in relaxations(filters):
        relaxed_list = find(other_filters)
        if relaxed_list.total:
            removals.append(Removal(name, values, relaxed_list.total, relaxed_list.cards[:limit]))
    removals.sort(key=lambda removal: -removal.total)
    ended_cards: tuple[Card, ...] = ()
    if find(filters).hidden_ended:
        ended_cards = find(filters._replace(statuses=("ended",), ongoing=False)).cards[:limit]
    return Narrowing(tuple(removals), ended_cards)
