"""The concepts of a query, and the alternatives by which a record may express each of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hannover_foerder.named_tuple import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from collections.abc import Set as AbstractSet

    from hannover_foerder.search.index.postings import Term

WORD = "word"
"""The stem itself, with the compounds that it is part of."""
SYNONYM = "synonym"
COMPOUND = "compound"
"""A compound that an unknown word is part of."""
JOINED = "joined"
"""Neighbours that the catalogue writes as one."""
SPLIT = "split"
"""A piece of a compound that the catalogue does not have."""
PART = "part"
"""A piece of such a compound in a record that is not about the whole; never more than similar."""
PIECES = "pieces"
"""The pieces of a compound that the catalogue has, but rarely."""
PREFIX = "prefix"
CORRECTED = "corrected"
PLACE = "place"
"""A place that the record serves."""


class Unit(NamedTuple):
    """A word of a query without inner separators: its stem, its folded form, and itself in lower case."""

    stem: str
    folded: str
    text: str
    abbreviation: bool = False
    """Typed as an abbreviation, which is no mistake and no compound."""
    last: bool = False
    """May be unfinished."""
    alone: bool = False
    """The only word of the query, which is no place, and may be shorter if it is unfinished."""
    feminine: str | None = None
    """The feminine singular, if only women are meant: the thesaurus may have something for it."""
    word_before: str = ""
    """Its neighbour as typed, a function word too; empty if there is none."""
    word_behind: str = ""
    aside: bool = False
    """Only counts as part of a phrase."""


class Choice(NamedTuple):
    """A term that may fill a slot, and its weight."""

    term: Term
    weight: float
    how: str = WORD


class Alternative(NamedTuple):
    """A way to express a concept: every slot must be filled, each by the best of its choices."""

    how: str
    weight: float
    slots: tuple[tuple[Choice, ...], ...]
    source: str = ""
    """The word of the thesaurus that leads to a synonym."""
    target: str = ""
    """What is said instead, for people."""

    @property
    def first_term(self) -> Term:
        """The first choice for the first slot: the only one of a word as it stands."""
        return self.slots[0][0].term


def of_one_term(how: str, weight: float, term: Term) -> Alternative:
    """Return the alternative that a single term is."""
    return Alternative(how, weight, ((Choice(term, 1.0),),), target=term.shown)


class Concept(NamedTuple):
    """The meaning of one or several query words, with its alternatives; without any, the catalogue lacks it."""

    typed: str
    alternatives: tuple[Alternative, ...]
    share: float = 1.0
    """Part of its weight that counts: 1, or less for a word of asking."""


class Group(NamedTuple):
    """Several words that form one concept together: their indices, and the concept."""

    members: tuple[int, ...]
    concept: Concept


def groups_of(
    units: Sequence[Unit],
    candidates: Mapping[tuple[int, ...], Sequence[Alternative]],
    in_order: AbstractSet[int] = frozenset(),
) -> tuple[Group, ...]:
    """Return groups of words from the ways to say them together; longer and surer ones first, no word in two.

    Words ``in_order`` are grouped from the left.
    """
    surest = {
        members: max(min(1.0, way.weight) for way in ways) if in_order.isdisjoint(members) else 0.0
        for members, ways in candidates.items()
    }
    grouped_numbers: set[int] = set()
    groups = []
    for members in sorted(candidates, key=lambda members: (-len(members), -surest[members], members)):
        if grouped_numbers.isdisjoint(members):
            grouped_numbers.update(members)
            typed = " ".join(units[member].text for member in members)
            groups.append(Group(members, Concept(typed, tuple(candidates[members]))))
    return tuple(groups)


def members_of(groups: Iterable[Group]) -> set[int]:
    """Return the numbers of the words that are part of a group."""
    return {member for group in groups for member in group.members}


class Compound(NamedTuple):
    """An unknown compound, read as several concepts: their indices."""

    typed: str
    members: tuple[int, ...]
    enough: tuple[tuple[int, ...], ...]
    """A record that is about all pieces of one of these is about the compound."""
    telling: tuple[int, ...] = ()
    """Pieces that say what the compound is about: what has but one of them is similar."""


class Resolution(NamedTuple):
    """What the words of a query are: each as typed, its unit and its alternatives; an unknown compound is its parts."""

    typed: list[str]
    units: list[Unit]
    ways: list[tuple[Alternative, ...]]
    corrections: list[tuple[str, str]]
    compounds: list[Compound]
    phrases: tuple[Group, ...] = ()
    """Phrases of another language."""


class Plan(NamedTuple):
    """The interpretation of a query: its concepts, single and grouped, corrections, and split compounds."""

    singles: tuple[Concept, ...]
    groups: tuple[Group, ...]
    corrections: tuple[tuple[str, str], ...]
    compounds: tuple[Compound, ...]
    matters: tuple[tuple[str, ...], ...]
    """The matters of their own that it asks for, each as the stems of its words."""

    def terms(self) -> Iterator[Term]:
        """Yield all terms that may stand for any word, some more than once."""
        for concept in (*self.singles, *(group.concept for group in self.groups)):
            for alternative in concept.alternatives:
                for slot in alternative.slots:
                    yield from (choice.term for choice in slot)
