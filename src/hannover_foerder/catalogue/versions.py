"""A version of a catalogue: a file, or a revision of the git repository that we stand in."""

from __future__ import annotations

import subprocess
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from hannover_foerder.catalogue.files import cut
from hannover_foerder.catalogue.locate import data_folder
from hannover_foerder.catalogue.problems import raise_all
from hannover_foerder.catalogue.profile_file import read_profile
from hannover_foerder.catalogue.read import duplicate_ids, read_block
from hannover_foerder.catalogue.vocabulary_file import read_vocabulary
from hannover_foerder.errors import CannotError, CatalogueError

if TYPE_CHECKING:
    from hannover_foerder.errors import Problem
    from hannover_foerder.model.programme import Programme
    from hannover_foerder.model.vocabulary import Vocabulary

PATH_IN_GIT = "data/programmes.yaml"


class Version(NamedTuple):
    """The records of a version, and the vocabulary they were written with."""

    programmes: tuple[Programme, ...]
    vocabulary: Vocabulary


def read_version(name: str) -> Version:
    """The version that ``name`` means; a file is read with the bundled vocabulary, a revision with its own.

    Raises CannotError if it is neither, CatalogueError with all its mistakes, OSError if a file cannot be read.
    """
    if Path(name).is_file():
        folder = Path(data_folder())
        data = Path(name).read_bytes()
        texts = {part: (folder / f"{part}.yaml").read_bytes() for part in ("vocabulary", "profile")}
        return _version(name, data, texts["vocabulary"], texts["profile"])
    data, vocabulary, profile = (
        _in_git(name, path) for path in (PATH_IN_GIT, "data/vocabulary.yaml", "data/profile.yaml")
    )
    return _version(f"{name}:{PATH_IN_GIT}", data, vocabulary, profile)


def _version(file: str, data: bytes, vocabulary_data: bytes, profile_data: bytes) -> Version:
    vocabulary = read_vocabulary(vocabulary_data, "vocabulary.yaml")
    profile = read_profile(profile_data, "profile.yaml")
    blocks = cut(data, file, vocabulary)
    programmes: list[Programme] = []
    problems: list[Problem] = list(duplicate_ids(file, blocks))
    for block in blocks:
        try:
            programmes.append(read_block(block, file, vocabulary, profile))
        except CatalogueError as error:
            problems += error.problems
    raise_all(problems)
    return Version(tuple(programmes), vocabulary)


def _in_git(revision: str, path: str) -> bytes:
    """A file of a revision; the path is counted from the root of the repository."""
    command = ["git", "show", "--end-of-options", f"{revision}:{path}"]
    try:
        done = subprocess.run(command, capture_output=True, check=False)  # noqa: S603 - no shell, no option can be smuggled in
    except FileNotFoundError:
        raise CannotError("error.no-git", name=revision) from None
    if done.returncode:
        raise CannotError("error.no-version", name=revision, path=path)
    return done.stdout
