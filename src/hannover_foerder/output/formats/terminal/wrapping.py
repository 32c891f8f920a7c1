"""Line wrapping to a width that German words may exceed."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from rich.cells import cell_len

from hannover_foerder.output.formats.terminal.shortening import longest_beginning

if TYPE_CHECKING:
    from collections.abc import Iterator

_MONTH = "(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)"
_SPACE = re.compile(rf"(?<!§) (?![€%·])(?!(?<=\d )(?:\d|{_MONTH}\b)|(?<=\d\) )\d|(?<={_MONTH} )\d)")
_AFTER_HYPHEN = re.compile(r"(?<=[\w.][-/–])(?<!\d/)(?!(?<=\d[-–])\d)(?=\w)")
"""A sign stays with its number, a dot with what it follows; dates and telephone numbers stay whole."""
_UNBREAKABLE = re.compile(r"://|\w@\w|www\.|^[(\[][a-z0-9]+(?:-[a-z0-9]+)+[)\]]$")
"""Addresses, and ids in brackets: what somebody copies."""
_LINKED = r"(?<=ungs)|(?<=ions)|(?<=tums)|(?<=heits)|(?<=täts)|(?<=keits)|(?<=schafts)"
_CLUSTER = r"(?<!ung)sch|(?<!c)[bdfgkpt][lr]|ck|ph|th|qu|(?<!s)ch"
_ONSET = rf"{_CLUSTER}|(?<![bdfgkpt])[lr]|(?<![cpst])h|(?<!ung)s|[bcdfgjkmnpqtvwxzß]"
_BREAK = rf"{_LINKED}|(?=(?:{_ONSET})[aeiouyäöü])"  # a text: most words fit, and compiling costs every start
"""Where a German word may be broken: after the letter that links two words, and before the last consonant (or what
counts as one) in front of a vowel, § 110 and § 112 of the official rules of spelling. A dictionary would be right more
often, but reading one takes longer than all the rest of a call."""
_MIN_LETTERS_TOGETHER = 3
"""So many letters stay together at least."""


def wrap(text: str, width: int) -> list[str]:
    """Return the text in lines of at most ``width`` columns, broken at spaces, then hyphens, then syllables.

    An address or an id is never broken, since it is copied: one that is too long has a line of its own.
    ``width`` must be at least 3: the widest character takes 2, a hyphen 1.
    """
    lines: list[str] = []
    line = ""
    for piece, separator in _pieces(text):
        candidate = f"{line}{separator}{piece}" if line else piece
        if cell_len(candidate) <= width:
            line = candidate
            continue
        if line:
            lines.append(line)
        rest = piece
        while cell_len(rest) > width and not _UNBREAKABLE.search(piece):
            part = _cut_at_syllable(rest, longest_beginning(rest, width - 1))
            needs_hyphen = part[-1].isalpha() and rest[len(part)].isalpha()
            lines.append(f"{part}-" if needs_hyphen else part)
            rest = rest[len(part) :]
        line = rest
    if line or not lines:
        lines.append(line)
    return lines


def _pieces(text: str) -> Iterator[tuple[str, str]]:
    """Yield words and parts of hyphenated words, each with what parts it from the piece before: a space or nothing."""
    for word in _SPACE.split(text):
        first_part, *parts = [word] if _UNBREAKABLE.search(word) else _AFTER_HYPHEN.split(word)
        yield first_part, " "
        yield from ((part, "") for part in parts)


def _cut_at_syllable(word: str, prefix: str) -> str:
    """Return the longest part of ``prefix`` that ends at a syllable; all of it if no break is known."""
    latest_break = min(len(prefix), len(word.rstrip(",;:.)")) - _MIN_LETTERS_TOGETHER)
    places = (match.start() for match in re.finditer(_BREAK, word, re.IGNORECASE))
    breaks = [place for place in places if _MIN_LETTERS_TOGETHER <= place <= latest_break]
    return word[: breaks[-1]] if breaks else prefix
