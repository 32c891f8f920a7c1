"""The lexicon of a query: what index and thesaurus have for its words, as plain values."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hannover_foerder.named_tuple import NamedTuple
from hannover_foerder.search.index.fields import SERVED
from hannover_foerder.search.query.concepts import COMPOUND, PIECES, PREFIX, SYNONYM, WORD, Alternative, Choice

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence
    from collections.abc import Set as AbstractSet

    from hannover_foerder.search.index.postings import Term
    from hannover_foerder.search.index.targets import Target
    from hannover_foerder.search.query.concepts import Unit
    from hannover_foerder.search.query.spelling import Correction

_GERMAN_LETTERS = frozenset("abcdefghijklmnopqrstuvwxyzäöüß")
_GUESSES = (PIECES, COMPOUND, PREFIX)
"""Ways to say a word that were found by its letters alone."""

BESIDE_ITSELF = {"synonym": 0.6}
BESIDE_ITSELF_ELSE = 0.35
"""What a synonym counts beside a word that the collection has as it was typed, by its kind: another word for the same
more than what it may lead to. Measured: with more, editors' keywords find less in other collections."""


class Lexicon(NamedTuple):
    """What index and thesaurus have for the words of a query; what is not in it, neither has."""

    records: int
    terms: dict[str, Term]
    """Terms of the index by stem."""
    synonyms: dict[str, list[Target]]
    """Where the keys of the thesaurus lead, those of other languages too (``pl:dotacj``)."""
    matters: set[str]
    """Keys of the thesaurus that name a matter of its own."""
    beginnings: dict[str, list[Term]]
    """Terms that begin as an unfinished word does, by the folded word."""
    compounds: dict[str, list[Term]]
    """Terms that begin or end with a word which the index does not have, by its stem."""
    corrections: dict[str, Correction]
    """The nearest words of index and thesaurus, by the word that neither has."""

    def has(self, stem: str) -> bool:
        """Return whether index or thesaurus has a stem."""
        return stem in self.terms or stem in self.synonyms

    def has_place(self, stem: str) -> bool:
        """Return whether a stem is that of a place which a record serves because it applies to a wider area."""
        return SERVED + stem in self.terms


def slot_of(term: Term | None) -> tuple[Choice, ...]:
    """Return the slot that a term alone may fill; an empty one if the catalogue does not have it."""
    return (Choice(term, 1.0, WORD),) if term is not None else ()


def ways_of_stem(lexicon: Lexicon, stem: str, typed: str = "") -> list[Alternative]:
    """Return the alternatives of a stem: the word and its synonyms, but no translations of a word spelt as known."""
    term = lexicon.terms.get(stem)
    ways = [] if term is None else [Alternative(WORD, 1.0, (slot_of(term),))]
    if term is None or not term.exact:
        return ways + synonyms_of(lexicon, stem)
    is_spelt = typed == term.shown
    for target in lexicon.synonyms.get(stem, ()):
        if not (is_spelt and target.kind == "translation" and target.source.lower() != typed):
            ways += _ways_of_target(lexicon, target, BESIDE_ITSELF.get(target.kind, BESIDE_ITSELF_ELSE))
    return ways


def synonyms_of(lexicon: Lexicon, key: str) -> list[Alternative]:
    """Return the synonyms of a key of the thesaurus of which the catalogue has every word."""
    return [way for target in lexicon.synonyms.get(key, ()) for way in _ways_of_target(lexicon, target)]


def _ways_of_target(lexicon: Lexicon, target: Target, factor: float = 1.0) -> list[Alternative]:
    """Return the alternative that a target of the thesaurus is; none if the catalogue lacks one of its words."""
    slots = tuple(slot_of(lexicon.terms.get(stem)) for stem in target.stems)
    return [Alternative(SYNONYM, factor * target.weight, slots, target.source, target.target)] if all(slots) else []


def has_german_letters(word: str) -> bool:
    """Return whether a lower-case word is written with letters of German and English alone."""
    return word.isascii() or _GERMAN_LETTERS.issuperset(word)


def is_certain(word: str, alternatives: Collection[Alternative]) -> bool:
    """Return whether a lower-case word is known; one with letters of another language only if not by guessing.

    Polish ``firmę`` is no beginning of a German word.
    """
    if has_german_letters(word):
        return bool(alternatives)
    return any(alternative.how not in _GUESSES for alternative in alternatives)


def are_certain(
    units: Sequence[Unit], ways: Sequence[Collection[Alternative]], grouped: AbstractSet[int] = frozenset()
) -> bool:
    """Return whether each word is known or part of a phrase."""
    return all(number in grouped or is_certain(unit.text, ways[number]) for number, unit in enumerate(units))
