"""Answers as a person writes them in an option or a table: labels and ids, postcodes, German and English numbers."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

from hannover_foerder.cli.choices import chosen
from hannover_foerder.errors import UsageError
from hannover_foerder.model.spelling import composed, plain

if TYPE_CHECKING:
    from collections.abc import Mapping

    from hannover_foerder.model.profile import ProfileField
    from hannover_foerder.model.vocabulary import Term, Vocabulary

UNKNOWN: Final = frozenset(("", "weiss-nicht", "unbekannt", "unknown", "don-t-know", "null"))
_YES = frozenset(("ja", "yes", "true", "j", "y"))
_NO = frozenset(("nein", "no", "false", "n"))
_NUMBER = re.compile(r"-?[0-9]+(?:\.[0-9]+)?")
_GERMAN = re.compile(r"-?[0-9]{1,3}(?:\.[0-9]{3})+(?:,[0-9]+)?|-?[0-9]+,[0-9]+")
_AMBIGUOUS = re.compile(r"-?[0-9]{1,3},[0-9]{3}")
"""Twelve hundred in English, a bit more than one in German."""
_POSTCODE = re.compile(r"(?:[Dd](?:[Ee])?[-‑– ]?)?([0-9]{5})(?:[\s,]+(\D*))?")
_ENGLISH = re.compile(r"-?[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?")


def settings_of(written: list[str], fields: Mapping[str, ProfileField], vocabulary: Vocabulary) -> dict[str, Any]:
    """The answers of several ``field=value``. Raises UsageError."""
    answers: dict[str, Any] = {}
    for one in written:
        name, equals, value = one.partition("=")
        if not equals:
            raise UsageError("error.set-form", value=one)
        field = field_of("--set", name, fields)
        answers[field] = answer_of(field, value, fields[field], vocabulary)
    return answers


def field_of(option: str, written: str, fields: Mapping[str, ProfileField]) -> str:
    """The field that is meant by its id or its label. Raises UsageError."""
    names = {key: (field.label.de, field.label.en or "") if field.label else () for key, field in fields.items()}
    return chosen(option, written.strip().replace("-", "_"), names)


def answer_of(name: str, written: str, field: ProfileField, vocabulary: Vocabulary) -> Any:  # noqa: ANN401 - any answer
    """The answer to a field; ``None`` for "don't know". Several values are separated by commas. Raises UsageError."""
    written = written.strip()
    if plain(written) in UNKNOWN:
        return None
    if field.type in ("yes-no", "number"):
        return _yes_no(name, written) if field.type == "yes-no" else number_of(name, written)
    if field.type == "area":
        return _place(name, written, field, vocabulary)
    if field.type == "choice":
        return chosen(name, written, _labels(field))
    names = (names_of(vocabulary.topics) if field.type == "topics" else {}) | _labels(field)
    return tuple(chosen(name, one.strip(), names) for one in written.split(",") if one.strip())


def _place(name: str, written: str, field: ProfileField, vocabulary: Vocabulary) -> str | tuple[str, ...]:
    """An area; of a postcode that belongs to several all of them. A town behind a postcode decides."""
    postcode = _POSTCODE.fullmatch(composed(written))
    areas = vocabulary.at_postcode(postcode[1]) if postcode else ()
    if postcode and not areas:
        raise UsageError("error.postcode", option=name, value=written)
    town = plain(postcode[2] or "") if postcode else ""
    names = names_of(vocabulary.areas)
    areas = tuple(area for area in areas if town in map(plain, (area, *names[area]))) or areas
    if areas:
        return areas[0] if len(areas) == 1 else areas
    return chosen(name, written, names | _labels(field))


def names_of(terms: Mapping[str, Term]) -> dict[str, tuple[str, ...]]:
    """What terms are called, postcodes included."""
    return {key: (term.de, term.en, *term.synonyms, *term.postcodes) for key, term in terms.items()}


def _labels(field: ProfileField) -> dict[str, tuple[str, ...]]:
    return {value: (label.de, label.en or "") for value, label in field.values.items()}


def _yes_no(name: str, written: str) -> bool:
    word = plain(written)
    if word not in _YES | _NO:
        raise UsageError("error.yes-no", option=name, value=written)
    return word in _YES


def number_of(name: str, written: str) -> float:
    """A number, also with the separators of either language where they are clear. Raises UsageError."""
    text = written.replace("\N{NO-BREAK SPACE}", "").replace(" ", "")
    if _AMBIGUOUS.fullmatch(text):
        raise UsageError("error.ambiguous-number", option=name, value=written)
    if _GERMAN.fullmatch(text):
        text = text.replace(".", "").replace(",", ".")
    elif _ENGLISH.fullmatch(text):
        text = text.replace(",", "")
    if not _NUMBER.fullmatch(text):
        raise UsageError("error.number", option=name, value=written)
    number = float(text)
    if number < 0:
        raise UsageError("error.negative-number", option=name, value=written)
    return int(number) if number.is_integer() else number
