"""What the index and the thesaurus have for a stem."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hannover_foerder.search.query.concepts import COMPOUND, PIECES, PREFIX, SYNONYM, WORD, Alternative, Choice

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from hannover_foerder.search.index.reader import Index
    from hannover_foerder.search.index.targets import Target

_GERMAN_LETTERS = frozenset("abcdefghijklmnopqrstuvwxyzäöüß")
_GUESSES = (PIECES, COMPOUND, PREFIX)
"""Ways to say a word that were found by its letters alone."""

BESIDE_ITSELF = {"synonym": 0.6}
BESIDE_ITSELF_ELSE = 0.35
"""What a synonym counts beside a word that the collection has as it was typed, by its kind: another word for the same
more than what it may lead to. Measured: with more, editors' keywords find less in other collections."""


def choice(index: Index, key: str, weight: float = 1.0, how: str = WORD) -> tuple[Choice, ...]:
    """Return the term that a slot may be filled with; none if the catalogue does not have it."""
    term = index.term(key)
    return (Choice(term, weight, how),) if term is not None else ()


def known(index: Index, key: str, typed: str = "") -> list[Alternative]:
    """Return the alternatives of a stem: the word and its synonyms, but no translations of a word spelt as known."""
    itself = choice(index, key)
    ways = [Alternative(WORD, 1.0, (itself,))] if itself else []
    targets = index.synonyms(key)
    if itself and itself[0].term.exact:
        is_spelt = typed == itself[0].term.shown
        targets = [
            target._replace(weight=target.weight * BESIDE_ITSELF.get(target.kind, BESIDE_ITSELF_ELSE))
            for target in targets
            if not (is_spelt and target.kind == "translation" and target.source.lower() != typed)
        ]
    return ways + targets_of(index, targets)


def targets_of(index: Index, targets: Iterable[Target]) -> list[Alternative]:
    """Return the synonyms of which the catalogue has every word."""
    targets = list(targets)
    if not targets:
        return []
    index.load(key for target in targets for key in target.stems)
    ways = []
    for target in targets:
        slots = tuple(choice(index, key) for key in target.stems)
        if all(slots):
            ways.append(Alternative(SYNONYM, target.weight, slots, source=target.source, target=target.target))
    return ways


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
