"""Incremental build of a store from catalogue files: only changed records are read and analysed."""

from __future__ import annotations

import json
from collections import deque
from functools import lru_cache
from hashlib import blake2b
from itertools import islice
from typing import TYPE_CHECKING, Final

from hannover_foerder.errors import CatalogueError, Problem
from hannover_foerder.model.plain import to_plain
from hannover_foerder.model.vocabulary import FACETS
from hannover_foerder.named_tuple import NamedTuple
from hannover_foerder.reading.bundled import reference_data_of
from hannover_foerder.reading.files import blocks_of
from hannover_foerder.reading.phrase_files import read_occasions, read_synonyms
from hannover_foerder.reading.problems import MOST_PROBLEMS, reported_problems
from hannover_foerder.search.index.forward import ENTRY_VERSION
from hannover_foerder.search.index.thesaurus import build as build_thesaurus
from hannover_foerder.store.compiling import Compiled, Located, compile_catalogue
from hannover_foerder.store.schema import FORMAT
from hannover_foerder.store.sources import OCCASIONS, OFFICES, PROFILE, SYNONYMS, VOCABULARY, bundled
from hannover_foerder.store.workers import Job, Workers

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from hannover_foerder.model.vocabulary import Vocabulary
    from hannover_foerder.reading.blocks import Block
    from hannover_foerder.reading.bundled import ReferenceData
    from hannover_foerder.reading.phrase_files import Occasions
    from hannover_foerder.search.index.thesaurus import Thesaurus
    from hannover_foerder.store.sources import SourceFile
    from hannover_foerder.store.stamps import Sources
    from hannover_foerder.store.workers import Outcome

BATCH: Final = 100
"""Records that are looked at, and if they changed compiled, at a time."""

AHEAD: Final = 24
"""Batches under way: enough to keep all processes busy, few enough to hold memory down."""


@lru_cache(1)
def _thesaurus(synonyms: bytes) -> Thesaurus:
    """Return the compiled thesaurus, which takes longer than compiling a hundred records."""
    return build_thesaurus(read_synonyms(synonyms, bundled(SYNONYMS)))


@lru_cache(1)
def _occasions(sentences: bytes) -> Occasions:
    return read_occasions(sentences, bundled(OCCASIONS))


def build(
    connection: sqlite3.Connection,
    files: Sequence[SourceFile],
    sources: Sources,
    *,
    previous: sqlite3.Connection | None,
    progress: Callable[[int], object],
) -> None:
    """Write the store of some files into an empty database, reusing unchanged records of ``previous``.

    ``sources`` reads the files and keeps the stamp of each; ``progress`` gets the number of records read, 0 while what
    they are read against is. Raises CatalogueError with the mistakes of all files, and what reading and writing raise.
    """
    progress(0)
    vocabulary, offices, profile = (sources.read(bundled(name)) for name in (VOCABULARY, OFFICES, PROFILE))
    reference_data = reference_data_of(vocabulary, offices, profile, place=bundled(""))
    thesaurus = _thesaurus(sources.read(bundled(SYNONYMS)))
    occasions = _occasions(sources.read(bundled(OCCASIONS)))
    progress(0)
    meta = {
        "vocabulary": json.dumps(to_plain(reference_data.vocabulary._replace(offices={})), ensure_ascii=False),
        "offices": json.dumps(to_plain(reference_data.vocabulary.offices), ensure_ascii=False),
        "labels": json.dumps(_term_names(reference_data.vocabulary), ensure_ascii=False),
        "profile": json.dumps(
            {name: to_plain(field) for name, field in reference_data.profile.items()}, ensure_ascii=False
        ),
    }
    for pragma in ("journal_mode = OFF", "synchronous = OFF", "cache_size = -65536"):
        connection.execute(f"PRAGMA {pragma}")
    with connection, Workers(reference_data) as workers:
        records = _with_progress(_records(files, sources, reference_data, previous, workers), progress)
        compile_catalogue(connection, records, reference_data.vocabulary, thesaurus, occasions, meta)


def _term_names(vocabulary: Vocabulary) -> dict[str, tuple[str, str]]:
    return {f"{facet}/{name}": (term.de, term.en) for facet in FACETS for name, term in vocabulary.facet(facet).items()}


