"""Reader of the index: a few rows per query, never the whole."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from hannover_foerder.search.index.columns import column_from
from hannover_foerder.search.index.fields import ANYWHERE
from hannover_foerder.search.index.lookup import look_up
from hannover_foerder.search.index.occasion_postings import OccasionPostings, unpack_values
from hannover_foerder.search.index.postings import BEST_SIZE, SEARCH_FACTOR, VALUES, Postings, Term
from hannover_foerder.search.index.targets import unpack

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Collection, Iterable

    from hannover_foerder.search.index.row_filter import Allowed
    from hannover_foerder.search.index.targets import Target


class IndexedWords:
    """The words of a catalogue, as a container for ``in``."""

    def __init__(self, index: Index) -> None:
        self._index = index

    def __contains__(self, word: object) -> bool:
        return isinstance(word, str) and self._index.term(word) is not None


MOST_KEPT = 50_000
"""Keys, and rows of keys, that are kept of earlier queries: at most some twenty megabytes."""


class Index:
    """The index in ``connection``. What a query reads is kept for the next one: see :meth:`is_full`."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._terms: dict[str, Term | None] = {}
        self._synonyms: dict[str, list[Target]] = {}
        self._postings: dict[int, Postings] = {}
        self._values: dict[int, dict[int, float]] = {}
        self._rows_with: dict[tuple[int, int], list[int]] = {}
        self._occasions: dict[str, OccasionPostings | None] = {}
        self._rows_kept = 0
        self._words: str | None = None
        self._spellings: dict[int, dict[str, list[str]]] = {}
        (self.records,) = connection.execute("SELECT value FROM search_meta WHERE key = 'records'").fetchone()

    def is_full(self) -> bool:
        """Return whether so much of earlier queries is kept that a new reader should take the place of this one."""
        return len(self._terms) + len(self._synonyms) + len(self._occasions) + self._rows_kept > MOST_KEPT

    def size(self) -> int:
        """Return the number of terms."""
        (last,) = self._connection.execute("SELECT max(id) FROM search_postings").fetchone()
        return 0 if last is None else last + 1

    def terms(self, keys: Iterable[str]) -> dict[str, Term]:
        """Return by key those of many terms that the catalogue has, at once; :meth:`term` then needs no query."""
        wanted = dict.fromkeys(keys)
        missing = [term for term in wanted if term not in self._terms]
        self._terms.update(dict.fromkeys(missing))
        statement = "SELECT term, id, df, exact, about, coalesce(shown, term) FROM search_term WHERE term IN (?)"
        for row in look_up(self._connection, statement, missing):
            self._terms[row[0]] = Term._make(row)
        return {key: term for key in wanted if (term := self._terms[key]) is not None}

    def term(self, term: str) -> Term | None:
        """Return a term, or ``None`` if the catalogue does not have it."""
        if term not in self._terms:
            self.terms((term,))
        return self._terms[term]

    def beginning(self, prefix: str, limit: int) -> list[Term]:
        """Return the terms that begin with ``prefix`` and occur in most records, most frequent first."""
        rows = self._connection.execute(
            "SELECT term, id, df, exact, about, coalesce(shown, term) FROM search_term"
            " WHERE term >= ? AND term < ? ORDER BY exact DESC, term LIMIT ?",
            (prefix, prefix + "\U0010ffff", limit),
        )
        return [Term._make(row) for row in rows]

    def containing(self, stem: str) -> list[Term]:
        """Return the longer terms that contain ``stem``, in alphabetical order."""
        from hannover_foerder.search.index.spellings import words_with  # most words are known

        if self._words is None:
            (self._words,) = self._connection.execute("SELECT words FROM search_words").fetchone()
        return list(self.terms(words_with(stem, self._words)).values())

    def spellings(self, shortest: int, longest: int, letters: Iterable[str] | None = None) -> list[str]:
        """Return what a mistake may be corrected to, of some lengths and with one of some first letters, or any."""
        spellings: list[str] = []
        for length in range(shortest, longest + 1):
            if length not in self._spellings:
                sql = "SELECT letter, spellings FROM search_spelling WHERE length = ? ORDER BY letter"
                self._spellings[length] = {
                    letter: lines.split("\n") for letter, lines in self._connection.execute(sql, (length,))
                }
            by_letter = self._spellings[length]
            for letter in by_letter if letters is None else letters:
                spellings += by_letter.get(letter, ())
        return spellings

    def spelt(self, spellings: Iterable[str]) -> dict[str, str]:
        """Return by spelling the term or synonym key of each of some :meth:`spellings`."""
        terms = {spelling: spelling for spelling in spellings}
        statement = "SELECT spelling, term FROM search_spelt WHERE spelling IN (?)"
        terms.update(look_up(self._connection, statement, terms))
        return terms

    def occasions(self, stems: Iterable[str]) -> dict[str, OccasionPostings]:
        """Return by stem what the occasions have of some stems; a stem that none of them has is left out."""
        wanted = dict.fromkeys(stems)
        missing = [stem for stem in wanted if stem not in self._occasions]
        self._occasions.update(dict.fromkeys(missing))
        statement = "SELECT stem, rarity, row_values FROM search_occasion WHERE stem IN (?)"
        for stem, rarity, stored_values in look_up(self._connection, statement, missing):
            values = unpack_values(stored_values)
            self._occasions[stem] = OccasionPostings(rarity, values)
            self._rows_kept += len(values)
        return {stem: postings for stem in wanted if (postings := self._occasions[stem]) is not None}

    def neighbourhood(self, neighbours: Iterable[int]) -> Iterable[tuple[int, int, float]]:
        """Return each row that has one of the ``neighbours``, with that neighbour and the cosine of the two."""
        statement = "SELECT row, neighbour, cosine FROM search_neighbour WHERE neighbour IN (?)"
        return look_up(self._connection, statement, neighbours)

    def synonyms(self, keys: Iterable[str]) -> dict[str, list[Target]]:
        """Return by key the targets of those of many synonym keys that the thesaurus has."""
        wanted = dict.fromkeys(keys)
        missing = [key for key in wanted if key not in self._synonyms]
        self._synonyms.update((key, []) for key in missing)
        statement = "SELECT key, targets FROM search_synonym JOIN search_targets USING (id) WHERE key IN (?)"
        for key, targets in look_up(self._connection, statement, missing):
            self._synonyms[key] = unpack(targets)
        return {key: targets for key in wanted if (targets := self._synonyms[key])}

    def matters(self, keys: Iterable[str]) -> set[str]:
        """Return those keys that name a matter."""
        statement = "SELECT key FROM search_matter WHERE key IN (?)"
        return {key for (key,) in look_up(self._connection, statement, keys)}

    def named(self, keys: Iterable[str]) -> set[int]:
        """Return the rows that have one of the keys as name, alias or id."""
        statement = "SELECT row FROM search_name WHERE key IN (?)"
        return {row for (row,) in look_up(self._connection, statement, keys)}

    def load_postings(self, terms: Iterable[Term]) -> None:
        """Read the records of many terms at once, so that :meth:`postings` answers from memory."""
        missing = [term.id for term in terms if term.id not in self._postings]
        statement = "SELECT id, rows, codes, masks FROM search_postings WHERE id IN (?)"
        for number, rows, codes, masks in look_up(self._connection, statement, missing):
            self._postings[number] = Postings(column_from("I", rows), codes, masks)
            self._rows_kept += len(codes)

    def postings(self, term: Term) -> Postings:
        """Return all records of a term."""
        if term.id not in self._postings:
            self.load_postings((term,))
        return self._postings[term.id]

    def share_of_field(self, term: Term, mask: int) -> float:
        """Return the share of a term's records that have it in a field of ``mask``."""
        masks = self.postings(term).masks
        return sum(count for fields, count in Counter(masks).items() if fields & mask) / (len(masks) or 1)

    def rows_with(self, term: Term, among: Collection[int], mask: int) -> Collection[int]:
        """Return the rows with a term in a field of ``mask``, of a common term only those in ``among``.

        A term is common if it has so many more records than ``among`` that these are looked up one by one. Of others
        all rows are read and kept.
        """
        postings = self.postings(term)
        if term.df > SEARCH_FACTOR * len(among):
            return [row for row in among if postings.mask(row) & mask]
        rows = self._rows_with.get((term.id, mask))
        if rows is None:
            pairs = zip(postings.rows, postings.masks, strict=True)
            rows = self._rows_with[term.id, mask] = [row for row, fields in pairs if fields & mask]
        return rows

    def orders(self, rows: Iterable[int]) -> dict[int, bytes]:
        """Return by row the word sequence of some records, see :mod:`hannover_foerder.search.index.phrase`."""
        return dict(look_up(self._connection, "SELECT row, codes FROM search_order WHERE row IN (?)", rows))

    def all_values(self, term: Term, mask: int = ANYWHERE) -> dict[int, float]:
        """Return the weighted term frequency by row, of all records with the term in a field of ``mask``."""
        postings = self.postings(term)
        return {
            row: VALUES[code]
            for row, code, fields in zip(postings.rows, postings.codes, postings.masks, strict=True)
            if fields & mask
        }

    def leading_among(self, term: Term, allowed: Allowed) -> dict[int, float]:
        """Return the weighted term frequency by row; of a term in very many records only in the best that pass."""
        if term.df <= BEST_SIZE:
            return self.leading(term)
        postings = self.postings(term)
        rows, codes = postings.rows, postings.codes
        values: dict[int, float] = {}
        for code in sorted(set(codes), reverse=True):
            place = codes.find(code)
            while place >= 0:
                if rows[place] in allowed:
                    values[rows[place]] = VALUES[code]
                    if len(values) == BEST_SIZE:
                        return values
                place = codes.find(code, place + 1)
        return values

    def leading(self, term: Term) -> dict[int, float]:
        """Return the weighted term frequency by row; of a term in more than ``BEST_SIZE`` records only in the best."""
        values = self._values.get(term.id)
        if values is None and term.df <= BEST_SIZE:
            values = self._values[term.id] = self.all_values(term)
        elif values is None:
            (best,) = self._connection.execute("SELECT best FROM search_postings WHERE id = ?", (term.id,)).fetchone()
            size = len(best) // 5
            rows, codes = column_from("I", best[: 4 * size]), best[4 * size :]
            values = self._values[term.id] = {row: VALUES[code] for row, code in zip(rows, codes, strict=True)}
        return values
