"""Reading the files of a catalogue into a store: only records that changed are read and analysed."""

from __future__ import annotations

import json
import os
from collections import deque
from hashlib import blake2b
from typing import TYPE_CHECKING, NamedTuple

from hannover_foerder.catalogue.blocks import split
from hannover_foerder.catalogue.files import cut
from hannover_foerder.catalogue.profile_file import read_profile
from hannover_foerder.catalogue.read import read_block
from hannover_foerder.catalogue.synonym_file import read_synonyms
from hannover_foerder.catalogue.vocabulary_file import read_vocabulary
from hannover_foerder.errors import CatalogueError, Problem
from hannover_foerder.model.plain import to_plain
from hannover_foerder.search.entry import ENTRY_VERSION
from hannover_foerder.search.thesaurus import build as build_thesaurus
from hannover_foerder.store.compiling import Compiled, compile_catalogue, compile_record
from hannover_foerder.store.schema import FORMAT
from hannover_foerder.store.sources import bundled

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator, Sequence

    from hannover_foerder.catalogue.blocks import Block
    from hannover_foerder.model.profile import ProfileField
    from hannover_foerder.model.vocabulary import Vocabulary
    from hannover_foerder.store.sources import SourceFile

WORKERS_FROM = 2_000
"""Changed records from which a second process pays for its start."""

BATCH = 200
"""Records that a worker process gets at a time."""

AHEAD = 16
"""Batches under way: enough to keep the workers busy, few enough to hold memory down."""


class Ground(NamedTuple):
    """What records are read against."""

    vocabulary: Vocabulary
    profile: dict[str, ProfileField]
    key: bytes
    """Digest of both, and of the program's own formats: part of every record's digest."""


def _file(name: str) -> bytes:
    with open(bundled(name), "rb") as file:
        return file.read()


def ground() -> Ground:
    """The bundled vocabulary and profile. Raises CatalogueError."""
    vocabulary, profile = _file("vocabulary.yaml"), _file("profile.yaml")
    key = blake2b(digest_size=16)
    for part in (f"{FORMAT} {ENTRY_VERSION}".encode(), vocabulary, profile):
        key.update(part)
    return Ground(
        read_vocabulary(vocabulary, bundled("vocabulary.yaml")),
        read_profile(profile, bundled("profile.yaml")),
        key.digest(),
    )


def build(connection: sqlite3.Connection, files: Sequence[SourceFile], *, previous: sqlite3.Connection | None) -> None:
    """Writes the store of some files into an empty database. Records that ``previous`` holds are taken from there.

    Raises CatalogueError with the mistakes of all files, and what reading and writing raise.
    """
    base = ground()
    synonyms = read_synonyms(_file("synonyms.yaml"), bundled("synonyms.yaml"))
    meta = {
        "vocabulary": json.dumps(to_plain(base.vocabulary), ensure_ascii=False),
        "labels": json.dumps(_labels(base.vocabulary), ensure_ascii=False),
        "profile": json.dumps({name: to_plain(field) for name, field in base.profile.items()}, ensure_ascii=False),
    }
    for pragma in ("journal_mode = OFF", "synchronous = OFF", "temp_store = FILE", "cache_size = -65536"):
        connection.execute(f"PRAGMA {pragma}")
    with connection:
        compile_catalogue(connection, _records(files, base, previous), base.vocabulary, build_thesaurus(synonyms), meta)


def _labels(vocabulary: Vocabulary) -> dict[str, tuple[str, str]]:
    from hannover_foerder.model.vocabulary import FACETS

    return {f"{facet}/{name}": (term.de, term.en) for facet in FACETS for name, term in vocabulary.facet(facet).items()}


def _records(
    files: Sequence[SourceFile], base: Ground, previous: sqlite3.Connection | None
) -> Iterator[tuple[Compiled, str, int]]:
    """The compiled records of all files, changed ones read anew.

    Mistakes of all files are raised together at the end.
    """
    problems: list[Problem] = []
    for file in files:
        try:
            yield from _records_of(file, base, previous)
        except CatalogueError as error:
            problems.extend(error.problems)
    if problems:
        raise CatalogueError(tuple(problems))


def _records_of(
    file: SourceFile, base: Ground, previous: sqlite3.Connection | None
) -> Iterator[tuple[Compiled, str, int]]:
    data = file.read()
    problems: list[Problem] = []
    try:
        blocks = cut(data, file.path, base.vocabulary)
    except CatalogueError as error:
        problems.extend(error.problems)
        blocks = split(data)[1]
    known = _known(previous)
    fresh = _compile([block for block in blocks if _digest(block, file, base) not in known], file, base)
    try:
        for block in blocks:
            digest = _digest(block, file, base)
            kept = known.get(digest)
            yield next(fresh) if kept is None else _kept(previous, kept, digest), file.path, block.line
    except CatalogueError:
        problems.extend(_all_problems(blocks, file, base))
    if problems:
        raise CatalogueError(tuple(problems))


def _all_problems(blocks: Sequence[Block], file: SourceFile, base: Ground) -> Iterator[Problem]:
    """The mistakes of all records of a file, after one was found to have some."""
    for block in blocks:
        try:
            read_block(block, file.path, base.vocabulary, base.profile)
        except CatalogueError as error:
            yield from error.problems


def _digest(block: Block, file: SourceFile, base: Ground) -> bytes:
    return blake2b(block.digest + file.origin.encode() + b"\0" + base.key, digest_size=16).digest()


def _kept(previous: sqlite3.Connection | None, row: int, digest: bytes) -> Compiled:
    sql = "SELECT record, card, entry, page FROM record JOIN card USING (row) WHERE row = ?"
    assert previous is not None  # noqa: S101 - only a previous store has rows to keep
    return Compiled(digest, *previous.execute(sql, (row,)).fetchone())


def _known(previous: sqlite3.Connection | None) -> dict[bytes, int]:
    return {} if previous is None else dict(previous.execute("SELECT digest, row FROM record"))


def _compile(changed: Sequence[Block], file: SourceFile, base: Ground) -> Iterator[Compiled]:
    """The changed records, compiled in this process or, if they are many, in several.

    A few batches are under way at once.
    """
    if len(changed) < WORKERS_FROM or (os.cpu_count() or 1) == 1:
        for block in changed:
            yield _compile_block(block, file, base)
        return
    from concurrent.futures import ProcessPoolExecutor

    batches = [changed[start : start + BATCH] for start in range(0, len(changed), BATCH)]
    with ProcessPoolExecutor(initializer=_set_ground, initargs=(base,)) as pool:
        ahead = deque(pool.submit(_compile_batch, batch, file) for batch in batches[:AHEAD])
        for batch in [*batches[AHEAD:], *[()] * AHEAD]:
            if not ahead:
                break
            done = ahead.popleft().result()
            if batch:
                ahead.append(pool.submit(_compile_batch, batch, file))
            yield from done


_worker_ground: list[Ground] = []


def _set_ground(base: Ground) -> None:
    _worker_ground.append(base)


def _compile_batch(blocks: Sequence[Block], file: SourceFile) -> list[Compiled]:
    return [_compile_block(block, file, _worker_ground[0]) for block in blocks]


def _compile_block(block: Block, file: SourceFile, base: Ground) -> Compiled:
    programme = read_block(block, file.path, base.vocabulary, base.profile)
    return compile_record(programme, file.origin, _digest(block, file, base), base.vocabulary)
