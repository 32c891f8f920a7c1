"""The result of query understanding, and what it works on: pieces of words, entries, and the reading of both."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from hannover_foerder.named_tuple import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from hannover_foerder.search.index.spoken import Meaning
    from hannover_foerder.search.query.syntax import Phrase, Query, Word
    from hannover_foerder.search.query.understanding.numbers import Quantity


class Place(NamedTuple):
    """A place as typed, and the area of the vocabulary that contains it."""

    typed: str
    area: str


class TargetGroup(NamedTuple):
    """A group of people or organisations as typed, and its term in the vocabulary."""

    typed: str
    term: str


class Fact(NamedTuple):
    """What a query tells of who asks or of the project: a field of the profile, the answer, and the words typed."""

    field: str
    answer: str | bool | float | tuple[str, ...]
    typed: str


class Understanding(NamedTuple):
    """The interpretation of a query.

    ``query`` is what is left to be searched as words; all else says of whom or where.
    """

    query: Query
    places: tuple[Place, ...] = ()
    ages: tuple[int, int] | None = None
    """The youngest and the oldest that is meant."""
    employees: tuple[int, int | None] | None = None
    """The fewest and the most that are meant; the most are ``None`` without an upper limit."""
    groups: tuple[TargetGroup, ...] = ()
    quantities: tuple[Quantity, ...] = ()
    not_for: tuple[TargetGroup, ...] = ()
    """Groups that it must not be for alone."""
    excluded: tuple[Word | Phrase, ...] = ()
    """Excluded words, written as ``-word`` or in plain words."""
    facts: tuple[Fact, ...] = ()
    silent: frozenset[str] = frozenset()
    """Words of ``query`` in lower case that mean nothing alone."""

    def is_more_than_words(self) -> bool:
        """Return whether the query states anything besides words."""
        return self._replace(silent=frozenset()) != Understanding(self.query)


class Piece(NamedTuple):
    """A part of a typed word between its inner separators, in lower case, with the number of the word."""

    text: str
    word: int


class Entries(NamedTuple):
    """What catalogue and vocabulary have for the words of a query, looked up before interpretation."""

    meanings: Mapping[str, Sequence[Meaning]]
    """Terms of the vocabulary by the keys of :mod:`hannover_foerder.search.index.spoken`."""
    named: Collection[tuple[str, ...]] = ()
    """Runs of pieces that are the name or an alias of a programme."""
    frequencies: Mapping[str, int] = MappingProxyType({})
    """In how many of the ``records`` a term of the index stands."""
    records: int = 0

    def terms(self, key: str, facet: str) -> list[str]:
        """Return the terms of a facet that a key stands for."""
        return [meaning.term for meaning in self.meanings.get(key, ()) if meaning.facet == facet]


class Reading:
    """The plain words of a query while they are interpreted: their pieces by position, and what was understood so far.

    ``taken`` are the positions of pieces that were understood, ``idle`` of those that say nothing beside others,
    ``denied`` of those that are not wanted, ``aside`` of those that say something only as part of a phrase. What else
    is filled by the readers has the name of the field of :class:`Understanding` that it becomes.
    """

    def __init__(self, typed: Sequence[Word], pieces: Sequence[Piece], entries: Entries) -> None:
        self.typed = typed
        self.pieces = pieces
        self.entries = entries
        self.taken: set[int] = set()
        self.idle: set[int] = set()
        self.aside: set[int] = set()
        self.denied: set[int] = set()
        self.ages: tuple[int, int] | None = None
        self.employees: tuple[int, int | None] | None = None
        self.quantities: list[Quantity] = []
        self.excluded: list[Word] = []
        self.not_for: list[TargetGroup] = []

    def text(self, position: int) -> str:
        """Return the piece at a position; nothing before the first and behind the last."""
        return self.pieces[position].text if 0 <= position < len(self.pieces) else ""

    def as_typed(self, word: int) -> str:
        """Return the typed word of a number without punctuation; nothing before the first."""
        return self.typed[word].text.strip(".,;:!?()") if word >= 0 else ""

    def take(self, positions: Iterable[int]) -> None:
        """Mark pieces as understood; positions before the first and behind the last are left out."""
        self.taken.update(position for position in positions if 0 <= position < len(self.pieces))
