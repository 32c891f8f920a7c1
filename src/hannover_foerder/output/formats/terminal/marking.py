"""The positions of search words in a text, for highlighting."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection

    from hannover_foerder.output.blocks import Tokens


def match_spans(text: str, stems: Collection[str], tokens: Tokens) -> list[tuple[int, int]]:
    """Return start and end of every word in ``text`` whose stem is in ``stems``: whole words, not parts of words.

    ``tokens`` gives the words of a text as (surface, start, end, stem), in the way the index was made.
    """
    return [(start, end) for _, start, end, stem in tokens(text) if stem in stems]
