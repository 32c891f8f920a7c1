"""Whether two programmes may be combined, as far as a record says so: allowed, excluded or not known."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING, Final, Literal

from hannover_foerder.named_tuple import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

    from hannover_foerder.model.programme import Programme
    from hannover_foerder.model.text import Text

Compatibility = Literal["allowed", "excluded", "unknown"]

BY_RELATION: Final[dict[str, Compatibility]] = {"excludes": "excluded", "requires": "allowed", "complements": "allowed"}
"""What a relation says of a pair. All others leave it open: who may use one of them may still be refused both."""


class Pair(NamedTuple):
    """Two programmes by id, and whether they may be combined; known only if a record says so."""

    first: str
    second: str
    standing: Compatibility
    relation: str | None = None
    note: Text | None = None
    said_by: str | None = None
    """Id of the record that says it."""
    sources: tuple[str, ...] = ()
    """Keys of the sources of that record."""


def pairs_of(programmes: Sequence[Programme]) -> tuple[Pair, ...]:
    """Return the pairs of the programmes. An exclusion overrides every other statement."""
    return tuple(_pair(first, second) for first, second in combinations(programmes, 2))


def _pair(first: Programme, second: Programme) -> Pair:
    """Return what the records say of two programmes; of several statements an exclusion first, then one with a note."""
    statements = (
        Pair(
            first.id,
            second.id,
            standing=BY_RELATION[related.relation],
            relation=related.relation,
            note=related.note,
            said_by=programme.id,
            sources=_backing(programme, other),
        )
        for programme, other in ((first, second), (second, first))
        for related in programme.related
        if related.id == other.id and related.relation in BY_RELATION
    )
    unknown = Pair(first.id, second.id, "unknown")
    return min(statements, key=lambda pair: (pair.relation != "excludes", pair.note is None), default=unknown)


def _backing(programme: Programme, other_programme: Programme) -> tuple[str, ...]:
    """Return the sources of a relation: of the facts that name the other programme, else of all facts on relations."""
    names = [name.casefold() for name in (other_programme.name.de, *other_programme.aliases)]
    facts = [fact for fact in programme.facts if any(path.startswith("related") for path in fact.supports)]
    facts_naming_other = [fact for fact in facts if any(name in fact.text.casefold() for name in names)]
    return tuple(dict.fromkeys(key for fact in facts_naming_other or facts for key in fact.sources))
