"""The lexicon of a query, read from index and thesaurus: the only place where words of a query are looked up.

One pass reads what all words need: terms, synonyms, and the terms that the synonyms lead to. Words that the index does
not have take one more, since what they may be depends on that: first the compounds they are part of, then their
translation, then the nearest words (:mod:`.spelling`), then the remainders of compounds; each only for the words that
are still unknown.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from hannover_foerder.search.analysis.compound import SHORTEST_PART, forms, is_end, substrings
from hannover_foerder.search.analysis.text import fold, parts, respelt, stem, words
from hannover_foerder.search.index.fields import NAMED, SERVED
from hannover_foerder.search.query.compounds import record_counts_of_parts, rests_of
from hannover_foerder.search.query.concepts import SYNONYM, members_of
from hannover_foerder.search.query.expansion import alternatives_of, ways_of
from hannover_foerder.search.query.interpretation import groups_among, without_aside
from hannover_foerder.search.query.keys import (
    compound_stems,
    joined_spellings,
    may_be_pieces,
    may_go_on,
    phrase_keys,
    word_stems,
)
from hannover_foerder.search.query.lexicon import Lexicon, are_certain
from hannover_foerder.search.query.matters import matter_keys, matters_of
from hannover_foerder.search.query.resolution import cuts_of, resolve, translation_of, unknown_words
from hannover_foerder.search.query.suspended import complete_halves, halves_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from collections.abc import Set as AbstractSet

    from hannover_foerder.search.index.reader import Index
    from hannover_foerder.search.query.concepts import Unit
    from hannover_foerder.search.query.syntax import Query, Word

MOST_BEGINNINGS = 24
"""Terms that an unfinished word may go on as."""

MOST_COMPOUNDS = 100
"""Compounds in which an unknown word is looked for at most."""


def empty_lexicon(index: Index) -> Lexicon:
    """Return a lexicon without words."""
    return Lexicon(index.records, {}, {}, set(), {}, {}, {})


def load_hyphenated(index: Index, lexicon: Lexicon, query: Query) -> None:
    """Read what decides how words with hyphens are written: joined, in parts, or as a half of a compound.

    In three rounds, each of which needs what the one before has read: what halves may stand for; the joined words, and
    which of their parts are places; what may be parts of joined words that neither index nor thesaurus has.
    """
    typed = query.plain_words()
    if all(word.text.isalnum() for word in typed):
        return  # most queries have words of letters and digits only, of which there is nothing to decide
    _load_halves(index, lexicon, typed)
    chunks = [chunk for word in complete_halves(lexicon, typed) for chunk in words(word.text)]
    # what has a dot in it (e.coBizz) is always read in parts
    hyphenated = [pieces for pieces in (parts(chunk) for chunk in chunks if "." not in chunk) if len(pieces) > 1]
    joined_words = ["".join(pieces) for pieces in hyphenated]
    stems = set(map(stem, joined_words))
    places = {SERVED + stem(piece) for pieces in hyphenated for piece in pieces}
    _load(index, lexicon, keys=stems, stems=stems | places)
    unknown = [word for word in joined_words if not lexicon.has(stem(word))]
    pieces_of_unknown = {piece for word in unknown for piece in _possible_parts(stem(word), respelt(fold(word)))}
    _load(index, lexicon, keys=pieces_of_unknown, stems=pieces_of_unknown)


def _load_halves(index: Index, lexicon: Lexicon, typed: Sequence[Word]) -> None:
    """Read the compounds that suspended halves (``Wärme-``) may stand for, and the parts of the compound near them."""
    stems: set[str] = set()
    for half in halves_of(typed).values():
        if half.compound:
            stems.update(map(stem, half.wholes()), _possible_parts(stem(half.compound), fold(half.compound)))
    _load(index, lexicon, keys=stems, stems=stems)


def load(index: Index, lexicon: Lexicon, units: Sequence[Unit]) -> None:
    """Read all that the words of a query need."""
    _load_words(index, lexicon, units)
    if any(unit.aside for unit in units):
        units = without_aside(lexicon, units)
        _load_words(index, lexicon, units)
    _load_beginnings(index, lexicon, units)
    lexicon.matters.update(index.matters(key for keys in matter_keys(lexicon, units).values() for key in keys))
    if any(unit.stem not in lexicon.terms for unit in units):
        grouped = members_of(groups_among(lexicon, units)).union(*matters_of(lexicon, units))
        _load_unknown(index, lexicon, units, grouped)


def load_word(index: Index, lexicon: Lexicon, unit: Unit) -> None:
    """Read all that a word of a field needs, which is neither part of a phrase nor translated."""
    _load_words(index, lexicon, [unit])
    _load_beginnings(index, lexicon, [unit])
    if unit.stem not in lexicon.terms:
        _load_unknown(index, lexicon, [unit], frozenset(), is_translated=False)


def _load(index: Index, lexicon: Lexicon, *, keys: Iterable[str], stems: Iterable[str] = ()) -> None:
    """Read ``keys`` of the thesaurus, the terms that they lead to, and the terms of other ``stems``."""
    lexicon.synonyms.update(synonyms := index.synonyms(keys))
    led_to = {target_stem for targets in synonyms.values() for target in targets for target_stem in target.stems}
    lexicon.terms.update(index.terms(led_to.union(stems)))


def _load_words(index: Index, lexicon: Lexicon, units: Sequence[Unit], other_stems: Iterable[str] = ()) -> None:
    """Read what there is of words and ``other_stems``, of phrases and joined words, and of possible parts of words."""
    stems = {unit_stem for unit in units for unit_stem in word_stems(unit)}
    stems = stems.union(other_stems, *joined_spellings(tuple(units)).values())
    marked = {mark + unit.stem for unit in units for mark in (SERVED, NAMED)}
    lexicon.terms.update(index.terms(stems | marked))
    splits = [unit for unit in units if may_be_pieces(lexicon, unit)]
    pieces = {piece for unit in splits for piece in _possible_parts(unit.stem, unit.folded)}
    women = (unit.feminine for unit in units if unit.feminine)
    _load(index, lexicon, keys=stems.union(pieces, phrase_keys(tuple(units)).values(), women), stems=pieces)
    _load_splits(index, lexicon, [unit for unit in splits if unit.stem in lexicon.terms])


def _load_splits(index: Index, lexicon: Lexicon, units: Sequence[Unit]) -> None:
    """Read what else there may be of words that are made of pieces which are read already."""
    word_forms = [form for unit in units for form in forms(unit.stem, unit.folded)]
    stems = [stem for form in word_forms for stem in compound_stems(form, record_counts_of_parts(lexicon, form))]
    if stems:
        lexicon.terms.update(index.terms(stems))


def _possible_parts(word_stem: str, folded: str) -> set[str]:
    """Return what may be parts of a word."""
    return {piece for form in forms(word_stem, folded) for piece in substrings(form)}


def _load_beginnings(index: Index, lexicon: Lexicon, units: Sequence[Unit]) -> None:
    """Read the terms that an unfinished word may go on as."""
    for unit in filter(may_go_on, units):
        lexicon.beginnings[unit.folded] = index.beginning(unit.folded, MOST_BEGINNINGS)


def _load_unknown(
    index: Index,
    lexicon: Lexicon,
    units: Sequence[Unit],
    grouped: AbstractSet[int],
    *,
    is_translated: bool = True,
) -> None:
    """Read what words may be that the index does not have: compounds, foreign words, mistakes, and what these lead to.

    Nothing is guessed about those in ``grouped``, by number, which are part of a phrase or a matter.
    """
    _load_compounds(index, lexicon, [unit for number, unit in enumerate(units) if number not in grouped])
    ways = ways_of(lexicon, units, grouped)
    if are_certain(units, ways, grouped):
        return
    cuts = cuts_of(lexicon, units, ways, grouped)
    unknown = unknown_words(units, ways, grouped, cuts)
    translation = None
    if unknown and is_translated:
        _load_foreign(index, lexicon, units, unknown=unknown, grouped=grouped)
        translation = translation_of(lexicon, units, unknown, grouped)
    for number, cut in cuts.items():
        if translation is None or number not in translation.alternatives:
            _load_guesses(index, lexicon, units[number], is_unknown=number in unknown, is_cut=cut is not None)
    resolution = resolve(lexicon, units, ways, cuts, translation)
    if resolution.corrections or resolution.compounds:
        corrected = (nearest_stem for correction in lexicon.corrections.values() for nearest_stem in correction.stems)
        _load_words(index, lexicon, resolution.units, corrected)
        pieces = [resolution.units[number] for compound in resolution.compounds for number in compound.members]
        _load_compounds(index, lexicon, pieces)


def _load_foreign(
    index: Index, lexicon: Lexicon, units: Sequence[Unit], *, unknown: AbstractSet[int], grouped: AbstractSet[int]
) -> None:
    """Read what the thesaurus has for words in other languages."""
    from hannover_foerder.search.query.translation import foreign_keys_of

    keys_by_language = foreign_keys_of(tuple(units), unknown=frozenset(unknown), grouped=frozenset(grouped))
    keys = (key for by_words in keys_by_language.values() for keys in by_words.values() for key in keys)
    _load(index, lexicon, keys=keys)


def _load_guesses(index: Index, lexicon: Lexicon, unit: Unit, *, is_unknown: bool, is_cut: bool) -> None:
    """Read the nearest word of one that may be misspelt; of what has none and is no compound, those with its rest."""
    if is_unknown:
        from hannover_foerder.search.query.spelling import correct

        correction = correct(index, unit.stem, unit.folded)
        if correction is not None:
            lexicon.corrections[unit.text] = correction
    if not is_cut and unit.text not in lexicon.corrections:
        for rest in rests_of(lexicon, unit):
            if _load_containing(index, lexicon, rest):
                break


def _load_compounds(index: Index, lexicon: Lexicon, units: Iterable[Unit]) -> None:
    """Read the compounds that words are part of which nothing but a synonym explains; or what they may be made of."""
    splits = []
    for unit in units:
        if unit.stem not in lexicon.terms and unit.stem not in lexicon.compounds:
            ways = alternatives_of(lexicon, unit, guess=False)
            only_synonyms = all(way.how == SYNONYM for way in ways)
            is_part = only_synonyms and _load_containing(index, lexicon, unit.stem)
            if not is_part and not (ways and only_synonyms):
                splits.append(unit)
    _load_splits(index, lexicon, splits)


def _load_containing(index: Index, lexicon: Lexicon, part: str) -> bool:
    """Read the compounds that a part begins or ends; return whether there are any."""
    if len(part) >= SHORTEST_PART and part not in lexicon.compounds:
        terms, words_asked_for = index.containing(part), _Asked()
        for term in terms:
            is_end(term.term, part, words_asked_for)
        other_sides = index.terms(words_asked_for)
        lexicon.compounds[part] = [term for term in terms if is_end(term.term, part, other_sides)][:MOST_COMPOUNDS]
    return bool(lexicon.compounds.get(part))


class _Asked(set[str]):
    """The words that somebody asked for, none of which it has."""

    def __contains__(self, word: object) -> bool:
        self.add(str(word))
        return False
