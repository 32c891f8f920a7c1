"""Text shortened to a width: cut between words and marked with an ellipsis."""

from __future__ import annotations

from rich.cells import cell_len

ELLIPSIS = "…"
_LOOSE = " ,;:–-(/·"
"""Characters that are removed before the ellipsis."""


def shorten(text: str, width: int) -> str:
    """Return as many whole words as fit ``width`` columns, followed by `` …`` if the text was cut.

    A first word that is too long by itself is cut, since nothing else could be shown.
    """
    if cell_len(text) <= max(width, 0):
        return text
    beginning = ""
    for word in text.split(" "):
        longer = f"{beginning} {word}" if beginning else word
        if cell_len(longer.rstrip(_LOOSE)) + 2 > width:
            break
        beginning = longer
    beginning = beginning.rstrip(_LOOSE)
    return f"{beginning} {ELLIPSIS}" if beginning else f"{longest_beginning(text, width - 1)}{ELLIPSIS}"


def longest_beginning(text: str, width: int) -> str:
    """Return the longest beginning that fits."""
    columns = 0
    for place, letter in enumerate(text):
        columns += cell_len(letter)
        if columns > width:
            return text[:place]
    return text
