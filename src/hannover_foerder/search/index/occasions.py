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
from hannover_foerder.search.analysis.text import parts, words
from hannover_foerder.search.analysis.text import stem as stem_of
from hannover_foerder.search.index.neighbours import write_neighbours

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Container, Mapping, Sequence

SATURATION = 0.5
"""Sentences of a row that give a stem half of the highest value. Set by judgement: half or twice as many change nDCG@5
by 0.003 at most."""


def write_occasions(connection: sqlite3.Connection, occasions: Mapping[int, Sequence[str]]) -> None:
    """Write the value of each stem in the sentences of each row, and which programmes are neighbours by them.

    ``occasions``: sentences by row; a row below 0 is a matter, which no programme serves. The more sentences of a row
    have a stem, the higher its value there, up to 1; that of a part of a compound is lower (:data:`ROLE_WEIGHTS`).
    """
    counts_by_row = {
        row: Counter(stem for sentence in sentences for stem in _stems(sentence))
        for row, sentences in occasions.items()
    }
    all_stems = frozenset().union(*counts_by_row.values())
    values_by_row = {row: _values(sentence_counts, all_stems) for row, sentence_counts in counts_by_row.items()}
    connection.executemany(
        "INSERT INTO search_occasion VALUES (?, ?, ?)",
        (
            (stem, row, round(value, 3))
            for row, value_of_stem in values_by_row.items()
            for stem, value in value_of_stem.items()
        ),
    )
    write_neighbours(connection, {row: value_of_stem for row, value_of_stem in values_by_row.items() if row >= 0})


def _stems(sentence: str) -> set[str]:
    """Return the stems of a sentence, without those of function words and words of asking."""
    pieces = (piece for word in words(sentence) for piece in parts(word))
    return {stem_of(piece) for piece in pieces if piece not in FUNCTION_WORDS and piece not in WEAK_WORDS}


def _values(sentence_counts: Mapping[str, int], all_stems: Container[str]) -> dict[str, float]:
    """Return the value of each stem of a row, and of the parts of its compounds, by how many sentences have it."""
    values: dict[str, float] = {}
    for stem, sentence_count in sentence_counts.items():
        value_of_whole = sentence_count / (sentence_count + SATURATION)
        value_of_part = {part: ROLE_WEIGHTS[role] * value_of_whole for part, role in compound_parts(stem, all_stems)}
        for stem_or_part, value in {stem: value_of_whole, **value_of_part}.items():
            values[stem_or_part] = max(value, values.get(stem_or_part, 0.0))
    return values
