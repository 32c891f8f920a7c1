"""Numbers as people write them: separators of either language, units, thousands and millions in words."""

from __future__ import annotations

import re
import unicodedata
from decimal import Decimal
from typing import Final, Literal

from hannover_foerder.model.spelling import normal_form, without_gender_ending

Unit = Literal["money", "years", "days", "months", "people", "class"]

LARGEST: Final = 10**15 - 1
"""More digits than that a float does not keep."""

_MULTIPLIERS: Final = {
    **dict.fromkeys(("k", "tsd", "tausend", "thousand", "teur", "t€", "k€", "keur"), 1_000),
    **dict.fromkeys(("mio", "million", "millionen", "millions", "mln", "mioeur", "mio€"), 1_000_000),
    **dict.fromkeys(("mrd", "milliarde", "milliarden"), 1_000_000_000),
}
_MONEY_WORDS: Final = frozenset(("€", "eur", "euro", "euros", "teur", "t€", "k€", "keur", "mio€", "mioeur"))
_UNITS: Final[dict[Unit, frozenset[str]]] = {
    "money": _MONEY_WORDS | {"im", "pro", "jahr", "a", "per", "year", "p", "/", "jährlich", "netto", "brutto"},
    "years": frozenset(("jahr", "jahre", "jahren", "j", "year", "years", "yrs", "alt", "old")),
    "days": frozenset(("tag", "tage", "tagen", "day", "days", "d")),
    "months": frozenset(("monat", "monate", "monaten", "month", "months")),
    "people": frozenset((
        "beschäftigte", "beschäftigten", "beschäftigter", "mitarbeiter", "mitarbeiterinnen", "mitarbeitern",
        "mitarbeitende", "mitarbeitenden", "ma", "leute", "personen", "person", "angestellte", "angestellten", "köpfe",
        "vzä", "employees", "employee", "people", "staff",
    )),
    "class": frozenset(("klasse", "kl", "klassenstufe", "jahrgang", "jahrgangsstufe", "grade", "year", "school")),
}  # fmt: skip
_NUMBER_WITH_TEXT = re.compile(r"([^0-9+-]*)([+-]?[0-9][0-9.,' ]*)(.*)", re.DOTALL)
_NUMBER = re.compile(r"[+-]?[0-9]+(?:\.[0-9]+)?")
_GERMAN = re.compile(r"[+-]?[0-9]{1,3}(?:\.[0-9]{3})+(?:,[0-9]+)?|[+-]?[0-9]+,[0-9]+")
_ENGLISH = re.compile(r"[+-]?[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?")
_SPACED = re.compile(r"[+-]?[0-9]{1,3}(?:[ '][0-9]{3})+(?:[.,][0-9]+)?")
_AMBIGUOUS = re.compile(r"[+-]?(?:[0-9]{1,3},[0-9]{3}|0[0-9]{0,2}\.[0-9]{3})")
"""``1,200`` is twelve hundred in English, a bit more than one in German; nobody groups the digits of ``0.500``."""

_SIGNS: Final = str.maketrans({"−": "-", "–": "-", "—": "-", "’": "'", "‘": "'"})
_NO_CENTS: Final = re.compile(r",\s?-{1,2}(?![0-9])")
"""The dash for no cents: ``50.000,-``."""

_MAX_CHARACTERS: Final = 60
"""A longer text is no number, unless it has digits only."""


class NumberError(ValueError):
    """A text that is no number, or an implausible one.

    ``code``: number, ambiguous-number, negative-number or large-number.
    """

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


def number_of(user_text: str, unit: Unit | None = None, own_words: frozenset[str] = frozenset()) -> float:
    """Return the written number without its unit: the words of ``unit``, and the field's own in ``own_words``.

    Raises NumberError, also for ``1,200``, which English and German read differently.
    """
    if any(character.isnumeric() and not character.isdecimal() for character in user_text):  # 5² is not 52
        raise NumberError("number")
    text = unicodedata.normalize("NFKC", normal_form(user_text)).translate(_SIGNS).strip().lower()
    text = without_gender_ending(_NO_CENTS.sub("", text))
    match = _NUMBER_WITH_TEXT.fullmatch(text) if len(text) <= _MAX_CHARACTERS or text.isdecimal() else None
    if match is None:
        raise NumberError("number")
    prefix, core, suffix = match.groups()
    factor = 1
    for word in _words(f"{prefix} {suffix}"):
        if word in _MULTIPLIERS:
            factor *= _MULTIPLIERS[word]
        elif word not in own_words and word not in (_UNITS[unit] if unit else ()):
            raise NumberError("number")
    return _value(core.rstrip(" ."), factor)


def _words(text: str) -> list[str]:
    return re.findall(r"[^\W\d_]+€?|€|\S", re.sub(r"[.()]", " ", text))


def _value(core: str, factor: int) -> float:
    """Return the number that digits and separators stand for, times a factor. Raises NumberError."""
    if _AMBIGUOUS.fullmatch(core):
        raise NumberError("ambiguous-number")
    if _SPACED.fullmatch(core):
        core = re.sub("[ ']", "", core).replace(",", ".")
    elif _GERMAN.fullmatch(core):
        core = core.replace(".", "").replace(",", ".")
    elif _ENGLISH.fullmatch(core):
        core = core.replace(",", "")
    if not _NUMBER.fullmatch(core):
        raise NumberError("number")
    number = Decimal(core) * factor
    if number < 0:
        raise NumberError("negative-number")
    if number > LARGEST:
        raise NumberError("large-number")
    return int(number) if number == number.to_integral_value() else float(number)
