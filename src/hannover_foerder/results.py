"""Result types of the catalogue: small tuples that every output format can read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hannover_foerder.named_tuple import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping

    from hannover_foerder.model.card import Card
    from hannover_foerder.search.query.understanding.meaning import Understanding


class Selection(NamedTuple):
    """The programmes that pass the filters. ``total`` counts all of them; ``cards`` may be fewer (a limit)."""

    cards: tuple[Card, ...]
    total: int
    hidden_ended: int
    """Ended programmes that pass the filters and are not shown."""
    unknown: int
    """Programmes left out because they say nothing on a filtered field."""
    counts_as: Mapping[str, tuple[str, ...]] = {}
    """By id of the last cards, why they are shown: the target groups that the one asked for counts as."""


class Hit(NamedTuple):
    """A programme found by a search."""

    card: Card
    score: float
    matched: tuple[str, ...]
    """Stems that were found in it, to be marked."""
    similar: bool
    """Shown apart, as something similar: reached only by cutting an unknown compound, or to fill a short list."""
    counts_as: tuple[str, ...] = ()
    """The target groups that the one asked for counts as, if only so the programme is for it."""


class LeftOut(NamedTuple):
    """Numbers of hits left out because they exclude the place, age, firm size or other facts of the query.

    A hit is counted once, under the first reason.
    """

    place: int = 0
    age: int = 0
    size: int = 0
    """Of the firm: the number of its employees."""
    facts: int = 0
    """What else is told of who asks: see :class:`~hannover_foerder.search.query.understanding.meaning.Fact`."""


class Hits(NamedTuple):
    """The result of a search, best first."""

    hits: tuple[Hit, ...]
    total: int
    unknown: int
    """Further hits, left out because they say nothing on a filtered field."""
    corrections: tuple[tuple[str, str], ...]
    """Corrected words, each with its replacement."""
    suggestions: tuple[str, ...]
    """The nearest words of the catalogue, when nothing was found."""
    understood: Understanding | None = None
    """The interpretation of the query; ``None`` if it was taken literally."""
    left_out: LeftOut = LeftOut()
    asks_nothing: bool = False
    """Whether nothing was found because no word of the query can be searched for (``ein die der``, ``-kredit``)."""


class FacetCount(NamedTuple):
    """A value of a facet, with the number of programmes that have it or a narrower one."""

    term: str
    """``""`` for the programmes that say nothing on the facet."""
    number: int
    broader: str | None
    """The next wider value; ``None`` for one that has none."""
