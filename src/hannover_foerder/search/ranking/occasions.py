"""Boost of programmes whose occasions (:mod:`..index.occasions`) match a query that tells a situation."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hannover_foerder.named_tuple import NamedTuple
from hannover_foerder.search.analysis.language import FUNCTION_WORDS
from hannover_foerder.search.analysis.text import stem
from hannover_foerder.search.ranking.scoring import idf

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from hannover_foerder.search.index.reader import Index
    from hannover_foerder.search.query.concepts import Alternative, Concept

FEWEST_WORDS = 2
"""Of a single telling word the words of the programmes say more."""

WEIGHT_OF_WORD, MOST_WEIGHT = 0.4, 3.0
"""What the best of the occasions adds for each telling word after the first, and at most, in units of the best score
that words give. Tried on 450 judged queries from 0.15 to 0.5, and on those of the benchmarks, which lose nothing.
"""

WEIGHT_OF_SYNONYM = 0.5
"""What people say in another word for what was typed counts this much of it."""

ENOUGH_BESIDE, ENOUGH_ALONE, ENOUGH_OF_TWO = 0.12, 0.4, 0.7
"""Share of the rarity of the telling words that the best occasions have: beside hits by words, without any, and
without any if only two words tell."""

MOST_TOLD = 20
"""Programmes that occasions alone make a hit."""


NOT_HELD, NOT_HELD_OF_MANY, MANY_WORDS = 0.75, 1.0, 5
"""What people say of a matter that no programme serves must be more than this share of what they say of the best
programme and of the best score by words together; of the second share if so many words tell or more, of which every
programme has few. Of 659 judged queries with an answer none is lost by it, of 81 without one 53 are seen."""

ENOUGH_ELSEWHERE = 0.2
"""The share of the rarity that it must have, too."""


class Told(NamedTuple):
    """The match of a query with the occasions: by row, the share of the rarity of its telling words."""

    shares: Mapping[int, float]
    words: int
    elsewhere: float = 0.0
    """The share of the best matter that no programme serves."""
    by_words: float = 0.0
    """The best score by words, as a share of the score that they could reach."""

    @property
    def weight(self) -> float:
        """The largest bonus by occasions, in units of the best score by words."""
        return min(MOST_WEIGHT, WEIGHT_OF_WORD * (self.words - 1))

    @property
    def enough_alone(self) -> float:
        """The share of rarity from which occasions alone make a hit."""
        return ENOUGH_ALONE if self.words > FEWEST_WORDS else ENOUGH_OF_TWO

    @property
    def is_not_held(self) -> bool:
        """Whether the query asks for a matter that no programme serves."""
        needed = NOT_HELD if self.words < MANY_WORDS else NOT_HELD_OF_MANY
        here = max(self.shares.values(), default=0.0) + self.by_words
        return self.elsewhere > max(ENOUGH_ELSEWHERE, needed * here)


NOTHING_TOLD = Told({}, 0)


def told(index: Index, concepts: Iterable[Concept]) -> Told:
    """Return the match of a query with the occasions; function words, generic words and places do not count.

    A word also counts by its synonyms and translations, for less than by itself.
    """
    telling = [concept for concept in concepts if concept.share == 1.0 and concept.typed not in FUNCTION_WORDS]
    if len(telling) < FEWEST_WORDS:
        return NOTHING_TOLD
    ways = [alternative for concept in telling for alternative in concept.alternatives]
    terms = [choice.term.term for way in ways for slot in way.slots for choice in slot]
    values = index.occasions((*(stem(concept.typed) for concept in telling), *terms))
    masses: dict[int, float] = {}
    whole = 0.0
    for concept in telling:
        said = values[stem(concept.typed)]
        best = dict(said)
        for way in concept.alternatives:
            for row, value in _weakest(values, way).items():
                best[row] = max(best.get(row, 0.0), WEIGHT_OF_SYNONYM * min(1.0, way.weight) * value)
        mass = idf(index.records, max(len(said or best), 1))
        whole += mass if best else mass / 2
        for row, value in best.items():
            masses[row] = masses.get(row, 0.0) + mass * value
    shares = {row: mass / whole for row, mass in masses.items() if row >= 0}
    elsewhere = max((mass / whole for row, mass in masses.items() if row < 0), default=0.0)
    return Told(shares, len(telling), elsewhere)


def _weakest(values: Mapping[str, Mapping[int, float]], way: Alternative) -> dict[int, float]:
    """Return the value by row of the weakest slot of an alternative, each slot with the best of its choices."""
    weakest: dict[int, float] | None = None
    for slot in way.slots:
        best: dict[int, float] = {}
        for choice in slot:
            for row, value in values[choice.term.term].items():
                best[row] = max(best.get(row, 0.0), choice.weight * value)
        weakest = best if weakest is None else {row: min(weakest[row], best[row]) for row in weakest.keys() & best}
    return weakest or {}


def with_told(hits: Mapping[int, float], told: Told, rows: Collection[int], usual: float) -> dict[int, float]:
    """Return the hits with the bonus of their occasions, and the ``rows`` that are hits by occasions alone.

    Each of the latter must reach the threshold itself. ``usual`` is the best score by words, or the score that words
    could reach if there is none.
    """
    shares = {row: share for row, share in told.shares.items() if row in rows}
    best = max(shares.values(), default=0.0)
    if best < (ENOUGH_BESIDE if hits else told.enough_alone):
        return dict(hits)
    enough = ENOUGH_BESIDE if told.words > FEWEST_WORDS else told.enough_alone
    telling = sorted((row for row, share in shares.items() if share >= enough), key=lambda row: (-shares[row], row))[
        :MOST_TOLD
    ]
    unit = told.weight * usual / best
    return {row: hits.get(row, 0.0) + unit * shares.get(row, 0.0) for row in (*hits, *telling)}
