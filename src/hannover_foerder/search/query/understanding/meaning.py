"""The result of query understanding, and the tokens it works on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hannover_foerder.named_tuple import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from hannover_foerder.search.index.spoken import Meaning
    from hannover_foerder.search.query.syntax import Phrase, Query, Word
    from hannover_foerder.search.query.understanding.numbers import Quantity


class Place(NamedTuple):
    """A place as typed, and the area of the vocabulary that contains it."""

    typed: str
    area: str


class Group(NamedTuple):
    """A group as typed, and its target group in the vocabulary."""

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
    employees: int | None = None
    groups: tuple[Group, ...] = ()
    quantities: tuple[Quantity, ...] = ()
    not_for: tuple[Group, ...] = ()
    """Groups that it must not be for alone."""
    excluded: tuple[Word | Phrase, ...] = ()
    """Excluded words, written as ``-word`` or in plain words."""
    facts: tuple[Fact, ...] = ()
    silent: frozenset[str] = frozenset()
    """Words of ``query`` in lower case that mean nothing alone."""

    def is_more_than_words(self) -> bool:
        """Return whether the query states anything besides words."""
        return self._replace(silent=frozenset()) != Understanding(self.query)


class Piece:
    """A part of a typed word between its inner separators, in lower case, with the index of the word."""

    __slots__ = ("text", "word")

    def __init__(self, text: str, word: int) -> None:
        self.text = text
        self.word = word


class Reading:
    """The plain words of a query while they are interpreted.

    ``taken`` are the pieces that were understood, ``idle`` those that say nothing beside others, ``denied`` those that
    are not wanted, ``aside`` those that say something only as part of a phrase; all by number.
    """

    def __init__(self, typed: Sequence[Word], pieces: Sequence[Piece], entries: Entries) -> None:
        self.typed = typed
        self.pieces = pieces
        self.entries = entries
        self.taken: set[int] = set()
        self.idle: set[int] = set()
        self.aside: set[int] = set()
        self.denied: set[int] = set()
        self.excluded: list[Word] = []
        self.not_for: list[Group] = []

    def text(self, number: int) -> str:
        """Return the piece of a number; nothing before the first and behind the last."""
        return self.pieces[number].text if 0 <= number < len(self.pieces) else ""

    def as_typed(self, word: int) -> str:
        """Return the typed word of a number without punctuation; nothing before the first."""
        return self.typed[word].text.strip(".,;:!?()") if word >= 0 else ""

    def take(self, numbers: Iterable[int]) -> None:
        """Mark parts as understood."""
        self.taken.update(number for number in numbers if 0 <= number < len(self.pieces))


class Entries:
    """What catalogue and vocabulary have for the words of a query, looked up before interpretation.

    ``meanings``: terms of the vocabulary by the keys of :mod:`hannover_foerder.search.index.spoken`; ``named``: runs of
    pieces that are the name or an alias of a programme; ``frequencies``: in how many of the ``records`` a term stands.
    """

    __slots__ = ("frequencies", "meanings", "named", "records")

    def __init__(
        self,
        meanings: Mapping[str, Sequence[Meaning]],
        named: frozenset[tuple[str, ...]] = frozenset(),
        frequencies: Mapping[str, int] | None = None,
        records: int = 0,
    ) -> None:
        self.meanings = meanings
        self.named = named
        self.frequencies = frequencies or {}
        self.records = records
