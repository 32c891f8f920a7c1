"""Replacement of undecodable bytes (lone surrogates) in text from the operating system."""

from __future__ import annotations


def without_surrogates(text: str) -> str:
    """Return text that can be encoded: what the system could not decode becomes the replacement character."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return "".join("\N{REPLACEMENT CHARACTER}" if "\ud800" <= letter <= "\udfff" else letter for letter in text)
    return text
