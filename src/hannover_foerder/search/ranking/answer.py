"""The result of a search, and the inputs it depends on beside the query."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hannover_foerder.named_tuple import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    Standings = Callable[[Iterable[int]], Mapping[int, "Standing"]]
    """Returns the ranking features of some rows; a row of which nothing is known may be left out."""


class Standing(NamedTuple):
    """Ranking features of a record other than its words."""

    ended: bool
    nearness: int
    """Lower is nearer: the region before the state before the federation."""
    completeness: int
    """Higher is fuller."""
    lapsed: bool = False
    """Whether its time ran out and nobody says that it goes on."""
    bonus: float = 1.0
    """More than 1 for a record that names the place or the group that was asked for, less for one for others alone."""


class Ranked(NamedTuple):
    """A hit with its score."""

    row: int
    score: float
    matched: tuple[str, ...]
    """Stems to be marked in the record's texts."""
    similar: bool
    """Only a part was found of a compound, or of what was asked for: something like it, not it."""


class Ranking(NamedTuple):
    """The result of a search."""

    hits: tuple[Ranked, ...]
    total: int
    corrections: tuple[tuple[str, str], ...]
    suggestions: tuple[str, ...]
    rows: tuple[int, ...] = ()
    """All hits, in no order; of a very common word those that were looked at."""
