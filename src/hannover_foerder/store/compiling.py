"""Compilation of a catalogue into a store: read changed records, sort by name, write tables and search index."""

from __future__ import annotations

import json
import zlib
from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING, Final

from hannover_foerder.errors import CatalogueError, Problem
from hannover_foerder.model.card import Card, card_from_plain, card_of
from hannover_foerder.model.plain import to_plain
from hannover_foerder.model.status import STATUS_KINDS
from hannover_foerder.model.surrogates import without_surrogates
from hannover_foerder.named_tuple import NamedTuple
from hannover_foerder.reading.foerderdatenbank import page_key
from hannover_foerder.reading.problems import MOST_PROBLEMS, reported_problems
from hannover_foerder.search.analysis.text import fold
from hannover_foerder.search.index.document import document_of
from hannover_foerder.search.index.forward import analyse
from hannover_foerder.search.index.spoken import spoken_names
from hannover_foerder.search.index.writer import IndexWriter
from hannover_foerder.store.barring import barring_terms
from hannover_foerder.store.facet_rows import FacetRows, facet_terms
from hannover_foerder.store.renewing import decompress
from hannover_foerder.store.rowsets import packed_bits
from hannover_foerder.store.schema import INDEXES, NEVER, TABLES

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from hannover_foerder.model.programme import Programme
    from hannover_foerder.model.vocabulary import Vocabulary
    from hannover_foerder.reading.phrase_files import Occasions
    from hannover_foerder.search.index.thesaurus import Thesaurus


FEWEST_CHANGES: Final = 500
"""Changes of a status between two noted days, if the catalogue is small."""

NOTED_DAYS: Final = 50
"""In a large catalogue a day is noted whenever so many parts of all its records have changed."""

COMPRESSION: Final = 1
"""Level of zlib: half the size for 3 % of the time; its checksum also tells of damage."""


class Compiled(NamedTuple):
    """A record in its stored form."""

    digest: bytes
    """Changes with the record's text and with what it is read against; 16 bytes."""
    record: bytes
    card: str
    entry: bytes
    page: str | None
    """The page of the Förderdatenbank about the same programme."""
    barred: str
    """The areas, ages and firm sizes that its rules exclude, as JSON: see :mod:`hannover_foerder.store.barring`."""


class Located(NamedTuple):
    """A compiled record with the file and line it stands in."""

    record: Compiled
    file: str
    line: int


def compile_record(programme: Programme, origin: str, digest: bytes, vocabulary: Vocabulary) -> Compiled:
    """Return the stored form of a record, which depends only on the record and the vocabulary."""
    return Compiled(
        digest,
        zlib.compress(_json(to_plain(programme)).encode(), COMPRESSION),
        _json(card_of(programme, origin, vocabulary.offices)),
        zlib.compress(analyse(document_of(programme, vocabulary)), COMPRESSION),
        page_key(programme),
        _json(barring_terms(programme, vocabulary)),
    )


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def compile_catalogue(
    connection: sqlite3.Connection,
    records: Iterable[Located],
    vocabulary: Vocabulary,
    thesaurus: Thesaurus,
    occasions_of: Callable[[Sequence[str]], Occasions],
    meta: Mapping[str, str],
) -> None:
    """Write all tables of an empty store, without records of the Förderdatenbank whose page another record has.

    ``occasions_of`` returns for some ids what people say who need these programmes or others, and whom none serves.
    What those say whom none serves counts only where most records have such sentences to compare it with.

    Raises CatalogueError when an id stands twice. Memory grows by some 100 bytes a record: records are written as they
    come, only their cards wait in a temporary table to be brought into order.
    """
    for statement in TABLES:
        connection.execute(statement)
    connection.executemany("INSERT INTO meta VALUES (?, ?)", meta.items())
    connection.execute(
        "CREATE TEMP TABLE staged (place INTEGER PRIMARY KEY, id TEXT, name TEXT, file TEXT, line INTEGER, page TEXT,"
        " card TEXT)"
    )
    _stage(connection, records)
    _refuse_doubles(connection)
    _merge_pages(connection)
    index, facets = IndexWriter(connection), FacetRows()
    rows_of_former_ids: list[tuple[str, int]] = []
    sentences_by_row: dict[int, Sequence[str]] = {}
    occasions = occasions_of([id_ for (id_,) in connection.execute("SELECT id FROM staged")])
    cards_by_name = connection.execute("SELECT place, card FROM staged ORDER BY name, id")
    for row, (place, card_text) in enumerate(cards_by_name):
        card = card_from_plain(json.loads(card_text))
        connection.execute("INSERT INTO card VALUES (?, ?, ?, ?)", (row, card.id, place, card_text))
        connection.execute(
            "INSERT INTO standing VALUES (?, ?, ?, ?, ?)",
            (row, ended_from(card), lapsed_from(card), nearness(card, vocabulary), completeness(card)),
        )
        rows_of_former_ids += ((former_id, row) for former_id in card.former_ids)
        if card.id in occasions.served:
            sentences_by_row[row] = occasions.served[card.id]
        connection.executemany(
            "INSERT INTO change VALUES (?, ?, ?)", [(first, row, status.kind) for first, _, status in card.spans]
        )
        sql = "SELECT entry, barred FROM record WHERE place = ?"
        entry, barred = connection.execute(sql, (place,)).fetchone()
        facets.add(row, (*facet_terms(card, vocabulary), *json.loads(barred)))
        index.add(row, decompress(entry))
    connection.execute("DROP TABLE temp.staged")
    connection.executemany("INSERT OR IGNORE INTO former (id, row) VALUES (?, ?)", rows_of_former_ids)
    connection.executemany("INSERT INTO facet (facet, term, rows) VALUES (?, ?, ?)", facets.table_rows(vocabulary))
    connection.executemany("INSERT INTO spoken VALUES (?, ?, ?, ?)", spoken_names(vocabulary))
    (record_count,) = connection.execute("SELECT count(*) FROM card").fetchone()
    _write_status_sets(connection, record_count)
    if 2 * len(sentences_by_row) >= record_count:
        sentences_by_row.update((-1 - number, texts) for number, texts in enumerate(occasions.not_held.values()))
    index.finish(thesaurus, sentences_by_row)
    for statement in INDEXES:
        connection.execute(statement)


