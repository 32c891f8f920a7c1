"""Suggested topics for a word that is no topic itself: the topics of the hits of a search for it."""

from __future__ import annotations

from collections import defaultdict
from contextlib import contextmanager
from typing import TYPE_CHECKING, Final

from hannover_foerder.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from hannover_foerder.catalogue import Catalogue

_HITS: Final = 6
"""Hits whose topics count, each by the reciprocal of its rank."""
_MOST_TOPICS: Final = 2


@contextmanager
def offering_topics(catalogue: Catalogue, day: date) -> Iterator[None]:
    """Add to an error about an unknown topic, raised in a ``with`` block, the topics that a search on the day finds."""
    try:
        yield
    except UsageError as error:
        values = error.values
        if error.code != "error.unknown-choice" or values.get("facet") != "topic" or values.get("similar"):
            raise
        raise UsageError(error.code, **values, topics=topics_for(str(values["value"]), catalogue, day)) from None


def topics_for(query: str, catalogue: Catalogue, day: date) -> tuple[str, ...]:
    """Return the two topics that weigh most in the best hits of a search; none if it finds only similar programmes."""
    hits = [hit for hit in catalogue.search(query, limit=_HITS, day=day).hits if not hit.similar]  # which come last
    weights: defaultdict[str, float] = defaultdict(float)
    for rank, hit in enumerate(hits, 1):
        for topic in hit.card.topics:
            weights[topic] += 1 / rank
    return tuple(sorted(weights, key=weights.__getitem__, reverse=True)[:_MOST_TOPICS])
