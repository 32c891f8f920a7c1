"""The place in a query: a municipality, postcode or district, or a town outside the Region."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from hannover_foerder.search.analysis.language import EXCEPT, FUNCTION_WORDS, NOT, WEAK_WORDS
from hannover_foerder.search.analysis.text import stem
from hannover_foerder.search.index.fields import NAMED
from hannover_foerder.search.index.spoken import LONGEST_NAME, Meaning, place_key
from hannover_foerder.search.query.understanding.meaning import Place

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from hannover_foerder.search.query.understanding.meaning import Piece, Reading

CUES = frozenset(
    """in im bei aus nach um nahe nähe naehe raum großraum grossraum region kreis landkreis stadt gemeinde ort wohnort
    standort umland umgebung near from around at wohne live living based""".split()  # noqa: SIM905 - words are read more easily without quotation marks
)
"""Words before a place; behind some of them a name is sure to be one. They go with it."""

_NEVER_A_PLACE = FUNCTION_WORDS | WEAK_WORDS | CUES
_SURE = frozenset("in im bei aus nach nahe nähe naehe raum stadt stadtteil near from around".split())  # noqa: SIM905
_BETWEEN = frozenset("der die dem den the d von of".split())  # noqa: SIM905 - in der List, near the List, D-30159
_PROVIDERS = frozenset("land landes lands vom des state".split())  # noqa: SIM905 - who pays, not where
_NOT_THERE = NOT | EXCEPT | {"außerhalb", "outside"}
_POSTCODE_LENGTH = 5

_COUNTRY = frozenset(("d", "de"))
"""What stands before a postcode: *D-30880*."""
_LONGEST_RUN = 6
"""Words of the longest name of a programme that is looked for around a place."""

SHORTEST_MISTYPED, SHORTEST_WITHOUT_CUE = 5, 7
"""Letters of a word that may be a mistyped place: behind a word like *in*, and anywhere else."""

RARE_NEIGHBOUR = 0.1
"""A neighbour of a place in a name keeps the place a word if no larger share of the records has it (BBS Burgdorf)."""


def place_keys(pieces: Sequence[Piece]) -> Iterator[str]:
    """Yield the keys of everything in a query that may be a place; of a single word also without its genitive s."""
    for span in _spans(pieces):
        yield from _keys(pieces, span)


def _keys(pieces: Sequence[Piece], span: range) -> Iterator[str]:
    """Yield the key of a run of pieces as a place, and for a single one that without its genitive s (*Burgdorfs*)."""
    key = place_key([piece.text for piece in pieces[span.start : span.stop]])
    yield key
    if len(span) == 1:
        yield key.removesuffix("s")


def mistyped_keys(pieces: Sequence[Piece], keys_with_meaning: Collection[str]) -> Iterator[tuple[str, str]]:
    """Yield stem and key of words that may be a mistyped place because they are otherwise unknown."""
    for position, piece in enumerate(pieces):
        cue = position - 1
        while cue > 0 and pieces[cue].text in _BETWEEN:
            cue -= 1
        is_led_to = cue >= 0 and pieces[cue].text in _SURE
        shortest = SHORTEST_MISTYPED if is_led_to else SHORTEST_WITHOUT_CUE
        key = place_key([piece.text])
        if len(key) >= shortest and key.isalpha() and key not in keys_with_meaning and piece.text not in _NEVER_A_PLACE:
            yield stem(piece.text), key


def runs_around(pieces: Sequence[Piece]) -> Iterator[tuple[str, ...]]:
    """Yield the runs of words that may be the name of a programme; single ones too, since they may be unwanted."""
    for start in range(len(pieces)):
        for stop in range(start + 1, min(len(pieces), start + _LONGEST_RUN) + 1):
            yield tuple(piece.text for piece in pieces[start:stop])


def neighbour_terms(pieces: Sequence[Piece]) -> Iterator[str]:
    """Yield the terms of the index that tell what stands in a name: neighbours side by side, and numbers.

    And those of the single words, which tell how rare a neighbour is.
    """
    texts = [piece.text for piece in pieces]
    yield from (stem(left + right) for left, right in pairwise(texts))
    yield from (stem(text) for text in texts)
    yield from (NAMED + stem(text) for text in texts if text.isdecimal())


def read_places(reading: Reading) -> tuple[Place, ...]:
    """Take places out of a query, with the words that lead to them, and return each of them once.

    A denied one (*nicht in Celle*) is taken and not returned. What belongs to a name or pays for something (*Land*)
    stays where it is.
    """
    places: dict[str, Place] = {}
    for span in _spans(reading.pieces):
        meaning = _meaning(reading, span) if reading.taken.isdisjoint(span) else None
        # what is a part of a programme's name in this query stays together with its other words
        if meaning is None or _is_within_a_name(reading, span) or _has_rare_neighbour(reading, span):
            continue
        has_country = _is_postcode(reading.text(span.start)) and reading.text(span.start - 1) in _COUNTRY
        place_start = span.start - 1 if has_country else span.start
        start = _start_with_cues(reading, place_start)
        is_sure = start < place_start and reading.text(start) in _SURE
        if (meaning.after_in and not is_sure) or reading.text(span.start - 1) in _PROVIDERS:
            continue
        denials = [position for position in (start - 1, start - 2) if reading.text(position) in _NOT_THERE]
        reading.take(range(denials[0] if denials else start, span.stop))
        if denials:
            continue  # *nicht nur Hannover*, *nicht in Celle*, *außer Laatzen* is no condition
        places.setdefault(meaning.term, Place(_as_typed(reading, span), meaning.term))
        postcode = span.start - 1
        if _is_postcode(reading.text(postcode)):
            reading.take(range(_start_with_cues(reading, postcode), span.start))
    return _without_postcode_beside_town(tuple(places.values()))


def _spans(pieces: Sequence[Piece]) -> Iterator[range]:
    """Yield the positions of the runs of pieces that may be a place, the longest first."""
    for size in range(min(LONGEST_NAME, len(pieces)), 0, -1):
        for start in range(len(pieces) - size + 1):
            yield range(start, start + size)


def _meaning(reading: Reading, span: range) -> Meaning | None:
    """Return the area that a run of pieces means; ``None`` if it is no place."""
    meanings = (meaning for key in _keys(reading.pieces, span) for meaning in reading.entries.meanings.get(key, ()))
    return next((meaning for meaning in meanings if meaning.facet == "areas"), None)


def _start_with_cues(reading: Reading, start: int) -> int:
    """Return the position of the first word that leads to a place (``im Raum``, ``in der``); its start without any."""
    first, position = start, start - 1
    while reading.text(position) in CUES or reading.text(position) in _BETWEEN:
        if reading.text(position) in CUES:
            first = position
        position -= 1
    return first


def _is_within_a_name(reading: Reading, span: range) -> bool:
    """Return whether a longer run of words around a place is the whole name of a programme."""
    texts = [piece.text for piece in reading.pieces]
    return any(
        stop - start > len(span) and tuple(texts[start:stop]) in reading.entries.named
        for start in range(max(0, span.stop - _LONGEST_RUN), span.start + 1)
        for stop in range(span.stop, min(len(texts), start + _LONGEST_RUN) + 1)
    )


def _has_rare_neighbour(reading: Reading, span: range) -> bool:
    """Return whether a rare word stands beside a place in a name, before it (*BBS Burgdorf*) or behind it.

    The index has neighbours of a name as one word too, so it tells by the stem of both together. A word that it does
    not have alone, only within the two, is as rare as any.
    """
    word_before, word_behind = reading.text(span.start - 1), reading.text(span.stop)  # empty at the ends of the query
    compounds = (
        (word_before, word_before + reading.text(span.start)),
        (word_behind, reading.text(span.stop - 1) + word_behind),
    )
    frequencies, highest_frequency = reading.entries.frequencies, RARE_NEIGHBOUR * reading.entries.records
    return any(
        neighbour
        and neighbour not in _NEVER_A_PLACE
        and stem(compound) in frequencies
        and frequencies.get(stem(neighbour), 0) <= highest_frequency
        for neighbour, compound in compounds
    )


def _as_typed(reading: Reading, span: range) -> str:
    """Return the typed words that a run of pieces belongs to."""
    words = dict.fromkeys(piece.word for piece in reading.pieces[span.start : span.stop])
    return " ".join(map(reading.as_typed, words))


def _is_postcode(text: str) -> bool:
    return len(text) == _POSTCODE_LENGTH and text.isdecimal()


def _without_postcode_beside_town(places: tuple[Place, ...]) -> tuple[Place, ...]:
    """Return the places without a postcode that has its town beside it."""
    towns = {place.area for place in places if not place.typed.isdecimal()}
    return tuple(place for place in places if not (place.typed.isdecimal() and place.area in towns))
