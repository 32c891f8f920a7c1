"""Writer of the index: postings are gathered in memory up to a limit, written as segments, then merged.

Merging also writes the compound parts: the records of ``grunwasserstoff`` are added, with less weight, to those of
``wasserstoff``. That costs time once and saves it in every query (measured: 7 ms instead of 181 ms at 100,000 records).
"""

from __future__ import annotations

from array import array
from types import MappingProxyType
from typing import TYPE_CHECKING

from hannover_foerder.search.analysis.compound import ROLE_WEIGHTS, forms, parts, split, substrings
from hannover_foerder.search.analysis.text import fold, name_key, respelt, stem
from hannover_foerder.search.analysis.text import parts as word_parts
from hannover_foerder.search.index.columns import bytes_of
from hannover_foerder.search.index.fields import ABOUT, JOINED
from hannover_foerder.search.index.foreign_words import foreign_keys
from hannover_foerder.search.index.forward import clumsiness, decode
from hannover_foerder.search.index.impact import VALUES, encode
from hannover_foerder.search.index.occasions import write_occasions
from hannover_foerder.search.index.postings import BEST_SIZE, Postings, unpack
from hannover_foerder.search.index.schema import FORMAT, TABLES
from hannover_foerder.search.index.spellings import write_spellings, write_words
from hannover_foerder.search.index.targets import Target, key_of, pack
from hannover_foerder.search.index.thesaurus import SYNONYM_WEIGHT, content_words, keys

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Collection, Iterator, Mapping, Sequence

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

_JOINED_ROLE = 4
_SCALED = [[factor * value for value in VALUES] for factor in (*ROLE_WEIGHTS, 1.0)]
_BATCH = 5_000


