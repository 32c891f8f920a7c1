"""Files of a catalogue: those of the current folder, whether they are the bundled ones, and their names in messages."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Final

from hannover_foerder.store.sources import DEFAULT, STDIN, bundled, resolve

if TYPE_CHECKING:
    from collections.abc import Sequence

_HERE: Final = ("data/programmes.yaml", "programmes.yaml")
"""Where a folder has its own catalogue."""


def here() -> list[str]:
    """Return the catalogue files of the current folder; empty if it has none."""
    return [path for path in _HERE if Path(path).is_file()][:1]


def files_in_words(paths: Sequence[str]) -> str:
    """Return the names of the checked files, as messages show them."""
    return ", ".join(shown_path(file.path) for file in resolve(paths))


def is_ours(paths: Sequence[str]) -> bool:
    """Return whether the paths name the bundled catalogue, which no path does too."""
    ours = os.path.realpath(bundled("programmes.yaml"))
    return not paths or any(path == DEFAULT or os.path.realpath(path) == ours for path in paths)


def is_editable(path: str) -> bool:
    """Return whether a file can be edited in place: YAML can; a table and the standard input cannot."""
    return path != STDIN and not path.lower().endswith(".csv")


def shown_path(path: str) -> str:
    """Return a path for messages: relative if it lies inside the current folder."""
    relative = os.path.relpath(path) if path != STDIN else path
    return path if relative.startswith(os.pardir) else relative
