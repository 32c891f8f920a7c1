"""Numbers in a query: age, employees, sum, share, size, time; those that are part of a name or postcode stay words."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from hannover_foerder.model.numbers import NumberError, number_of
from hannover_foerder.named_tuple import NamedTuple
from hannover_foerder.search.analysis.language import FUNCTION_WORDS
from hannover_foerder.search.analysis.text import fold, stem
from hannover_foerder.search.index.fields import NAMED

if TYPE_CHECKING:
    from collections.abc import Iterable

    from hannover_foerder.search.query.understanding.meaning import Reading

_NUMBER: Final = r"""(?P<sign>[€$])?(?:(?P<start>\d\d?)[-‑–])?(?P<number>\d[\d.,'’]*)
    (?P<glued>[^\W\d_]{1,4}|[€%$]|-?jährige[rnms]?|-?jährig)?[.,;:!?)]*"""
_MULTIPLIERS: Final = frozenset("k t tsd tausend thousand mio million millionen millions mrd milliarden teur".split())  # noqa: SIM905
_MONEY: Final = frozenset("€ eur euro euros dollar $".split())  # noqa: SIM905
_PERCENT: Final = frozenset("% prozent percent".split())  # noqa: SIM905
_SIZES: Final = frozenset("kw kwp kwh mw mwh mwp qm m2 m² ha km kg tonnen liter".split())  # noqa: SIM905
_YEARS: Final = frozenset("jahr jahre jahren years year yrs j".split())  # noqa: SIM905
_UNITS: Final = _MULTIPLIERS | _MONEY | _PERCENT | _SIZES | _YEARS
_TIMES: Final = frozenset(
    """monat monate monaten woche wochen tag tage tagen stunde stunden month months week
    weeks uhr""".split()  # noqa: SIM905 - words are read more easily without quotation marks
)
_EMPLOYEES: Final = frozenset(
    """mitarbeiter mitarbeitern mitarbeiterinnen mitarbeitende mitarbeitenden beschäftigte beschäftigten angestellte
    angestellten leute leuten mann ma köpfe köpfen employees people staff workers arbeitnehmer""".split()  # noqa: SIM905 - words are read more easily without quotation marks
)
_COUNTED: Final = frozenset(
    """quadratmeter quadratmetern wohnung wohnungen wohneinheiten parteien zimmer zimmern azubi azubis auszubildende
    auszubildenden schüler schülern kinder kindern personen plätze plätzen grad stück fenster fenstern module modulen
    flats apprentices pupils children""".split()  # noqa: SIM905 - likewise
)
"""What is counted by a number that is therefore no age (*bis 20 Azubis*)."""
_BEFORE_EMPLOYEES: Final = frozenset("mit with sind haben of habe have wir von".split())  # noqa: SIM905
_SURE_BEFORE_AGE: Final = frozenset(("bin", "i'm", "aged", "age"))
_BEFORE_AGE: Final = _SURE_BEFORE_AGE.union("ist war am is alter werde wird turned".split())  # noqa: SIM905
"""Words before an age; but for the sure ones only beside a person (*mein Sohn wird 17*)."""
_AT_AGE: Final = frozenset(("mit", "with", "at"))
_BY_THE_WAY: Final = frozenset("ich aber schon erst jetzt inzwischen nun heute auch noch ja".split())  # noqa: SIM905
"""Words between *bin* and an age (*bin aber 38*, *bin ich 31*)."""
_LIMITS: Final[dict[str, tuple[int | None, int | None]]] = {
    **dict.fromkeys(("unter", "under", "below", "weniger als", "less than", "fewer than"), (None, -1)),
    **dict.fromkeys(("jünger als", "younger than"), (None, -1)),
    **dict.fromkeys(("bis", "bis zu", "up to", "höchstens", "maximal", "at most"), (None, 0)),
    **dict.fromkeys(("über", "ueber", "over", "mehr als", "more than", "älter als", "older than"), (1, None)),
    **dict.fromkeys(("ab", "mindestens", "at least"), (0, None)),
}
"""What is added to a number for the least and the most that is meant, by the words before it; ``None``: no limit."""
_LIMITS_OF_AGE: Final = frozenset(
    ("unter", "under", "below", "bis", "über", "ueber", "over", "ab", "jünger als", "younger than", "älter als")
) | {"older than"}
"""Words that make a number an age also without *Jahre* behind it."""
_KIN: Final = frozenset(
    """sohn tochter kind enkel enkelin bruder schwester mädchen junge mann frau vater mutter son daughter child husband
    wife mother father""".split()  # noqa: SIM905 - likewise
)
_PERSONS: Final = _KIN | {"ich", "i"}
_BETWEEN: Final = frozenset(("zwischen", "between"))
_AND: Final = frozenset(("und", "and", "bis", "to"))
_TO: Final = frozenset(("bis", "to"))
_NO_AGE_BEFORE: Final = frozenset(
    """seit vor nach in innerhalb für for since after within letzten nächsten letzte klasse klassen jahrgang
    grade""".split()  # noqa: SIM905 - likewise
)
_NOT_OF_PERSONS: Final = frozenset(
    fold(word)
    for word in """haus gebäude wohnung heizung gasheizung ölheizung altbau firma betrieb unternehmen anlage dach verein
    auto werkstatt laden maschine house building company heating firm business halle praxis immobilie kessel startup
    baujahr garantie laufzeit berufserfahrung erfahrung experience selbstständig verheiratet""".split()  # noqa: SIM905 - likewise
)
"""Beside these a number of years is not the age of a person."""

_YOUNGEST, _OLDEST, _LONGEST_LIFE = 5, 100, 100
_AT_SCHOOL, _AT_WORK = 14, 70
_ABBREVIATION: Final = frozenset(
    ("§", "§§", "paragraf", "paragraph", "artikel", "art", "modul", "nr", "nummer", "stufe")
)
_SPAN: Final = r"[uü]e?[-‑]?\d\d"
"""U25, Ü50."""


class Quantity(NamedTuple):
    """A sum, a share or a size: its number, and its unit (``EUR`` for money, ``%``, of a size as it was typed)."""

    number: float
    unit: str


class _Number(NamedTuple):
    """A typed number, or a range by its end (*18 bis 25*, *zwischen 18 und 25*, *18-25*); or a span of ages (U25).

    It has the number of its word and of the first word of the range, its digits, and what can be its unit.
    """

    word: int
    first_word: int
    text: str
    units: tuple[str, ...]
    """The unit glued to the number, then the words behind it."""
    glued: bool
    is_span: bool = False
    start: int | None = None
    """Where a range begins."""

    def unit(self) -> str:
        """Return what stands directly behind the number or its sign of money; nothing if it is the last word."""
        return self.units[0] if self.units else ""


def read_numbers(reading: Reading) -> None:
    """Take the numbers out of a query, with the words that go with them: ages, employees and quantities.

    What is part of a name or a postcode stays. Of several ages the user's own counts (*ich bin 17*), else the first; of
    several numbers of employees the first. What is neither age, size nor sum is taken only.
    """
    for number in _numbers_in(reading):
        if number.is_span:
            reading.ages = reading.ages or _range(number.text)
            _take(reading, number, 0)
        elif _is_name(reading, number) or _is_place(reading, number):
            continue
        elif (quantity := _quantity(reading, number)) is not None:
            reading.quantities.append(quantity)
        elif (ages := _ages(reading, number)) is not None:
            is_own = "bin" in (_word_before(reading, number), _word_before(reading, number, 2))
            reading.ages = ages if reading.ages is None or is_own else reading.ages
        elif (employees := _employees(reading, number)) is not None:
            reading.employees = employees if reading.employees is None else reading.employees
        else:
            _take(reading, number, 1 if number.unit() in _YEARS | _TIMES else 0)
            if _word_before(reading, number) == "seit":
                _take_word(reading, number.first_word - 1)


def _numbers_in(reading: Reading) -> Iterable[_Number]:
    """Return the typed numbers, with or without a unit, and spans of ages (U25); a range once."""
    numbers: dict[int, _Number] = {}
    pattern = re.compile(_NUMBER, re.VERBOSE | re.IGNORECASE)
    span = re.compile(_SPAN, re.IGNORECASE)
    for position, word in enumerate(reading.typed):
        match = pattern.fullmatch(word.text)
        without_marks = reading.as_typed(position)
        if span.fullmatch(without_marks):
            numbers[position] = _Number(position, position, without_marks.lower(), (), glued=True, is_span=True)
        elif match is not None:
            glued = match["glued"] or match["sign"]
            words_behind = [
                _word_at(reading, position_behind)
                for position_behind in range(position + 1, min(position + 4, len(reading.typed)))
            ]
            units = (glued.lower().strip("-"), *words_behind) if glued else tuple(words_behind)
            start, first_word = _start_of_range(reading, position, match["start"])
            digits = match["number"].rstrip(".,'’")
            if first_word < position:
                numbers.pop(position - 2, None)
            numbers[position] = _Number(position, first_word, digits, units, glued=bool(glued), start=start)
    return numbers.values()


def _start_of_range(reading: Reading, word: int, glued_start: str | None) -> tuple[int | None, int]:
    """Return where the range that ends at a word begins, and its first word; without a range None and the word itself.

    A range is *18-25*, *18 bis 25*, *18- bis 25*, *zwischen 18 und 25*, the same in English.
    """
    if glued_start is not None:
        return int(glued_start), word
    word_before, start, link = (_word_at(reading, word - steps).rstrip("-") for steps in (3, 2, 1))
    is_between = word_before in _BETWEEN
    if re.fullmatch(r"\d{1,3}", start) is None or link not in (_AND if is_between else _TO):
        return None, word
    return int(start), word - 3 if is_between else word - 2


def _word_at(reading: Reading, word: int) -> str:
    return reading.as_typed(word).lower()


def _is_name(reading: Reading, number: _Number) -> bool:
    """Return whether a number is a part of a name (KfW 261, 16i, § 81, ISO 14001)."""
    pieces = {piece.text for piece in reading.pieces if piece.word in (number.first_word, number.word)}
    has_unit = _has_unit(number)
    typed_before = reading.typed[number.first_word - 1].text if number.first_word else ""
    return (
        any(not pieces.isdisjoint(run) and (len(run) > 1 or not has_unit) for run in reading.entries.named)
        or (number.glued and not _is_unit(number.unit()))
        or (not has_unit and any(NAMED + stem(piece) in reading.entries.frequencies for piece in pieces))
        or _word_before(reading, number) in _ABBREVIATION
        or (len(typed_before) > 1 and typed_before.isupper() and typed_before.isalpha())
    )


def _is_place(reading: Reading, number: _Number) -> bool:
    """Return whether a number without a unit is the postcode of an area in the vocabulary."""
    return not _has_unit(number) and bool(reading.entries.terms(number.text, "areas"))


def _is_unit(text: str) -> bool:
    return text in _UNITS or text.startswith("jährig")


def _has_unit(number: _Number) -> bool:
    """Return whether a number has a unit, or a noun behind it that it counts."""
    return _is_unit(number.unit()) or number.unit() in _EMPLOYEES | _TIMES


def _quantity(reading: Reading, number: _Number) -> Quantity | None:
    """Take a sum of money, a share or a size out of the query and return it; ``None`` if the number is none."""
    units = [*number.units, "", ""]
    multiplier = units.pop(0) if units[0] in _MULTIPLIERS else ""
    unit = units[0] if units[0] in _MONEY | _PERCENT | _SIZES else ""
    amount = _amount(f"{number.text} {multiplier}".strip()) if multiplier or unit else None
    if amount is None:
        return None
    _take(reading, number, bool(multiplier) + bool(unit), keeps_unit=unit in _SIZES)
    if unit in _SIZES:
        return Quantity(amount, _as_typed(reading, number, unit))
    return Quantity(amount, "%" if unit in _PERCENT else "EUR")


def _as_typed(reading: Reading, number: _Number, unit: str) -> str:
    """Return a unit as it was typed (``kWp``)."""
    words = map(reading.as_typed, range(number.word, min(number.word + 3, len(reading.typed))))
    return next((word[-len(unit) :] for word in words if word.lower().endswith(unit)), unit)


def _amount(number_text: str) -> float | None:
    """Return the value of a number in any notation; ``None`` if it is none."""
    try:
        return number_of(number_text, "money")
    except NumberError as error:
        if error.code == "ambiguous-number":  # beside a sum it is the separator of thousands
            return _amount(number_text.replace(",", ""))
        return None


def _ages(reading: Reading, number: _Number) -> tuple[int, int] | None:
    """Take an age out of the query and return the youngest and oldest that it states; ``None`` if it may be none.

    It is one by the words around it (*bin 17*); or by *Jahre* behind it or *unter* before it, if it is no length of
    time and no building or firm is spoken of.
    """
    unit = number.unit()
    if not number.text.isdecimal() or unit in _EMPLOYEES | _TIMES | _COUNTED:
        return None
    age, word_before, is_adjective = int(number.text), _word_before(reading, number), unit.startswith("jährig")
    if not _YOUNGEST <= age <= _OLDEST:
        return None
    limit = _limit_before(reading, number)
    if not _has_cue(reading, number):
        has_other_unit = unit in _UNITS - _YEARS  # unter 25 kWp
        is_limit = (limit in _LIMITS_OF_AGE or number.start is not None) and not has_other_unit
        is_duration = _is_of_time(reading, number, limit) and not is_adjective
        is_of_a_thing = any(fold(piece.text) in _NOT_OF_PERSONS for piece in reading.pieces)
        if not (is_adjective or unit in _YEARS or is_limit) or is_duration or is_of_a_thing:
            return None
    unit_words = 0
    if unit in _YEARS or (is_adjective and not number.glued):
        unit_words = 2 if number.units[1:2] in (("alt",), ("old",)) else 1
    _take(reading, number, unit_words)
    _take_limit(reading, number, limit)
    if word_before in _BEFORE_AGE | _AT_AGE:
        _take_word(reading, number.first_word - 1)
    youngest, oldest = _range_of(number, age, limit)
    return (youngest, _LONGEST_LIFE if oldest is None else oldest)


def _is_of_time(reading: Reading, number: _Number, limit: str) -> bool:
    """Return whether the word before a number, or before the words of its limit, makes it a length of time."""
    if limit:
        return _word_before(reading, number, 1 + len(limit.split())) in _NO_AGE_BEFORE - {"für", "for"}
    return _word_before(reading, number) in _NO_AGE_BEFORE


def _limit_before(reading: Reading, number: _Number) -> str:
    """Return the words before a number that make it a limit (*unter*, *weniger als*); nothing if there are none."""
    second_before, word_before = _word_before(reading, number, 2), _word_before(reading, number)
    return next((words for words in (f"{second_before} {word_before}", word_before) if words in _LIMITS), "")


def _take_limit(reading: Reading, number: _Number, limit: str) -> None:
    """Take the words of a limit, which stand before its number."""
    for steps in range(1, 1 + len(limit.split())):
        _take_word(reading, number.first_word - steps)


def _range_of(number: _Number, value: int, limit: str) -> tuple[int, int | None]:
    """Return the least and the most that a number or range with the words before it stands for; ``None``: no limit."""
    if number.start is not None:
        return (min(number.start, value), max(number.start, value))
    added_to_least, added_to_most = _LIMITS.get(limit, (0, 0))
    least = 0 if added_to_least is None else value + added_to_least
    return (least, None if added_to_most is None else value + added_to_most)


def _has_cue(reading: Reading, number: _Number) -> bool:
    """Return whether the words around a number make it an age (*bin 17*, *my son is 17*, *mit 19 abgebrochen*)."""
    word_before, second_before, third_before = (_word_before(reading, number, steps) for steps in (1, 2, 3))
    return (
        word_before in _SURE_BEFORE_AGE
        or word_before in _KIN
        or (word_before in _BEFORE_AGE and not {second_before, third_before}.isdisjoint(_PERSONS))
        or (word_before in _BY_THE_WAY and second_before == "bin")
        or (word_before in _AT_AGE and _ends_there(number))
        or _is_apposition(reading, number)
    )


def _is_apposition(reading: Reading, number: _Number) -> bool:
    """Return whether a number stands between commas behind a word (*Ich bin Pflegerin, 47, und …*)."""
    texts = [word.text for word in reading.typed[max(0, number.word - 1) : number.word + 1]]
    return (
        len(texts) == 2  # noqa: PLR2004 - the word before it and itself
        and all(text.endswith(",") for text in texts)
        and texts[0][:-1].isalpha()
        and _AT_SCHOOL <= int(number.text) <= _AT_WORK
    )


def _ends_there(number: _Number) -> bool:
    """Return whether a number is a typical school or working age with no counted noun behind it."""
    return number.unit() in FUNCTION_WORDS | {""} and _AT_SCHOOL <= int(number.text) <= _AT_WORK


def _range(text: str) -> tuple[int, int]:
    """Return the first and the last age of ``u25`` (under 25) or ``ü50`` (50 and over)."""
    age = int(text[-2:])
    return (0, age - 1) if text.startswith("u") and not text.startswith("ue") else (age, _LONGEST_LIFE)


def _employees(reading: Reading, number: _Number) -> tuple[int, int | None] | None:
    """Take a number of employees out of the query and return the fewest and the most that it states.

    Without an upper limit the most are ``None``; ``None`` if the number counts nobody. The noun is taken too in *mit 12
    Leuten*, *wir sind 12 Leute*.
    """
    count = _amount(number.text) if number.unit() in _EMPLOYEES else None
    if count is None or count != int(count):
        return None
    limit = _limit_before(reading, number)
    steps_before = 1 + len(limit.split())
    word_before = _word_before(reading, number, steps_before)
    tells_size = word_before in _BEFORE_EMPLOYEES
    _take(reading, number, 1 if tells_size else 0)
    _take_limit(reading, number, limit)
    if tells_size and word_before in ("mit", "with"):
        _take_word(reading, number.first_word - steps_before)
    return _range_of(number, int(count), limit)


def _word_before(reading: Reading, number: _Number, steps: int = 1) -> str:
    return _word_at(reading, number.first_word - steps)


def _take(reading: Reading, number: _Number, unit_words: int, *, keeps_unit: bool = False) -> None:
    """Take a number and the words of its unit out of the query; a size keeps the last: it tells the subject (kWp)."""
    words_behind = unit_words - 1 if number.glued and unit_words else unit_words
    last_word = number.word + words_behind
    positions = [
        position for position, piece in enumerate(reading.pieces) if number.first_word <= piece.word <= last_word
    ]
    if keeps_unit and not reading.pieces[positions[-1]].text[0].isdigit():
        positions.pop()
    reading.take(positions)


def _take_word(reading: Reading, word: int) -> None:
    reading.take(position for position, piece in enumerate(reading.pieces) if piece.word == word)