class IndexWriter:
    """A writer of a catalogue's index. Call :meth:`add` for every record, then :meth:`finish` once.

    Row numbers are 0 to 2**32 - 1 and ascend. The caller begins and commits the transaction. Errors are those of
    ``sqlite3``.
    """

    def __init__(self, connection: sqlite3.Connection, *, segment_postings: int = SEGMENT_POSTINGS) -> None:
        self._connection = connection
        self._segment_postings = segment_postings
        self._memory: dict[str, array[int]] = {}
        self._shown: dict[str, str] = {}
        self._names: list[tuple[str, int]] = []
        self._gathered = 0
        self._segments = 0
        self._count = 0
        for name, columns in TABLES.items():
            connection.execute(f"DROP TABLE IF EXISTS {name}")
            connection.execute(f"CREATE TABLE {name} {columns}")

    def add(self, row: int, entry: bytes) -> None:
        """Add the record ``row`` with its entry from :func:`~hannover_foerder.search.index.forward.analyse`."""
        stems, codes, masks, order, names = decode(entry)
        self._connection.execute("INSERT INTO search_order VALUES (?, ?)", (row, order))
        memory, word_by_stem, row_bits = self._memory, self._shown, row << 32
        for key, code, mask in zip(stems, codes, masks, strict=True):
            if "\t" in key:
                key, _, word = key.partition("\t")  # noqa: PLW2901 - the common case has no tab
                shown_word = word_by_stem.get(key)
                if shown_word is None or (shown_word != word and clumsiness(word) < clumsiness(shown_word)):
                    word_by_stem[key] = word
            packed = memory.get(key)
            if packed is None:
                packed = memory[key] = array("Q")
            packed.append(row_bits | code << 8 | mask)
        self._names.extend((name, row) for name in names)
        self._count += 1
        self._gathered += len(stems)
        if self._gathered >= self._segment_postings:
            self._flush()

    def _flush(self) -> None:
        """Write the postings in memory as a segment, and the names, and begin the next segment."""
        if not self._segments:
            self._connection.execute("CREATE TEMP TABLE search_segment (term TEXT, segment INTEGER, packed BLOB)")
        self._connection.executemany(
            "INSERT INTO search_segment VALUES (?, ?, ?)",
            ((term, self._segments, packed.tobytes()) for term, packed in self._memory.items()),
        )
        self._write_names()
        self._segments += 1
        self._memory = {}
        self._gathered = 0

    def _write_names(self) -> None:
        self._connection.executemany("INSERT OR IGNORE INTO search_name VALUES (?, ?)", self._names)
        self._names = []

    def finish(self, thesaurus: Thesaurus | None = None, occasions: Mapping[int, Sequence[str]] = NO_OCCASIONS) -> None:
        """Merge the segments and write terms with their compound parts, synonyms that have targets, and the rest.

        ``occasions`` are sentences by row: see :mod:`.occasions`.
        """
        postings_by_term: Mapping[str, array[int]]
        if self._segments:
            self._flush()
            postings_by_term = self._merged()
        else:
            self._write_names()
            postings_by_term = self._memory
        vocabulary = sorted({term.removeprefix(JOINED) for term in postings_by_term})
        terms = set(vocabulary)
        containers = self._containers(vocabulary, terms, postings_by_term)
        frequency = self._write_terms(vocabulary, postings_by_term, containers)
        single_words: Collection[str] = ()
        if thesaurus is not None:
            single_words = self._write_synonyms(thesaurus, frequency)
        write_spellings(self._connection, {term: self._shown.get(term, term) for term in vocabulary}, single_words)
        write_words(self._connection, (term for term in vocabulary if term in postings_by_term and term >= "a"))
        write_occasions(self._connection, occasions)
        self._connection.executemany(
            "INSERT INTO search_meta VALUES (?, ?)", [("format", FORMAT), ("records", self._count)]
        )
        self._connection.execute("DROP TABLE IF EXISTS temp.search_segment")
        self._memory = {}

    def _merged(self) -> Mapping[str, array[int]]:
        self._connection.execute("CREATE INDEX temp.search_segment_term ON search_segment (term, segment)")
        return _SegmentedPostings(self._connection)

    def _containers(
        self, vocabulary: list[str], terms: set[str], postings_by_term: Mapping[str, array[int]]
    ) -> dict[str, array[int]]:
        """Return for each part the numbers of the terms that contain it, with the role: ``number << 3 | role``."""
        containers: dict[str, array[int]] = {}
        for number, term in enumerate(vocabulary):
            if term in postings_by_term:
                for part, role in self._parts(term, terms).items():
                    containers.setdefault(part, array("I")).append(number << 3 | role)
            if JOINED + term in postings_by_term:
                containers.setdefault(term, array("I")).append(number << 3 | _JOINED_ROLE)
        return containers

    def _parts(self, term: str, terms: set[str]) -> dict[str, int]:
        roles: dict[str, int] = {}
        for form in forms(term, respelt(fold(self._shown.get(term, term)))):
            for part, role in parts(form, terms):
                if part != term and (form == term or form.endswith(part)):  # umschuldung is no umschul with dung
                    roles[part] = min(role, roles.get(part, role))
        return roles

    def _write_terms(
        self, vocabulary: list[str], postings_by_term: Mapping[str, array[int]], containers: dict[str, array[int]]
    ) -> dict[str, int]:
        """Write all terms with their postings; return in how many records each stands."""
        frequency: dict[str, int] = {}

        def rows() -> Iterator[tuple[tuple[object, ...], tuple[object, ...]]]:
            for number, term in enumerate(vocabulary):
                packed = postings_by_term.get(term)
                postings = unpack(packed) if packed is not None else Postings(array("I"), b"", b"")
                exact = len(postings.rows)
                references = containers.get(term)
                if references is not None:
                    postings = _with_parts(postings, references, vocabulary, postings_by_term)
                df = frequency[term] = len(postings.rows)
                blobs = (number, _best(postings), bytes_of(postings.rows), postings.codes, postings.masks)
                yield (term, number, df, exact, _about(postings.masks), self._shown.get(term)), blobs

        batch: list[tuple[tuple[object, ...], tuple[object, ...]]] = []
        for row in rows():
            batch.append(row)
            if len(batch) >= _BATCH:
                self._insert(batch)
                batch = []
        self._insert(batch)
        return frequency

    def _insert(self, batch: list[tuple[tuple[object, ...], tuple[object, ...]]]) -> None:
        self._connection.executemany("INSERT INTO search_term VALUES (?, ?, ?, ?, ?, ?)", [term for term, _ in batch])
        self._connection.executemany("INSERT INTO search_postings VALUES (?, ?, ?, ?, ?)", [blob for _, blob in batch])

    def _write_synonyms(self, thesaurus: Thesaurus, frequency: dict[str, int]) -> set[str]:
        """Write the matters and where the keys of the thesaurus lead; return the keys of single words among these.

        Only of German or English words, since a mistyped word may be corrected to one. Of several ways to one target
        the weightiest is written.
        """
        targets_by_key: dict[str, dict[tuple[str, ...], Target]] = {}
        resolution_by_target: dict[str, tuple[tuple[str, ...], str, str]] = {}
        keys_by_source: dict[tuple[str, str], list[str]] = {}
        single_words: set[str] = set()
        self._connection.executemany(
            "INSERT OR IGNORE INTO search_matter VALUES (?)", [(key,) for key in thesaurus.matters]
        )
        names = {name for (name,) in self._connection.execute("SELECT DISTINCT key FROM search_name")}
        for kind, source, target, weight, language in thesaurus.relations:
            if target not in resolution_by_target:
                stems = resolve(target, frequency)
                resolution_by_target[target] = stems, key_of(stems), name_key(target)
            stems, target_key, key_of_name = resolution_by_target[target]
            if not stems:
                continue
            if (source, language) not in keys_by_source:
                keys_by_source[source, language] = keys(source) + foreign_keys(source, language)
            source_keys = keys_by_source[source, language]
            if not language and " " not in source_keys[0]:
                single_words.add(source_keys[0])
            for key in source_keys:
                if key == target_key or (kind == "reverse" and all(part in frequency for part in key.split(" "))):
                    continue
                targets = targets_by_key.setdefault(key, {})
                earlier = targets.get(stems)
                is_name = " " in key and len(key_of_name) >= SHORTEST_NAME and key_of_name in names
                weight_for_key = weight * (NAMED_FACTOR if is_name and weight >= SYNONYM_WEIGHT else 1.0)
                if earlier is None or earlier.weight < weight_for_key:
                    targets[stems] = Target(stems, weight_for_key, kind, source, target)
        text_by_key = {key: pack(list(targets.values())) for key, targets in sorted(targets_by_key.items()) if targets}
        numbers = {text: number for number, text in enumerate(dict.fromkeys(text_by_key.values()))}
        self._connection.executemany(
            "INSERT INTO search_targets VALUES (?, ?)", [(number, text) for text, number in numbers.items()]
        )
        self._connection.executemany(
            "INSERT INTO search_synonym VALUES (?, ?)", [(key, numbers[text]) for key, text in text_by_key.items()]
        )
        return single_words & targets_by_key.keys()


