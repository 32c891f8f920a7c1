"""Incremental build of a store from catalogue files: only changed records are read and analysed."""

from __future__ import annotations

import json
import re
from collections import deque
from contextlib import closing
from functools import lru_cache, partial
from hashlib import blake2b
from itertools import islice
from typing import TYPE_CHECKING, Final

from hannover_foerder.errors import CatalogueError, Problem
from hannover_foerder.model.plain import to_plain
from hannover_foerder.model.vocabulary import FACETS
from hannover_foerder.named_tuple import NamedTuple
from hannover_foerder.reading.bundled import reference_data_of
from hannover_foerder.reading.files import blocks_of
from hannover_foerder.reading.phrase_files import Occasions, read_occasions, read_synonyms
from hannover_foerder.reading.problems import MOST_PROBLEMS, reported_problems
from hannover_foerder.search.index.forward import ENTRY_VERSION
from hannover_foerder.search.index.thesaurus import build as build_thesaurus
from hannover_foerder.store.compiling import Compiled, Located, compile_catalogue
from hannover_foerder.store.schema import FORMAT
from hannover_foerder.store.sources import OCCASIONS, OFFICES, PROFILE, SYNONYMS, VOCABULARY, bundled
from hannover_foerder.store.workers import Job, Workers

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from hannover_foerder.model.vocabulary import Vocabulary
    from hannover_foerder.reading.blocks import Block
    from hannover_foerder.reading.bundled import ReferenceData
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
def _occasions(content: bytes) -> Occasions:
    return read_occasions(content, bundled(OCCASIONS))


def _occasions_of(content: bytes, ids: Iterable[str]) -> Occasions:
    """Return the occasions in a file; none if it has none of some programmes: parsing takes ten times as long."""
    return Occasions({}, {}) if _keys_in(content).isdisjoint(ids) else _occasions(content)


def _keys_in(content: bytes) -> set[str]:
    """Return all keys of a YAML file that stand at the beginning of a line and without quotes."""
    return set(re.findall(r"^ *([\w-]+):", content.decode(), re.MULTILINE))


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
    vocabulary_yaml, offices_yaml, profile_yaml = (
        sources.read(bundled(name)) for name in (VOCABULARY, OFFICES, PROFILE)
    )
    reference_data = reference_data_of(vocabulary_yaml, offices_yaml, profile_yaml, place=bundled(""))
    thesaurus = _thesaurus(sources.read(bundled(SYNONYMS)))
    occasions_yaml = sources.read(bundled(OCCASIONS))
    progress(0)
    vocabulary = reference_data.vocabulary
    plain_meta = {
        "vocabulary": to_plain(vocabulary._replace(offices={})),
        "offices": to_plain(vocabulary.offices),
        "labels": {
            f"{facet}/{name}": (term.de, term.en) for facet in FACETS for name, term in vocabulary.facet(facet).items()
        },
        "profile": {name: to_plain(field) for name, field in reference_data.profile.items()},
    }
    meta = {key: json.dumps(plain, ensure_ascii=False) for key, plain in plain_meta.items()}
    for pragma in ("journal_mode = OFF", "synchronous = OFF", "cache_size = -65536"):
        connection.execute(f"PRAGMA {pragma}")
    with connection, closing(Workers(reference_data)) as workers:
        records = _with_progress(_records(files, sources, reference_data, previous, workers), progress)
        compile_catalogue(connection, records, vocabulary, thesaurus, partial(_occasions_of, occasions_yaml), meta)


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
    for file, blocks in _batches(files, sources, reference_data.vocabulary, problems):
        batches_under_way.append(_begin(file, blocks, reference_data, previous, workers))
        if len(batches_under_way) >= AHEAD:
            yield from batches_under_way.popleft().finish(problems)
        if len(problems) >= MOST_PROBLEMS:
            break
    while batches_under_way and len(problems) < MOST_PROBLEMS:
        yield from batches_under_way.popleft().finish(problems)
    if problems:
        paths = [file.path for file in files]
        problems.sort(key=lambda problem: (paths.index(problem.file) if problem.file in paths else -1, problem.line))
        raise CatalogueError(reported_problems(problems))


def _with_progress(records: Iterable[Located], progress: Callable[[int], object]) -> Iterator[Located]:
    """Yield the records unchanged; report how many there were to ``progress`` after each batch and at the end."""
    count = 0
    for count, record in enumerate(records, 1):
        yield record
        if count % BATCH == 0:
            progress(count)
    progress(count)


def _batches(
    files: Sequence[SourceFile], sources: Sources, vocabulary: Vocabulary, problems: list[Problem]
) -> Iterator[tuple[SourceFile, list[Block]]]:
    """Yield the blocks of each file in batches; ``problems`` takes those of unreadable files."""
    for file in files:
        try:
            with sources.open(file.path) as stream:
                blocks = blocks_of(stream, file.path, vocabulary)
                while batch := list(islice(blocks, BATCH)):
                    yield file, batch
        except CatalogueError as error:
            problems.extend(error.problems)


def _begin(
    file: SourceFile,
    blocks: Sequence[Block],
    reference_data: ReferenceData,
    previous: sqlite3.Connection | None,
    workers: Workers,
) -> _Batch:
    """Start the compilation of the records of a file that ``previous`` does not have."""
    digests = [_digest(block, file, reference_data) for block in blocks]
    stored_records = _stored_records(previous, digests)
    changes = [(block, digest) for block, digest in zip(blocks, digests, strict=True) if digest not in stored_records]
    job = Job([block for block, _ in changes], [digest for _, digest in changes], file.path, file.origin)
    return _Batch(file, blocks, digests, stored_records, workers.submit(job))


def _digest(block: Block, file: SourceFile, reference_data: ReferenceData) -> bytes:
    """Return a digest of all that the stored form of a record is made from."""
    formats = f"{FORMAT} {ENTRY_VERSION} {file.origin}".encode()
    return blake2b(block.digest + reference_data.digest + formats, digest_size=16).digest()


class _Batch(NamedTuple):
    """Some consecutive records of a file, of which the changed ones are being compiled."""

    file: SourceFile
    blocks: Sequence[Block]
    digests: Sequence[bytes]
    stored_records: Mapping[bytes, Compiled]
    """The records that the previous store has already, by digest."""
    outcome_of_others: Callable[[], Outcome]
    """Gives the others, in order, once they have been compiled."""

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
