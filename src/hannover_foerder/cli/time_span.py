"""Durations as people write them: ``90d``, ``12w``, ``3 Monate``, ``1y``, ``letzte-woche``."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from hannover_foerder.errors import UsageError
from hannover_foerder.model.days import days_later, months_later
from hannover_foerder.named_tuple import NamedTuple

if TYPE_CHECKING:
    from datetime import date


class Span(NamedTuple):
    """A duration: days or months, of which the other is 0; negative ones lead back."""

    days: int = 0
    months: int = 0

    def times(self, number: int) -> Span:
        """Return a multiple of the span."""
        return Span(self.days * number, self.months * number)

    def after(self, day: date) -> date:
        """Return the day one span after another day, clamped to the calendar."""
        return days_later(day, self.days) if self.days else months_later(day, self.months)


_WORDS: Final = {
    Span(days=1): "d t tag tage tagen day days",
    Span(days=7): "w woche wochen week weeks",
    Span(months=1): "m monat monate monaten month months",
    Span(months=12): "y j jahr jahre jahren year years",
}
UNITS: Final = {word: unit for unit, words in _WORDS.items() for word in words.split()}
_NUMBERED: Final = re.compile(r"(?:(?:vor|last|letzten?)[ -])?([1-9][0-9]{0,4})[ -]?([a-z]*)(?:[ -]ago)?")
_NAMED: Final = re.compile(r"(?:letzte[rsnm]?|vorige[rsnm]?|last|past)[ -]([a-z]+)")
_DAYS_AGO: Final = {"heute": 0, "today": 0, "gestern": 1, "yesterday": 1, "vorgestern": 2}


def last_day(text: str, day: date) -> date:
    """Return the day one time span after ``day``. Raises UsageError for an invalid span."""
    span = span_of(text)
    if span is None:
        raise UsageError("error.within", value=text)
    return span.after(day)


def first_day(text: str, day: date) -> date | None:
    """Return the day one time span before ``day``; ``None`` if the text is no time span.

    A bare number is none, since it may be the name of a revision.
    """
    word = text.strip().lower()
    if word in _DAYS_AGO:
        return days_later(day, -_DAYS_AGO[word])
    span = None if word.isdecimal() else span_of(text)
    return None if span is None else span.times(-1).after(day)


def span_of(text: str) -> Span | None:
    """Return the time span of a text; a bare number counts days. ``None`` if the text is no time span."""
    word = " ".join(text.lower().split())
    if number_match := _NUMBERED.fullmatch(word):
        number, unit = int(number_match[1]), UNITS.get(number_match[2] or "d")
    elif unit_match := _NAMED.fullmatch(word):
        number, unit = 1, UNITS.get(unit_match[1])
    else:
        return None
    return None if unit is None else unit.times(number)
