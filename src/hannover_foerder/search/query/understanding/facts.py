"""Facts that a query tells of who asks or of the project, as answers to fields of the profile.

A programme whose rule surely fails for them is no answer. So only what can hardly mean anything else is read: sayings
that stand for one answer (a benefit, an occupation, that something has begun), the kind of building, numbers with what
they count (children, a school year, the age of a firm), and a taxable income.
"""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from hannover_foerder.search.analysis.language import ARTICLES, NOT, WITHOUT
from hannover_foerder.search.query.understanding.meaning import Fact

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from hannover_foerder.search.query.understanding.meaning import Piece
    from hannover_foerder.search.query.understanding.numbers import Quantity

_SAYINGS: Final[tuple[tuple[str, str | bool | float, str], ...]] = (
    (
        "started",
        True,
        """rückwirkend, nachträglich, im nachhinein, schon begonnen, bereits begonnen, schon angefangen, schon bestellt,
        bereits bestellt, schon beauftragt, bereits beauftragt, schon eingebaut, bereits eingebaut, schon installiert,
        bereits installiert, schon bezahlt, bereits bezahlt, schon unterschrieben, bereits unterschrieben,
        retroactively, already started, already ordered, already installed, already paid, already signed""",
    ),
    ("benefit", "alg1", "arbeitslosengeld, arbeitslosengeld 1, arbeitslosengeld i, alg 1, alg i, unemployment benefit"),
    (
        "benefit",
        "buergergeld",
        """bürgergeld, jobcenter, grundsicherung, grundsicherungsgeld, arbeitslosengeld 2, arbeitslosengeld ii, alg 2,
        alg ii, hartz, hartz iv, lebe vom amt, stütze vom amt""",
    ),
    ("occupation", "employed", "fest angestellt, festangestellt, in festanstellung, bin angestellt, bin angestellte"),
    ("children", 0, "ohne kinder, keine kinder, kinderlos, no children, no kids, without children, without kids"),
    ("children", 1, "mit kind, with child, with kid"),
    ("lives_there", False, "wohne nicht selbst, wohnen nicht selbst, nicht selbst bewohnt"),
    (
        "building_role",
        "landlord",
        """ich vermiete, wir vermieten, vermietetes haus, vermietete wohnung, vermietete wohnungen, vermieteten haus,
        bin vermieter, bin vermieterin, als vermieter, als vermieterin, we rent out""",
    ),
    (
        "building_role",
        "tenant",
        "bin mieter, bin mieterin, sind mieter, als mieter, als mieterin, wohne zur miete, wohnen zur miete",
    ),
    (
        "self_employment",
        "side",
        """nebenbei gründen, nebenberuflich gründen, nebenbei selbstständig, nebenberuflich selbstständig, nebenher
        gründen, nebenberufliche gründung, im nebenerwerb, nebengewerbe, side business""",
    ),
    (
        "new_jobs",
        False,
        """stellen niemanden, stelle niemanden, keine neuen arbeitsplätze, keine neuen stellen, no new jobs, ohne neue
        arbeitsplätze, ohne neue stellen""",
    ),
    ("sports_club", False, "kein sportverein, keinen sportverein, no sports club"),
    ("gender", "male", "bin mann, als mann"),
    ("sector", "agriculture", "bin landwirt, bin landwirtin, als landwirt, sind bauernhof, landwirt sucht, bin bauer"),
)
"""The field, the answer, and what people say for it, without the words of :data:`_BETWEEN`."""

_BETWEEN: Final = ARTICLES | frozenset("aber auch ja halt leider erst jetzt nun also unser mein meine".split())  # noqa: SIM905
_DENIALS: Final = WITHOUT | NOT | {"nichts"}
_LONGEST_SAYING: Final = 3

_BUILDINGS: Final[tuple[tuple[tuple[str, ...], str | tuple[str, ...]], ...]] = (
    (("einfamilienhaus", "zweifamilienhaus", "reihenhaus", "doppelhaushälfte", "eigenheim"), "one-two-family"),
    (("mehrfamilienhaus", "parteienhaus", "mietshaus"), "multi-family"),
    (("wohnhaus", "wohngebäude"), ("one-two-family", "multi-family")),
    (
        ("halle", "bürogebäude", "bürohaus", "vereinsheim", "vereinshaus", "sportheim", "scheune", "warehouse"),
        "non-residential",
    ),
)
"""Last words of what buildings are called, and the kinds that they may be."""

_UNITS: Final = """null ein zwei drei vier fünf sechs sieben acht neun zehn elf zwölf dreizehn vierzehn fünfzehn
    sechzehn siebzehn achtzehn neunzehn""".split()  # noqa: SIM905 - likewise
_TENS: Final = "zwanzig dreißig vierzig fünfzig sechzig siebzig achtzig neunzig".split()  # noqa: SIM905
_NUMBERS: Final[Mapping[str, int]] = {
    **{word: number for number, word in enumerate(_UNITS)},
    **{
        f"{_UNITS[unit]}und{ten}" if unit else ten: 20 + 10 * place + unit
        for place, ten in enumerate(_TENS)
        for unit in range(10)
    },
}
_FIELD_BY_NOUN: Final = {
    "klasse": "school_year",
    **dict.fromkeys(("kinder", "kindern", "kids", "children"), "children"),
}
"""Nouns that can only be counted as the answer to one field."""
_SCHOOL_YEARS: Final = {"fünfte": 5, "sechste": 6, "siebte": 7, "achte": 8, "neunte": 9, "zehnte": 10, "elfte": 11}
_FIRMS: Final = ("betrieb", "firma", "unternehmen", "geschäft", "laden", "selbstständig", "selbständig", "business")
_EXISTS: Final = frozenset("gibt besteht bestehen existiert selbstständig selbständig".split())  # noqa: SIM905
_EMPLOYEES: Final = frozenset(
    ["leute", "leuten", "mitarbeiter", "mitarbeitern", "mitarbeiterinnen", "beschäftigte", "beschäftigten"]
)
_BEFORE_EMPLOYEES: Final = ("mit", "sind", "haben", "wir")
_WORKING_TIME: Final = frozenset("woche tag arbeit pro am in week".split())  # noqa: SIM905
_COURSES: Final = ("weiterbildung", "fortbildung", "kurs", "lehrgang", "schulung", "seminar", "course", "training")
_INCOMES: Final = ("einkommen", "versteuern", "versteuerndes", "income")
_RANGE: Final = r"\b(?:\d+ (?:bis|to)|(?:zwischen|between) \d+ (?:und|and)) \d+\b"
_LEAST_INCOME: Final = 12_000
"""A smaller sum is no taxable income of a year."""


