"""The reading of words of which the index lacks some: translated, corrected, a compound split, or unchanged."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hannover_foerder.search.analysis.language import FUNCTION_WORDS, WEAK_WORDS
from hannover_foerder.search.analysis.text import fold, is_listed
from hannover_foerder.search.query import compounds
from hannover_foerder.search.query.concepts import CORRECTED, Compound, Reading
from hannover_foerder.search.query.expansion import alternatives_of
from hannover_foerder.search.query.lexicon import is_certain, known

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from collections.abc import Set as AbstractSet

    from hannover_foerder.search.query.concepts import Alternative, Unit
    from hannover_foerder.search.query.lexicon import Lexicon
    from hannover_foerder.search.query.spelling import Correction
    from hannover_foerder.search.query.translation import Translation

    Ways = Sequence[tuple[Alternative, ...]]
    Cuts = Mapping[int, compounds.Cut | None]


def read(
    lexicon: Lexicon, units: Sequence[Unit], ways: Ways, cuts: Cuts, translation: Translation | None = None
) -> Reading:
    """Return the reading of all words, of which the ``cuts`` have none of the ``ways`` to say them."""
    reading = Reading([], [], [], [], [])
    places = []
    for number, unit in enumerate(units):
        places.append(len(reading.units))
        if translation is not None and number in translation.alternatives:
            _add(reading, unit, translation.alternatives[number])
        elif number in cuts:
            _add_lacking(lexicon, reading, unit, cuts[number])
        else:
            _add(reading, unit, ways[number])
    return reading if translation is None else reading._replace(phrases=translation.moved(places))


def cuts_of(lexicon: Lexicon, units: Sequence[Unit], ways: Ways, grouped: AbstractSet[int] = frozenset()) -> Cuts:
    """Return the words without any alternative by number, each as a compound if it is one."""
    return {
        number: compounds.cut_of(lexicon, unit)
        for number, unit in enumerate(units)
        if not ways[number] and number not in grouped
    }


def unknown_words(units: Sequence[Unit], ways: Ways, grouped: AbstractSet[int], cuts: Cuts) -> set[int]:
    """Return the words without a certain alternative that may be misspelt or foreign."""
    return {
        number
        for number, unit in enumerate(units)
        if number not in grouped and not is_certain(unit.text, ways[number]) and may_be_mistaken(unit, cuts.get(number))
    }


def may_be_mistaken(unit: Unit, cut: compounds.Cut | None) -> bool:
    """Return whether a unit may be misspelt: no abbreviation, generic word, listed word or certain compound."""
    is_listed_word = unit.text in WEAK_WORDS or unit.text in FUNCTION_WORDS or is_listed(unit.text)
    return not (unit.abbreviation or is_listed_word) and (cut is None or cut.doubtful)


def translated(
    lexicon: Lexicon, units: Sequence[Unit], unknown: AbstractSet[int], grouped: AbstractSet[int]
) -> Translation | None:
    """Return the translation of the words that neither German nor English explains."""
    if not unknown:
        return None
    from hannover_foerder.search.query.translation import translate  # most words are no foreign ones

    return translate(lexicon, tuple(units), frozenset(unknown), frozenset(grouped))


def _add(reading: Reading, unit: Unit, ways: tuple[Alternative, ...], typed: str | None = None) -> None:
    reading.typed.append(unit.text if typed is None else typed)
    reading.units.append(unit)
    reading.ways.append(ways)


def _add_lacking(lexicon: Lexicon, reading: Reading, unit: Unit, cut: compounds.Cut | None) -> None:
    """Add a word that the catalogue lacks: as a compound, as a typing mistake, or unchanged."""
    correction = lexicon.corrections.get(unit.text)
    if correction is not None and (cut is None or (cut.doubtful and correction.slips <= 1)):
        _add_corrected(lexicon, reading, unit, correction)
    elif (whole := compounds.with_rest(lexicon, unit) if cut is None else cut) is not None:
        _add_pieces(lexicon, reading, unit, whole)
    else:
        _add(reading, unit, ())


def _add_corrected(lexicon: Lexicon, reading: Reading, unit: Unit, correction: Correction) -> None:
    reading.corrections.append((unit.text, correction.shown))
    ways = tuple(
        alternative._replace(how=CORRECTED, weight=correction.weight * alternative.weight, target=correction.shown)
        for corrected in correction.stems
        for alternative in known(lexicon, corrected)
    )
    _add(reading, unit._replace(stem=correction.stems[0], text=fold(correction.shown)), ways, unit.text)


def _add_pieces(lexicon: Lexicon, reading: Reading, unit: Unit, cut: compounds.Cut) -> None:
    first = len(reading.units)
    reading.compounds.append(
        Compound(
            unit.text,
            tuple(range(first, first + len(cut.units))),
            tuple(tuple(first + number for number in numbers) for numbers in cut.enough),
            tuple(first + number for number in cut.telling),
        )
    )
    for piece in cut.units:
        term = lexicon.terms.get(piece.stem)
        ways = alternatives_of(lexicon, piece, guess=True, alone=False)
        _add(reading, piece, ways, piece.text if term is None else term.shown)
