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
    """Yield the keys of everything in a query that may be a place."""
    for start, end in _spans(pieces):
        yield place_key([piece.text for piece in pieces[start:end]])
        if end - start == 1:
            yield _without_s(place_key([pieces[start].text]))


def mistyped_keys(pieces: Sequence[Piece], meanings: Collection[str]) -> Iterator[tuple[str, str]]:
    """Yield stem and key of words that may be a mistyped place because they are otherwise unknown."""
    for number, piece in enumerate(pieces):
        before = number - 1
        while before > 0 and pieces[before].text in _BETWEEN:
            before -= 1
        is_led_to = before >= 0 and pieces[before].text in _SURE
        shortest = SHORTEST_MISTYPED if is_led_to else SHORTEST_WITHOUT_CUE
        key = place_key([piece.text])
        if len(key) >= shortest and key.isalpha() and key not in meanings and piece.text not in _NEVER_A_PLACE:
            yield stem(piece.text), key


def runs_around(pieces: Sequence[Piece]) -> Iterator[tuple[str, ...]]:
    """Yield the runs of words that may be the name of a programme; single ones too, since they may be unwanted."""
    for start in range(len(pieces)):
        for end in range(start + 1, min(len(pieces), start + _LONGEST_RUN) + 1):
            yield tuple(piece.text for piece in pieces[start:end])


def neighbour_terms(pieces: Sequence[Piece]) -> Iterator[str]:
    """Yield the terms of the index that tell which neighbours stand side by side in a name, and how rare they are."""
    texts = [piece.text for piece in pieces]
    yield from (stem(left + right) for left, right in pairwise(texts))
    yield from (stem(text) for text in texts)
    yield from (NAMED + stem(text) for text in texts if text.isdecimal())


def read_places(reading: Reading) -> tuple[Place, ...]:
    """Return the places of a query without duplicates; their words and cues are taken out of the query."""
    places: dict[str, Place] = {}
    for start, end in _spans(reading.pieces):
        if not reading.taken.isdisjoint(range(start, end)):
            continue
        meaning = _meaning(reading, start, end)
        if meaning is None or _belongs_to_a_name(reading, start, end):
            continue
        led = start - 1 if _has_country_before(reading, start) else start
        before = _cue(reading, led)
        if meaning.after_in and (before is None or reading.text(before) not in _SURE):
            continue
        if reading.text(start - 1) in _PROVIDERS or (
            before is not None and reading.text(before - 1) in _PROVIDERS and reading.text(before) in ("land", "region")
        ):
            continue
        first = led if before is None else before
        denial = next((number for number in (first - 1, first - 2) if reading.text(number) in _NOT_THERE), None)
        reading.take(range(first if denial is None else denial, end))
        if denial is not None:
            continue  # *nicht nur Hannover*, *nicht in Celle*, *außer Laatzen* is no condition
        places.setdefault(meaning.term, Place(_as_typed(reading, start, end), meaning.term))
        if _is_postcode(reading.text(start - 1)):
            before = _cue(reading, start - 1)
            reading.take(range(start - 1 if before is None else before, start))
    return _without_postcode_beside_town(tuple(places.values()))


def _spans(pieces: Sequence[Piece]) -> Iterator[tuple[int, int]]:
    """Yield the runs of pieces that may be a place, the longest first."""
    for size in range(min(LONGEST_NAME, len(pieces)), 0, -1):
        for start in range(len(pieces) - size + 1):
            yield start, start + size


def _meaning(reading: Reading, start: int, end: int) -> Meaning | None:
    key = place_key([piece.text for piece in reading.pieces[start:end]])
    keys = (key, _without_s(key)) if end - start == 1 else (key,)
    for spelling in keys:
        for meaning in reading.entries.meanings.get(spelling, ()):
            if meaning.facet == "areas":
                return meaning
    return None


def _without_s(key: str) -> str:
    """Return a key without the ending of *Burgdorfs*."""
    return key.removesuffix("s")


def _cue(reading: Reading, start: int) -> int | None:
    """Return the first of the words that lead to a place (``im Raum``, ``in der``); ``None`` if there is none."""
    first, number = None, start - 1
    while reading.text(number) in CUES or reading.text(number) in _BETWEEN:
        if reading.text(number) in CUES:
            first = number
        number -= 1
    return first


def _belongs_to_a_name(reading: Reading, start: int, end: int) -> bool:
    """Return whether the place is a part of a programme's name in this query.

    It is if a longer run of words is the whole name, or if a rare word stands beside it in one.
    """
    pieces, entries = reading.pieces, reading.entries
    for first in range(max(0, end - _LONGEST_RUN), start + 1):
        for last in range(end, min(len(pieces), first + _LONGEST_RUN) + 1):
            run = tuple(piece.text for piece in pieces[first:last])
            if last - first > end - start and run in entries.named:
                return True
    left, right = reading.text(start - 1), reading.text(end)
    pairs = ((left, reading.text(start), left), (reading.text(end - 1), right, right))
    return any(
        other
        and other not in FUNCTION_WORDS
        and other not in WEAK_WORDS
        and other not in CUES
        and stem(first + second) in entries.frequencies
        and entries.frequencies.get(stem(other), 0) <= RARE_NEIGHBOUR * entries.records
        for first, second, other in pairs
    )


def _as_typed(reading: Reading, start: int, end: int) -> str:
    return " ".join(map(reading.as_typed, dict.fromkeys(piece.word for piece in reading.pieces[start:end])))


def _has_country_before(reading: Reading, start: int) -> bool:
    """Return whether a postcode is led by its country (*D-30880*)."""
    return _is_postcode(reading.text(start)) and reading.text(start - 1) in _COUNTRY


def _is_postcode(text: str) -> bool:
    return len(text) == _POSTCODE_LENGTH and text.isdecimal()


def _without_postcode_beside_town(places: tuple[Place, ...]) -> tuple[Place, ...]:
    """Return the places without a postcode that has its town beside it."""
    towns = {place.area for place in places if not place.typed.isdecimal()}
    return tuple(place for place in places if not (place.typed.isdecimal() and towns and place.area in towns))
