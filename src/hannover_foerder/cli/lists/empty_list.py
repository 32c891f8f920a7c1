"""Lines below an empty list: how many programmes there are without each filter, near misses, and successors."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from hannover_foerder.cli.option_values import FACETS
from hannover_foerder.named_tuple import NamedTuple
from hannover_foerder.output.harmless import harmless
from hannover_foerder.results import Selection

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import date

    from hannover_foerder.catalogue import Catalogue
    from hannover_foerder.model.card import Card
    from hannover_foerder.model.filters import Filters
    from hannover_foerder.output.labels import Labels

_NEAR_MISSES: Final = 3
"""Programmes that are named for each filter, and ended ones whose successors are."""
_OPTIONS: Final = {facet: f"--{name}" for name, facet in FACETS.items() if facet != "status"} | {
    "statuses": "--status",
    "ongoing": "--ongoing",
}
"""The option of each filter, by its field in ``Filters``."""


class Removal(NamedTuple):
    """A filter by its field in ``Filters``, and the programmes that only this filter removes: number and a few."""

    filter: str
    total: int
    near_misses: tuple[Card, ...]


def notes_of_list(filters: Filters, catalogue: Catalogue, day: date, labels: Labels) -> Iterator[str]:
    """Return the lines that say why a list with these filters is empty."""
    return _notes(filters, partial(catalogue.filter, day=day, limit=_NEAR_MISSES), labels)


def notes_of_search(
    query: str, filters: Filters, catalogue: Catalogue, day: date, labels: Labels, *, literal: bool
) -> Iterator[str]:
    """Return the lines that say why a search with these filters finds nothing, not even ended programmes.

    ``literal`` as in the search: nothing is understood, corrected or translated.
    """

    def find(other_filters: Filters) -> Selection:
        """Return the hits of the search with other filters; none if there are only similar ones."""
        hits = catalogue.search(query, other_filters, _NEAR_MISSES, day=day, literal=literal)
        cards = tuple(hit.card for hit in hits.hits if not hit.similar)
        return Selection(cards, hits.total if cards else 0, hidden_ended=0, unknown=0)

    return _notes(filters, find, labels)


def _notes(filters: Filters, find: Callable[[Filters], Selection], labels: Labels) -> Iterator[str]:
    """Yield a line per filter that removes programmes, then one per ended programme that has a successor."""
    count, say = labels.words.count, labels.words.say
    for removal in removals(filters, find):
        names = ", ".join(_near_miss(card, removal.filter, labels) for card in removal.near_misses)
        yield count("nothing.without", removal.total, option=_OPTIONS[removal.filter], names=names)
    if find(filters).hidden_ended:
        for card in find(filters._replace(statuses=("ended",), ongoing=False)).cards:
            if card.successor:
                yield say("nothing.successor", name=labels.pick(card.name), successor=harmless(card.successor))


def removals(filters: Filters, find: Callable[[Filters], Selection]) -> list[Removal]:
    """Return the filters without one of which ``find`` gives programmes, the one that removes most first."""
    found_without: list[Removal] = []
    for field in _OPTIONS:
        value = getattr(filters, field)
        if value:
            selection = find(filters._replace(**{field: type(value)()}))  # empty, or off
            found_without.append(Removal(field, selection.total, selection.cards))
    found_without.sort(key=lambda removal: -removal.total)
    return [removal for removal in found_without if removal.total]


def _near_miss(card: Card, field: str, labels: Labels) -> str:
    """Return name and id of a near miss, and its own terms in the filtered field if it has any."""
    terms = ", ".join(labels.terms(field, getattr(card, field, ())))
    name = f"{labels.pick(card.name)} [{harmless(card.id)}]"
    return f"{name} ({terms})" if terms else name
