"""A version of a catalogue: a file, or a revision of the git repository that we stand in."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from hannover_foerder.disk.opening import read_whole
from hannover_foerder.errors import CannotError
from hannover_foerder.named_tuple import NamedTuple
from hannover_foerder.reading.bundled import ReferenceData, reference_data
from hannover_foerder.reading.files import cut
from hannover_foerder.reading.problems import raise_all
from hannover_foerder.reading.profile_file import read_profile
from hannover_foerder.reading.read import read_each
from hannover_foerder.reading.revisions import file_at, git
from hannover_foerder.reading.vocabulary_file import read_vocabulary, with_offices

if TYPE_CHECKING:
    from hannover_foerder.model.programme import Programme
    from hannover_foerder.model.vocabulary import Vocabulary

PATH_IN_GIT = "data/programmes.yaml"


class Version(NamedTuple):
    """The records of a version, and the vocabulary they were written with."""

    programmes: tuple[Programme, ...]
    vocabulary: Vocabulary


def read_version(name: str) -> Version:
    """Return the version that ``name`` means; a file is read with the bundled vocabulary, a revision with its own.

    Raises CannotError if it is neither, CatalogueError with all its mistakes, OSError if a file cannot be read.
    """
    if Path(name).is_file():
        return _version(name, read_whole(name), reference_data())
    content, vocabulary, profile = (
        _in_git(name, path) for path in (PATH_IN_GIT, "data/vocabulary.yaml", "data/profile.yaml")
    )
    terms = read_vocabulary(vocabulary, f"{name}:data/vocabulary.yaml")
    offices = file_at(".", name, "data/offices.yaml")
    if offices is not None:
        terms = with_offices(terms, offices, f"{name}:data/offices.yaml")
    return _version(
        f"{name}:{PATH_IN_GIT}", content, ReferenceData(terms, read_profile(profile, f"{name}:data/profile.yaml"))
    )


def read_working_files() -> Version:
    """Return the catalogue as it lies in the working tree of the repository that we stand in, with its own vocabulary.

    Raises CannotError if there is none, otherwise as :func:`read_version`.
    """
    try:
        root = git(".", "rev-parse", "--show-toplevel")
    except FileNotFoundError:
        root = None
    folder = Path(os.fsdecode(root.rstrip(b"\n"))) if root else None
    if folder is None or not (folder / PATH_IN_GIT).is_file():
        raise CannotError("error.no-working-files", path=PATH_IN_GIT)
    vocabulary, profile = (folder / "data" / name for name in ("vocabulary.yaml", "profile.yaml"))
    terms = read_vocabulary(read_whole(vocabulary), "data/vocabulary.yaml")
    offices = folder / "data" / "offices.yaml"
    if offices.is_file():
        terms = with_offices(terms, read_whole(offices), "data/offices.yaml")
    base = ReferenceData(terms, read_profile(read_whole(profile), "data/profile.yaml"))
    return _version(PATH_IN_GIT, read_whole(folder / PATH_IN_GIT), base)


def _version(file: str, content: bytes, base: ReferenceData) -> Version:
    blocks = cut(content, file, base.vocabulary)
    records, problems = read_each(blocks, file, base.vocabulary, base.profile)
    raise_all(problems)
    return Version(tuple(programme for _, programme in records), base.vocabulary)


def _in_git(revision: str, path: str) -> bytes:
    """Return a file of a revision; the path is counted from the root of the repository."""
    try:
        content = file_at(".", revision, path)
    except FileNotFoundError:
        raise CannotError("error.no-git", name=revision) from None
    if content is None:
        raise CannotError("error.no-version", name=revision, path=path)
    return content
