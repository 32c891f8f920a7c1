"""The reading of each query word: unchanged, translated, corrected, or a compound split into its parts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hannover_foerder.search.analysis.language import FUNCTION_WORDS, WEAK_WORDS
from hannover_foerder.search.analysis.text import fold, is_listed
from hannover_foerder.search.query.concepts import CORRECTED, Compound
from hannover_foerder.search.query.expansion import alternatives_of
from hannover_foerder.search.query.lookup import is_certain, known

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from collections.abc import Set as AbstractSet

    from hannover_foerder.search.index.reader import Index
    from hannover_foerder.search.query.compounds import Cut
    from hannover_foerder.search.query.concepts import Alternative, Unit
    from hannover_foerder.search.query.spelling import Correction


class Reading:
    """The reading of a query's words: as ``typed``, their ``units``, and the alternatives of each (``found``).

    Words in ``grouped`` are part of a phrase, so nothing is guessed about them.
    """

    def __init__(
        self,
        index: Index,
        asked: Sequence[Unit],
        grouped: AbstractSet[int],
        *,
        alone: bool | None = None,
    ) -> None:
        self._index = index
        self.asked = asked
        self.grouped = grouped
        by_itself = len(asked) == 1 if alone is None else alone
        self._ways = [
            alternatives_of(index, unit, guess=number not in grouped, alone=by_itself)
            for number, unit in enumerate(asked)
        ]
        self._cuts = {number: self._cut(unit) for number, unit in enumerate(asked) if self._is_lacking(number)}
        self.typed: list[str] = []
        self.units: list[Unit] = []
        self.found: list[tuple[Alternative, ...]] = []
        self.corrections: list[tuple[str, str]] = []
        self.compounds: list[Compound] = []

    def _is_lacking(self, number: int) -> bool:
        return not self._ways[number] and number not in self.grouped

    def _cut(self, unit: Unit) -> Cut | None:
        from hannover_foerder.search.query.compounds import cut_of  # most words are known

        return cut_of(self._index, unit)

    def unknown(self) -> set[int]:
        """Return the words without a certain alternative."""
        return {
            number
            for number, unit in enumerate(self.asked)
            if number not in self.grouped
            and may_be_mistaken(unit)
            and not is_certain(unit.text, self._ways[number])
            and ((cut := self._cuts.get(number)) is None or cut.doubtful)
        }

    def take(self, number: int, translated: Mapping[int, tuple[Alternative, ...]] | None = None) -> int:
        """Read the next word, translated if possible; return the position of its reading."""
        place, unit = len(self.units), self.asked[number]
        if translated and number in translated:
            self._add(unit, translated[number])
        elif self._is_lacking(number):
            self._take_lacking(unit, self._cuts[number])
        else:
            self._add(unit, self._ways[number])
        return place

    def _add(self, unit: Unit, alternatives: tuple[Alternative, ...], typed: str | None = None) -> None:
        self.typed.append(unit.text if typed is None else typed)
        self.units.append(unit)
        self.found.append(alternatives)

    def _take_lacking(self, unit: Unit, cut: Cut | None) -> None:
        """Read a word that the catalogue lacks: as a compound, as a typing mistake, or unchanged."""
        if (cut is None or cut.doubtful) and may_be_mistaken(unit):
            from hannover_foerder.search.query.spelling import correct  # most queries need none

            correction = correct(self._index, unit.stem, unit.folded)
            if correction is not None and (cut is None or correction.slips <= 1):
                self._take_corrected(unit, correction)
                return
        if cut is None:
            from hannover_foerder.search.query.compounds import with_rest

            cut = with_rest(self._index, unit)
        if cut is None:
            self._add(unit, ())
        else:
            self._take_pieces(unit, cut)

    def _take_corrected(self, unit: Unit, correction: Correction) -> None:
        self.corrections.append((unit.text, correction.shown))
        ways = tuple(
            alternative._replace(how=CORRECTED, weight=correction.weight * alternative.weight, target=correction.shown)
            for corrected in correction.stems
            for alternative in known(self._index, corrected)
        )
        self._add(unit._replace(stem=correction.stems[0], text=fold(correction.shown)), ways, unit.text)

    def _take_pieces(self, unit: Unit, cut: Cut) -> None:
        first = len(self.units)
        self.compounds.append(
            Compound(
                unit.text,
                tuple(range(first, first + len(cut.units))),
                tuple(tuple(first + number for number in numbers) for numbers in cut.enough),
                tuple(first + number for number in cut.telling),
            )
        )
        for piece in cut.units:
            term = self._index.term(piece.stem)
            ways = alternatives_of(self._index, piece, guess=True, alone=False)
            self._add(piece, ways, piece.text if term is None else term.shown)


def may_be_mistaken(unit: Unit) -> bool:
    """Return whether a unit may be misspelt: no abbreviation, generic word or listed word."""
    return not (unit.abbreviation or unit.text in WEAK_WORDS or unit.text in FUNCTION_WORDS or is_listed(unit.text))
