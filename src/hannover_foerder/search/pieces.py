"""Words that the catalogue lacks as the pieces that it has; imported only for such words.

A word that never stands alone is looked for inside compounds, a compound by its pieces, or by the one piece that says
what it is about.
"""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from hannover_foerder.search.compound import (
    HEAD,
    LINKS,
    ROLE_WEIGHTS,
    SHORTEST_PART,
    forms,
    is_end,
    is_inside_opaque,
    is_opaque,
    split,
    substrings,
)
from hannover_foerder.search.concepts import COMPOUND, JOINED, PART, PIECES, SPLIT, SYNONYM, Alternative, Choice
from hannover_foerder.search.index import Known
from hannover_foerder.search.language import FUNCTION_WORDS, PARTICLES, WEAK_WORDS
from hannover_foerder.search.lookup import JOINING_LINKS, choice, targets_of
from hannover_foerder.search.text import stem

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from hannover_foerder.search.concepts import Term, Unit
    from hannover_foerder.search.index import Index

SPLIT_WEIGHT = 0.5
HEAD_AND_ONE_WEIGHT = 0.4
"""Weight of two pieces of a compound of three."""

COMMON_FROM = 3
"""Records from which a piece of a compound is no chance."""

GENERIC_SHARE = 0.3
"""A piece in more than this share of the records says little and may be missing."""

SHORTEST_INSIDE_UNKNOWN = 4
"""Letters from which a word that never stands alone is looked for inside compounds."""

MOST_PIECES = 3
"""Pieces of a compound of which two may be enough."""

MOST_INSIDE = 100
"""Compounds that a word which never stands alone may lead to."""

MOST_RESTS = 2
"""Pieces that never stand alone which are tried in a compound: each is looked for in all words of the catalogue."""

SHORTEST_MODIFIER = 5
"""Letters from which the known part of a compound may stand for it, as something similar."""

SPECIFIC_SHARE = 0.1
"""A part in at most this share of the records says what a compound is about."""

LONGEST_COMMON_LINK = 2

CUT = " + "
"""Stands between the pieces of a compound when they are shown."""


def inside(index: Index, one: str) -> list[Alternative]:
    """The compounds that an unknown word is part of: the index knows only parts that also stand alone somewhere."""
    if len(one) < SHORTEST_INSIDE_UNKNOWN:
        return []
    known = Known(index)
    terms = islice((term for term in index.containing(one) if is_end(term.term, one, known)), MOST_INSIDE)
    return [Alternative(COMPOUND, ROLE_WEIGHTS[HEAD], ((Choice(term, 1.0),),), target=term.shown) for term in terms]


def pieces_of(index: Index, unit: Unit, without: Collection[str]) -> list[Alternative]:
    """A compound as the pieces that the catalogue has: the best cut, and the best among words that are not rare."""
    cuts: dict[tuple[str, ...], None] = {}
    for form in forms(unit.stem, unit.folded):
        frequency = _frequencies(index, form, without)
        for least in (1, COMMON_FROM):
            cut = split(form, {piece: df for piece, df in frequency.items() if df >= least})
            if cut is not None:
                cuts[cut] = None
    found = [alternative for cut in cuts if (alternative := _as_pieces(index, cut, without)) is not None]
    terms = {piece: term for cut in cuts for piece in cut if (term := index.term(piece)) is not None}
    return found + _relinked(index, unit, cuts) + _parts_of(index, terms.values())


def head_and_one(index: Index, unit: Unit, without: Collection[str]) -> list[Alternative]:
    """A compound of three pieces as its head and one of the others, for records that are about both.

    ``Berufsabschlussanerkennung`` is a matter of Abschluss and Anerkennung even where nobody says Beruf.
    """
    found: dict[tuple[str, str], None] = {}
    for form in forms(unit.stem, unit.folded):
        frequency = _frequencies(index, form, without)
        cut = split(form, frequency)
        if cut is None:
            continue
        finer = [part for piece in cut for part in split(piece, frequency) or (piece,)]
        *others, head = finer
        if len(finer) == MOST_PIECES and not any(_are_generic(index, finer)):
            found.update(((one, head), None) for one in others if len(one) >= SHORTEST_MODIFIER)
    pairs = [(pair, tuple(choice(index, piece) for piece in pair)) for pair in found]
    return [
        Alternative(PIECES, HEAD_AND_ONE_WEIGHT, slots, target=CUT.join(pair)) for pair, slots in pairs if all(slots)
    ]


