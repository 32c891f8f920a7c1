"""Text in the two languages of the interface."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Text:
    """A sentence or phrase in German, and in English where somebody has written it."""

    de: str
    en: str | None = None


def without_surrogates(text: str) -> str:
    """Return text that can be encoded: what the system could not decode becomes the replacement character."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return "".join("\N{REPLACEMENT CHARACTER}" if "\ud800" <= letter <= "\udfff" else letter for letter in text)
    return text
