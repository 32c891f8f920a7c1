"""The interpretation of a query, as a line and as an object."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from hannover_foerder.output.harmless import harmless
from hannover_foerder.output.packing import side_by_side
from hannover_foerder.words import formats

if TYPE_CHECKING:
    from collections.abc import Iterator

    from hannover_foerder.output.labels import Labels
    from hannover_foerder.search.query.understanding.meaning import Place, Understanding
    from hannover_foerder.search.query.understanding.numbers import Quantity

_OLDEST: Final = 100
"""An upper limit of an age from here on stands for none."""


def understood_line(understood: Understanding, labels: Labels) -> str:
    """Return the sentence on the interpretation of a query: its words, and what else was understood."""
    return labels.say("note.understood", meaning=meaning(understood, labels))


def meaning(understood: Understanding, labels: Labels) -> str:
    """Return the interpretation without the words before it, made harmless."""
    return harmless(side_by_side(" ".join(content_words(understood)), *_beyond_words(understood, labels)))


def content_words(understood: Understanding) -> list[str]:
    """Return the words that are searched, without those that mean nothing alone, and the phrases in quotes."""
    query = understood.query
    words = [word.text.strip(".,;:!?()") for word in query.words if word.text.lower() not in understood.silent]
    return [*words, *(f'"{phrase.text}"' for phrase in query.phrases)]


def understood_object(understood: Understanding) -> dict[str, Any]:
    """Return the interpretation of a query as a JSON object."""
    youngest, oldest = understood.ages or (None, None)
    return {
        "words": content_words(understood),
        "places": [{"typed": place.typed, "area": place.area} for place in understood.places],
        "age": None if understood.ages is None else {"min": youngest, "max": oldest},
        "employees": understood.employees and (understood.employees[0] or None),
        "facts": [{"typed": fact.typed, "field": fact.field, "answer": fact.answer} for fact in understood.facts],
        "target_groups": [{"typed": group.typed, "term": group.term} for group in understood.groups],
        "quantities": [{"number": quantity.number, "unit": quantity.unit} for quantity in understood.quantities],
        "not_for": [{"typed": group.typed, "term": group.term} for group in understood.not_for],
        "excluded": [word.text for word in understood.excluded],
    }


def _beyond_words(understood: Understanding, labels: Labels) -> Iterator[str]:
    """Yield what was understood beside the words: place, age, facts, groups, sums and exclusions."""
    for place in understood.places:
        yield labels.say("understood.place", name=_place(place, labels))
    if understood.ages is not None:
        yield _ages(understood.ages, labels)
    if understood.employees is not None:
        yield _employees(understood.employees, labels)
    for fact in understood.facts:
        yield labels.say("understood.fact", typed=fact.typed)
    for group in understood.groups:
        yield labels.say("understood.group", name=labels.term("target_groups", group.term))
    for quantity in understood.quantities:
        yield _quantity(quantity, labels)
    for group in understood.not_for:
        yield labels.say("understood.not-for", name=group.typed)
    for word in understood.excluded:
        yield labels.say("understood.without", name=word.text.strip(".,;:!?()"))


def _place(place: Place, labels: Labels) -> str:
    """Return the area, with the typed text if it is a different name."""
    label = labels.term("areas", place.area)
    return label if place.typed.lower() in label.lower() else f"{place.typed} ({label})"


def _ages(ages: tuple[int, int], labels: Labels) -> str:
    """Return a range of ages in words."""
    youngest, oldest = ages
    if youngest == oldest:
        return labels.say("understood.age", age=youngest)
    if oldest >= _OLDEST:
        return labels.say("understood.age-from", age=youngest)
    if youngest > 0:
        return labels.say("understood.age-range", youngest=youngest, oldest=oldest)
    return labels.say("understood.age-to", age=oldest)


def _employees(employees: tuple[int, int | None], labels: Labels) -> str:
    """Return a number or range of employees in words."""
    fewest, most = employees
    if fewest == most:
        return labels.words.count("understood.employees", fewest)
    if most is None:
        return labels.words.count("understood.employees-from", fewest)
    if fewest > 0:
        return labels.say("understood.employees-range", fewest=fewest, most=most)
    return labels.words.count("understood.employees-to", most)


def _quantity(quantity: Quantity, labels: Labels) -> str:
    """Return a number with its unit: ``20.000 €``, ``50 %``, ``10 kWp``."""
    language = labels.words.language
    if quantity.unit == "EUR":
        return formats.euro(quantity.number, language)
    if quantity.unit == "%":
        return formats.percent(quantity.number, language)
    return f"{formats.number(quantity.number, language)} {quantity.unit}"
