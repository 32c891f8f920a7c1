"""Why a list is empty: how many programmes each filter removed, and those that fail a single filter."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hannover_foerder.named_tuple import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from hannover_foerder.model.card import Card
    from hannover_foerder.model.filters import Filters

FILTERS = ("target_groups", "topics", "kinds", "areas", "providers", "statuses", "ongoing")


class FilteredList(NamedTuple):
    """A filtered list: cards, total number, and number of hidden ended programmes."""

    cards: tuple[Card, ...]
    total: int
    ended: int


class Removal(NamedTuple):
    """A filter, and the programmes that only this filter excludes."""

    filter: str
    values: tuple[str, ...]
    removed: int
    near: tuple[Card, ...]


class Narrowing(NamedTuple):
    """The reasons why a list is short: its filters, the strongest first."""

    removals: tuple[Removal, ...]
    ended: tuple[Card, ...]
    """Ended programmes that pass the filters; their successors may help."""


def relaxations(filters: Filters) -> Iterator[tuple[str, tuple[str, ...], Filters]]:
    """Yield each active filter with its values, and the filters without it."""
    for name in FILTERS:
        value = getattr(filters, name)
        if value:
            values = value if isinstance(value, tuple) else ()
            loose: Filters = filters._replace(**{name: False if value is True else ()})  # type: ignore[arg-type] # by name
            yield name, values, loose


def narrowing(filters: Filters, find: Callable[[Filters], FilteredList], most: int = 3) -> Narrowing:
    """Return the effect of each filter by calling ``find`` without it; keep ``most`` near misses for each."""
    full = find(filters)
    removals = []
    for name, values, others in relaxations(filters):
        without = find(others)
        kept_out = without.total - full.total
        if kept_out:
            listed_ids = {card.id for card in full.cards}
            near = tuple(card for card in without.cards if card.id not in listed_ids)[:most]
            removals.append(Removal(name, values, kept_out, near))
    removals.sort(key=lambda removal: -removal.removed)
    ended = find(filters._replace(statuses=("ended",), ongoing=False)) if full.ended else None
    return Narrowing(tuple(removals), ended.cards[:most] if ended else ())
