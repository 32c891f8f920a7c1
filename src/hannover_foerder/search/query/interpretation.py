"""Interpretation of the words of a query as concepts.

Each content word is a concept. Several words together may also be one: two neighbours that the catalogue writes as one
(``venture villa``), or a phrase of the thesaurus (``work permit``). Such a group stands beside its words; the better of
the two counts.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from hannover_foerder.search.analysis.compound import is_opaque
from hannover_foerder.search.analysis.language import COUNTRY_WORDS, FUNCTION_WORDS, TELLING_WORDS, WEAK_WORDS
from hannover_foerder.search.analysis.text import feminine, fold, parts, respelt, stem, words
from hannover_foerder.search.index.fields import SERVED
from hannover_foerder.search.query.concepts import JOINED, PLACE, WORD, Concept, Group, Plan, Unit, groups_of
from hannover_foerder.search.query.keys import joined_spellings, look_up, phrase_keys
from hannover_foerder.search.query.lookup import known, targets_of
from hannover_foerder.search.query.matters import is_asked_for, matters_of
from hannover_foerder.search.query.reading import Reading

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from collections.abc import Set as AbstractSet

    from hannover_foerder.search.index.reader import Index
    from hannover_foerder.search.query.concepts import Alternative
    from hannover_foerder.search.query.syntax import Query, Word
    from hannover_foerder.search.query.translation import Translation

WEAK_SHARE = 0.1
"""Weight of a word of asking (``brauche``, ``angebot``) beside other words."""

PLACE_SHARE = 0.1
"""Weight of a place beside other words: it says where, and nearly all records apply there."""

_SHORTEST_APART = 2
"""Letters of a part of a word with hyphens that is rather an abbreviation than the part of a compound."""


def analyse(index: Index, query: Query) -> list[Unit]:
    """Return the stems of the content words of a query that belong to no field, in their order."""
    plain = [word for word in query.words if word.field is None]
    if any(not word.text[0].isalnum() or not word.text[-1].isalnum() for word in plain):
        from hannover_foerder.search.query.suspended import completed  # few queries have a suspended compound

        plain = completed(index, plain)
    return _units(index, plain, unfinished=query.unfinished)


def interpret(index: Index, asked: Sequence[Unit]) -> Plan:
    """Return the plan for stems: the concept of each, and of groups of them."""
    look_up(index, asked)
    groups = _groups(index, asked)
    if any(unit.aside for unit in asked):
        in_phrases = {member for group in groups for member in group.members}
        asked = [unit for number, unit in enumerate(asked) if number in in_phrases or not unit.aside]
        look_up(index, asked)
        groups = _groups(index, asked)
    matters = matters_of(index, asked)
    grouped = {member for group in groups for member in group.members}
    read = Reading(index, asked, grouped.union(*matters))
    translation = _translated(index, read)
    places = [read.take(number, translation.alternatives if translation else {}) for number in range(len(asked))]
    if read.corrections or read.compounds:
        look_up(index, read.units)
        groups = _groups(index, read.units, {piece for compound in read.compounds for piece in compound.members})
    if translation is not None:
        groups = translation.beside(groups, places)
    shares = [_share(unit, alternatives) for unit, alternatives in zip(read.units, read.found, strict=True)]
    alone = all(share < 1.0 for share in shares)
    singles = tuple(
        Concept(typed, alternatives, 1.0 if alone else share)
        for typed, alternatives, share in zip(read.typed, read.found, shares, strict=True)
    )
    wanted = tuple(
        tuple(asked[member].stem for member in members)
        for members, is_circumstance in matters.items()
        if is_asked_for(index, asked, members, is_circumstance=is_circumstance)
    )
    return Plan(singles, groups, tuple(read.corrections), tuple(read.compounds), wanted)


def _share(unit: Unit, alternatives: Iterable[Alternative]) -> float:
    if unit.aside or unit.text in WEAK_WORDS or (unit.text in TELLING_WORDS and not unit.abbreviation):
        return WEAK_SHARE
    place = unit.text in COUNTRY_WORDS or any(alternative.how == PLACE for alternative in alternatives)
    return PLACE_SHARE if place else 1.0


def _translated(index: Index, read: Reading) -> Translation | None:
    """Return the translation of the words that neither German nor English explains."""
    unknown = read.unknown()
    if not unknown:
        return None
    from hannover_foerder.search.query.translation import translate  # most words are known

    return translate(index, read.asked, unknown, read.grouped)


def restricted(index: Index, text: str, *, area: bool) -> tuple[tuple[Concept, ...], tuple[tuple[str, str], ...]]:
    """Return the concepts of a field word, and its corrections.

    They are its pieces, or the joined word if the catalogue has it.
    """
    concepts: list[Concept] = []
    corrections: list[tuple[str, str]] = []
    for word in words(text):
        pieces = parts(word)
        joined = stem("".join(pieces))
        whole = len(pieces) == 1 or index.term(joined) is not None
        for piece in ["".join(pieces)] if whole else pieces:
            unit = Unit(stem(piece), respelt(fold(piece)), piece, abbreviation=False, last=True)
            read = Reading(index, [unit], frozenset(), alone=not area)
            read.take(0)
            needed = {number for compound in read.compounds for number in compound.enough[0]} if read.compounds else {0}
            concepts += [Concept(read.typed[number], read.found[number]) for number in sorted(needed)]
            corrections += read.corrections
    return tuple(concepts), tuple(corrections)


def _units(index: Index, query_words: Sequence[Word], *, unfinished: bool) -> list[Unit]:
    pieces = [
        (piece, word)
        for word in query_words
        for chunk in words(word.text)
        for piece in _pieces(index, chunk, word.text)
    ]
    numbers: Sequence[int] = [
        number
        for number, (piece, word) in enumerate(pieces)
        if piece not in FUNCTION_WORDS or _in_capitals(piece, word)
    ]
    if all(pieces[number][1].aside for number in numbers):
        numbers = range(len(pieces))
    last = len(pieces) - 1 if unfinished else None
    texts = ["", *(piece for piece, _ in pieces), ""]
    return [
        Unit(
            stem(piece),
            respelt(fold(piece)),
            piece,
            _in_capitals(piece, word),
            last=number == last,
            feminine=feminine(piece) if piece in word.text.lower() and "I" not in word.text[1:] else None,
            around=(texts[number], texts[number + 2]),
            aside=word.aside,
        )
        for number in numbers
        for piece, word in (pieces[number],)
    ]


def _pieces(index: Index, word: str, typed: str) -> list[str]:
    """Return the reading of a word: itself; with hyphens the joined compound if it is known, else its parts.

    ``Heizungs-Tausch`` is Heizungstausch and ``W-LAN`` WLAN; a single letter is no word beside others. What has an
    abbreviation, a number or a place in it stays in parts (``IT-Sicherheit``), which may still be found joined.
    """
    pieces = parts(word)
    if len(pieces) == 1 or "." in word:
        return pieces
    joined = "".join(pieces)
    if is_opaque(joined) or joined in FUNCTION_WORDS:
        return [joined]
    long = [piece for piece in pieces if len(piece) > 1]
    if len(long) < len(pieces):
        return [joined] if _is_known(index, stem(joined)) or not long else long
    if not joined.isalpha() or "-" not in word or any(_is_apart(index, piece, typed) for piece in pieces):
        return pieces
    if _is_known(index, stem(joined)):
        return [joined]
    from hannover_foerder.search.query.compounds import cut_of  # few words are written with a hyphen

    unit = Unit(stem(joined), respelt(fold(joined)), joined, abbreviation=False, last=False)
    return pieces if cut_of(index, unit) is None else [joined]


def _is_known(index: Index, stem_: str) -> bool:
    return index.term(stem_) is not None or bool(index.synonyms(stem_))


def _is_apart(index: Index, piece: str, typed: str) -> bool:
    """Return whether a part of a word with hyphens is no part of a compound."""
    return (
        piece in FUNCTION_WORDS
        or len(piece) <= _SHORTEST_APART
        or piece.upper() in typed.split("-")
        or index.term(SERVED + stem(piece)) is not None
    )


def _in_capitals(piece: str, word: Word) -> bool:
    """Return whether a piece was typed as an abbreviation, alone or in a longer word (``IT-Sicherheit``)."""
    return word.abbreviation or (1 < len(piece) < len(word.text) and piece.upper() in word.text.split("-"))


def _groups(index: Index, units: Sequence[Unit], pieces: AbstractSet[int] = frozenset()) -> tuple[Group, ...]:
    """Return groups of words that are one concept together.

    In a sentence the surest phrase wins, which may have other words in it; in a list of words neighbours belong
    together, and so do the ``pieces`` of a compound, each of which must be said.
    """
    candidates = _phrases(index, units)
    for members, alternatives in _neighbours(index, units).items():
        candidates.setdefault(members, []).extend(alternatives)
    is_sentence = any(unit.around[0] in FUNCTION_WORDS for unit in units)
    return groups_of(units, candidates, pieces if is_sentence else set(range(len(units))))


def _phrases(index: Index, units: Sequence[Unit]) -> dict[tuple[int, ...], list[Alternative]]:
    """Return words that are a phrase of the thesaurus together."""
    phrases = {members: targets_of(index, index.synonyms(key)) for members, key in phrase_keys(units).items()}
    return {members: alternatives for members, alternatives in phrases.items() if alternatives}


def _neighbours(index: Index, units: Sequence[Unit]) -> dict[tuple[int, ...], list[Alternative]]:
    """Return neighbours that are one word of catalogue or thesaurus."""
    together = {
        members: [
            alternative._replace(how=JOINED) if alternative.how == WORD else alternative
            for spelling in dict.fromkeys(joined)
            for alternative in known(index, spelling)
        ]
        for members, joined in joined_spellings(units).items()
    }
    return {members: alternatives for members, alternatives in together.items() if alternatives}
