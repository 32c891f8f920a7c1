"""Text shortened to a width: cut between words and marked with an ellipsis."""

from __future__ import annotations

from rich.cells import cell_len

ELLIPSIS = "…"
_LOOSE = " ,;:–-(/·"
"""What does not stand before the sign."""


def shortened(text: str, width: int) -> str:
    """Return as many whole words as fit ``width`` columns, followed by `` …`` if the text was cut.

    A first word that is too long by itself is cut, since nothing else could be shown.
    """
    if cell_len(text) <= width:
        return text
    kept = ""
    for word in text.split(" "):
        longer = f"{kept} {word}" if kept else word
        if cell_len(longer.rstrip(_LOOSE)) + 2 > width:
            break
        kept = longer
    kept = kept.rstrip(_LOOSE)
    return f"{kept} {ELLIPSIS}" if kept else f"{head(text, width - 1)}{ELLIPSIS}"


def head(text: str, width: int) -> str:
    """Return the longest beginning that fits."""
    used = 0
    for place, letter in enumerate(text):
        used += cell_len(letter)
        if used > width:
            return text[:place]
    return text
