"""Boost of programmes whose occasions (:mod:`..index.occasions`) match a query that tells a situation."""

from __future__ import annotations

from heapq import nlargest
from typing import TYPE_CHECKING

from hannover_foerder.named_tuple import NamedTuple
from hannover_foerder.search.analysis.compound import parts as compound_parts
from hannover_foerder.search.analysis.compound import split, substrings
from hannover_foerder.search.analysis.language import FUNCTION_WORDS
from hannover_foerder.search.analysis.text import stem
from hannover_foerder.search.index.occasion_postings import UNSAID, OccasionPostings
from hannover_foerder.search.query.concepts import PLACE, WORD

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

    from hannover_foerder.search.index.reader import Index
    from hannover_foerder.search.query.concepts import Alternative, Concept, Plan

FEWEST_WORDS = 2
"""Of a single telling word the words of the programmes say more; ``brauche`` and another are two."""

WEIGHT_OF_WORD, MOST_WEIGHT = 0.6, 4.5
"""What the best of the occasions adds for each telling word after the first, and at most, in units of the best score
that words give. Tried from 0.34 to 0.6 and from 2 to 5.9 on 788 judged queries, and on those of the benchmarks; more
than 0.6 was not tried.
"""

WEIGHT_OF_SYNONYM = 0.75
"""What people say in another word for what was typed counts this much of it."""

UNSAID_SHARE = 0.75
"""A word that nobody says counts against a life by this share of its rarity."""

SHORTEST_CUT = 8
"""Letters of a word that is cut into parts which people say."""

ENOUGH_BESIDE, ENOUGH_ALONE, ENOUGH_OF_TWO, ENOUGH_OF_COMPOUND = 0.09, 0.18, 0.42, 0.25
"""Share of the rarity of the telling words that the best occasions have: beside hits by words, without any, without
any if only two words tell, and if these are the parts of one compound."""

MOST_BY_OCCASIONS = 20
"""Only so many of the programmes with the best occasions become a hit by these alone."""

NOT_HELD, NOT_HELD_OF_MANY, MANY_WORDS = 0.46, 0.6, 6
"""What people say of a matter that no programme serves must be more than this share of what they say of the best
programme and of the best score by words together; of the second share if so many words tell or more. Of 1,180 judged
queries with an answer 4 are lost by it, of 108 without one 67 are seen."""

ENOUGH_ELSEWHERE = 0.084
"""The share of the rarity that it must have, too."""


class OccasionMatch(NamedTuple):
    """The match of a query with the occasions: by row, the share of the rarity of its telling words."""

    shares: Mapping[int, float]
    word_count: int
    """How many words tell something; the parts of a compound that people say count each."""
    elsewhere: float = 0.0
    """The share of the best matter that no programme serves."""
    by_words: float = 0.0
    """The best score by words, as a share of the score that they could reach."""

    is_compound: bool = False
    """Whether it is a single word, whose parts tell."""

    @property
    def weight(self) -> float:
        """The largest bonus by occasions, in units of the best score by words."""
        return min(MOST_WEIGHT, WEIGHT_OF_WORD * (self.word_count - 1))

    @property
    def enough_alone(self) -> float:
        """The share of rarity from which occasions alone make a hit."""
        if self.is_compound:
            return ENOUGH_OF_COMPOUND
        return ENOUGH_ALONE if self.word_count > FEWEST_WORDS else ENOUGH_OF_TWO

    @property
    def is_not_held(self) -> bool:
        """Whether the query asks for a matter that no programme serves."""
        needed = NOT_HELD if self.word_count < MANY_WORDS else NOT_HELD_OF_MANY
        here = max(self.shares.values(), default=0.0) + self.by_words
        return self.elsewhere > max(ENOUGH_ELSEWHERE, needed * here)


NO_OCCASIONS = OccasionMatch({}, 0)


class _TellingWord(NamedTuple):
    """A word of a query that tells something of a life: its stem, the weight that counts, and its alternatives."""

    stem: str
    weight: float
    ways: tuple[Alternative, ...] = ()
    pieces: tuple[_TellingWord, ...] = ()
    """What the catalogue reads it as, if it is a compound that the catalogue does not have."""


