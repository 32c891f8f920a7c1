"""What a query can mean: concepts, and the ways in which a record may say each of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from hannover_foerder.search.index import Term

WORD = "word"
"""The stem itself, with the compounds that it is part of."""
SYNONYM = "synonym"
COMPOUND = "compound"
"""A compound that an unknown word is part of."""
JOINED = "joined"
"""Neighbours that the catalogue writes as one."""
SPLIT = "split"
"""The pieces of a compound that the catalogue does not have."""
PART = "part"
"""A compound of which the catalogue has only the part that says what it is about; never more than similar."""
PIECES = "pieces"
"""The pieces of a compound that the catalogue has, but rarely."""
PREFIX = "prefix"
CORRECTED = "corrected"
PLACE = "place"
"""A place that the record serves."""


class Choice(NamedTuple):
    """A term that may stand for a slot, and its weight."""

    term: Term
    weight: float
    how: str = WORD


class Alternative(NamedTuple):
    """One way to say a concept: every slot must be filled, each by the best of its choices."""

    how: str
    weight: float
    slots: tuple[tuple[Choice, ...], ...]
    optional: tuple[tuple[Choice, ...], ...] = ()
    """Slots that may stay empty, at a price."""
    source: str = ""
    target: str = ""


class Concept(NamedTuple):
    """A word of the query, or several, and the ways to say it. Without any way nothing in the catalogue says it."""

    typed: str
    alternatives: tuple[Alternative, ...]
    share: float = 1.0
    """Part of its weight that counts: 1, or less for a word of asking."""


class Group(NamedTuple):
    """Several words that are one concept together."""

    members: tuple[int, ...]
    concept: Concept


class Plan(NamedTuple):
    """The concepts of a query."""

    singles: tuple[Concept, ...]
    groups: tuple[Group, ...]
    corrections: tuple[tuple[str, str], ...]


class Switches(NamedTuple):
    """Parts of the analysis that a benchmark can switch off to see what each is worth; in use all are on."""

    synonyms: bool = True
    split: bool = True
    correct: bool = True
    joined: bool = True
    prefix: bool = True
    weak: bool = True
    coverage: bool = True
    names: bool = True
