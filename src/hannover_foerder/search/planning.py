"""From the words of a query to its concepts.

Each content word is a concept. Several words together may also be one: two neighbours that the catalogue writes as one
(``venture villa``), or a phrase of the thesaurus (``work permit``). Such a group stands beside its words; the better of
the two counts. A word that is unknown in every way is corrected.
"""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

from hannover_foerder.search.alternatives import alternatives_of
from hannover_foerder.search.concepts import CORRECTED, JOINED, PLACE, WORD, Compound, Concept, Group, Plan, Unit
from hannover_foerder.search.language import COUNTRY_WORDS, FUNCTION_WORDS, WEAK_WORDS
from hannover_foerder.search.lookup import JOINING_LINKS, known, targets_of
from hannover_foerder.search.targets import LONGEST_KEY, key_of
from hannover_foerder.search.text import feminine, fold, is_listed, parts, stem, words

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from hannover_foerder.search.concepts import Alternative
    from hannover_foerder.search.correction import Correction
    from hannover_foerder.search.index import Index
    from hannover_foerder.search.query import Query, Word

WEAK_SHARE = 0.1
"""Weight of a word of asking (``brauche``, ``angebot``) beside other words."""

PLACE_SHARE = 0.1
"""Weight of a place beside other words: it says where, and nearly all records apply there."""

_WINDOW = 5
"""Words among which a phrase of the thesaurus is looked for."""

_LONGEST_JOIN = 24
_MOST_JOINED = 3


def analyse(index: Index, query: Query, without: Collection[str]) -> Plan:
    """The concepts of the words of a query that belong to no field."""
    plain = [word for word in query.words if word.field is None]
    return _plan(index, plain, unfinished=query.unfinished, without=without)


def _plan(index: Index, query_words: Sequence[Word], *, unfinished: bool, without: Collection[str]) -> Plan:
    """The concepts of the plain words of a query."""
    typed = _units(query_words, unfinished=unfinished)
    index.load(one for unit in typed for one in (unit.stem, unit.folded))
    groups = _groups(index, typed, without)
    grouped = {member for group in groups for member in group.members}
    read = _Reading(index, without)
    for number, unit in enumerate(typed):
        alternatives = alternatives_of(index, unit, without, guess=number not in grouped, alone=len(typed) == 1)
        if alternatives or number in grouped:
            read.take(unit, alternatives)
        else:
            read.take_unknown(unit)
    if read.corrections or read.compounds:
        groups = _groups(index, read.units, without)
    shares = [_share(unit, alternatives) for unit, alternatives in zip(read.units, read.found, strict=True)]
    alone = "weak" in without or all(share < 1.0 for share in shares)
    singles = tuple(
        Concept(typed, alternatives, 1.0 if alone else share)
        for typed, alternatives, share in zip(read.typed, read.found, shares, strict=True)
    )
    return Plan(singles, groups, tuple(read.corrections), tuple(read.compounds))


class _Reading:
    """The words of a query as they are read: as they stand, corrected, or a compound as its pieces."""

    def __init__(self, index: Index, without: Collection[str]) -> None:
        self._index = index
        self._without = without
        self.typed: list[str] = []
        self.units: list[Unit] = []
        self.found: list[tuple[Alternative, ...]] = []
        self.corrections: list[tuple[str, str]] = []
        self.compounds: list[Compound] = []

    def take(self, unit: Unit, alternatives: tuple[Alternative, ...], typed: str | None = None) -> None:
        """Reads a word as it stands."""
        self.typed.append(unit.text if typed is None else typed)
        self.units.append(unit)
        self.found.append(alternatives)

    def take_unknown(self, unit: Unit) -> None:
        """Reads a word that the catalogue has in no way: as a compound, as a mistake, or as what it is."""
        from hannover_foerder.search.pieces import cut_of, with_rest  # most words are known

        splits = "split" not in self._without
        cut = cut_of(self._index, unit, self._without) if splits else None
        if (cut is None or cut.doubtful) and "correct" not in self._without and may_be_mistaken(unit):
            correction = _correct(self._index, unit)
            if correction is not None and (cut is None or correction.slips <= 1):
                self.corrections.append((unit.text, correction.shown))
                as_read = unit._replace(stem=correction.stems[0], text=fold(correction.shown))
                self.take(as_read, _corrected(self._index, correction, self._without), unit.text)
                return
        if cut is None and splits:
            cut = with_rest(self._index, unit)
        if cut is None:
            self.take(unit, ())
            return
        first = len(self.units)
        numbers = tuple(range(first, first + len(cut.units)))
        self.compounds.append(
            Compound(
                unit.text,
                numbers,
                tuple(tuple(first + number for number in some) for some in cut.enough),
                tuple(first + number for number in cut.telling),
            )
        )
        for piece in cut.units:
            term = self._index.term(piece.stem)
            alternatives = alternatives_of(self._index, piece, self._without, guess=True, alone=False)
            self.take(piece, alternatives, piece.text if term is None else term.shown)


def _share(unit: Unit, alternatives: Iterable[Alternative]) -> float:
    if unit.text in WEAK_WORDS:
        return WEAK_SHARE
    place = unit.text in COUNTRY_WORDS or any(alternative.how == PLACE for alternative in alternatives)
    return PLACE_SHARE if place else 1.0