def match_occasions(index: Index, plan: Plan, circumstances: Iterable[str] = ()) -> OccasionMatch:
    """Return the match of a query with the occasions; function words do not count, places hardly.

    A word also counts by its synonyms and translations, for less than by itself; a long word that nobody says, by the
    parts of it that people say instead. Words of asking count, too, though the sentences are indexed without most of
    them: who only asks tells little. ``circumstances`` are words that tell of who asks, as in :class:`.syntax.Query`.
    """
    words = _telling_words(plan, circumstances)
    if len(words) < FEWEST_WORDS and not any(_may_be_cut(word) for word in words):
        return NO_OCCASIONS
    postings = index.occasions({UNSAID, *_stems(words)})
    if UNSAID not in postings:
        return NO_OCCASIONS
    cuts = _cuts(index, postings, {word.stem for word in words if word.stem not in postings})
    words_said = [part for word in words for part in _as_people_say(word, postings, cuts)]
    if len(words_said) < FEWEST_WORDS:
        return NO_OCCASIONS
    masses: dict[int, float] = {}
    whole_mass = 0.0
    for word in words_said:
        values, rarity = _values(postings, word)
        mass = word.weight * rarity
        whole_mass += mass if values else UNSAID_SHARE * mass
        for row, value in values.items():
            masses[row] = masses.get(row, 0.0) + mass * value
    shares = {row: mass / whole_mass for row, mass in masses.items() if row >= 0}
    elsewhere = max((mass / whole_mass for row, mass in masses.items() if row < 0), default=0.0)
    return OccasionMatch(shares, len(words_said), elsewhere, is_compound=len(words) == 1)


def _may_be_cut(word: _TellingWord) -> bool:
    """Return whether the parts of a word may tell: it is long, and no word that the catalogue has as it was typed."""
    is_word = any(way.how == WORD and way.first_term.exact for way in word.ways)
    return bool(word.pieces) or (len(word.stem) >= SHORTEST_CUT and not is_word)


def _telling_words(plan: Plan, circumstances: Iterable[str]) -> list[_TellingWord]:
    """Return the words of a plan and the ``circumstances`` that tell something, each stem once.

    The pieces of a compound are one word.
    """
    singles = [_TellingWord(stem(concept.typed), _weight(concept), concept.alternatives) for concept in plan.singles]
    in_compounds = {member for compound in plan.compounds for member in compound.members}
    telling = [
        singles[number]
        for number, concept in enumerate(plan.singles)
        if number not in in_compounds and concept.typed not in FUNCTION_WORDS
    ]
    for compound in plan.compounds:
        pieces = tuple(singles[member] for member in compound.members)
        telling.append(_TellingWord(stem(compound.typed), 1.0, pieces=pieces))
    telling += [_TellingWord(stem(word), 1.0) for word in circumstances]
    # of several words with a stem the first, in the place of the last
    return list({word.stem: word for word in reversed(telling)}.values())[::-1]


def _weight(concept: Concept) -> float:
    """Return the weight of a concept in what people say, who seldom name a place."""
    return concept.share if any(way.how == PLACE for way in concept.alternatives) else 1.0


def _stems(words: Iterable[_TellingWord]) -> Iterator[str]:
    """Yield all stems by which words may be said."""
    for word in words:
        yield word.stem
        yield from _terms(word)
        yield from _stems(word.pieces)


def _terms(word: _TellingWord) -> Iterator[str]:
    """Yield the stems of all alternatives of a word."""
    return (choice.term.term for way in word.ways for slot in way.slots for choice in slot)