def _records(
    files: Sequence[SourceFile],
    sources: Sources,
    reference_data: ReferenceData,
    previous: sqlite3.Connection | None,
    workers: Workers,
) -> Iterator[Located]:
    """Yield the compiled records of all files; changed ones are read again.

    Mistakes of all files are raised together at the end, or once there are more than are reported.
    """
    problems: list[Problem] = []
    batches_under_way: deque[_Batch] = deque()
    for batch in _batches(files, sources, reference_data, problems):
        batches_under_way.append(batch.begin(previous, workers))
        if len(batches_under_way) >= AHEAD:
            yield from batches_under_way.popleft().finish(problems)
        if len(problems) >= MOST_PROBLEMS:
            break
    while batches_under_way and len(problems) < MOST_PROBLEMS:
        yield from batches_under_way.popleft().finish(problems)
    if problems:
        raise CatalogueError(reported_problems(sorted(problems, key=_place_among([file.path for file in files]))))


def _with_progress(records: Iterable[Located], progress: Callable[[int], object]) -> Iterator[Located]:
    """Yield the records unchanged; report how many there were to ``progress`` after each batch and at the end."""
    count = 0
    for count, record in enumerate(records, 1):
        yield record
        if count % BATCH == 0:
            progress(count)
    progress(count)


def _place_among(paths: list[str]) -> Callable[[Problem], tuple[int, int]]:
    return lambda problem: (paths.index(problem.file) if problem.file in paths else -1, problem.line)


def _batches(
    files: Sequence[SourceFile], sources: Sources, reference_data: ReferenceData, problems: list[Problem]
) -> Iterator[_Batch]:
    """Yield the blocks of the files in batches, with their digests; ``problems`` takes those of unreadable files."""
    for file in files:
        try:
            with sources.open(file.path) as stream:
                blocks = blocks_of(stream, file.path, reference_data.vocabulary)
                while batch := list(islice(blocks, BATCH)):
                    yield _Batch(file, batch, [_digest(block, file, reference_data) for block in batch])
        except CatalogueError as error:
            problems.extend(error.problems)


def _digest(block: Block, file: SourceFile, reference_data: ReferenceData) -> bytes:
    """Return a digest of all that the stored form of a record is made from."""
    formats = f"{FORMAT} {ENTRY_VERSION} {file.origin}".encode()
    return blake2b(block.digest + reference_data.digest + formats, digest_size=16).digest()


class _Batch(NamedTuple):
    """Some consecutive records of a file."""

    file: SourceFile
    blocks: list[Block]
    digests: list[bytes]
    stored_records: dict[bytes, Compiled] = {}  # noqa: RUF012 - never changed
    """The records that the previous store has already, by digest."""
    outcome_of_others: Callable[[], Outcome] = list
    """Gives the others, in order, once they have been compiled."""

    def begin(self, previous: sqlite3.Connection | None, workers: Workers) -> _Batch:
        """Start the compilation of the records that ``previous`` does not have, and return the batch with it."""
        stored_records = _stored_records(previous, self.digests)
        changed_positions = [position for position, digest in enumerate(self.digests) if digest not in stored_records]
        job = Job(
            [self.blocks[position] for position in changed_positions],
            [self.digests[position] for position in changed_positions],
            self.file.path,
            self.file.origin,
        )
        return self._replace(stored_records=stored_records, outcome_of_others=workers.submit(job))

    def finish(self, problems: list[Problem]) -> Iterator[Located]:
        """Wait for the compilation, and yield the records in order; ``problems`` takes their mistakes."""
        outcomes = iter(self.outcome_of_others())
        for block, digest in zip(self.blocks, self.digests, strict=True):
            outcome = self.stored_records[digest] if digest in self.stored_records else next(outcomes)
            if isinstance(outcome, Compiled):
                yield Located(outcome, self.file.path, block.line)
            else:
                problems.extend(outcome)


def _stored_records(previous: sqlite3.Connection | None, digests: Iterable[bytes]) -> dict[bytes, Compiled]:
    """Return the records with these digests that a store has, by digest; none without a store."""
    if previous is None:
        return {}
    sql = "SELECT digest, record, card, entry, page, barred FROM record JOIN card USING (place) WHERE digest = ?"
    rows = (previous.execute(sql, (digest,)).fetchone() for digest in digests)
    return {row[0]: Compiled._make(row) for row in rows if row is not None}
