"""From the words of a query to concepts: every way in which the catalogue may say what a word means.

A concept is the best of: the word itself (its stem, with the compounds it is part of, which the index has merged), synonyms,
the pieces of a compound the catalogue does not have, a word that begins like an unfinished one, a corrected word. Several words
together may also be one concept: two neighbours that the catalogue writes as one (``venture villa``), or a phrase of the
thesaurus (``work permit``). Such a group stands beside its words; the better of the two counts.
"""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING, NamedTuple

from hannover_foerder.search.compound import ROLE_WEIGHTS, SHORTEST_PART, certain_role, forms, split, substrings
from hannover_foerder.search.correction import Correction, correct
from hannover_foerder.search.entry import SERVED
from hannover_foerder.search.index import Known
from hannover_foerder.search.language import FUNCTION_WORDS, WEAK_WORDS
from hannover_foerder.search.text import fold, parts, stem, words
from hannover_foerder.search.thesaurus import LONGEST_KEY, key_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from hannover_foerder.search.index import Index, Term
    from hannover_foerder.search.query import Query, Word
    from hannover_foerder.search.thesaurus import Target

WORD, SYNONYM, COMPOUND, JOINED, SPLIT, PIECES, PREFIX, CORRECTED, PLACE = (
    "word",
    "synonym",
    "compound",
    "joined",
    "split",
    "pieces",
    "prefix",
    "corrected",
    "place",
)

WEAK_SHARE = 0.1
"""Weight of a word of asking (``brauche``, ``angebot``) beside other words."""

SPLIT_WEIGHT = 0.5
SPLIT_GENERIC_WEIGHT = 0.25
"""Weight of a split compound whose common parts (``förderung``) are missing in the record."""

PIECES_WEIGHT = 0.4
"""Weight of the pieces of a compound that the catalogue has, but rarely."""

RARE_SHARE = 0.05
"""A compound in at most this share of the records is also looked for as its pieces (``energieberatung``)."""

COMMON_FROM = 3
"""Records from which a piece of a compound is no chance."""

GENERIC_SHARE = 0.3
"""A part of a split compound in more than this share of the records says little and may be missing."""

SHORTEST_INSIDE_UNKNOWN = 5
PREFIX_WEIGHT = 0.6
PREFIX_WEIGHT_OF_KNOWN = 0.4
"""A word that the catalogue has may be unfinished too, but is more likely meant as it is."""

PLACE_WEIGHT = 0.3
PREFIX_TERMS = 24
SHORTEST_PREFIX = 4
_WINDOW = 5
_LONGEST_JOIN = 24
_MOST_JOINED = 3


class Choice(NamedTuple):
    """A term that may stand for a slot, and its weight."""

    term: Term
    weight: float
    how: str = WORD


class Alternative(NamedTuple):
    """One way to say a concept: every slot must be filled, each by the best of its choices."""

    how: str
    weight: float
    slots: tuple[tuple[Choice, ...], ...]
    optional: tuple[tuple[Choice, ...], ...] = ()
    """Slots that may stay empty, at the price of ``SPLIT_GENERIC_WEIGHT / SPLIT_WEIGHT``."""
    source: str = ""
    target: str = ""


class Concept(NamedTuple):
    """A word of the query, or several, and the ways to say it. Without any way nothing in the catalogue says it."""

    typed: str
    alternatives: tuple[Alternative, ...]
    share: float = 1.0
    """Part of its weight that counts: 1, or less for a word of asking."""


class Group(NamedTuple):
    """Several words that are one concept together."""

    members: tuple[int, ...]
    concept: Concept


class Plan(NamedTuple):
    """The concepts of a query."""

    singles: tuple[Concept, ...]
    groups: tuple[Group, ...]
    corrections: tuple[tuple[str, str], ...]


class _Unit(NamedTuple):
    """A piece of a word: its stem, the folded and the plain lower-case piece, and whether it must stay as it is."""

    stem: str
    folded: str
    text: str
    abbreviation: bool
    last: bool


class Switches(NamedTuple):
    """Parts of the analysis that a benchmark can switch off to see what each is worth; in use all are on."""

    synonyms: bool = True
    split: bool = True
    correct: bool = True
    joined: bool = True
    prefix: bool = True
    weak: bool = True
    coverage: bool = True
    names: bool = True


