"""Lines below an empty list: how many programmes each filter removed, near misses, and ended programmes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hannover_foerder.cli.lists.near_misses import FilteredList, narrowing
from hannover_foerder.cli.option_values import FACETS
from hannover_foerder.output.harmless import harmless

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import date

    from hannover_foerder.catalogue import Catalogue
    from hannover_foerder.cli.lists.near_misses import Removal
    from hannover_foerder.model.card import Card
    from hannover_foerder.model.filters import Filters
    from hannover_foerder.output.labels import Labels

NEAR = 3
"""Near misses that are named for each filter."""

_MORE = NEAR * 2
_OPTIONS = {facet: f"--{name}" for name, facet in FACETS.items()} | {"statuses": "--status", "ongoing": "--ongoing"}


def notes_of_list(filters: Filters, catalogue: Catalogue, day: date, labels: Labels) -> Iterator[str]:
    """Return the reasons why a list with these filters is empty."""

    def find(loose: Filters) -> FilteredList:
        selection = catalogue.filter(loose, day=day, limit=_MORE)
        return FilteredList(selection.cards, selection.total, selection.hidden_ended)

    return _notes(filters, find, labels)


def notes_of_search(
    query: str, filters: Filters, catalogue: Catalogue, day: date, labels: Labels, *, literal: bool
) -> Iterator[str]:
    """Return the reasons why a search with these filters finds nothing."""

    def find(loose: Filters) -> FilteredList:
        hits = catalogue.search(query, loose, _MORE, day=day, literal=literal)
        cards = tuple(hit.card for hit in hits.hits if not hit.similar)
        return FilteredList(cards, hits.total if cards else 0, 0)

    return _notes(filters, find, labels)


def _notes(filters: Filters, find: Callable[[Filters], FilteredList], labels: Labels) -> Iterator[str]:
    count, say = labels.words.count, labels.words.say
    reasons = narrowing(filters, find, NEAR)
    for removal in reasons.removals:
        named = ", ".join(_near(card, removal, labels) for card in removal.near)
        yield count("nothing.without", removal.removed, option=_OPTIONS[removal.filter], names=named)
    for card in reasons.ended:
        if card.successor:
            yield say("nothing.successor", name=labels.pick(card.name), successor=harmless(card.successor))


def _near(card: Card, removal: Removal, labels: Labels) -> str:
    """Return the name of a near miss, with its own value of the filtered field."""
    values: tuple[str, ...] = getattr(card, removal.filter, ())
    named = ", ".join(labels.terms(removal.filter, values)) if removal.filter in _TERMS else ""
    name = f"{labels.pick(card.name)} [{harmless(card.id)}]"
    return f"{name} ({named})" if named else name


_TERMS = frozenset(("areas", "target_groups", "topics", "kinds"))
