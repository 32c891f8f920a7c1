"""What words are of which the index lacks some: each unchanged, translated, corrected, or a compound that is split."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hannover_foerder.search.analysis.language import FUNCTION_WORDS, WEAK_WORDS
from hannover_foerder.search.analysis.text import fold, is_listed
from hannover_foerder.search.query import compounds
from hannover_foerder.search.query.concepts import CORRECTED, Compound, Resolution
from hannover_foerder.search.query.expansion import alternatives_of
from hannover_foerder.search.query.lexicon import is_certain, ways_of_stem

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from collections.abc import Set as AbstractSet

    from hannover_foerder.search.query.concepts import Alternative, Unit
    from hannover_foerder.search.query.lexicon import Lexicon
    from hannover_foerder.search.query.spelling import Correction
    from hannover_foerder.search.query.translation import Translation

    Ways = Sequence[tuple[Alternative, ...]]
    Cuts = Mapping[int, compounds.Cut | None]


def resolve(
    lexicon: Lexicon, units: Sequence[Unit], ways: Ways, cuts: Cuts, translation: Translation | None = None
) -> Resolution:
    """Return what all words are: translated, unchanged, or guessed for those in ``cuts``, which have no ``ways``.

    An unknown compound becomes several words, so that the numbers of words in the result may be higher.
    """
    resolution = Resolution([], [], [], [], [])
    places = []
    for number, unit in enumerate(units):
        places.append(len(resolution.units))
        if translation is not None and number in translation.alternatives:
            _add(resolution, unit, translation.alternatives[number])
        elif number in cuts:
            _add_lacking(lexicon, resolution, unit, cuts[number])
        else:
            _add(resolution, unit, ways[number])
    return resolution if translation is None else resolution._replace(phrases=translation.groups_at(places))


def cuts_of(lexicon: Lexicon, units: Sequence[Unit], ways: Ways, grouped: AbstractSet[int] = frozenset()) -> Cuts:
    """Return the cut of each word without any alternative, by number; ``None`` for what is no compound."""
    return {
        number: compounds.cut_of(lexicon, unit)
        for number, unit in enumerate(units)
        if not ways[number] and number not in grouped
    }


def unknown_words(units: Sequence[Unit], ways: Ways, grouped: AbstractSet[int], cuts: Cuts) -> set[int]:
    """Return the words without a certain alternative that may be misspelt or foreign."""
    uncertain = {number for number, unit in enumerate(units) if not is_certain(unit.text, ways[number])}
    return {number for number in uncertain - grouped if _may_be_mistaken(units[number], cuts.get(number))}


def _may_be_mistaken(unit: Unit, cut: compounds.Cut | None) -> bool:
    """Return whether a unit may be misspelt: no abbreviation, generic word, listed word or certain compound."""
    is_listed_word = unit.text in WEAK_WORDS or unit.text in FUNCTION_WORDS or is_listed(unit.text)
    return not (unit.abbreviation or is_listed_word) and (cut is None or cut.doubtful)


def translation_of(
    lexicon: Lexicon, units: Sequence[Unit], unknown: AbstractSet[int], grouped: AbstractSet[int]
) -> Translation | None:
    """Return the translation of the words that neither German nor English explains, if a language explains enough."""
    if not unknown:
        return None
    from hannover_foerder.search.query.translation import translate  # most words are no foreign ones

    return translate(lexicon, tuple(units), unknown=frozenset(unknown), grouped=frozenset(grouped))


def _add(resolution: Resolution, unit: Unit, ways: tuple[Alternative, ...], typed: str | None = None) -> None:
    """Add a word with its alternatives; ``typed`` is how it is told of, by default as the unit has it."""
    resolution.typed.append(unit.text if typed is None else typed)
    resolution.units.append(unit)
    resolution.ways.append(ways)


def _add_lacking(lexicon: Lexicon, resolution: Resolution, unit: Unit, cut: compounds.Cut | None) -> None:
    """Add a word that the catalogue lacks: as a compound, as a typing mistake, or unchanged."""
    correction = lexicon.corrections.get(unit.text)
    if correction is not None and (cut is None or (cut.doubtful and correction.slips <= 1)):
        _add_corrected(lexicon, resolution, unit, correction)
    elif (compound_cut := compounds.with_rest(lexicon, unit) if cut is None else cut) is not None:
        _add_pieces(lexicon, resolution, unit, compound_cut)
    else:
        _add(resolution, unit, ())


def _add_corrected(lexicon: Lexicon, resolution: Resolution, unit: Unit, correction: Correction) -> None:
    """Add a mistyped word as the nearest words, with the alternatives of each of them, and its correction."""
    resolution.corrections.append((unit.text, correction.shown))
    ways = tuple(
        alternative._replace(how=CORRECTED, weight=correction.weight * alternative.weight, target=correction.shown)
        for corrected in correction.stems
        for alternative in ways_of_stem(lexicon, corrected)
    )
    _add(resolution, unit._replace(stem=correction.stems[0], text=fold(correction.shown)), ways, unit.text)


def _add_pieces(lexicon: Lexicon, resolution: Resolution, unit: Unit, cut: compounds.Cut) -> None:
    """Add a compound as its pieces, each with its alternatives."""
    first_number = len(resolution.units)
    resolution.compounds.append(
        Compound(
            typed=unit.text,
            members=tuple(range(first_number, first_number + len(cut.units))),
            enough=tuple(tuple(first_number + number for number in numbers) for numbers in cut.enough),
            telling=tuple(first_number + number for number in cut.telling),
        )
    )
    for piece in cut.units:
        term = lexicon.terms.get(piece.stem)
        ways = alternatives_of(lexicon, piece, guess=True)
        _add(resolution, piece, ways, piece.text if term is None else term.shown)
