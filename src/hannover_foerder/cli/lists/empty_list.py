"""Lines below an empty list: how many programmes each filter removed, near misses, and ended programmes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

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

_NEAR_MISSES: Final = 3
"""Near misses that are named for each filter."""
_OPTIONS = {facet: f"--{name}" for name, facet in FACETS.items()} | {"statuses": "--status", "ongoing": "--ongoing"}


def notes_of_list(filters: Filters, catalogue: Catalogue, day: date, labels: Labels) -> Iterator[str]:
    """Return the lines that say why a list with these filters is empty."""

    def find(other_filters: Filters) -> FilteredList:
        selection = catalogue.filter(other_filters, day=day, limit=_NEAR_MISSES)
        return FilteredList(selection.cards, selection.total, selection.hidden_ended)

    return _notes(filters, find, labels)


def notes_of_search(
    query: str, filters: Filters, catalogue: Catalogue, day: date, labels: Labels, *, literal: bool
) -> Iterator[str]:
    """Return the lines that say why a search with these filters finds nothing, not even ended programmes.

    ``literal`` as in the search: nothing is understood, corrected or translated.
    """

    def find(other_filters: Filters) -> FilteredList:
        hits = catalogue.search(query, other_filters, _NEAR_MISSES, day=day, literal=literal)
        cards = tuple(hit.card for hit in hits.hits if not hit.similar)
        return FilteredList(cards, hits.total if cards else 0, 0)

    return _notes(filters, find, labels)


def _notes(filters: Filters, find: Callable[[Filters], FilteredList], labels: Labels) -> Iterator[str]:
    """Yield a line per filter that removes programmes, then one per ended programme that has a successor."""
    count, say = labels.words.count, labels.words.say
    reasons = narrowing(filters, find, _NEAR_MISSES)
    for removal in reasons.removals:
        names = ", ".join(_near_miss(card, removal, labels) for card in removal.near_misses)
        yield count("nothing.without", removal.total, option=_OPTIONS[removal.filter], names=names)
    for card in reasons.ended_cards:
        if card.successor:
            yield say("nothing.successor", name=labels.pick(card.name), successor=harmless(card.successor))


def _near_miss(card: Card, removal: Removal, labels: Labels) -> str:
    """Return name and id of a near miss, and its own values of the filtered field if they are terms."""
    values: tuple[str, ...] = getattr(card, removal.filter, ())
    terms = ", ".join(labels.terms(removal.filter, values)) if removal.filter in _TERMS else ""
    name = f"{labels.pick(card.name)} [{harmless(card.id)}]"
    return f"{name} ({terms})" if terms else name


_TERMS = frozenset(("areas", "target_groups", "topics", "kinds"))