def with_rest(index: Index, unit: Unit) -> tuple[Alternative, ...]:
    """The last resort: a compound of a known word and one that stands only inside others.

    What has the first alone is but similar.
    """
    halves: list[tuple[int, bool, Term, str]] = []
    if unit.abbreviation or is_opaque(unit.stem):
        return ()
    for form in forms(unit.stem, unit.folded):
        index.load(substrings(form))
        for cut in range(SHORTEST_PART, len(form) - SHORTEST_PART + 1):
            if is_inside_opaque(form, cut):
                continue
            for known_part, rest, is_modifier in ((form[:cut], form[cut:], True), (form[cut:], form[:cut], False)):
                term = index.term(known_part)
                if term is not None:
                    halves.append((len(known_part), is_modifier, term, rest))
    halves.sort(key=lambda half: half[:2], reverse=True)
    found = []
    for _, is_modifier, term, rest in halves[:MOST_RESTS]:
        inside = [choice for one in _rests(rest, is_modifier=is_modifier) for choice in _choices_inside(index, one)]
        if inside:
            pieces = (term.term, rest) if is_modifier else (rest, term.term)
            slots = ((Choice(term, 1.0),), tuple(inside))
            found.append(Alternative(SPLIT, SPLIT_WEIGHT, slots, target=CUT.join(pieces)))
    return (*found, *_parts_of(index, [term for _, is_modifier, term, _ in halves if is_modifier][:1]))


def _parts_of(index: Index, terms: Iterable[Term]) -> list[Alternative]:
    """The parts of a compound that say what it is about: a record that has but one of them is similar, no more."""
    return [
        Alternative(PART, SPLIT_WEIGHT, ((Choice(term, 1.0),),), target=term.shown)
        for term in terms
        if len(term.term) >= SHORTEST_MODIFIER and term.df <= SPECIFIC_SHARE * index.records
    ]


def _rests(rest: str, *, is_modifier: bool) -> list[str]:
    """What is left of a compound beside a known part, without the linking element between the two."""
    if is_modifier:
        return [rest[len(link) :] for link in LINKS if rest.startswith(link) and len(rest) >= SHORTEST_PART + len(link)]
    return [rest.removesuffix(link) for link in LINKS if rest.endswith(link) and len(rest) >= SHORTEST_PART + len(link)]


def _choices_inside(index: Index, one: str) -> list[Choice]:
    return [Choice(alternative.slots[0][0].term, alternative.weight) for alternative in inside(index, one)]


def _relinked(index: Index, unit: Unit, cuts: Iterable[tuple[str, ...]]) -> list[Alternative]:
    """The same two pieces as the catalogue joins them (``gründungzuschuss``, ``gründungszuschuss``)."""
    spelt = [link.join(cut) for cut in cuts if len(cut) == 2 for link in JOINING_LINKS]  # noqa: PLR2004 - pieces
    index.load(spelt)
    terms = [term for one in dict.fromkeys(spelt) if one != unit.stem and (term := index.term(one)) is not None]
    return [Alternative(JOINED, 1.0, ((Choice(term, 1.0),),), target=term.shown) for term in terms]


def _frequencies(index: Index, form: str, without: Collection[str]) -> dict[str, int]:
    """In how many records each possible piece of a word stands; a word of the thesaurus counts as one."""
    candidates = [piece for piece in substrings(form) if piece not in FUNCTION_WORDS and piece not in PARTICLES]
    index.load(candidates)
    frequency = {piece: term.df for piece in candidates if (term := index.term(piece)) is not None}
    if "synonyms" not in without:
        index.load_synonyms(candidates)
        for piece in candidates:
            if piece not in frequency and len(piece) >= SHORTEST_PART and index.synonyms(piece):
                frequency[piece] = 1
    return frequency


def doubtful_cut(unit: Unit, alternatives: Sequence[Alternative]) -> bool:
    """Whether a word was cut only in ways that leave more between the pieces than a common linking element.

    ``existensgründung`` is a mistake rather than a compound of ``Exist``.
    """
    return bool(alternatives) and all(
        alternative.how == PART
        or (alternative.how == SPLIT and _between(unit, alternative.target.split(CUT)) > LONGEST_COMMON_LINK)
        for alternative in alternatives
    )


def _between(unit: Unit, pieces: Sequence[str]) -> int:
    """Letters of a word that are in none of the pieces it was cut into."""
    cut = [form for form in forms(unit.stem, unit.folded) if form.endswith(pieces[-1])]
    return len(cut[0]) - sum(map(len, pieces))


def _as_pieces(index: Index, cut: Sequence[str], without: Collection[str]) -> Alternative | None:
    slots = []
    for piece in cut:
        choices = list(choice(index, piece))
        if "synonyms" not in without:
            choices += [
                Choice(alternative.slots[0][0].term, alternative.weight, SYNONYM)
                for alternative in targets_of(index, index.synonyms(piece))
                if len(alternative.slots) == 1
            ]
        slots.append(tuple(choices))
    if not all(slots):
        return None
    generic = _are_generic(index, cut)
    needed = [slot for slot, common in zip(slots, generic, strict=True) if not common]
    if all(len(piece) < SHORTEST_PART for piece, common in zip(cut, generic, strict=True) if not common):
        needed = slots  # three letters alone are never enough
    extra = [slot for slot in slots if slot not in needed]
    return Alternative(SPLIT, SPLIT_WEIGHT, tuple(needed), tuple(extra), target=CUT.join(cut))


def _are_generic(index: Index, cut: Sequence[str]) -> list[bool]:
    """Of each piece whether it says little: a word of asking, or one of very many records."""
    weak = {stem(word) for word in WEAK_WORDS}
    return [
        piece in weak or ((term := index.term(piece)) is not None and term.df > GENERIC_SHARE * index.records)
        for piece in cut
    ]
