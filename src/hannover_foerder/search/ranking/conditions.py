"""Mandatory conditions of a query: field words, "phrases" and exclusions. Most queries have none."""

from __future__ import annotations

from heapq import nlargest
from typing import TYPE_CHECKING

from hannover_foerder.named_tuple import NamedTuple
from hannover_foerder.search.analysis.language import FUNCTION_WORDS
from hannover_foerder.search.analysis.text import name_key, parts, sequence, stem, words
from hannover_foerder.search.index.fields import AREA, KIND, NAME, PROVIDER, TARGET_GROUPS, TEXT, TOPICS
from hannover_foerder.search.index.phrase import contains, encode_phrase
from hannover_foerder.search.query.field_words import restricted
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


class Required(NamedTuple):
    """A mandatory condition of a hit: a field word (``field`` names the field) or a phrase."""

    typed: str
    field: str | None
    values: Values
    corrections: tuple[tuple[str, str], ...] = ()
    """Corrected words."""


def required_of(index: Index, query: Query) -> list[Required]:
    """Return the field words and phrases of a query, with the rows that have them."""
    required = []
    plain = any(word.field is None for word in query.words)
    for word in query.words:
        if word.field is not None:
            scope = Scope(mask=MASKS[word.field])
            concepts, corrections = restricted(index, word.text, area=word.field == "area")
            for concept in concepts:
                values = values_of(index, concept, scope)
                values.mass *= FIELD_SHARE if plain else 1.0
                required.append(Required(concept.typed, word.field, values, corrections))
    for phrase in query.phrases:
        rows = phrase_values(index, phrase)
        required.append(Required(phrase.text, phrase.field, Values(rows, idf(index.records, len(rows)))))
    return required


def phrase_values(index: Index, phrase: Phrase) -> dict[int, float]:
    """Return the rows with the adjacent words of a phrase, with the value of the weakest word.

    ``"Arbeitgeber-Service"`` is also found where it is written as one word.
    """
    typed = words(phrase.text)
    values = _in_order(index, phrase, [piece for word in typed for piece in parts(word)])
    if len(typed) == 1 and len(parts(typed[0])) > 1:
        for row, value in _in_order(index, phrase, ["".join(parts(typed[0]))]).items():
            values[row] = max(value, values.get(row, 0.0))
    return values


def _in_order(index: Index, phrase: Phrase, pieces: list[str]) -> dict[int, float]:
    """Return the rows that have the pieces of a phrase side by side, with the value of the weakest content word."""
    stems = [stem(piece) for piece in pieces]
    # function words are indexed in names only, so they cannot say which records to look at
    content = [stem(piece) for piece in pieces if piece not in FUNCTION_WORDS] or stems
    having = index.terms(content)
    terms = [having.get(key) for key in content]
    if not stems or None in terms:
        return {}
    mask = MASKS.get(phrase.field or "", 0)
    rarest_first = sorted({term.term: term for term in terms if term is not None}.values(), key=lambda term: term.df)
    values = dict(index.all_values(rarest_first[0], mask))
    for term in rarest_first[1:]:
        other = Scope(rows=values.keys()).values(index, term)
        values = {row: min(value, other[row]) for row, value in values.items() if row in other}
    wanted = encode_phrase(stems)
    best = nlargest(MOST_PHRASES, values, key=lambda row: (values[row], -row))
    orders = index.orders(best)
    return {row: values[row] for row in best if contains(orders[row], wanted)}


def excluded_rows(index: Index, excluded: Iterable[Word | Phrase], rows: set[int]) -> set[int]:
    """Return the rows with an excluded word as subject or name, or an excluded phrase anywhere."""
    out: set[int] = set()
    for unwanted in excluded:
        if isinstance(unwanted, Phrase):
            wanted = encode_phrase(sequence(unwanted.text))
            orders = index.orders(rows)
            out.update(row for row in rows if contains(orders[row], wanted))
            continue
        if unwanted.named:
            out |= rows & index.named([name_key(unwanted.text)])
            continue
        mask = MASKS[unwanted.field] if unwanted.field else ~TEXT & 0xFF
        having: set[int] | None = None
        for stems in ([stem(piece) for piece in parts(word)] for word in words(unwanted.text)):
            for key in stems:
                term = index.term(key)
                matching = set() if term is None else {row for row in rows if index.postings(term).mask(row) & mask}
                having = matching if having is None else having & matching
        out |= having or set()
    return out
