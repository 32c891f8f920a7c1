"""The files that make a catalogue: those that ``--catalogue`` names, in a fixed order."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

from hannover_foerder.disk.opening import read_whole
from hannover_foerder.errors import CannotError
from hannover_foerder.model.surrogates import without_surrogates
from hannover_foerder.named_tuple import NamedTuple
from hannover_foerder.reading.locate import data_folder

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

DEFAULT = "default"
"""Names the bundled catalogue."""

STDIN = "-"
"""Names the standard input."""

VOCABULARY, OFFICES, PROFILE = "vocabulary.yaml", "offices.yaml", "profile.yaml"
SYNONYMS, OCCASIONS = "synonyms.yaml", "occasions.yaml"
READ_AGAINST = (VOCABULARY, OFFICES, PROFILE, SYNONYMS, OCCASIONS)
"""Bundled files that any catalogue is validated against."""

YAML_ENDINGS = (".yaml", ".yml")
_ENDINGS = (*YAML_ENDINGS, ".csv")

BUNDLED_FILES = ("programmes.yaml", *READ_AGAINST)

SHIPPED_STATE = "catalogue.state"
"""State of the store that a wheel brings with it, beside the bundled files."""


class SourceFile(NamedTuple):
    """A file of records. ``origin`` is shown with its programmes: empty for the bundled catalogue."""

    path: str
    origin: str

    def read(self) -> bytes:
        """Return the bytes of the file, or of the standard input. Raises OSError."""
        if self.path == STDIN:
            return sys.stdin.buffer.read()
        return read_whole(self.path)


def bundled(name: str) -> str:
    """Return the path of a bundled file."""
    return os.path.join(data_folder(), name)


def resolve(paths: Sequence[str]) -> tuple[SourceFile, ...]:
    """Return the files named by paths: files, folders (their YAML and CSV files, sorted), ``-`` and ``default``.

    Raises CannotError if a path does not exist, is a pipe or a device, or a folder has no such file.
    """
    return tuple(dict.fromkeys(file for path in paths or (DEFAULT,) for file in _files(path)))


def _files(path: str) -> Iterator[SourceFile]:
    """Yield the source files of a path. Raises CannotError if it is neither a file nor a folder with files."""
    if path == DEFAULT:
        yield SourceFile(bundled("programmes.yaml"), "")
    elif path == STDIN:
        yield SourceFile(STDIN, STDIN)
    elif os.path.isdir(path):
        files = files_in(path, _ENDINGS)
        if not files:
            raise CannotError("error.empty-folder", path=path)
        for file in files:
            yield SourceFile(file, without_surrogates(os.path.basename(file)))
    elif os.path.isfile(path):
        yield SourceFile(path, without_surrogates(os.path.basename(path)))
    elif os.path.exists(path):
        raise CannotError("error.not-a-file", path=path)  # a pipe can be read but once, and not be told from a change
    else:
        raise CannotError("error.no-such-file", path=path)


def files_in(folder: str, endings: tuple[str, ...]) -> list[str]:
    """Return the paths of a folder's files with such endings, sorted. Raises OSError.

    Hidden files of editors and file managers are left out.
    """
    return sorted(
        file.path
        for file in os.scandir(folder)
        if not file.name.startswith(".") and file.name.lower().endswith(endings) and not file.is_dir()
    )
