"""Analysis of the words of a query, and their interpretation as concepts: pure functions of words and a lexicon.

Each content word is a concept. Several words together may also be one: two neighbours that the catalogue writes as one
(``venture villa``), or a phrase of the thesaurus (``work permit``). Such a group stands beside its words; the better of
the two counts.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from hannover_foerder.search.analysis.compound import is_opaque
from hannover_foerder.search.analysis.language import COUNTRY_WORDS, FUNCTION_WORDS, TELLING_WORDS, WEAK_WORDS
from hannover_foerder.search.analysis.text import feminine, fold, parts, respelt, stem, words
from hannover_foerder.search.query import compounds
from hannover_foerder.search.query.concepts import (
    JOINED,
    PLACE,
    WORD,
    Concept,
    Group,
    Plan,
    Resolution,
    Unit,
    groups_of,
    members_of,
)
from hannover_foerder.search.query.expansion import ways_of
from hannover_foerder.search.query.keys import joined_spellings, phrase_keys
from hannover_foerder.search.query.lexicon import are_certain, synonyms_of, ways_of_stem
from hannover_foerder.search.query.matters import matters_asked_for, matters_of
from hannover_foerder.search.query.resolution import cuts_of, resolve, translation_of, unknown_words
from hannover_foerder.search.query.suspended import complete_halves

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from collections.abc import Set as AbstractSet

    from hannover_foerder.search.query.concepts import Alternative
    from hannover_foerder.search.query.lexicon import Lexicon
    from hannover_foerder.search.query.syntax import Query, Word

WEAK_SHARE = 0.1
"""Weight of a word of asking or telling (``brauche``, ``angebot``, ``steht``) beside other words."""

PLACE_SHARE = 0.1
"""Weight of a place beside other words: it says where, and nearly all records apply there."""

_SHORTEST_APART = 2
"""Letters of a part of a word with hyphens that is rather an abbreviation than the part of a compound."""


def analyse(query: Query, lexicon: Lexicon) -> list[Unit]:
    """Return the units of the content words of a query that belong to no field, in their order."""
    return _units(lexicon, complete_halves(lexicon, query.plain_words()), unfinished=query.unfinished)


def interpret(units: Sequence[Unit], lexicon: Lexicon) -> Plan:
    """Return the plan for the units of a query: the concept of each, and of groups of them."""
    units = without_aside(lexicon, units)
    groups = groups_among(lexicon, units)
    matters = matters_of(lexicon, units)
    resolution = _resolve(lexicon, units, members_of(groups).union(*matters))
    if resolution.corrections or resolution.compounds:
        pieces = {piece for compound in resolution.compounds for piece in compound.members}
        groups = groups_among(lexicon, resolution.units, pieces)
    grouped = members_of(groups)
    groups += tuple(phrase for phrase in resolution.phrases if grouped.isdisjoint(phrase.members))
    return Plan(
        _singles(resolution),
        groups,
        tuple(resolution.corrections),
        tuple(resolution.compounds),
        matters_asked_for(lexicon, units, matters),
    )


def _singles(resolution: Resolution) -> tuple[Concept, ...]:
    """Return the concept of each word; words of asking and places weigh little unless there are no others."""
    shares = [_share(unit, ways) for unit, ways in zip(resolution.units, resolution.ways, strict=True)]
    if all(share < 1.0 for share in shares):
        shares = [1.0] * len(shares)
    return tuple(map(Concept, resolution.typed, resolution.ways, shares))


def _resolve(lexicon: Lexicon, units: Sequence[Unit], grouped: AbstractSet[int]) -> Resolution:
    """Return what the words are; nothing is guessed about those in ``grouped``, which are part of a phrase."""
    ways = ways_of(lexicon, units, grouped)
    if are_certain(units, ways, grouped):
        return Resolution([unit.text for unit in units], list(units), ways, [], [])
    cuts = cuts_of(lexicon, units, ways, grouped)
    translation = translation_of(lexicon, units, unknown_words(units, ways, grouped, cuts), grouped)
    return resolve(lexicon, units, ways, cuts, translation)


def without_aside(lexicon: Lexicon, units: Sequence[Unit]) -> list[Unit]:
    """Return the words without those that only count as part of a phrase and are part of none.

    A function word that the thesaurus has as it was typed is a phrase by itself (``it``).
    """
    if not any(unit.aside for unit in units):
        return list(units)
    in_phrases = members_of(groups_among(lexicon, units))
    return _alone(
        [
            unit
            for number, unit in enumerate(units)
            if not unit.aside or number in in_phrases or (unit.text in FUNCTION_WORDS and _is_source(lexicon, unit))
        ]
    )


def _is_source(lexicon: Lexicon, unit: Unit) -> bool:
    """Return whether the thesaurus has a word as it was typed, not only its stem."""
    return any(target.source.lower() == unit.text for target in lexicon.synonyms.get(unit.stem, ()))


def _share(unit: Unit, alternatives: Iterable[Alternative]) -> float:
    """Return how much of its weight a word counts beside others: little as a word of asking or telling, or a place."""
    if unit.aside or unit.text in WEAK_WORDS or (unit.text in TELLING_WORDS and not unit.abbreviation):
        return WEAK_SHARE
    is_place = unit.text in COUNTRY_WORDS or any(alternative.how == PLACE for alternative in alternatives)
    return PLACE_SHARE if is_place else 1.0


def _units(lexicon: Lexicon, query_words: Sequence[Word], *, unfinished: bool) -> list[Unit]:
    """Return the units of the words with content; of a query without any, or with words aside only, all of them."""
    pieces = [
        (piece, word)
        for word in query_words
        for chunk in words(word.text)
        for piece in _pieces(lexicon, chunk, word.text)
    ]
    content = {
        number
        for number, (piece, word) in enumerate(pieces)
        if piece not in FUNCTION_WORDS or _in_capitals(piece, word)
    }
    has_subject = any(not pieces[number][1].aside for number in content)
    texts = ["", *(piece for piece, _ in pieces), ""]
    units = [
        Unit(
            stem(piece),
            respelt(fold(piece)),
            piece,
            abbreviation=_in_capitals(piece, word),
            last=unfinished and number == len(pieces) - 1,
            feminine=feminine(piece) if piece in word.text.lower() and "I" not in word.text[1:] else None,
            word_before=texts[number],
            word_behind=texts[number + 2],
            aside=word.aside or not has_subject,
        )
        for number, (piece, word) in enumerate(pieces)
        if number in content or not has_subject
    ]
    return _alone(units)


def _alone(units: list[Unit]) -> list[Unit]:
    """Return the words of a query; if there is but one, marked as such."""
    return [unit._replace(alone=True) for unit in units] if len(units) == 1 else units


def _pieces(lexicon: Lexicon, word: str, typed: str) -> list[str]:
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
        return [joined] if lexicon.has(stem(joined)) or not long else long
    if not joined.isalpha() or "-" not in word or any(_is_apart(lexicon, piece, typed) for piece in pieces):
        return pieces
    if lexicon.has(stem(joined)):
        return [joined]
    unit = Unit(stem(joined), respelt(fold(joined)), joined)
    return pieces if compounds.cut_of(lexicon, unit) is None else [joined]


def _is_apart(lexicon: Lexicon, piece: str, typed: str) -> bool:
    """Return whether a part of a word with hyphens is no part of a compound."""
    return (
        piece in FUNCTION_WORDS
        or len(piece) <= _SHORTEST_APART
        or piece.upper() in typed.split("-")
        or lexicon.has_place(stem(piece))
    )


def _in_capitals(piece: str, word: Word) -> bool:
    """Return whether a piece was typed as an abbreviation, alone or in a longer word (``IT-Sicherheit``)."""
    return word.abbreviation or (1 < len(piece) < len(word.text) and piece.upper() in word.text.split("-"))


def groups_among(lexicon: Lexicon, units: Sequence[Unit], pieces: AbstractSet[int] = frozenset()) -> tuple[Group, ...]:
    """Return groups of words that are one concept together: phrases of the thesaurus, and neighbours written as one.

    In a sentence the surest phrase wins, which may have other words in it; in a list of words neighbours belong
    together, and so do the ``pieces`` of a compound, each of which must be said.
    """
    candidates: dict[tuple[int, ...], list[Alternative]] = {
        members: synonyms_of(lexicon, key) for members, key in phrase_keys(tuple(units)).items()
    }
    for members, joined_stems in joined_spellings(tuple(units)).items():
        ways = [way for joined_stem in dict.fromkeys(joined_stems) for way in ways_of_stem(lexicon, joined_stem)]
        candidates.setdefault(members, []).extend(way._replace(how=JOINED) if way.how == WORD else way for way in ways)
    candidates = {members: ways for members, ways in candidates.items() if ways}
    is_sentence = any(unit.word_before in FUNCTION_WORDS for unit in units)
    return groups_of(units, candidates, pieces if is_sentence else set(range(len(units))))
