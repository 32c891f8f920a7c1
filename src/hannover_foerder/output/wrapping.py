"""Lines of a given width, where German words may be longer than a column."""

from __future__ import annotations

import re
from itertools import accumulate, takewhile

from rich.cells import cell_len

_SPACE = re.compile(r" (?![€%])")  # a sign stays with its number
_AFTER_HYPHEN = re.compile(r"(?<=[\w.][-/–])(?=\w)")


def wrapped(text: str, width: int) -> list[str]:
    """The text in lines of at most ``width`` columns: broken at spaces, then after hyphens, at last inside a word.

    ``width`` must be at least 3: the widest character takes 2, a hyphen 1.
    """
    lines: list[str] = []
    line = ""
    for piece, glue in _pieces(text):
        candidate = f"{line}{glue}{piece}" if line else piece
        if cell_len(candidate) <= width:
            line = candidate
            continue
        if line:
            lines.append(line)
        rest = piece
        while cell_len(rest) > width:
            head = _head(rest, width - 1)
            is_word = head[-1].isalpha() and rest[len(head)].isalpha()
            lines.append(f"{head}-" if is_word else head)
            rest = rest[len(head) :]
        line = rest
    return [*lines, line] if line or not lines else lines


def _pieces(text: str) -> list[tuple[str, str]]:
    """Words and the parts of hyphenated words, each with what joins it to the one before."""
    pieces = []
    for word in _SPACE.split(text):
        for number, part in enumerate(_AFTER_HYPHEN.split(word)):
            pieces.append((part, "" if number else " "))
    return pieces


def _head(word: str, width: int) -> str:
    """The longest beginning that fits."""
    used = accumulate(map(cell_len, word))
    return word[: sum(1 for _ in takewhile(lambda columns: columns <= width, used))]
