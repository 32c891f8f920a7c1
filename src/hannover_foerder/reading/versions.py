"""A version of a catalogue: a file, or a revision of its git repository."""

from __future__ import annotations

import os
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

from hannover_foerder.disk.opening import read_whole
from hannover_foerder.errors import CannotError
from hannover_foerder.named_tuple import NamedTuple
from hannover_foerder.reading.bundled import reference_data, reference_data_of
from hannover_foerder.reading.files import blocks_of
from hannover_foerder.reading.problems import raise_all
from hannover_foerder.reading.read import read_each
from hannover_foerder.reading.revisions import file_at, git

if TYPE_CHECKING:
    from collections.abc import Sequence

    from hannover_foerder.model.programme import Programme
    from hannover_foerder.model.vocabulary import Vocabulary
    from hannover_foerder.reading.bundled import ReferenceData

PATH_IN_GIT = "data/programmes.yaml"


class Version(NamedTuple):
    """The records of a version, and their vocabulary."""

    programmes: tuple[Programme, ...]
    vocabulary: Vocabulary


def read_version(name: str) -> Version:
    """Return the version named ``name``; a file is read with the bundled vocabulary, a revision with its own.

    Raises CannotError if it is neither, CatalogueError with all its mistakes, OSError if a file cannot be read.
    """
    if Path(name).is_file():
        return _version(name, read_whole(name), reference_data())
    content, vocabulary, profile = (
        _in_git(name, path) for path in (PATH_IN_GIT, "data/vocabulary.yaml", "data/profile.yaml")
    )
    offices = file_at(".", name, "data/offices.yaml")
    base_data = reference_data_of(vocabulary, offices, profile, place=f"{name}:data/")
    return _version(f"{name}:{PATH_IN_GIT}", content, base_data)


def read_working_files() -> Version:
    """Return the catalogue in the working tree of the current repository, with its own vocabulary.

    Raises CannotError if there is none, CatalogueError with all its mistakes, OSError if a file cannot be read.
    """
    try:
        root = git(".", "rev-parse", "--show-toplevel")  # None outside of a repository
    except FileNotFoundError:  # git is not installed
        root = None
    folder = Path(os.fsdecode(root.rstrip(b"\n"))) if root else None
    if folder is None or not (folder / PATH_IN_GIT).is_file():
        raise CannotError("error.no-working-files", path=PATH_IN_GIT)
    vocabulary, profile = (read_whole(folder / "data" / name) for name in ("vocabulary.yaml", "profile.yaml"))
    offices_file = folder / "data" / "offices.yaml"
    offices = read_whole(offices_file) if offices_file.is_file() else None
    base_data = reference_data_of(vocabulary, offices, profile, place="data/")
    return _version(PATH_IN_GIT, read_whole(folder / PATH_IN_GIT), base_data)


def records_at(files: Sequence[str], revision: str) -> tuple[Programme, ...] | None:
    """Return the records that the files had at a revision; ``None`` if none of them was there.

    They are read with the vocabulary that lay beside the first, else with the bundled one.

    Raises CatalogueError with the mistakes of the first file that has some, FileNotFoundError if there is no git,
    CannotError if it reached a limit.
    """
    base_data: ReferenceData | None = None
    programmes: list[Programme] = []
    for file in files:
        path = Path(file)
        content = _beside(path, path.name, revision)
        if content is None:
            continue
        base_data = base_data or _reference_data_beside(path, revision)
        programmes += _version(f"{revision}:{path.name}", content, base_data).programmes
    return None if base_data is None else tuple(programmes)


def _reference_data_beside(path: Path, revision: str) -> ReferenceData:
    """Return the reference data of a file: from its folder at a revision, else the bundled one."""
    vocabulary, offices, profile = (
        _beside(path, name, revision) for name in ("vocabulary.yaml", "offices.yaml", "profile.yaml")
    )
    if vocabulary is None or profile is None:
        return reference_data()
    return reference_data_of(vocabulary, offices, profile, place=f"{revision}:")


def _beside(path: Path, name: str, revision: str) -> bytes | None:
    """Return the file ``name`` of the folder of a path at a revision; ``None`` if it was not there."""
    return file_at(path.parent, revision, f"./{name}")


def _version(file: str, content: bytes, base_data: ReferenceData) -> Version:
    """Return the programmes of a file that is given as text. Raises CatalogueError with all its mistakes."""
    blocks = blocks_of(BytesIO(content), file, base_data.vocabulary)
    records, problems = read_each(blocks, file, base_data.vocabulary, base_data.profile, {})
    raise_all(problems)
    return Version(tuple(programme for _, programme in records), base_data.vocabulary)


def _in_git(revision: str, path: str) -> bytes:
    """Return a file of a revision, by its path from the root of the repository. Raises CannotError without it."""
    try:
        content = file_at(".", revision, path)
    except FileNotFoundError:
        raise CannotError("error.no-git", name=revision) from None
    if content is None:
        raise CannotError("error.no-version", name=revision, path=path)
    return content
