"""Comparison of names irrespective of spelling variants: Unicode form, case, umlauts, gender endings."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

_LETTERS: Final = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss"})
_GAP: Final = r"[\W_]+"
_UNSEEN: Final = dict.fromkeys((0xAD, 0x200B, 0x200C, 0x200D, 0x200E, 0x200F, 0x2060, 0xFEFF)) | dict.fromkeys(
    (0xA0, 0x2007, 0x2009, 0x202F), " "
)
"""Invisible characters, which go; and spaces of fixed width, which become plain ones."""

_GENDER: Final = r"(?i)(?<=[^\W\d_])(?:(?:[*:_·•’'´`‘][-‑]?|/[-‑]?)in(?:nen)?\b|\(in(?:nen)?\))"
_INNER_I: Final = r"(?<=[a-zäöüß])In(?:nen)?\b"
"""Endings that take in all genders: ``Gründer*innen``, ``Gründer:in``, ``Gründer/-innen``, ``Gründer(innen)``."""


def normal_form(text: str) -> str:
    """Return the text in NFC, without invisible characters, with plain spaces.

    What macOS and PDF files copy is decomposed.
    """
    if text.isascii():
        return text
    return unicodedata.normalize("NFC", text).translate(_UNSEEN)


def plain(text: str) -> str:
    """Return a key common to all spellings of a name: ``Gründer/innen``, ``gruender:innen``, ``Gründer``.

    Full-width letters and ligatures are plain ones. ``Gründerinnen`` is another name: it means women.
    """
    letters = unicodedata.normalize("NFKC", normal_form(text))
    return re.sub(_GAP, "-", without_gender_ending(letters).lower().translate(_LETTERS)).strip("-")


def without_gender_ending(text: str) -> str:
    """Return a text without gender-inclusive endings."""
    return re.sub(_INNER_I, "", re.sub(_GENDER, "", text))