def plan(index: Index, query_words: Sequence[Word], *, unfinished: bool, switches: Switches) -> Plan:
    """The concepts of the plain words of a query."""
    units = _units(query_words, unfinished=unfinished)
    index.load(one for unit in units for one in (unit.stem, unit.folded))
    groups = _groups(index, units, switches)
    grouped = {member for group in groups for member in group.members}
    corrections: dict[int, Correction] = {}
    found: list[tuple[Alternative, ...]] = []
    for number, unit in enumerate(units):
        guess = number not in grouped
        alternatives = _alternatives(index, unit, switches, guess=guess, alone=len(units) == 1)
        if guess and not alternatives and switches.correct and not unit.abbreviation:
            correction = correct(index, unit.stem, unit.folded)
            if correction is not None:
                corrections[number] = correction
                alternatives = _corrected(index, correction, switches)
        found.append(alternatives)
    if corrections:
        groups = _groups(
            index, [_read_as(unit, corrections.get(number)) for number, unit in enumerate(units)], switches
        )
    alone = all(unit.text in WEAK_WORDS for unit in units)
    singles = tuple(
        Concept(unit.text, alternatives, WEAK_SHARE if switches.weak and not alone and unit.text in WEAK_WORDS else 1.0)
        for unit, alternatives in zip(units, found, strict=True)
    )
    read_as = tuple((units[number].text, correction.shown) for number, correction in corrections.items())
    return Plan(singles, groups, read_as)


def _read_as(unit: _Unit, correction: Correction | None) -> _Unit:
    return unit if correction is None else unit._replace(stem=correction.stems[0], text=fold(correction.shown))


def _corrected(index: Index, correction: Correction, switches: Switches) -> tuple[Alternative, ...]:
    return tuple(
        alternative._replace(how=CORRECTED, weight=correction.weight * alternative.weight, target=correction.shown)
        for one in correction.stems
        for alternative in _known(index, one, switches)
    )


def restricted(index: Index, text: str, *, area: bool, switches: Switches) -> tuple[Concept, ...]:
    """The concepts of a word that is restricted to a field: each of its pieces, or the joined word if the catalogue has it."""
    found = []
    for word in words(text):
        pieces = parts(word)
        joined = stem("".join(pieces))
        whole = len(pieces) == 1 or index.term(joined) is not None
        for piece in ["".join(pieces)] if whole else pieces:
            unit = _Unit(stem(piece), fold(piece), piece, abbreviation=False, last=True)
            alternatives = _alternatives(index, unit, switches, guess=True, alone=not area)
            if not alternatives and switches.correct and (correction := correct(index, unit.stem, unit.folded)):
                alternatives = _corrected(index, correction, switches)
            found.append(Concept(piece, alternatives))
    return tuple(found)


def _units(query_words: Sequence[Word], *, unfinished: bool) -> list[_Unit]:
    pieces = [(piece, word.abbreviation) for word in query_words for one in words(word.text) for piece in parts(one)]
    content = [(piece, capitals) for piece, capitals in pieces if capitals or piece not in FUNCTION_WORDS] or pieces
    last = pieces[-1][0] if pieces and unfinished else None
    return [
        _Unit(stem(piece), fold(piece), piece, capitals, last=number == len(content) - 1 and piece == last)
        for number, (piece, capitals) in enumerate(content)
    ]


def _choice(index: Index, one: str, weight: float = 1.0, how: str = WORD) -> tuple[Choice, ...]:
    term = index.term(one)
    return (Choice(term, weight, how),) if term is not None else ()


def _alternatives(
    index: Index, unit: _Unit, switches: Switches, *, guess: bool, alone: bool
) -> tuple[Alternative, ...]:
    """The ways to say one unit as it is spelt; cut into pieces only if ``guess``."""
    found = _known(index, unit.stem, switches)
    if not alone:
        place = _choice(index, SERVED + unit.stem)
        if place:
            found.append(Alternative(PLACE, PLACE_WEIGHT, (place,), target=unit.text))
    if unit.last and switches.prefix:
        found += _beginnings(index, unit, known=bool(found))
    if guess and switches.split:
        term = index.term(unit.stem)
        if term is not None and term.df <= RARE_SHARE * index.records:
            found += [pieces._replace(how=PIECES, weight=PIECES_WEIGHT) for pieces in _pieces(index, unit, switches)]
        elif not found:
            found = _inside(index, unit.stem) or _pieces(index, unit, switches)
    return tuple(found)


def _inside(index: Index, one: str) -> list[Alternative]:
    """The compounds that an unknown word is part of: the index knows only parts that also stand alone somewhere."""
    if len(one) < SHORTEST_INSIDE_UNKNOWN:
        return []
    found = []
    known = Known(index)
    for term in index.containing(one):
        role = certain_role(term.term, one, known)
        if role is not None:
            found.append(Alternative(COMPOUND, ROLE_WEIGHTS[role], ((Choice(term, 1.0),),), target=term.shown))
    return found


def _known(index: Index, one: str, switches: Switches) -> list[Alternative]:
    """The word itself and its synonyms."""
    itself = _choice(index, one)
    found = [Alternative(WORD, 1.0, (itself,))] if itself else []
    if switches.synonyms:
        found += _targets(index, index.synonyms(one))
    return found


def _targets(index: Index, targets: Iterable[Target]) -> list[Alternative]:
    targets = list(targets)
    if not targets:
        return []
    index.load(one for target in targets for one in target.stems)
    found = []
    for target in targets:
        slots = tuple(_choice(index, one) for one in target.stems)
        if all(slots):
            found.append(Alternative(SYNONYM, target.weight, slots, source=target.source, target=target.target))
    return found


