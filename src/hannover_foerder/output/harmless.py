"""Removal of terminal control characters from catalogue text, which is untrusted input."""

from __future__ import annotations

import re

# texts, not compiled: most calls meet no such character, and compiling costs every start 1.5 ms
_LINE_BREAKS = r"[\t\n\v\f\r\x1c-\x1e\x85\u2028\u2029]+"
_UNSAFE_IN_JSON = r"[\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff]"
_UNSAFE = rf"[\x00-\x1f]|{_UNSAFE_IN_JSON}"
_PICTURES = 0x2400
_DELETE = "\x7f"


def harmless(text: str) -> str:
    """Return a text as one printable line: line breaks and tabs become a space, C0 controls and DEL their pictures.

    C1 controls (one of them begins an escape sequence too), marks and overrides of writing direction (UAX #9) and lone
    surrogates become the replacement character.
    """
    if text.isprintable():
        return text
    return re.sub(_UNSAFE, _substitute, re.sub(_LINE_BREAKS, " ", text))


def harmless_lines(text: str) -> str:
    """Return a text made harmless line by line, for places that may show several lines."""
    return text if text.isprintable() else "\n".join(map(harmless, text.split("\n")))


def escape_json(text: str) -> str:
    """Return JSON text with control characters as escapes, so that nothing is lost. Line breaks between values stay."""
    return re.sub(_UNSAFE_IN_JSON, lambda match: f"\\u{ord(match[0]):04x}", text)


def linkable(url: str | None) -> str | None:
    """Return the address if it is safe to link: http or https, printable characters only; else ``None``."""
    return url if url and url.startswith(("https://", "http://")) and url.isprintable() else None


def dial_number(text: str) -> str:
    """Return the number that a text begins with as a telephone dials it, else nothing.

    ``0511 616-0 (2022)`` is ``05116160``, ``+49 (0)511 1`` is ``+495111``. A slash before a zero begins another number,
    but not right behind the prefix.
    """
    number = re.match(r"\+?(?:[0-9]{2,5} */ *)?[0-9](?:[0-9 –-]|/(?! *0))*", text.replace("(0)", ""))
    return re.sub(r"[^+0-9]", "", number.group()) if number else ""


def _substitute(match: re.Match[str]) -> str:
    """Return a visible character instead of a harmful one: the picture of a control character, else a general one."""
    character = match[0]
    if character < " ":
        return chr(_PICTURES + ord(character))
    return "\N{SYMBOL FOR DELETE}" if character == _DELETE else "\N{REPLACEMENT CHARACTER}"