def _cuts(index: Index, postings: dict[str, OccasionPostings], stems: Iterable[str]) -> dict[str, list[_TellingWord]]:
    """Return by stem the parts that people say of long ``stems`` that nobody says, if it has any.

    Beside a single part stands the remainder, which nobody says. ``postings`` gets those of the parts as well.
    """
    pieces_by_stem = {stem: substrings(stem) for stem in stems if len(stem) >= SHORTEST_CUT and stem.isalpha()}
    postings.update(index.occasions(piece for pieces in pieces_by_stem.values() for piece in pieces))
    cuts = {}
    for whole, pieces in pieces_by_stem.items():
        record_counts = {piece: len(postings[piece].values) for piece in pieces if piece in postings}
        parts = split(whole, record_counts) or _longest(compound_parts(whole, record_counts))
        if parts:
            remainder = (UNSAID,) if len(parts) == 1 else ()
            cuts[whole] = [_TellingWord(part, 1.0) for part in (*parts, *remainder)]
    return cuts


def _longest(parts: Iterable[tuple[str, int]]) -> list[str]:
    """Return the parts of a compound without those inside longer ones."""
    longest: list[str] = []
    for part, _ in sorted(parts, key=lambda part_and_role: -len(part_and_role[0])):
        if not any(part in longer for longer in longest):
            longest.append(part)
    return longest


def _as_people_say(
    word: _TellingWord, postings: Mapping[str, OccasionPostings], cuts: Mapping[str, Sequence[_TellingWord]]
) -> Sequence[_TellingWord]:
    """Return a word as people say it: itself, with its pieces if it is a compound, or else the parts that they say."""
    if word.stem in postings:
        return (word, *word.pieces)
    return cuts.get(word.stem) or word.pieces or (word,)


def _values(postings: Mapping[str, OccasionPostings], word: _TellingWord) -> tuple[Mapping[int, float], float]:
    """Return the value of a word by row, and its rarity; that of its rarest synonym if nobody says the word itself."""
    own_postings = postings.get(word.stem)
    values = {} if own_postings is None else dict(own_postings.values)
    for way in word.ways:
        weight = WEIGHT_OF_SYNONYM * min(1.0, way.weight)
        for row, value in _weakest(postings, way).items():
            values[row] = max(values.get(row, 0.0), weight * value)
    if own_postings is not None:
        return values, own_postings.rarity
    rarities = [postings[term].rarity for term in _terms(word) if term in postings]
    return values, max(rarities, default=postings[UNSAID].rarity)


def _weakest(postings: Mapping[str, OccasionPostings], way: Alternative) -> dict[int, float]:
    """Return the value by row of the weakest slot of an alternative, each slot with the best of its choices."""
    weakest: dict[int, float] | None = None
    for slot in way.slots:
        best: dict[int, float] = {}
        for choice in slot:
            if choice.term.term in postings:
                for row, value in postings[choice.term.term].values.items():
                    best[row] = max(best.get(row, 0.0), choice.weight * value)
        weakest = best if weakest is None else {row: min(weakest[row], best[row]) for row in weakest.keys() & best}
    return weakest or {}


def with_occasions(
    hits: Mapping[int, float], occasions: OccasionMatch, rows: Collection[int], usual_score: float
) -> dict[int, float]:
    """Return the hits with the bonus of their occasions, and the ``rows`` that are hits by occasions alone.

    Without hits the best must reach what is enough alone; each of the others is a hit from :data:`ENOUGH_BESIDE` on, of
    two words from what is enough alone. ``usual_score`` is the best score by words, or the score that words could reach
    if there is none.
    """
    shares = {row: share for row, share in occasions.shares.items() if row in rows}
    best = max(shares.values(), default=0.0)
    if best < (ENOUGH_BESIDE if hits else occasions.enough_alone):
        return dict(hits)
    enough = ENOUGH_BESIDE if occasions.word_count > FEWEST_WORDS else occasions.enough_alone
    rows_with_enough = [row for row, share in shares.items() if share >= enough]
    best_rows = nlargest(MOST_BY_OCCASIONS, rows_with_enough, key=lambda row: (shares[row], -row))
    bonus = occasions.weight * usual_score / best
    return {row: hits.get(row, 0.0) + bonus * shares.get(row, 0.0) for row in (*hits, *best_rows)}
