"""Stems of the occasions: sentences of people who need a programme, indexed apart from the programme's own text.

A document is expanded by the queries that it answers (Nogueira et al. 2019, "Document expansion by query prediction"),
which were written beforehand, so that no model runs. They are kept apart: a word that only such a sentence has is no
word of the programme, and makes it no hit for somebody who asks for that word alone.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from math import log, sqrt
from typing import TYPE_CHECKING

from hannover_foerder.search.analysis.compound import ROLE_WEIGHTS
from hannover_foerder.search.analysis.compound import parts as compound_parts
from hannover_foerder.search.analysis.language import FUNCTION_WORDS, WEAK_WORDS
from hannover_foerder.search.analysis.text import pieces_of
from hannover_foerder.search.analysis.text import stem as stem_of
from hannover_foerder.search.index.neighbours import write_neighbours
from hannover_foerder.search.index.occasion_postings import UNSAID, OccasionPostings, pack_values

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Container, Iterable, Mapping, Sequence

SATURATION = 0.015
"""Weight of a stem in the sentences of a row that gives it half of the highest value, for each sentence that a row has
in the mean: of a hundred sentences of ten words some five have it. Tried from 0.008 to 0.03 on 788 judged queries."""


def write_occasions(connection: sqlite3.Connection, occasions: Mapping[int, Sequence[str]]) -> None:
    """Write the postings of each stem in the occasions, and which programmes are neighbours.

    ``occasions``: sentences by row; a row below 0 stands for a matter that no programme serves.
    """
    postings_by_stem = postings_of(occasions)
    connection.executemany(
        "INSERT INTO search_occasion (stem, rarity, row_values) VALUES (?, ?, ?)",
        ((stem, postings.rarity, pack_values(postings.values)) for stem, postings in postings_by_stem.items()),
    )
    write_neighbours(connection, postings_by_stem.values(), sum(row >= 0 for row in occasions))


def postings_of(occasions: Mapping[int, Sequence[str]]) -> dict[str, OccasionPostings]:
    """Return the postings of each stem in the sentences by row, and those of a stem nobody says under :data:`UNSAID`.

    A stem weighs more the rarer it is and the shorter the sentence (tf-idf, each sentence of length 1); that of a part
    of a compound weighs less (:data:`ROLE_WEIGHTS`). The weights of a row are added up and saturated as in BM25.
    Empty without sentences.
    """
    stems_by_row = {row: [_stems(sentence) for sentence in sentences] for row, sentences in occasions.items()}
    all_stems = frozenset(stem for sentences in stems_by_row.values() for stems in sentences for stem in stems)
    weighted_parts = {stem: _with_parts(stem, all_stems) for stem in all_stems}
    weights_by_row = {
        row: [_with_all_parts(stems, weighted_parts) for stems in sentences] for row, sentences in stems_by_row.items()
    }
    sentence_count = sum(map(len, weights_by_row.values()))
    if not sentence_count:
        return {}
    frequencies = Counter(stem for sentences in weights_by_row.values() for weights in sentences for stem in weights)
    rarities = {stem: rarity(sentence_count, frequency) for stem, frequency in frequencies.items()}
    half_saturation = SATURATION * sentence_count / len(occasions)
    values_by_stem: dict[str, dict[int, float]] = defaultdict(dict)
    for row, sentences in weights_by_row.items():
        for stem, value in _values(sentences, rarities, half_saturation).items():
            values_by_stem[stem][row] = value
    postings_by_stem = {stem: OccasionPostings(rarities[stem], values) for stem, values in values_by_stem.items()}
    return postings_by_stem | {UNSAID: OccasionPostings(rarity(sentence_count, 0), {})}


def rarity(sentences: int, frequency: int) -> float:
    """Return the smoothed inverse frequency of a stem that ``frequency`` of ``sentences`` sentences have."""
    return 1 + log((1 + sentences) / (1 + frequency))


def _stems(sentence: str) -> tuple[str, ...]:
    """Return the stems of a sentence, each once, without those of function words and words of asking."""
    stems = (stem_of(piece) for piece in pieces_of(sentence) if piece not in FUNCTION_WORDS and piece not in WEAK_WORDS)
    return tuple(dict.fromkeys(stems))


def _with_parts(stem: str, all_stems: Container[str]) -> dict[str, float]:
    """Return a stem and the parts of it that are stems themselves, each with its weight beside the whole."""
    return {stem: 1.0, **{part: ROLE_WEIGHTS[role] for part, role in compound_parts(stem, all_stems)}}


def _with_all_parts(stems: Iterable[str], weighted_parts: Mapping[str, Mapping[str, float]]) -> dict[str, float]:
    """Return the stems of a sentence and all their parts, each with the highest of its weights."""
    weights: dict[str, float] = {}
    for stem in stems:
        for part, weight in weighted_parts[stem].items():
            weights[part] = max(weight, weights.get(part, 0.0))
    return weights


def _values(
    sentences: Iterable[Mapping[str, float]], rarities: Mapping[str, float], half_saturation: float
) -> dict[str, float]:
    """Return the value of each stem of a row: its tf-idf in the sentences, added up and saturated.

    ``sentences``: the weights of the stems of each; a sum of ``half_saturation`` has the value 0.5.
    """
    sums: dict[str, float] = defaultdict(float)
    for weights in sentences:
        length = sqrt(sum((weight * rarities[stem]) ** 2 for stem, weight in weights.items()))
        for stem, weight in weights.items():
            sums[stem] += weight * rarities[stem] / length
    return {stem: total / (total + half_saturation) for stem, total in sums.items()}