def _beginnings(index: Index, unit: _Unit, *, known: bool) -> list[Alternative]:
    weight = PREFIX_WEIGHT_OF_KNOWN if known else PREFIX_WEIGHT
    if len(unit.folded) < SHORTEST_PREFIX or not unit.folded.isalpha():
        return []
    return [
        Alternative(PREFIX, weight, ((Choice(term, 1.0),),), target=term.shown)
        for term in index.beginning(unit.folded, PREFIX_TERMS)
        if term.term != unit.stem
    ]


def _pieces(index: Index, unit: _Unit, switches: Switches) -> list[Alternative]:
    """A compound as the pieces that the catalogue has: cut at its best, and at its best among words that are not rare."""
    cuts: dict[tuple[str, ...], None] = {}
    for form in forms(unit.stem, unit.folded):
        frequency = _frequencies(index, form, switches)
        for least in (1, COMMON_FROM):
            cut = split(form, {piece: df for piece, df in frequency.items() if df >= least})
            if cut is not None:
                cuts[cut] = None
    return [alternative for cut in cuts if (alternative := _as_pieces(index, cut, switches)) is not None]


def _frequencies(index: Index, form: str, switches: Switches) -> dict[str, int]:
    """In how many records each possible piece of a word stands; a word of the thesaurus counts as one."""
    candidates = substrings(form)
    index.load(candidates)
    frequency = {piece: term.df for piece in candidates if (term := index.term(piece)) is not None}
    if switches.synonyms:
        index.load_synonyms(candidates)
        for piece in candidates:
            if piece not in frequency and len(piece) >= SHORTEST_PART and index.synonyms(piece):
                frequency[piece] = 1
    return frequency


def _as_pieces(index: Index, cut: Sequence[str], switches: Switches) -> Alternative | None:
    slots = []
    for piece in cut:
        choices = list(_choice(index, piece))
        if switches.synonyms:
            choices += [
                Choice(alternative.slots[0][0].term, alternative.weight, SYNONYM)
                for alternative in _targets(index, index.synonyms(piece))
                if len(alternative.slots) == 1
            ]
        slots.append(tuple(choices))
    if not all(slots):
        return None
    weak = {stem(word) for word in WEAK_WORDS}
    generic = [
        piece in weak or ((term := index.term(piece)) is not None and term.df > GENERIC_SHARE * index.records)
        for piece in cut
    ]
    needed = [slot for slot, common in zip(slots, generic, strict=True) if not common] or slots
    extra = [slot for slot in slots if slot not in needed]
    return Alternative(SPLIT, SPLIT_WEIGHT, tuple(needed), tuple(extra), target=" + ".join(cut))


def _groups(index: Index, units: Sequence[_Unit], switches: Switches) -> tuple[Group, ...]:
    """Groups of words that are one concept together; longer ones first, no word in two of them."""
    if len(units) < 2:  # noqa: PLR2004
        return ()
    candidates: dict[tuple[int, ...], list[Alternative]] = {}
    if switches.synonyms:
        sets = {
            members: key_of([units[member].stem for member in members])
            for start in range(len(units))
            for size in range(2, LONGEST_KEY + 1)
            for members in _within(start, size, len(units))
        }
        index.load_synonyms(sets.values())
        for members, key in sets.items():
            alternatives = _targets(index, index.synonyms(key))
            if alternatives:
                candidates[members] = alternatives
    if switches.joined:
        runs = {
            tuple(range(start, end)): stem("".join(unit.text for unit in units[start:end]))
            for start in range(len(units))
            for end in range(start + 2, min(len(units), start + _MOST_JOINED) + 1)
            if sum(len(unit.text) for unit in units[start:end]) <= _LONGEST_JOIN
        }
        index.load(runs.values())
        if switches.synonyms:
            index.load_synonyms(runs.values())
        for members, joined in runs.items():
            alternatives = [
                alternative._replace(how=JOINED) if alternative.how == WORD else alternative
                for alternative in _known(index, joined, switches)
            ]
            if alternatives:
                candidates.setdefault(members, []).extend(alternatives)
    taken: set[int] = set()
    groups = []
    for members in sorted(candidates, key=lambda members: (-len(members), members)):
        if taken.isdisjoint(members):
            taken.update(members)
            typed = " ".join(units[member].text for member in members)
            groups.append(Group(members, Concept(typed, tuple(candidates[members]))))
    return tuple(groups)


def _within(start: int, size: int, count: int) -> Iterable[tuple[int, ...]]:
    """Sets of ``size`` units that begin with ``start`` and lie in one window."""
    window = range(start + 1, min(count, start + _WINDOW))
    return ((start, *others) for others in combinations(window, size - 1))


def analyse(index: Index, query: Query, switches: Switches) -> Plan:
    """The concepts of the words of a query that belong to no field."""
    plain = [word for word in query.words if word.field is None]
    return plan(index, plain, unfinished=query.unfinished, switches=switches)
