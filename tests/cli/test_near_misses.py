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
    """A list over the six records; nothing here has ended but what is asked for as ended."""
    if filters.statuses == ("ended",):
        return FilteredList((CARDS[3],), 1, 0)

    def passes(card: Card, field: str) -> bool:
        wanted = getattr(filters, field)
        return not wanted or not set(wanted).isdisjoint(getattr(card, field))

    shown = [card for card in CARDS if all(passes(card, field) for field in ("topics", "areas", "kinds"))]
    return FilteredList(tuple(shown), len(shown), 1 if filters.ongoing else 0)


def test_the_filter_that_removes_most_stands_first_with_its_near_misses() -> None:
    found = narrowing(Filters(topics=("solar",), areas=("laatzen",), kinds=("kredit",)), find)
    assert [(one.filter, one.values, one.removed) for one in found.removals] == [("kinds", ("kredit",), 1)]
    assert [card.id for card in found.removals[0].near] == ["a"]


def test_removals_are_sorted_by_their_number() -> None:
    found = narrowing(Filters(topics=("solar",), areas=("laatzen",)), find)
    assert [(one.filter, one.removed) for one in found.removals] == [("areas", 3), ("topics", 2)]


def test_a_filter_that_keeps_out_nothing_is_not_named() -> None:
    found = narrowing(Filters(topics=("arbeit",), areas=("laatzen",)), find)
    assert [(one.filter, one.removed) for one in found.removals] == [("topics", 2)]


def test_near_misses_are_few_and_none_is_shown_already() -> None:
    found = narrowing(Filters(topics=("solar",), areas=("hannover",)), find, most=1)
    assert [[card.id for card in one.near] for one in found.removals] == [["a"]]


def test_ended_programmes_that_would_have_passed_are_named() -> None:
    found = narrowing(Filters(areas=("laatzen",), ongoing=True), find)
    assert [card.id for card in found.ended] == ["d"]
    assert narrowing(Filters(areas=("laatzen",)), find).ended == ()


def test_without_filters_there_is_nothing_to_remove() -> None:
    assert narrowing(Filters(), find).removals == ()
