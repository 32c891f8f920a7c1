"""Matters (Kindergeld, Führerschein): subjects outside the catalogue, so that a query for one finds nothing.

The thesaurus names them. A programme that only has another word of the query, or mentions the matter, is no answer.
A matter that is a circumstance of who asks (*habe Schulden und will gründen*) is a word like others.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from hannover_foerder.search.analysis.compound import LINKS
from hannover_foerder.search.analysis.language import COUNTRY_WORDS, HEADS_OF_ASKING, WEAK_WORDS
from hannover_foerder.search.analysis.text import fold
from hannover_foerder.search.index.targets import NEGATIONS, matter_key
from hannover_foerder.search.query.keys import word_sets

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from hannover_foerder.search.query.concepts import Unit
    from hannover_foerder.search.query.lexicon import Lexicon

SHORTEST_BEGINNING: Final = 5
"""Letters of a matter that a compound which nobody knows may begin with (Kindergeldantrag)."""

_ERRANDS: Final = WEAK_WORDS | frozenset(
    """antrag anträge antragstellung stellen anmelden abmelden ummelden anmeldung verlängern verlängerung abgeben
    kündigen befreiung ermäßigung rabatt formular termin amt zuschuss geld förderung unterstützung wohin online
    kostenlos application apply form appointment renew extend register cancel grant money free cheap discount exchange
    support funding""".split()  # noqa: SIM905 - words are read more easily without quotation marks
)
"""Actions on any matter, which are no subject beside one."""

_CIRCUMSTANCE: Final = frozenset(
    """habe hab haben hat beziehe beziehen bezieht bekomme bekommen bekommt erhalte erhält trotz nach seit während
    wegen bei im in mit neben kriege have has get receive despite after since during with on""".split()  # noqa: SIM905
)
"""Words that make a following matter a circumstance of the user, not the subject of the query."""


_HEADS: Final = tuple(
    fold(head)
    for head in (
        *HEADS_OF_ASKING,
        *"anspruch bescheid geld beihilfe zuschuss erhöhung verlängerung anmeldung termin beratung stelle".split(),  # noqa: SIM905
    )
)
"""Folded heads of compounds that name the action on a matter, not the matter."""


def matter_keys(lexicon: Lexicon, units: Sequence[Unit]) -> dict[tuple[int, ...], list[str]]:
    """Return the keys under which words may name a matter, by the numbers of the words."""
    negated_members = {
        number for number, unit in enumerate(units) if not NEGATIONS.isdisjoint((unit.word_before, unit.word_behind))
    }
    keys_by_members = {
        members: [
            matter_key([units[member].stem for member in members], negated=not negated_members.isdisjoint(members))
        ]
        for members in word_sets(len(units))
    }
    for number, unit in enumerate(units):
        if unit.stem not in lexicon.terms:
            keys_by_members[number,] += _beginnings(unit)  # of this word alone
    return keys_by_members


def matters_of(lexicon: Lexicon, units: Sequence[Unit]) -> list[tuple[int, ...]]:
    """Return the words that name a matter of its own: their numbers, of each matter together."""
    if not lexicon.matters:
        return []
    keys_by_members = matter_keys(lexicon, units)
    return sorted(members for members, keys in keys_by_members.items() if not lexicon.matters.isdisjoint(keys))


def _beginnings(unit: Unit) -> Iterator[str]:
    """Yield the keys of possible first parts of an unknown compound, with or without a linking element."""
    for head in _HEADS:
        beginning = unit.folded.removesuffix(head)
        if beginning != unit.folded and len(beginning) >= SHORTEST_BEGINNING:
            yield beginning
            yield from (beginning.removesuffix(link) for link in LINKS if link and beginning.endswith(link))


def matters_asked_for(
    lexicon: Lexicon, units: Sequence[Unit], matters: Iterable[tuple[int, ...]]
) -> tuple[tuple[str, ...], ...]:
    """Return the matters of :func:`matters_of` that a query asks for, each as the stems of its words."""
    return tuple(
        tuple(units[member].stem for member in members) for members in matters if _is_asked_for(lexicon, units, members)
    )


def _is_asked_for(lexicon: Lexicon, units: Sequence[Unit], members: Sequence[int]) -> bool:
    """Return whether a query asks for the matter that the words with the numbers ``members`` name.

    It does if at most one other word is a subject that index or thesaurus has; for a circumstance if none is. Generic
    words, actions on a matter and places are no subjects.
    """
    is_circumstance = units[members[0]].word_before in _CIRCUMSTANCE
    other_subjects = [
        unit
        for number, unit in enumerate(units)
        if number not in members
        and unit.text not in _ERRANDS
        and unit.text not in COUNTRY_WORDS
        and lexicon.has(unit.stem)
        and not lexicon.has_place(unit.stem)
    ]
    return len(other_subjects) <= (0 if is_circumstance else 1)