def may_be_mistaken(unit: Unit) -> bool:
    """Whether a unit may be misspelt: no abbreviation, no word of asking and no word that is listed as it is."""
    return not (unit.abbreviation or unit.text in WEAK_WORDS or unit.text in FUNCTION_WORDS or is_listed(unit.text))


def _correct(index: Index, unit: Unit) -> Correction | None:
    from hannover_foerder.search.correction import correct  # most queries need none

    return correct(index, unit.stem, unit.folded)


def _corrected(index: Index, correction: Correction, without: Collection[str]) -> tuple[Alternative, ...]:
    return tuple(
        alternative._replace(how=CORRECTED, weight=correction.weight * alternative.weight, target=correction.shown)
        for one in correction.stems
        for alternative in known(index, one, without)
    )


def restricted(index: Index, text: str, *, area: bool, without: Collection[str]) -> tuple[Concept, ...]:
    """The concepts of a word of one field: each of its pieces, or the joined word if the catalogue has it."""
    found = []
    for word in words(text):
        pieces = parts(word)
        joined = stem("".join(pieces))
        whole = len(pieces) == 1 or index.term(joined) is not None
        for piece in ["".join(pieces)] if whole else pieces:
            unit = Unit(stem(piece), fold(piece), piece, abbreviation=False, last=True)
            alternatives = alternatives_of(index, unit, without, guess=True, alone=not area)
            read = _Reading(index, without)
            if alternatives:
                read.take(unit, alternatives)
            else:
                read.take_unknown(unit)
            needed = {number for compound in read.compounds for number in compound.enough[0]} if read.compounds else {0}
            found += [Concept(read.typed[number], read.found[number]) for number in sorted(needed)]
    return tuple(found)


def _units(query_words: Sequence[Word], *, unfinished: bool) -> list[Unit]:
    pieces = [(piece, word) for word in query_words for one in words(word.text) for piece in parts(one)]
    content = [
        (piece, word) for piece, word in pieces if piece not in FUNCTION_WORDS or _in_capitals(piece, word)
    ] or pieces
    last = pieces[-1][0] if pieces and unfinished else None
    return [
        Unit(
            stem(piece),
            fold(piece),
            piece,
            _in_capitals(piece, word),
            last=number == len(content) - 1 and piece == last,
            feminine=feminine(piece) if piece in word.text.lower() and "I" not in word.text[1:] else None,
        )
        for number, (piece, word) in enumerate(content)
    ]


def _in_capitals(piece: str, word: Word) -> bool:
    """Whether a piece was typed as an abbreviation, alone or in a longer word (``IT-Sicherheit``)."""
    return word.abbreviation or (1 < len(piece) < len(word.text) and piece.upper() in word.text.split("-"))


def _groups(index: Index, units: Sequence[Unit], without: Collection[str]) -> tuple[Group, ...]:
    """Groups of words that are one concept together; longer ones first, no word in two of them."""
    candidates = _phrases(index, units) if "synonyms" not in without else {}
    if "joined" not in without:
        for members, alternatives in _neighbours(index, units, without).items():
            candidates.setdefault(members, []).extend(alternatives)
    taken: set[int] = set()
    groups = []
    for members in sorted(candidates, key=lambda members: (-len(members), members)):
        if taken.isdisjoint(members):
            taken.update(members)
            typed = " ".join(units[member].text for member in members)
            groups.append(Group(members, Concept(typed, tuple(candidates[members]))))
    return tuple(groups)


def _phrases(index: Index, units: Sequence[Unit]) -> dict[tuple[int, ...], list[Alternative]]:
    """Words that are a phrase of the thesaurus together, in any order, with other words between them."""
    sets = {
        members: key_of([units[member].stem for member in members])
        for start in range(len(units))
        for size in range(2, LONGEST_KEY + 1)
        for members in _within(start, size, len(units))
    }
    index.load_synonyms(sets.values())
    found = {members: targets_of(index, index.synonyms(key)) for members, key in sets.items()}
    return {members: alternatives for members, alternatives in found.items() if alternatives}


def _neighbours(
    index: Index, units: Sequence[Unit], without: Collection[str]
) -> dict[tuple[int, ...], list[Alternative]]:
    """Neighbours that are one word of the catalogue or of the thesaurus; two of them also with a linking element."""
    runs: dict[tuple[int, ...], list[str]] = {}
    for start in range(len(units)):
        for end in range(start + 2, min(len(units), start + _MOST_JOINED) + 1):
            texts = [unit.text for unit in units[start:end]]
            if sum(map(len, texts)) <= _LONGEST_JOIN:
                links = JOINING_LINKS if end - start == 2 else ("",)  # noqa: PLR2004 - neighbours
                runs[tuple(range(start, end))] = [stem(link.join(texts)) for link in links]
    index.load(one for joined in runs.values() for one in joined)
    if "synonyms" not in without:
        index.load_synonyms(one for joined in runs.values() for one in joined)
    found = {
        members: [
            alternative._replace(how=JOINED) if alternative.how == WORD else alternative
            for one in dict.fromkeys(joined)
            for alternative in known(index, one, without)
        ]
        for members, joined in runs.items()
    }
    return {members: alternatives for members, alternatives in found.items() if alternatives}


def _within(start: int, size: int, count: int) -> Iterable[tuple[int, ...]]:
    """Sets of ``size`` units that begin with ``start`` and lie in one window."""
    window = range(start + 1, min(count, start + _WINDOW))
    return ((start, *others) for others in combinations(window, size - 1))
