"""Mandatory conditions of a query: field words, "phrases" and exclusions. Most queries have none."""

from __future__ import annotations

from heapq import nlargest
from typing import TYPE_CHECKING

from hannover_foerder.named_tuple import NamedTuple
from hannover_foerder.search.analysis.language import FUNCTION_WORDS
from hannover_foerder.search.analysis.text import name_key, parts, sequence, stem, words
from hannover_foerder.search.index.fields import ANYWHERE, AREA, KIND, NAME, PROVIDER, TARGET_GROUPS, TEXT, TOPICS
from hannover_foerder.search.index.phrase import contains, encode_phrase
from hannover_foerder.search.query.field_words import field_concepts
from hannover_foerder.search.query.syntax import Phrase
from hannover_foerder.search.ranking.scoring import Scope, Values, idf, values_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from hannover_foerder.search.index.reader import Index
    from hannover_foerder.search.query.syntax import Query, Word

MASKS = {
    "name": NAME,
    "kind": KIND,
    "topics": TOPICS,
    "target_groups": TARGET_GROUPS,
    "area": AREA,
    "provider": PROVIDER,
}
"""Field masks of the field words."""

FIELD_SHARE = 0.3
"""Weight of a word of a field beside plain words: it says where to look rather than what for."""

MOST_PHRASES = 2_000
"""So many of the best records with all words of a phrase are read for their order."""


class Required(NamedTuple):
    """A mandatory condition of a hit: a field word (``field`` names the field) or a phrase."""

    typed: str
    field: str | None
    values: Values
    corrections: tuple[tuple[str, str], ...] = ()
    """Corrected words, each with its replacement."""


def required_of(index: Index, query: Query) -> list[Required]:
    """Return the conditions that the field words and phrases of a query make, with the rows that meet them.

    A word of a field is one condition for each of its concepts.
    """
    required = []
    has_plain_words = any(word.field is None for word in query.words)
    for word in query.words:
        if word.field is not None:
            scope = Scope(mask=MASKS[word.field])
            concepts, corrections = field_concepts(index, word.text, area=word.field == "area")
            for concept in concepts:
                values = values_of(index, concept, scope)
                mass = values.mass * (FIELD_SHARE if has_plain_words else 1.0)
                required.append(Required(concept.typed, word.field, values._replace(mass=mass), corrections))
    for phrase in query.phrases:
        value_by_row = phrase_values(index, phrase)
        frequency = len(value_by_row)
        values = Values(value_by_row, idf(index.records, frequency), frequency)
        required.append(Required(phrase.text, phrase.field, values))
    return required


def phrase_values(index: Index, phrase: Phrase) -> dict[int, float]:
    """Return the rows with the adjacent words of a phrase, with the value of the weakest content word.

    ``"Arbeitgeber-Service"`` is also found where it is written as one word.
    """
    values: dict[int, float] = {}
    for pieces in _spellings(phrase):
        for row, value in _in_order(index, phrase, pieces).items():
            values[row] = max(value, values.get(row, 0.0))
    return values


def _spellings(phrase: Phrase) -> list[list[str]]:
    """Return the pieces of a phrase, and if it is a single word with a hyphen, also the joined word."""
    phrase_words = words(phrase.text)
    pieces = [piece for word in phrase_words for piece in parts(word)]
    return [pieces, ["".join(pieces)]] if len(phrase_words) == 1 < len(pieces) else [pieces]


def _in_order(index: Index, phrase: Phrase, pieces: list[str]) -> dict[int, float]:
    """Return the rows that have the pieces of a phrase side by side, with the value of the weakest content word.

    All content words must also be in the field of the phrase, if it has one; of very many rows only the best are read.
    """
    content = _content_stems(pieces)
    term_by_stem = index.terms(content)
    if not content or len(term_by_stem) < len(set(content)):
        return {}
    mask = MASKS[phrase.field] if phrase.field else ANYWHERE
    rarest_first = sorted(term_by_stem.values(), key=lambda term: term.df)
    values = dict(index.all_values(rarest_first[0], mask))
    for term in rarest_first[1:]:
        values_of_term = Scope(mask=mask, rows=values.keys()).values(index, term)
        values = {row: min(value, values_of_term[row]) for row, value in values.items() if row in values_of_term}
    adjacent = encode_phrase(map(stem, pieces))
    best_rows = nlargest(MOST_PHRASES, values, key=lambda row: (values[row], -row))
    orders = index.orders(best_rows)
    return {row: values[row] for row in best_rows if contains(orders[row], adjacent)}


def excluded_rows(index: Index, excluded: Iterable[Word | Phrase], rows: set[int]) -> set[int]:
    """Return those of the ``rows`` that have something excluded: a word, a phrase, or the name of a programme.

    A word counts in every field but the text, a phrase in all; those of a field only there.
    """
    rows_with_excluded: set[int] = set()
    for unwanted in excluded:
        if isinstance(unwanted, Phrase):
            for pieces in _spellings(unwanted):
                rows_with_excluded |= _rows_in_order(index, unwanted.field, pieces, rows)
        elif unwanted.named:
            rows_with_excluded |= rows & index.named([name_key(unwanted.text)])
        else:
            mask = MASKS[unwanted.field] if unwanted.field else ANYWHERE & ~TEXT
            stems = sequence(unwanted.text)
            rows_with_excluded |= _rows_with_all(index, stems, rows, mask) if stems else set()
    return rows_with_excluded


def _rows_in_order(index: Index, field: str | None, pieces: list[str], rows: set[int]) -> set[int]:
    """Return those of the ``rows`` that have the pieces of a phrase side by side, and with a ``field`` all in it."""
    if field is not None:
        rows = _rows_with_all(index, _content_stems(pieces), rows, MASKS[field])
    adjacent = encode_phrase(map(stem, pieces))
    orders = index.orders(rows)
    return {row for row in rows if contains(orders[row], adjacent)}


def _rows_with_all(index: Index, stems: Iterable[str], rows: set[int], mask: int) -> set[int]:
    """Return those of the ``rows`` that have every stem in one of the fields of ``mask``."""
    for key in stems:
        term = index.term(key)
        rows = set() if term is None else {row for row in rows if index.postings(term).mask(row) & mask}
    return rows


def _content_stems(pieces: Iterable[str]) -> list[str]:
    """Return the stems of words by which records are looked up; of function words only if there are no others.

    They are indexed in names only, so they cannot say which records to look at.
    """
    stems_by_piece = {piece: stem(piece) for piece in pieces}
    return [key for piece, key in stems_by_piece.items() if piece not in FUNCTION_WORDS] or [*stems_by_piece.values()]
