"""Which filter keeps out how many."""

from __future__ import annotations

from tests.eligibility.records import programme

from hannover_foerder.cli.lists.near_misses import FilteredList, narrowing
from hannover_foerder.model.card import Card, card_of
from hannover_foerder.model.filters import Filters

RECORDS = [
    programme("a", topics=("solar",), areas=("laatzen",), kinds=("zuschuss",)),
    programme("b", topics=("solar",), areas=("hannover",), kinds=("zuschuss",)),
    programme("c", topics=("solar",), areas=("hannover",), kinds=("zuschuss",)),
    programme("d", topics=("arbeit",), areas=("laatzen",), kinds=("zuschuss",)),
    programme("f", topics=("solar",), areas=("hannover",), kinds=("zuschuss",)),
    programme("e", areas=("laatzen",), kinds=("zuschuss",)),
]
CARDS = [card_of(record) for record in RECORDS]


def find(filters: Filters) -> FilteredList:
    """Return a list over the six records; nothing here has ended but what is asked for as ended."""
    if filters.statuses == ("ended",):
        return FilteredList((CARDS[3],), 1, 0)

    def passes(card: Card, field: str) -> bool:
        wanted = getattr(filters, field)
        return not wanted or not set(wanted).isdisjoint(getattr(card, field))

    cards = [card for card in CARDS if all(passes(card, field) for field in ("topics", "areas", "kinds"))]
    return FilteredList(tuple(cards), len(cards), 1 if filters.ongoing else 0)


def test_a_filter_is_named_with_its_values_and_what_it_alone_removes() -> None:
    reasons = narrowing(Filters(topics=("solar",), areas=("laatzen",), kinds=("kredit",)), find)
    (removal,) = reasons.removals
    assert (removal.filter, removal.values, removal.total) == ("kinds", ("kredit",), 1)
    assert [card.id for card in removal.near_misses] == ["a"]


def test_the_filter_that_removes_most_stands_first() -> None:
    reasons = narrowing(Filters(topics=("arbeit",), areas=("hannover",)), find)
    assert [(removal.filter, removal.total) for removal in reasons.removals] == [("topics", 3), ("areas", 1)]


def test_a_filter_without_which_there_is_nothing_either_is_not_named() -> None:
    assert narrowing(Filters(topics=("arbeit",), areas=("hannover",), kinds=("kredit",)), find).removals == ()


def test_near_misses_are_few() -> None:
    reasons = narrowing(Filters(topics=("arbeit",), areas=("hannover",)), find, limit=1)
    assert [[card.id for card in removal.near_misses] for removal in reasons.removals] == [["b"], ["d"]]


def test_ended_programmes_that_would_have_passed_are_named() -> None:
    reasons = narrowing(Filters(areas=("laatzen",), kinds=("kredit",), ongoing=True), find)
    assert [card.id for card in reasons.ended_cards] == ["d"]
    assert narrowing(Filters(areas=("laatzen",), kinds=("kredit",)), find).ended_cards == ()


def test_without_filters_there_is_nothing_to_remove() -> None:
    assert narrowing(Filters(), find).removals == ()
