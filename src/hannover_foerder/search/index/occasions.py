"""Stems of the occasions: sentences of people who need a programme, indexed apart from the programme's own text.

A document is expanded by the queries that it answers (Nogueira et al. 2019, "Document expansion by query prediction"),
which people wrote here instead of a model. They are kept apart: a word that only such a sentence has is no word of the
programme, and makes it no hit for somebody who asks for that word alone.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from hannover_foerder.search.analysis.compound import ROLE_WEIGHTS
from hannover_foerder.search.analysis.compound import parts as compound_parts
from hannover_foerder.search.analysis.language import FUNCTION_WORDS, WEAK_WORDS
from hannover_foerder.search.analysis.text import parts, stem, words
from hannover_foerder.search.index.neighbours import write_neighbours

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Container, Mapping, Sequence

SATURATION = 0.5
"""A stem of so many sentences of a programme has half of the value that it can have."""


def write_occasions(connection: sqlite3.Connection, occasions: Mapping[int, Sequence[str]]) -> None:
    """Write the sentences of each row, and which programmes are neighbours by them; rows of a matter are below 0.

    A stem of them is worth the more, the more of them have it, up to 1; a part of a compound is worth less
    (:data:`ROLE_WEIGHTS`).
    """
    counts = {row: Counter(key for text in texts for key in _stems(text)) for row, texts in occasions.items()}
    vocabulary = frozenset().union(*counts.values())
    values = {row: _values(count, vocabulary) for row, count in counts.items()}
    connection.executemany(
        "INSERT INTO search_occasion VALUES (?, ?, ?)",
        ((key, row, round(value, 3)) for row, value_of_stem in values.items() for key, value in value_of_stem.items()),
    )
    write_neighbours(connection, {row: value_of_stem for row, value_of_stem in values.items() if row >= 0})


def _stems(text: str) -> set[str]:
    pieces = (piece for word in words(text) for piece in parts(word))
    return {stem(piece) for piece in pieces if piece not in FUNCTION_WORDS and piece not in WEAK_WORDS}


def _values(count: Mapping[str, int], vocabulary: Container[str]) -> dict[str, float]:
    values: dict[str, float] = {}
    for key, number in count.items():
        value = number / (number + SATURATION)
        weighed = {part: ROLE_WEIGHTS[role] * value for part, role in compound_parts(key, vocabulary)}
        for part, worth in {key: value, **weighed}.items():
            values[part] = max(worth, values.get(part, 0.0))
    return values
