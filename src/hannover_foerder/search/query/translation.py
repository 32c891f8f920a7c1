"""Translation of a query from a thesaurus language other than German or English; imported only for unknown words.

All words are read in one language: the one that explains most of those that German and English leave unknown.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from hannover_foerder.named_tuple import NamedTuple
from hannover_foerder.search.index.foreign_words import (
    LANGUAGES,
    ROMANCE,
    SHORTEST_ALONE,
    foreign_key,
    may_be_form,
    shared,
    spellings,
)
from hannover_foerder.search.query.concepts import Group, groups_of, members_of
from hannover_foerder.search.query.keys import word_sets
from hannover_foerder.search.query.lexicon import has_german_letters, synonyms_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from collections.abc import Set as AbstractSet

    from hannover_foerder.search.query.concepts import Alternative, Unit
    from hannover_foerder.search.query.lexicon import Lexicon


class Translation(NamedTuple):
    """The translation of a query's unknown words from one language."""

    alternatives: Mapping[int, tuple[Alternative, ...]]
    """By the number of each word that it explains; none for one that is explained only as part of a phrase."""
    groups: tuple[Group, ...]
    """Phrases with such a word."""

    def groups_at(self, places: Sequence[int]) -> tuple[Group, ...]:
        """Return the groups with the new number of each word, which ``places`` has."""
        return tuple(Group(tuple(places[member] for member in group.members), group.concept) for group in self.groups)


def translate(
    lexicon: Lexicon, units: tuple[Unit, ...], *, unknown: frozenset[int], grouped: frozenset[int]
) -> Translation | None:
    """Return the translation by the language that explains most unknown words; ``None`` if none explains enough.

    A Romance language must explain more than half of them, unless a letter shows that the query is foreign: *practice
    piano* is no Spanish. Of two that explain as many the one that also knows more of the other words wins, then the
    first of :data:`~hannover_foerder.search.index.foreign_words.LANGUAGES`. ``unknown`` and ``grouped`` are numbers of
    words: those that German and English do not explain, and those that belong to a phrase already.
    """
    explanation = _best_explanation(lexicon, units, unknown=unknown, grouped=grouped)
    if not explanation:
        return None
    groups = groups_of(
        units, {members: alternatives for members, alternatives in explanation.items() if len(members) > 1}
    )
    in_phrases = members_of(groups)
    alternatives_by_word = {
        number: tuple(explanation.get((number,), ()))
        for number in unknown
        if (number,) in explanation or number in in_phrases
    }
    return Translation(alternatives_by_word, groups)


def _best_explanation(
    lexicon: Lexicon, units: tuple[Unit, ...], *, unknown: frozenset[int], grouped: frozenset[int]
) -> dict[tuple[int, ...], list[Alternative]]:
    """Return by the numbers of the words what the language that explains most says; empty if that is not enough."""
    has_foreign_letters = any(not has_german_letters(unit.text) for unit in units)
    best_rank = (0, 0)
    best: dict[tuple[int, ...], list[Alternative]] = {}
    for language, keys_of_members in foreign_keys_of(units, unknown=unknown, grouped=grouped).items():
        explanation = {
            members: alternatives
            for members, keys in keys_of_members.items()
            if (alternatives := _alternatives_of(lexicon, units, members, keys))
        }
        explained_words = {member for members in explanation for member in members}
        unknown_count, word_count = rank = len(explained_words & unknown), len(explained_words)
        is_sure = has_foreign_letters or language not in ROMANCE or 2 * unknown_count > len(unknown)
        if unknown_count and is_sure and rank > best_rank and (word_count > 1 or _is_alike(units, explanation)):
            best_rank, best = rank, explanation
    return best


@lru_cache(maxsize=2)  # asked for by who loads the keys and who interprets them
def foreign_keys_of(
    units: tuple[Unit, ...], *, unknown: frozenset[int], grouped: frozenset[int]
) -> dict[str, dict[tuple[int, ...], list[str]]]:
    """Return the keys of words and phrases by language, and by the number of the words."""
    return {language: _keys(units, language, unknown=unknown, grouped=grouped) for language in LANGUAGES}


def _keys(
    units: Sequence[Unit], language: str, *, unknown: AbstractSet[int], grouped: AbstractSet[int]
) -> dict[tuple[int, ...], list[str]]:
    """Return the keys of each word, and of each phrase with an unknown word and no grouped one."""
    keys: dict[tuple[int, ...], dict[str, None]] = {}
    places = [number for number, unit in enumerate(units) if len(unit.text) > 1]
    for stems in spellings([units[place].text for place in places], language):
        for chosen in word_sets(len(places)):
            members = tuple(places[number] for number in chosen)
            if len(members) > 1 and (not grouped.isdisjoint(members) or unknown.isdisjoint(members)):
                continue
            key = foreign_key([stems[number] for number in chosen], language)
            if key:
                keys.setdefault(members, {})[key] = None
    return {members: list(keys_of_words) for members, keys_of_words in keys.items()}


def _is_alike(units: Sequence[Unit], explanation: Mapping[tuple[int, ...], list[Alternative]]) -> bool:
    """Return whether the only word that a language explains shares more than a short stem with the listed word."""
    (((number,), alternatives),) = explanation.items()
    return any(shared(units[number].text, alternative.source) >= SHORTEST_ALONE for alternative in alternatives)


def _alternatives_of(
    lexicon: Lexicon, units: Sequence[Unit], members: tuple[int, ...], keys: Iterable[str]
) -> list[Alternative]:
    """Return the alternatives to which any key of the same words leads.

    A single word without a foreign letter must look like a form of the listed word.
    """
    alternatives = dict.fromkeys(alternative for key in keys for alternative in synonyms_of(lexicon, key))
    word, language = units[members[0]].text, next(iter(keys)).partition(":")[0]
    if len(members) > 1 or not has_german_letters(word):
        return list(alternatives)
    return [alternative for alternative in alternatives if may_be_form(word, alternative.source, language)]
