"""Compiling a catalogue into a store: read what changed, order by name, write the tables and the search index."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, NamedTuple

from hannover_foerder.catalogue.foerderdatenbank import page_of
from hannover_foerder.errors import CatalogueError, Problem
from hannover_foerder.model.card import card_of
from hannover_foerder.model.plain import to_plain
from hannover_foerder.search.document import document_of
from hannover_foerder.search.entry import analyse
from hannover_foerder.search.text import fold
from hannover_foerder.search.writer import IndexWriter
from hannover_foerder.store.schema import NEVER, TABLES

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from hannover_foerder.model.card import Card
    from hannover_foerder.model.programme import Programme
    from hannover_foerder.model.vocabulary import Vocabulary
    from hannover_foerder.search.thesaurus import Thesaurus


class Source(NamedTuple):
    """One record as it stands in a catalogue, not read yet."""

    digest: bytes
    """Changes with the record's text and with what it is read against; 16 bytes."""
    file: str
    line: int
    origin: str
    read: Callable[[], Programme]
    """Raises CatalogueError."""


class Compiled(NamedTuple):
    """One record in the form the store keeps it."""

    digest: bytes
    record: str
    card: str
    entry: bytes
    page: str | None
    """The page of the Förderdatenbank about the same programme."""


def compile_record(programme: Programme, origin: str, digest: bytes, vocabulary: Vocabulary) -> Compiled:
    """What the store keeps of a record; it depends on nothing but the record and the vocabulary."""
    return Compiled(
        digest,
        json.dumps(to_plain(programme), ensure_ascii=False, separators=(",", ":")),
        json.dumps(card_of(programme, origin), ensure_ascii=False, separators=(",", ":")),
        analyse(document_of(programme, vocabulary)),
        page_of(programme),
    )


def compile_catalogue(
    connection: sqlite3.Connection,
    records: Iterable[tuple[Compiled, str, int]],
    vocabulary: Vocabulary,
    thesaurus: Thesaurus,
    meta: Mapping[str, str],
) -> None:
    """Writes all tables of an empty store. ``records`` come with the file and line they stand in.

    Raises CatalogueError when an id stands twice. Memory does not grow with the catalogue: records wait in a
    temporary table.
    """
    for statement in TABLES:
        connection.execute(statement)
    connection.executemany("INSERT INTO meta VALUES (?, ?)", meta.items())
    connection.execute(
        "CREATE TEMP TABLE staged"
        " (id TEXT, name TEXT, file TEXT, line INTEGER, digest BLOB, record TEXT, card TEXT, entry BLOB, page TEXT)"
    )
    connection.executemany("INSERT INTO staged VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", _staged(records))
    _refuse_doubles(connection)
    _merge_pages(connection)
    index = IndexWriter(connection)
    ordered = connection.execute("SELECT digest, record, card, entry, page FROM staged ORDER BY name, id")
    for row, (digest, record, card_text, entry, page) in enumerate(ordered):
        card = card_from(card_text)
        connection.execute("INSERT INTO card VALUES (?, ?, ?)", (row, card.id, card_text))
        connection.execute("INSERT INTO record VALUES (?, ?, ?, ?, ?)", (row, digest, record, entry, page))
        connection.execute(
            "INSERT INTO standing VALUES (?, ?, ?, ?)",
            (row, ended_from(card), nearness(card, vocabulary), completeness(card)),
        )
        connection.executemany("INSERT INTO facet VALUES (?, ?, ?)", _facets(card, row, vocabulary))
        connection.executemany(
            "INSERT INTO span VALUES (?, ?, ?, ?)",
            [(row, first, last, status.code) for first, last, status in card.spans],
        )
        index.add(row, entry)
    index.finish(thesaurus)
    connection.execute("DROP TABLE temp.staged")


def card_from(text: str) -> Card:
    """The card of its stored form."""
    from hannover_foerder.model.card import card_from_plain

    return card_from_plain(json.loads(text))


def _staged(records: Iterable[tuple[Compiled, str, int]]) -> Iterator[tuple[object, ...]]:
    for compiled, file, line in records:
        card = json.loads(compiled.card)
        yield card[0], fold(card[1][0].lower()), file, line, *compiled


def _refuse_doubles(connection: sqlite3.Connection) -> None:
    doubles = connection.execute(
        "SELECT id, file, line, min(rowid) OVER (PARTITION BY id) AS first, rowid FROM staged"
        " WHERE id IN (SELECT id FROM staged GROUP BY id HAVING count(*) > 1) ORDER BY rowid"
    ).fetchall()
    lines = {rowid: (file, line) for _, file, line, _, rowid in doubles}
    problems = tuple(
        Problem(file, line, "problem.duplicate-id-elsewhere", {"id": id_, "first": "{}:{}".format(*lines[first])})
        for id_, file, line, first, rowid in doubles
        if first != rowid
    )
    if problems:
        raise CatalogueError(problems)


def _merge_pages(connection: sqlite3.Connection) -> None:
    """Drops records of the Förderdatenbank's file that another record tells of: the same page is shown once."""
    connection.execute(
        "DELETE FROM staged WHERE id LIKE 'fdb-%' AND page IN (SELECT page FROM staged WHERE id NOT LIKE 'fdb-%')"
    )


def ended_from(card: Card) -> int:
    """The day (ordinal) from which a programme has ended for good; ``NEVER`` if it has not."""
    last = card.spans[-1]
    return last.first if last.status.code == "ended" else NEVER


def nearness(card: Card, vocabulary: Vocabulary) -> int:
    """How far the widest area of a programme is from a single town: 0 for a town, more for Region, Land, Bund, EU."""
    if not card.areas:
        return 9
    return 9 - min(len(vocabulary.ancestors("areas", area)) for area in card.areas)


def completeness(card: Card) -> int:
    """How many of the things a list shows are known."""
    return sum(value not in (None, (), [], "") for value in card)


def _facets(card: Card, row: int, vocabulary: Vocabulary) -> Iterator[tuple[str, str, int]]:
    for facet in ("kinds", "topics", "target_groups"):
        terms = getattr(card, facet)
        wider = dict.fromkeys(term for one in terms for term in vocabulary.ancestors(facet, one))
        for term in wider or ("",):
            yield facet, term, row
    for term in card.target_groups:
        yield "audience", term, row
    for area in card.areas or ("",):
        yield "areas", area, row
    yield "providers", card.provider or "", row
