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
        yield place_key([piece.text for piece in pieces[span.start : span.stop]])
        if len(span) == 1:
            yield _without_s(place_key([pieces[span.start].text]))


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
        if not reading.taken.isdisjoint(span):
            continue
        meaning = _meaning(reading, span)
        if meaning is None or _belongs_to_a_name(reading, span):
            continue
        start = span.start - 1 if _has_country_before(reading, span.start) else span.start
        cue = _cue(reading, start)
        if meaning.after_in and (cue is None or reading.text(cue) not in _SURE):
            continue
        if reading.text(span.start - 1) in _PROVIDERS or (
            cue is not None and reading.text(cue - 1) in _PROVIDERS and reading.text(cue) in ("land", "region")
        ):
            continue
        first_position = start if cue is None else cue
        denial = next(
            (position for position in (first_position - 1, first_position - 2) if reading.text(position) in _NOT_THERE),
            None,
        )
        reading.take(range(first_position if denial is None else denial, span.stop))
        if denial is not None:
            continue  # *nicht nur Hannover*, *nicht in Celle*, *außer Laatzen* is no condition
        places.setdefault(meaning.term, Place(_as_typed(reading, span), meaning.term))
        postcode = span.start - 1
        if _is_postcode(reading.text(postcode)):
            cue_of_postcode = _cue(reading, postcode)
            reading.take(range(postcode if cue_of_postcode is None else cue_of_postcode, span.start))
    return _without_postcode_beside_town(tuple(places.values()))


def _spans(pieces: Sequence[Piece]) -> Iterator[range]:
    """Yield the positions of the runs of pieces that may be a place, the longest first."""
    for size in range(min(LONGEST_NAME, len(pieces)), 0, -1):
        for start in range(len(pieces) - size + 1):
            yield range(start, start + size)


def _meaning(reading: Reading, span: range) -> Meaning | None:
    """Return the area that a run of pieces means."""
    key = place_key([piece.text for piece in reading.pieces[span.start : span.stop]])
    keys = (key, _without_s(key)) if len(span) == 1 else (key,)
    for spelling in keys:
        for meaning in reading.entries.meanings.get(spelling, ()):
            if meaning.facet == "areas":
                return meaning
    return None


def _without_s(key: str) -> str:
    """Return a key without the ending of *Burgdorfs*."""
    return key.removesuffix("s")


def _cue(reading: Reading, start: int) -> int | None:
    """Return the position of the first of the words that lead to a place (``im Raum``, ``in der``), if there are any.

    ``start`` is the position of the place.
    """
    cue, position = None, start - 1
    while reading.text(position) in CUES or reading.text(position) in _BETWEEN:
        if reading.text(position) in CUES:
            cue = position
        position -= 1
    return cue


def _belongs_to_a_name(reading: Reading, span: range) -> bool:
    """Return whether a place is a part of a programme's name in this query, so that its words stay together."""
    return _is_within_a_name(reading, span) or _has_rare_neighbour(reading, span)


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
    word_before, word_behind = (
        reading.text(span.start - 1),
        reading.text(span.stop),
    )  # empty where the query begins or ends
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
    return " ".join(
        map(reading.as_typed, dict.fromkeys(piece.word for piece in reading.pieces[span.start : span.stop]))
    )


def _has_country_before(reading: Reading, start: int) -> bool:
    """Return whether a postcode is led by its country (*D-30880*)."""
    return _is_postcode(reading.text(start)) and reading.text(start - 1) in _COUNTRY


def _is_postcode(text: str) -> bool:
    return len(text) == _POSTCODE_LENGTH and text.isdecimal()


def _without_postcode_beside_town(places: tuple[Place, ...]) -> tuple[Place, ...]:
    """Return the places without a postcode that has its town beside it."""
    towns = {place.area for place in places if not place.typed.isdecimal()}
    return tuple(place for place in places if not (place.typed.isdecimal() and towns and place.area in towns))
