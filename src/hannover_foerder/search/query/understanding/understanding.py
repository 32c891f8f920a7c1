"""Query understanding: looks up the words of a query; its meaning is a pure function of them and of what they have.

Most queries are plain words: then the little that has to be known is asked in one pass, and nothing else is loaded.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from hannover_foerder.search.analysis.language import DENIALS, EXCEPT, FUNCTION_WORDS, INSTEAD, WEAK_WORDS
from hannover_foerder.search.analysis.text import parts, words
from hannover_foerder.search.index.spoken import subject_key
from hannover_foerder.search.query.syntax import Word
from hannover_foerder.search.query.understanding.asker import NUMBER_WORDS, TIMES, head_keys, read_asker
from hannover_foerder.search.query.understanding.meaning import Entries, Piece, Reading, Understanding
from hannover_foerder.search.query.understanding.places import (
    mistyped_keys,
    neighbour_terms,
    place_keys,
    read_places,
    runs_around,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from hannover_foerder.search.index.spoken import SpokenNames
    from hannover_foerder.search.query.syntax import Query
    from hannover_foerder.search.query.understanding.meaning import Fact

ASKING_WORDS = WEAK_WORDS | frozenset(
    """förderung förderungen foerderung fördermittel foerdermittel förderprogramm förderprogramme fördergeld
    fördergelder funding support grants hilfen zuschüsse zuwendungen""".split()  # noqa: SIM905 - words are read more easily without quotation marks
)
"""With a place and nothing else these ask for all there is."""

IDLE_WORDS = frozenset(
    """außerhalb drei vier gern gerne hätte hätten hätt fürs aufm nem ner nen ne n bissl bisschen bitte danke hallo
    moin hi hey eben grad grade gerade jetzt leider dringend unbedingt evtl eventuell sone mag lieber nur bloß
    allerdings außerdem deshalb damals gleich wohl ja nein ok okay irgendeine irgendwelche weiß weiss glaube
    glaub ploetzlich plötzlich ständig immer noch wieder nochmal möglichst überhaupt sowieso echt einfach total
    aufs übers vors ums durchs hinters unters guten schönen tag morgen abend vorhin gestern trotzdem inzwischen
    laut mittlerweile zweiten dritten ersten zweites drittes erstes lange langem längerem sondern please just
    really also hello im ive id dont don t ve m s am lot lots bit little maybe perhaps actually some
    somewhere""".split()  # noqa: SIM905 - likewise
).union(EXCEPT, INSTEAD)
"""Words of everyday speech without content: beside others they count neither as points nor as missing."""


_FEWEST_PIECES = 3
"""Fewer words tell no facts."""


def understand(query: Query, names: SpokenNames) -> Understanding:
    """Return the meaning of a query: looks its words up among the spoken names, then calls :func:`understanding_of`."""
    typed = query.plain_words()
    pieces = pieces_of(typed)
    keys = [*place_keys(pieces), *(subject_key(piece.text) for piece in pieces), *head_keys(pieces)]
    meanings = names.meanings(keys)
    key_by_stem = dict(mistyped_keys(pieces, meanings))
    if key_by_stem and (unknown := key_by_stem.keys() - names.known(key_by_stem)):
        meanings |= names.nearest_places(key_by_stem[stem] for stem in unknown)
    entries = Entries(meanings)
    names_place = any(meaning.facet == "areas" for of_key in meanings.values() for meaning in of_key)
    if names_place or _has_digit(pieces) or not DENIALS.isdisjoint(piece.text for piece in pieces):
        named, frequencies = names.named(runs_around(pieces)), names.frequencies(neighbour_terms(pieces))
        entries = Entries(meanings, named, frequencies, names.records())
    return understanding_of(query, entries)


def pieces_of(typed: Sequence[Word]) -> list[Piece]:
    """Return the pieces of the typed words, in order."""
    return [
        Piece(piece, number)
        for number, typed_word in enumerate(typed)
        for word in words(typed_word.text)
        for piece in parts(word)
    ]


def understanding_of(query: Query, entries: Entries) -> Understanding:
    """Return the meaning of a query from what catalogue and vocabulary have for its words.

    Numbers are read first, so that a sum is no postcode; then what is not wanted, places, who asks, and facts.
    """
    typed = query.plain_words()
    reading = Reading(typed, pieces_of(typed), entries)
    if _has_digit(reading.pieces):
        from hannover_foerder.search.query.understanding.numbers import read_numbers

        read_numbers(reading)
    if not DENIALS.isdisjoint(piece.text for piece in reading.pieces):
        from hannover_foerder.search.query.understanding.exclusion import read_exclusions

        read_exclusions(reading)
    places = read_places(reading)
    groups = read_asker(reading)
    facts: tuple[Fact, ...] = ()
    if len(reading.pieces) >= _FEWEST_PIECES:
        from hannover_foerder.search.query.understanding.facts import read_facts

        facts = read_facts(reading.pieces, reading.quantities)
        incomes = [fact.typed for fact in facts if fact.field == "income_eur"]  # of no programme the subject
        reading.idle.update(position for position, piece in enumerate(reading.pieces) if piece.text in incomes)
    excluded = (*query.excluded, *reading.excluded)
    content = _settle_idle(reading)
    words_left = _words_left(query, reading)
    if content <= ASKING_WORDS and (places or reading.ages) and all(word.field is None for word in words_left):
        words_left = []  # *in Burgdorf*, *ich bin 17*: no word says what is wanted
    if reading.taken or reading.idle or reading.aside:
        is_last_left = len(reading.pieces) - 1 not in reading.taken | reading.idle
        query = query._replace(
            words=tuple(words_left),
            excluded=excluded,
            unfinished=query.unfinished and is_last_left,
            typed=query.words,
            circumstances=_circumstances(reading),
        )
    silent = (word.text.lower() for word in query.words if word.aside or word.text.lower() in FUNCTION_WORDS)
    return Understanding(
        query,
        places,
        reading.ages,
        reading.employees,
        groups,
        quantities=tuple(reading.quantities),
        not_for=tuple(reading.not_for),
        excluded=excluded,
        facts=facts,
        silent=frozenset(silent),
    )


def _has_digit(pieces: Iterable[Piece]) -> bool:
    return any(letter.isdecimal() for piece in pieces for letter in piece.text)


def _settle_idle(reading: Reading) -> set[str]:
    """Mark pieces without content as idle, or if there are no others unmark all; return the texts of the others."""
    without_content = {position for position in range(len(reading.pieces)) if _is_idle(reading, position)}
    idle = reading.idle | reading.denied | without_content
    content = {
        piece.text
        for position, piece in enumerate(reading.pieces)
        if position not in reading.taken | reading.aside | idle and piece.text not in FUNCTION_WORDS
    }
    if content:
        reading.idle = idle - reading.aside
    else:
        reading.aside -= idle
        reading.idle = set()
    return content


def _words_left(query: Query, reading: Reading) -> list[Word]:
    """Return the words to be searched: those of a field, and of others the pieces that are not understood or idle."""
    positions_of_words = [
        [position for position, piece in enumerate(reading.pieces) if piece.word == number]
        for number in range(len(reading.typed))
    ]
    positions_of_next = iter(positions_of_words)
    words_left: list[Word] = []
    for word in query.words:
        positions = next(positions_of_next) if word.field is None else []
        left = [position for position in positions if position not in reading.taken | reading.idle]
        if left == positions and reading.aside.isdisjoint(left):
            words_left.append(word)
        else:
            words_left += (
                Word(reading.text(position), abbreviation=word.abbreviation, aside=position in reading.aside)
                for position in left
            )
    return words_left


def _circumstances(reading: Reading) -> tuple[str, ...]:
    """Return the words left out or aside that tell of who asks."""
    return tuple(
        reading.text(position)
        for position in sorted((reading.idle | reading.aside) - reading.denied)
        if not _is_idle(reading, position) and reading.text(position) not in FUNCTION_WORDS
    )


def _is_idle(reading: Reading, position: int) -> bool:
    """Return whether a piece has no content, by itself or as a part of *seit zwei Jahren*."""
    text = reading.text(position)
    if text in IDLE_WORDS:
        return True
    if text in TIMES:
        return reading.text(position - 1) in NUMBER_WORDS
    return text in NUMBER_WORDS and reading.text(position + 1) in TIMES
