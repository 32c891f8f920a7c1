"""Writer of the index: postings are gathered in memory up to a limit, written as segments, then merged.

Merging also writes the compound parts: the records of ``grunwasserstoff`` are added, with less weight, to those of
``wasserstoff``. That costs time once and saves it in every query (measured: 7 ms instead of 181 ms at 100,000 records).
"""

from __future__ import annotations

from array import array
from collections.abc import Mapping
from functools import cache
from types import MappingProxyType
from typing import TYPE_CHECKING

from hannover_foerder.search.analysis.compound import ROLE_WEIGHTS, forms, parts, split
from hannover_foerder.search.analysis.text import fold, name_key, respelt, stem
from hannover_foerder.search.analysis.text import parts as word_parts
from hannover_foerder.search.index.columns import bytes_of
from hannover_foerder.search.index.fields import ABOUT, JOINED
from hannover_foerder.search.index.foreign_words import foreign_keys
from hannover_foerder.search.index.forward import decode, keep_best_spelling
from hannover_foerder.search.index.occasions import write_occasions
from hannover_foerder.search.index.postings import BEST_SIZE, VALUES, Postings, impact_code, unpack
from hannover_foerder.search.index.schema import TABLES
from hannover_foerder.search.index.spellings import write_spellings, write_words
from hannover_foerder.search.index.targets import Target, key_of, pack
from hannover_foerder.search.index.thesaurus import SYNONYM_WEIGHT, content_words, keys

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Container, Iterable, Iterator, Sequence

    from hannover_foerder.search.index.thesaurus import Thesaurus

SEGMENT_POSTINGS = 3_000_000
"""Postings kept in memory before they are written out; one takes 8 bytes and a share of its term's list."""

NAMED_FACTOR = 3.0
"""What a phrase leads to counts so much more if it is the whole name of a record: that record is meant, no subject.

Set by judgement: from 1 to 6 nDCG@5 of the judged queries stays within 0.0025.
"""

SHORTEST_NAME = 8
"""Letters of such a name: a shorter one (INVEST) is a part of other names too."""

NO_OCCASIONS: Mapping[int, Sequence[str]] = MappingProxyType({})

_IS_ABOUT = bytes(mask & ABOUT != 0 for mask in range(256))
"""By mask of fields: 1 if a field that says what the record is about is among them, else 0."""

_JOINED_ROLE = 4
"""The role of two neighbours of a name in the word that they are joined to, beside those of :data:`ROLE_WEIGHTS`."""

_VALUES_BY_ROLE = [[weight * value for value in VALUES] for weight in (*ROLE_WEIGHTS, 1.0)]
"""By role of a part the weighted term frequency of each impact code."""


