"""The search that was probably meant when words follow a command that takes none."""

from __future__ import annotations

import shlex
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable

_NO_WORD_OF_A_SENTENCE: Final = ("list", "facets", "match", "deadlines", "export", "mcp", "diff", "schema")
"""Commands whose name is hardly the first word of a question; ``open`` and ``plan`` may be."""


def search_instead(command: str, words: Iterable[str]) -> str:
    """Return the call that searches for the words behind a command, including its name if that may be a search word."""
    first_words = ("search",) if command in _NO_WORD_OF_A_SENTENCE else ("--", command)
    return shlex.join(("foerder", *first_words, *words))