def read_facts(pieces: Sequence[Piece], quantities: Sequence[Quantity]) -> tuple[Fact, ...]:
    """Return the facts that a query tells, one a field; what is told in two ways or as a range is no fact."""
    texts = _texts_without_ranges(pieces)
    facts: dict[str, list[Fact]] = {}
    for fact in (*_sayings(texts), *_buildings(texts), *_counts(texts), *_incomes(texts, quantities)):
        facts.setdefault(fact.field, []).append(fact)
    return tuple(of_field[0] for of_field in facts.values() if len({fact.answer for fact in of_field}) == 1)


def _texts_without_ranges(pieces: Sequence[Piece]) -> list[str]:
    """Return the words that may tell a fact; no ranges (*Klasse 7 bis 10*, *7-10*): they answer no field exactly."""
    numbers_in_word = Counter(piece.word for piece in pieces if piece.text.isdecimal())
    texts = [piece.text for piece in pieces if piece.text not in _BETWEEN and numbers_in_word[piece.word] <= 1]
    return re.sub(_RANGE, "", " ".join(texts)).split() if numbers_in_word else texts  # compiling it takes 0.2 ms


@cache
def _answers_of_sayings() -> dict[tuple[str, ...], tuple[str, str | bool | float | tuple[str, ...]]]:
    """Return the field and answer of each saying, by its words."""
    return {tuple(saying.split()): (field, answer) for field, answer, text in _SAYINGS for saying in text.split(",")}


def _sayings(texts: Sequence[str]) -> Iterator[Fact]:
    """Yield what is said in words of the list and not denied; the longest counts (Arbeitslosengeld II, not alone)."""
    answers, position = _answers_of_sayings(), 0
    while position < len(texts):
        runs = (tuple(texts[position : position + size]) for size in range(_LONGEST_SAYING, 0, -1))
        run = next((run for run in runs if run in answers), ())
        if run and _DENIALS.isdisjoint(texts[max(0, position - 1) : position]):
            yield Fact(*answers[run], " ".join(run))
        position += len(run) or 1


def _buildings(texts: Sequence[str]) -> Iterator[Fact]:
    """Yield the kinds of building that are not denied (*kein Wohnhaus*, *nicht im Mehrfamilienhaus*)."""
    for position, text in enumerate(texts):
        if _DENIALS.isdisjoint(texts[max(0, position - 2) : position]):
            kinds = next((kinds for endings, kinds in _BUILDINGS if text.endswith(endings)), None)
            if kinds is not None:
                yield Fact("building_type", kinds, text)


def _counts(texts: Sequence[str]) -> Iterator[Fact]:
    """Yield numbers with what they count: children, a school year, employees, hours, days of a benefit, years."""
    for position, (text, unit) in enumerate(pairwise([*texts, ""])):
        if text == "klasse" and unit.isdecimal():
            yield Fact("school_year", int(unit), f"{text} {unit}")
            continue
        count = int(text) if text.isdecimal() else _NUMBERS.get(text, _SCHOOL_YEARS.get(text.removesuffix("n")))
        field = None if count is None else _field_of(texts, position, unit)
        if count is not None and field is not None:
            yield Fact(field, count, f"{text} {unit}")


def _field_of(texts: Sequence[str], position: int, unit: str) -> str | None:
    """Return the field that the number at a position answers, by its unit; ``None`` if it may count something else."""
    text_behind = [*texts[position + 2 : position + 3], ""][0]
    if unit in _FIELD_BY_NOUN:
        return _FIELD_BY_NOUN[unit]
    text_before = texts[position - 1] if position else ""
    if unit in _EMPLOYEES and text_before in _BEFORE_EMPLOYEES and not texts[position].isdecimal():
        return "employees"  # digits are read with the other numbers
    if unit == "stunden" and text_behind not in _WORKING_TIME and any(text.endswith(_COURSES) for text in texts):
        return "course_hours"
    if unit in ("tage", "tagen") and text_behind in ("arbeitslosengeld", "alg", "anspruch"):
        return "benefit_days_left"
    is_firm = any(text.endswith(_FIRMS) for text in texts)
    texts_around = texts[max(0, position - 4) : position + 4]
    if unit in ("jahre", "jahren", "years") and is_firm and not _EXISTS.isdisjoint(texts_around):
        return "company_age_years"
    return None


def _incomes(texts: Sequence[str], quantities: Sequence[Quantity]) -> Iterator[Fact]:
    """Yield the only sum of a query that speaks of an income in a year."""
    sums = [quantity.number for quantity in quantities if quantity.unit == "EUR"]
    word = next((text for text in texts if text.endswith(_INCOMES)), None)
    if word is not None and len(sums) == 1 and sums[0] >= _LEAST_INCOME:
        yield Fact("income_eur", sums[0], word)