class IndexWriter:
    """A writer of a catalogue's index. Call :meth:`add` for every record, then :meth:`finish` once.

    Row numbers are 0 to 2**32 - 1 and ascend. The caller begins and commits the transaction. Errors are those of
    ``sqlite3``.
    """

    def __init__(self, connection: sqlite3.Connection, *, segment_postings: int = SEGMENT_POSTINGS) -> None:
        self._connection = connection
        self._segment_postings = segment_postings
        self._postings_in_memory: dict[str, array[int]] = {}
        self._size_in_memory = 0
        self._word_by_stem: dict[str, str] = {}
        """The display word of each stem for which it is another word than the stem."""
        self._segments = 0
        self._records = 0
        for name, columns in TABLES.items():
            connection.execute(f"DROP TABLE IF EXISTS {name}")
            connection.execute(f"CREATE TABLE {name} {columns}")

    def add(self, row: int, entry: bytes) -> None:
        """Add the record ``row`` with its entry from :func:`~hannover_foerder.search.index.forward.analyse`."""
        stems, codes, masks, order, names = decode(entry)
        self._connection.execute("INSERT INTO search_order (row, codes) VALUES (?, ?)", (row, order))
        self._connection.executemany("INSERT OR IGNORE INTO search_name VALUES (?, ?)", [(name, row) for name in names])
        postings_by_term, row_bits = self._postings_in_memory, row << 32
        for key, code, mask in zip(stems, codes, masks, strict=True):
            if "\t" in key:
                key, _, word = key.partition("\t")  # noqa: PLW2901 - the common case has no tab
                keep_best_spelling(self._word_by_stem, key, word)
            packed = postings_by_term.get(key)
            if packed is None:
                packed = postings_by_term[key] = array("Q")
            packed.append(row_bits | code << 8 | mask)
        self._records += 1
        self._size_in_memory += len(stems)
        if self._size_in_memory >= self._segment_postings:
            self._flush()

    def _flush(self) -> None:
        """Write the postings in memory as a segment, and begin the next one."""
        if not self._segments:
            self._connection.execute("CREATE TEMP TABLE search_segment (term TEXT, segment INTEGER, packed BLOB)")
        self._connection.executemany(
            "INSERT INTO search_segment VALUES (?, ?, ?)",
            ((term, self._segments, packed.tobytes()) for term, packed in self._postings_in_memory.items()),
        )
        self._segments += 1
        self._postings_in_memory = {}
        self._size_in_memory = 0

    def finish(self, thesaurus: Thesaurus | None = None, occasions: Mapping[int, Sequence[str]] = NO_OCCASIONS) -> None:
        """Merge the segments and write terms with their compound parts, synonyms that have targets, and the rest.

        ``occasions`` are sentences by row: see :mod:`.occasions`.
        """
        postings_by_term: Mapping[str, array[int]] = self._postings_in_memory
        if self._segments:
            self._flush()
            postings_by_term = _SegmentedPostings(self._connection)
        vocabulary = sorted({term.removeprefix(JOINED) for term in postings_by_term})
        record_counts = self._write_terms(vocabulary, postings_by_term)
        single_words = self._write_synonyms(thesaurus, record_counts) if thesaurus is not None else ()
        shown_by_term = {term: self._word_by_stem.get(term, term) for term in vocabulary}
        write_spellings(self._connection, shown_by_term, single_words)
        write_words(self._connection, (term for term in vocabulary if term in postings_by_term and term >= "a"))
        write_occasions(self._connection, occasions)
        self._connection.execute("INSERT INTO search_meta (key, value) VALUES ('records', ?)", (self._records,))
        self._connection.execute("DROP TABLE IF EXISTS temp.search_segment")

    def _references_by_part(
        self, vocabulary: Sequence[str], postings_by_term: Mapping[str, array[int]]
    ) -> dict[str, array[int]]:
        """Return by part references to the terms that contain it: ``number << 3 | role``.

        The number is the term's position in the vocabulary, the role that of the part in the term.
        """
        references_by_part: dict[str, array[int]] = {}
        terms = frozenset(vocabulary)
        for number, term in enumerate(vocabulary):
            if term in postings_by_term:
                for part, role in self._parts(term, terms).items():
                    references_by_part.setdefault(part, array("I")).append(number << 3 | role)
            if JOINED + term in postings_by_term:
                references_by_part.setdefault(term, array("I")).append(number << 3 | _JOINED_ROLE)
        return references_by_part

    def _parts(self, term: str, terms: Container[str]) -> dict[str, int]:
        """Return the terms that a term is composed of, each with its weightiest role (:data:`ROLE_WEIGHTS`)."""
        roles: dict[str, int] = {}
        for form in forms(term, respelt(fold(self._word_by_stem.get(term, term)))):
            for part, role in parts(form, terms):
                if part != term and (form == term or form.endswith(part)):  # umschuldung is no umschul with dung
                    roles[part] = min(role, roles.get(part, role))
        return roles

    def _write_terms(self, vocabulary: Sequence[str], postings_by_term: Mapping[str, array[int]]) -> dict[str, int]:
        """Write all terms with their postings; return by term in how many records it stands, also inside a compound.

        ``vocabulary`` are all terms in order; the position of a term is its id. ``postings_by_term`` are packed (see
        :func:`.postings.unpack`), and those of the words as they stand in the records; those of the compounds that a
        term is a part of are added here.
        """
        record_counts: dict[str, int] = {}
        references_by_part = self._references_by_part(vocabulary, postings_by_term)
        for number, term in enumerate(vocabulary):
            postings = unpack(postings_by_term.get(term, array("Q")))
            exact_count = len(postings.rows)
            if term in references_by_part:
                postings = _with_compounds(postings, references_by_part[term], vocabulary, postings_by_term)
            record_counts[term] = len(postings.rows)
            about_count, shown = postings.masks.translate(_IS_ABOUT).count(1), self._word_by_stem.get(term)
            self._connection.execute(
                "INSERT INTO search_term (term, id, df, exact, about, shown) VALUES (?, ?, ?, ?, ?, ?)",
                (term, number, record_counts[term], exact_count, about_count, shown),
            )
            self._connection.execute(
                "INSERT INTO search_postings (id, best, rows, codes, masks) VALUES (?, ?, ?, ?, ?)",
                (number, _best_records(postings), bytes_of(postings.rows), postings.codes, postings.masks),
            )
        return record_counts

    def _write_synonyms(self, thesaurus: Thesaurus, record_counts: Mapping[str, int]) -> set[str]:
        """Write the matters and where the keys of the thesaurus lead; return the keys of single words among these.

        Only of German or English words, since a mistyped word may be corrected to one. Of several ways to one target
        the weightiest is written.
        """
        self._connection.executemany(
            "INSERT OR IGNORE INTO search_matter VALUES (?)", [(key,) for key in thesaurus.matters]
        )
        name_keys = {name for (name,) in self._connection.execute("SELECT DISTINCT key FROM search_name")}
        stems_of = cache(lambda target: resolve(target, record_counts))
        keys_of = cache(lambda source, language: keys(source) + foreign_keys(source, language))
        targets_by_key: dict[str, dict[tuple[str, ...], Target]] = {}
        single_words: set[str] = set()
        for kind, source, target, weight, language in thesaurus.relations:
            stems = stems_of(target)
            if not stems:
                continue
            target_key, name = key_of(stems), name_key(target)
            is_name = len(name) >= SHORTEST_NAME and name in name_keys and weight >= SYNONYM_WEIGHT
            source_keys = keys_of(source, language)
            if not language and " " not in source_keys[0]:
                single_words.add(source_keys[0])
            for key in source_keys:
                if key == target_key or (kind == "reverse" and all(part in record_counts for part in key.split(" "))):
                    continue
                weight_of_key = weight * (NAMED_FACTOR if is_name and " " in key else 1.0)
                targets = targets_by_key.setdefault(key, {})
                if stems not in targets or targets[stems].weight < weight_of_key:
                    targets[stems] = Target(stems, weight_of_key, kind, source, target)
        text_by_key = {key: pack(targets.values()) for key, targets in sorted(targets_by_key.items())}
        id_by_text = {text: id_ for id_, text in enumerate(dict.fromkeys(text_by_key.values()))}
        self._connection.executemany(
            "INSERT INTO search_targets (id, targets) VALUES (?, ?)", [(id_, text) for text, id_ in id_by_text.items()]
        )
        self._connection.executemany(
            "INSERT INTO search_synonym (key, id) VALUES (?, ?)",
            [(key, id_by_text[text]) for key, text in text_by_key.items()],
        )
        return single_words & targets_by_key.keys()


