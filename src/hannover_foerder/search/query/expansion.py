"""Query expansion: all alternatives by which the catalogue may express a word.

The word itself (its stem, with the compounds it is part of, which the index has merged), its synonyms, words that begin
like an unfinished one, compounds that an unknown word is part of, and the pieces of a rare compound.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from hannover_foerder.search.analysis.text import wider_stem
from hannover_foerder.search.index.fields import SERVED
from hannover_foerder.search.query import compounds
from hannover_foerder.search.query.concepts import PLACE, PREFIX, SYNONYM, WORD, Alternative, of_one_term
from hannover_foerder.search.query.keys import (
    GENERIC_SHARE,
    agent_stems,
    may_be_pieces,
    participle_stems,
    singular_stem,
)
from hannover_foerder.search.query.lexicon import slot_of, synonyms_of, ways_of_stem

if TYPE_CHECKING:
    from collections.abc import Sequence
    from collections.abc import Set as AbstractSet

    from hannover_foerder.search.query.concepts import Unit
    from hannover_foerder.search.query.lexicon import Lexicon

PREFIX_WEIGHT = 0.6
PREFIX_WEIGHT_OF_KNOWN = 0.4
"""A word that the catalogue has may be unfinished too, but is more likely meant as it is."""

PLACE_WEIGHT = 0.3

PARTICIPLE_WEIGHT = 0.5
"""Weight of the noun and the verb of a participle (gedämmt: Dämmung, dämmen)."""

WIDER_WEIGHT = 0.5
"""Weight of the plain Snowball stem of a word that the catalogue does not have (Ausbilder: ausbild)."""

GUESS_BESIDE_SYNONYM = 0.4
"""What the pieces of a rare compound count where the thesaurus knows the whole (Gründerdarlehen)."""

AGENT_WEIGHT = 0.8
"""Weight of the other noun for the same people (Teilnehmende: Teilnehmer)."""


def ways_of(
    lexicon: Lexicon, units: Sequence[Unit], grouped: AbstractSet[int] = frozenset()
) -> list[tuple[Alternative, ...]]:
    """Return the alternatives for each word; nothing is guessed about those in ``grouped``, a part of some phrase."""
    return [alternatives_of(lexicon, unit, guess=number not in grouped) for number, unit in enumerate(units)]


def alternatives_of(lexicon: Lexicon, unit: Unit, *, guess: bool) -> tuple[Alternative, ...]:
    """Return the alternatives for one word: itself, its synonyms, kindred words, a place, and words that it may begin.

    With ``guess`` also compounds that it is inside of, or its own parts.
    """
    term = lexicon.terms.get(unit.stem)
    ways = ways_of_stem(lexicon, unit.stem, unit.text)
    if unit.feminine is not None:
        women_ways = synonyms_of(lexicon, unit.feminine)
        is_generic = term is not None and term.df > GENERIC_SHARE * lexicon.records  # would hide what is for women
        ways = women_ways if women_ways and is_generic else ways + women_ways
    if term is None:
        ways += _wider(lexicon, unit) or _singular(lexicon, unit)
    ways += _of_participle(lexicon, unit)
    ways += _of_agent(lexicon, unit)
    place = slot_of(lexicon.terms.get(SERVED + unit.stem))
    if place and not unit.alone:
        ways.append(Alternative(PLACE, PLACE_WEIGHT, (place,), target=unit.text))
    if unit.last:
        ways += _beginnings(lexicon, unit, is_known=bool(ways))
    if guess:
        if term is None and all(alternative.how == SYNONYM for alternative in ways):
            ways += compounds.compounds_with(lexicon, unit.stem)
        elif may_be_pieces(lexicon, unit):
            is_led = any(way.how == SYNONYM for way in ways)  # what a person says it means beats its letters
            factor = GUESS_BESIDE_SYNONYM if is_led else 1.0
            ways += [way._replace(weight=factor * way.weight) for way in compounds.as_pieces(lexicon, unit)]
    return tuple(ways)


def _wider(lexicon: Lexicon, unit: Unit) -> list[Alternative]:
    """Return the alternative by Snowball's plain stem for a word whose stem :func:`stem` keeps apart."""
    wider = wider_stem(unit.text)
    ways = ways_of_stem(lexicon, wider) if wider is not None else []
    return [alternative._replace(weight=WIDER_WEIGHT * alternative.weight) for alternative in ways]


def _singular(lexicon: Lexicon, unit: Unit) -> list[Alternative]:
    """Return an abbreviation without its plural s, if the catalogue has it (``kmus``)."""
    return [way for singular in singular_stem(unit) for way in ways_of_stem(lexicon, singular)]


def _of_agent(lexicon: Lexicon, unit: Unit) -> list[Alternative]:
    """Return the other noun for the same persons, if the catalogue has it as a word (Teilnehmende: Teilnehmer)."""
    return [
        of_one_term(WORD, AGENT_WEIGHT, term)
        for noun in agent_stems(unit)
        if noun != unit.stem and (term := lexicon.terms.get(noun)) is not None and term.exact
    ]


def _of_participle(lexicon: Lexicon, unit: Unit) -> list[Alternative]:
    """Return the noun in -ung of a participle and its verb, if the catalogue has the noun; empty for other words."""
    pairs = [(noun, verb) for noun, verb in participle_stems(unit) if noun in lexicon.terms]
    stems = dict.fromkeys(stem for pair in pairs for stem in pair if stem != unit.stem)
    return [
        alternative._replace(weight=PARTICIPLE_WEIGHT * alternative.weight)
        for stem in stems
        for alternative in ways_of_stem(lexicon, stem)
    ]


def _beginnings(lexicon: Lexicon, unit: Unit, *, is_known: bool) -> list[Alternative]:
    """Return the words that an unfinished one may go on as."""
    weight = PREFIX_WEIGHT_OF_KNOWN if is_known else PREFIX_WEIGHT
    longer_terms = (term for term in lexicon.beginnings.get(unit.folded, ()) if term.term != unit.stem)
    return [of_one_term(PREFIX, weight, term) for term in longer_terms]