def _stage(connection: sqlite3.Connection, records: Iterable[Located]) -> None:
    """Write the records as they come, and what brings them into order into the table ``staged``."""
    for place, (compiled, file, line) in enumerate(records):
        digest, record, card_text, entry, page, barred = compiled
        plain_card = Card._make(json.loads(card_text))
        german_name, _ = plain_card.name
        connection.execute("INSERT INTO record VALUES (?, ?, ?, ?, ?, ?)", (place, digest, record, entry, page, barred))
        connection.execute(
            "INSERT INTO staged VALUES (?, ?, ?, ?, ?, ?, ?)",
            (place, plain_card.id, fold(german_name.lower()), without_surrogates(file), line, page, card_text),
        )


def _refuse_doubles(connection: sqlite3.Connection) -> None:
    """Check that no id stands twice.

    Raises CatalogueError with file and line of each record whose id an earlier one has, and of the first one that has
    it; of too many, with as many as are reported.
    """
    doubles = connection.execute(  # ``place``: the number of a record, in the order in which they came
        "SELECT duplicate.id, duplicate.file, duplicate.line, first.file, first.line FROM"
        " (SELECT id, file, line, place, min(place) OVER (PARTITION BY id) AS first_place FROM staged) AS duplicate"
        " JOIN staged AS first ON first.place = duplicate.first_place WHERE duplicate.place != duplicate.first_place"
        " ORDER BY duplicate.place LIMIT ?",
        (MOST_PROBLEMS,),  # with so many, the last one gives way to a sentence that there are more
    )
    problems = [
        Problem(file, line, "problem.duplicate-id-elsewhere", {"id": id_, "first": f"{first_file}:{first_line}"})
        for id_, file, line, first_file, first_line in doubles
    ]
    if problems:
        raise CatalogueError(reported_problems(problems))


def _merge_pages(connection: sqlite3.Connection) -> None:
    """Drop records of the Förderdatenbank whose page another record has: the same page is shown once."""
    dropped_places = connection.execute(
        "DELETE FROM staged WHERE id LIKE 'fdb-%' AND page IN (SELECT page FROM staged WHERE id NOT LIKE 'fdb-%')"
        " RETURNING place"
    ).fetchall()
    connection.executemany("DELETE FROM record WHERE place = ?", dropped_places)


def ended_from(card: Card) -> int:
    """Return the day (ordinal) from which a programme has ended for good; ``NEVER`` if it has not."""
    last_span = card.spans[-1]
    return last_span.first if last_span.status.code == "ended" else NEVER


def lapsed_from(card: Card) -> int:
    """Return the day (ordinal) from which a programme's period is over with no word on its continuation.

    ``NEVER`` for others.
    """
    last_span = card.spans[-1]
    return last_span.first if last_span.status.kind == "renewal-unknown" else NEVER


def nearness(card: Card, vocabulary: Vocabulary) -> int:
    """Return how wide the widest area of a programme is: less for a town than for the EU, the most if it names none.

    9 minus the number of the area and those around it.
    """
    return 9 - min((len(vocabulary.ancestors("areas", area)) for area in card.areas), default=0)


def completeness(card: Card) -> int:
    """Return how many fields of a card say something."""
    return sum(value not in (None, (), [], "") for value in card)


def _write_status_sets(connection: sqlite3.Connection, record_count: int) -> None:
    """Write the rows of each status on the first day, and on each day by which many have changed since the sets before.

    The changes of the first day are deleted: its sets have them.
    """
    many_changes = max(FEWEST_CHANGES, record_count // NOTED_DAYS)
    rows_by_code = {code: bytearray(record_count // 8 + 1) for code in STATUS_KINDS}
    code_by_row = [STATUS_KINDS[0]] * record_count
    set_rows: list[tuple[int, str, bytes]] = []
    changes_since_sets = many_changes
    all_changes = connection.execute("SELECT day, row, code FROM change ORDER BY day, row")
    for day, changes in groupby(all_changes, key=itemgetter(0)):
        for _, row, code in changes:
            rows_by_code[code_by_row[row]][row >> 3] &= ~(1 << (row & 7))
            rows_by_code[code][row >> 3] |= 1 << (row & 7)
            code_by_row[row] = code
            changes_since_sets += 1
        if changes_since_sets >= many_changes:
            for code, rows in rows_by_code.items():
                set_rows.append((day, code, packed_bits(int.from_bytes(rows, "little"))))
            changes_since_sets = 0
    connection.executemany("INSERT INTO status (day, code, rows) VALUES (?, ?, ?)", set_rows)
    connection.execute("DELETE FROM change WHERE day = (SELECT min(day) FROM change)")