def resolve(text: str, record_counts: Mapping[str, int]) -> tuple[str, ...]:
    """Return the stems of a phrase that the index has: joined words, else parts, else parts of compounds.

    Empty if a word is none of these. ``record_counts`` are by stem of the index.
    """
    stems: list[str] = []
    for word in content_words(text):
        pieces = word_parts(word)
        joined_stem = stem("".join(pieces))
        candidates = [joined_stem] if joined_stem in record_counts else [stem(piece) for piece in pieces]
        for candidate in candidates:
            if candidate in record_counts:
                stems.append(candidate)
                continue
            splits = (split(form, record_counts) for form in forms(candidate, respelt(fold(word))))
            cut_pieces = next(filter(None, splits), None)
            if cut_pieces is None:
                return ()
            stems.extend(cut_pieces)
    return tuple(dict.fromkeys(stems))


def _with_compounds(
    own: Postings, references: Iterable[int], vocabulary: Sequence[str], postings_by_term: Mapping[str, array[int]]
) -> Postings:
    """Return the postings of a term with those of the compounds it is inside of, scaled by its role in each.

    ``references`` are those of :meth:`IndexWriter._references_by_part` to the compounds.
    """
    values = {row: VALUES[code] for row, code in zip(own.rows, own.codes, strict=True)}
    masks = dict(zip(own.rows, own.masks, strict=True))
    for reference in references:
        compound, role = vocabulary[reference >> 3], reference & 7
        of_compound = unpack(postings_by_term[JOINED + compound if role == _JOINED_ROLE else compound])
        value_by_code = _VALUES_BY_ROLE[role]
        for row, code, mask in zip(of_compound.rows, of_compound.codes, of_compound.masks, strict=True):
            values[row] = values.get(row, 0.0) + value_by_code[code]
            masks[row] = masks.get(row, 0) | mask
    rows = sorted(values)
    return Postings(
        array("I", rows), bytes([impact_code(values[row]) for row in rows]), bytes([masks[row] for row in rows])
    )


def _best_records(postings: Postings) -> bytes | None:
    """Return row numbers, then codes, of the records with the highest impact of a common term; ``None`` for others."""
    if len(postings.rows) <= BEST_SIZE:
        return None
    codes = postings.codes
    places = sorted(range(len(codes)), key=codes.__getitem__, reverse=True)[:BEST_SIZE]
    return bytes_of(array("I", [postings.rows[place] for place in places])) + bytes([codes[place] for place in places])


class _SegmentedPostings(Mapping[str, "array[int]"]):
    """Postings by term in row order, read from the segments on demand."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        connection.execute("CREATE INDEX temp.search_segment_term ON search_segment (term, segment)")
        self._connection = connection
        self._terms = {term for (term,) in connection.execute("SELECT DISTINCT term FROM search_segment")}

    def __len__(self) -> int:
        return len(self._terms)

    def __iter__(self) -> Iterator[str]:
        return iter(self._terms)

    def __contains__(self, term: object) -> bool:
        return term in self._terms

    def __getitem__(self, term: str) -> array[int]:
        if term not in self._terms:
            raise KeyError(term)
        sql = "SELECT packed FROM search_segment WHERE term = ? ORDER BY segment"
        return array("Q", b"".join(packed for (packed,) in self._connection.execute(sql, (term,))))
