"""Replacement of undecodable bytes (lone surrogates) in text from the operating system."""

from __future__ import annotations


def without_surrogates(text: str) -> str:
    """Return encodable text: undecodable bytes become the replacement character."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return "".join("\N{REPLACEMENT CHARACTER}" if "\ud800" <= letter <= "\udfff" else letter for letter in text)
    return text
