"""From the words of a query to its concepts.

Each content word is a concept. Several words together may also be one: two neighbours that the catalogue writes as one
(``venture villa``), or a phrase of the thesaurus (``work permit``). Such a group stands beside its words; the better of
the two counts. A word that is unknown in every way is corrected.
"""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

from hannover_foerder.search.alternatives import alternatives_of
from hannover_foerder.search.concepts import CORRECTED, JOINED, PART, PLACE, SPLIT, WORD, Concept, Group, Plan, Unit
from hannover_foerder.search.language import COUNTRY_WORDS, FUNCTION_WORDS, WEAK_WORDS
from hannover_foerder.search.lookup import JOINING_LINKS, is_certain, known, targets_of
from hannover_foerder.search.targets import LONGEST_KEY, key_of
from hannover_foerder.search.text import feminine, fold, is_listed, parts, stem, words

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence
    from collections.abc import Set as AbstractSet

    from hannover_foerder.search.concepts import Alternative
    from hannover_foerder.search.correction import Correction
    from hannover_foerder.search.foreign_query import Reading
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
    units = _units(query_words, unfinished=unfinished)
    index.load(one for unit in units for one in (unit.stem, unit.folded))
    groups = _groups(index, units, without)
    grouped = {member for group in groups for member in group.members}
    corrections: dict[int, Correction] = {}
    found: list[tuple[Alternative, ...]] = []
    typed = [
        alternatives_of(index, unit, without, guess=number not in grouped, alone=len(units) == 1)
        for number, unit in enumerate(units)
    ]
    foreign = _foreign(index, units, typed, grouped) if "synonyms" not in without else None
    for number, unit in enumerate(units):
        guess = number not in grouped
        alternatives = typed[number]
        if foreign is not None and number in foreign.alternatives:
            guess, alternatives = False, foreign.alternatives[number]
        doubtful = any(one.how in (SPLIT, PART) for one in alternatives) and _is_doubtful(unit, alternatives)
        if guess and (doubtful or not alternatives) and "correct" not in without and may_be_mistaken(unit):
            correction = _correct(index, unit)
            if correction is not None and (not doubtful or correction.slips <= 1):
                corrections[number] = correction
                alternatives = _corrected(index, correction, without)
        if guess and not alternatives and "split" not in without:
            alternatives = _last_resort(index, unit)
        found.append(alternatives)
    if corrections:
        groups = _groups(index, [_read_as(unit, corrections.get(number)) for number, unit in enumerate(units)], without)
    shares = [_share(unit, alternatives) for unit, alternatives in zip(units, found, strict=True)]
    alone = "weak" in without or all(share < 1.0 for share in shares)
    singles = tuple(
        Concept(unit.text, alternatives, 1.0 if alone else share)
        for unit, alternatives, share in zip(units, found, shares, strict=True)
    )
    read_as = tuple((units[number].text, correction.shown) for number, correction in corrections.items())
    return Plan(singles, groups if foreign is None else foreign.beside(groups), read_as)


def _share(unit: Unit, alternatives: Iterable[Alternative]) -> float:
    if unit.text in WEAK_WORDS:
        return WEAK_SHARE
    place = unit.text in COUNTRY_WORDS or any(alternative.how == PLACE for alternative in alternatives)
    return PLACE_SHARE if place else 1.0


def may_be_mistaken(unit: Unit) -> bool:
    """Whether a unit may be misspelt: no abbreviation, no word of asking and no word that is listed as it is."""
    return not (unit.abbreviation or unit.text in WEAK_WORDS or unit.text in FUNCTION_WORDS or is_listed(unit.text))


def _foreign(
    index: Index, units: Sequence[Unit], found: Sequence[tuple[Alternative, ...]], grouped: AbstractSet[int]
) -> Reading | None:
    """What another language makes of the words that German and English do not know, or only by cutting them badly."""
    unknown = {
        number
        for number, (unit, alternatives) in enumerate(zip(units, found, strict=True))
        if number not in grouped
        and may_be_mistaken(unit)
        and (
            not is_certain(unit.text, alternatives)
            or (alternatives[0].how in (SPLIT, PART) and _is_doubtful(unit, alternatives))
        )
    }
    if not unknown:
        return None
    from hannover_foerder.search.foreign_query import read  # most words are known

    return read(index, units, unknown, grouped, _within)


def _correct(index: Index, unit: Unit) -> Correction | None:
    from hannover_foerder.search.correction import correct  # most queries need none

    return correct(index, unit.stem, unit.folded)


def _is_doubtful(unit: Unit, alternatives: Sequence[Alternative]) -> bool:
    from hannover_foerder.search.pieces import doubtful_cut  # most words are known

    return doubtful_cut(unit, alternatives)


def _last_resort(index: Index, unit: Unit) -> tuple[Alternative, ...]:
    from hannover_foerder.search.pieces import with_rest

    return with_rest(index, unit)


def _read_as(unit: Unit, correction: Correction | None) -> Unit:
    return unit if correction is None else unit._replace(stem=correction.stems[0], text=fold(correction.shown))


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
            if not alternatives and "correct" not in without and (correction := _correct(index, unit)):
                alternatives = _corrected(index, correction, without)
            found.append(Concept(piece, alternatives))
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
