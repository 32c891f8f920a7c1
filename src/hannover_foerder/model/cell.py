"""Values of spreadsheet cells, escaped so that none runs as a formula and all can be read back."""

from __future__ import annotations

import json
import re
from contextlib import suppress
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable

SEPARATOR: Final = " | "

_FORMULA: Final = r"'*[\s\u200b\ufeff]*[=+\-@＝＋－＠﹦﹢﹣﹫]|'*[\t\r\n]"
"""A sign at which a spreadsheet begins to calculate: ASCII, full-width or small, also behind blanks and line breaks."""

_NUMBER: Final = r"-[0-9]+(\.[0-9]+)?"


def escape_formula(text: str) -> str:
    """Return the text with an apostrophe in front if a spreadsheet would run it (``= + - @``, tab, CR, LF).

    The signs count in any width and behind blanks, since programs trim cells and fold what they read (NFKC).
    A text that has apostrophes before such a sign already gets one more, which :func:`unescape_formula` takes off.
    A negative number stays a number. Source: OWASP, "CSV Injection".
    """
    return f"'{text}" if re.match(_FORMULA, text) and not re.fullmatch(_NUMBER, text) else text


def unescape_formula(text: str) -> str:
    """Return the original text of :func:`escape_formula`."""
    return text[1:] if text.startswith("'") and re.match(_FORMULA, text) else text


def join_texts(texts: Iterable[str]) -> str:
    """Return several texts in one cell, ``a | b``; as a JSON array if that would be ambiguous."""
    values = list(texts)
    plain = SEPARATOR.join(values)
    return plain if split_texts(plain) == values else json.dumps(values, ensure_ascii=False)


def split_texts(cell: str) -> list[str]:
    """Return the original texts of :func:`join_texts`."""
    if cell.startswith("["):
        with suppress(ValueError, RecursionError):  # not an array of ours
            values = json.loads(cell)
            if isinstance(values, list) and all(isinstance(value, str) for value in values):
                return values
    return cell.split(SEPARATOR) if cell else []