def resolve(text: str, frequency: Mapping[str, int]) -> tuple[str, ...]:
    """Return the stems of a phrase that the index has: joined words, else parts, else parts of compounds.

    Empty if a word is none of these. ``frequency`` is by stem.
    """
    stems: list[str] = []
    for word in content_words(text):
        pieces = word_parts(word)
        joined_stem = stem("".join(pieces))
        candidates = [joined_stem] if joined_stem in frequency else [stem(piece) for piece in pieces]
        for candidate in candidates:
            if candidate in frequency:
                stems.append(candidate)
                continue
            cut = None
            for form in forms(candidate, respelt(fold(word))):
                frequency_of_piece = {piece: frequency[piece] for piece in substrings(form) if piece in frequency}
                cut = cut or split(form, frequency_of_piece)
            if cut is None:
                return ()
            stems.extend(cut)
    return tuple(dict.fromkeys(stems))


def _with_parts(
    own: Postings, references: array[int], vocabulary: list[str], postings_by_term: Mapping[str, array[int]]
) -> Postings:
    """Return the postings of a term with those of the compounds it is inside of, scaled by its role in each.

    ``references`` are those of :meth:`IndexWriter._containers` to the compounds.
    """
    joined_values = _SCALED[_JOINED_ROLE]
    values = {row: joined_values[code] for row, code in zip(own.rows, own.codes, strict=True)}
    masks = dict(zip(own.rows, own.masks, strict=True))
    value_so_far, mask_so_far = values.get, masks.get
    for reference in references:
        role = reference & 7
        term = vocabulary[reference >> 3]
        of_compound = unpack(postings_by_term[JOINED + term if role == _JOINED_ROLE else term])
        scaled = _SCALED[role]
        for row, code, mask in zip(of_compound.rows, of_compound.codes, of_compound.masks, strict=True):
            values[row] = value_so_far(row, 0.0) + scaled[code]
            masks[row] = mask_so_far(row, 0) | mask
    rows = sorted(values)
    return Postings(array("I", rows), bytes([encode(values[row]) for row in rows]), bytes([masks[row] for row in rows]))


_SAYS = bytes(mask & ABOUT != 0 for mask in range(256))


def _about(masks: bytes) -> int:
    """Return how many of some records have a term in a subject field."""
    return masks.translate(_SAYS).count(1)


def _best(postings: Postings) -> bytes | None:
    """Return row numbers, then codes, of the records with the highest impact of a common term; ``None`` for others."""
    if len(postings.rows) <= BEST_SIZE:
        return None
    codes = postings.codes
    places = sorted(range(len(codes)), key=codes.__getitem__, reverse=True)[:BEST_SIZE]
    return bytes_of(array("I", [postings.rows[place] for place in places])) + bytes([codes[place] for place in places])


class _SegmentedPostings(dict[str, "array[int]"]):
    """Postings by term, read from the segments on demand."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        super().__init__()
        self._connection = connection
        self._terms = {term for (term,) in connection.execute("SELECT DISTINCT term FROM search_segment")}

    def __iter__(self) -> Iterator[str]:
        return iter(self._terms)

    def __contains__(self, term: object) -> bool:
        return term in self._terms

    def get(self, term: str, default: array[int] | None = None) -> array[int] | None:  # type: ignore[override]
        """Return the postings of a term in row order, or ``default``."""
        return self[term] if term in self._terms else default

    def __getitem__(self, term: str) -> array[int]:
        postings = array("Q")
        for (packed,) in self._connection.execute(
            "SELECT packed FROM search_segment WHERE term = ? ORDER BY segment", (term,)
        ):
            postings.frombytes(packed)
        return postings
