"""The user's folders for settings, state and cache, by the conventions of each operating system."""

from __future__ import annotations

import os
import sys
from typing import Final, Literal

Kind = Literal["cache", "config", "state"]

_IS_LINUX: Final = sys.platform == "linux"
_NAME: Final = "foerder"
_HOMES: Final[dict[Kind, str]] = {"cache": "~/.cache", "config": "~/.config", "state": "~/.local/state"}


def user_folder(kind: Kind) -> str:
    """Return the program's folder for a kind of files (settings, state, cache).

    On Linux it follows the XDG Base Directory Specification here, since a list on a terminal asks for two of them, and
    platformdirs takes 3 ms to load.
    """
    if _IS_LINUX:
        home = os.environ.get(f"XDG_{kind.upper()}_HOME", "")
        return os.path.join(home if os.path.isabs(home) else os.path.expanduser(_HOMES[kind]), _NAME)
    import platformdirs

    return str(getattr(platformdirs, f"user_{kind}_dir")(_NAME, appauthor=False))
