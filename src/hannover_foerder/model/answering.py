"""Parser of answers to profile fields, the same for options, files, tables and questions."""

from __future__ import annotations

import re
import unicodedata
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final

from hannover_foerder.model.spelling import normal_form, plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from hannover_foerder.model.numbers import Unit
    from hannover_foerder.model.profile import ProfileField
    from hannover_foerder.model.vocabulary import Term, Vocabulary

UNKNOWN: Final = frozenset(("", "weiss-nicht", "unbekannt", "unknown", "don-t-know", "null"))
_NOTHING: Final = "-–—/.?"
"""Signs that people leave where they say nothing; another sign, such as a tick, says something."""

_YES: Final = frozenset(("ja", "yes", "true", "wahr", "j", "y", "1"))
_NO: Final = frozenset(("nein", "no", "false", "falsch", "n", "0"))
_POSTCODE: Final = r"(?i:de?[ -]?)?([0-9]{5})(?:[\s,]+(\D*))?"
_TOWN_FIRST: Final = r"(\D+?)[\s,(]+([0-9]{5})\)?"
_PARTS: Final = "[,;]"
_BRACKETS: Final = r"([^()]+) \(([^()]+)\)"
_DASHES: Final = str.maketrans({"‑": "-", "–": "-", "−": "-"})
_UNIT_WORDS: Final[dict[str, Unit]] = {
    "euro": "money",
    "jahre": "years",
    "tage": "days",
    "monate": "months",
    "beschäftigte": "people",
    "klasse": "class",
}
_ENDINGS: Final = r"(?:innen|(?<=.{4})end(?:e[nrs]?|s)?|ern|er|en|e|n|s|a)$"
"""Of a participle all of them, Gründende: but Jugenden is no participle, too little of it would be left."""
_BOTH_GENDERS: Final = "/"
"""Between two forms of a word, or before the other ending: Gründerin/Gründer, Arbeitslose/r."""
_UMLAUT: Final = "([aou])e"
_SHORTEST_ROOT: Final = 4
_SHORTEST_WORDS: Final = 7
"""Letters of words in the middle of a name, so that no small word of it is taken for its meaning."""


class AnswerError(ValueError):
    """An invalid answer. ``code`` says why, ``values`` fill the message.

    ``value`` is there where only a part of it was wrong.

    Codes: those of NumberError, ``yes-no``, ``postcode``, ``bulk-postcode``,
    ``impossible``, ``ambiguous``, ``unknown-choice``.
    """

    def __init__(self, code: str, **values: Any) -> None:  # noqa: ANN401 - whatever a sentence needs
        super().__init__(code, values)
        self.code = code
        self.values = values


def value_named(
    text: str, names: Mapping[str, Iterable[str]], spoken: Mapping[str, Iterable[str]] = MappingProxyType({})
) -> str:
    """Return the value that a text identifies: by id, other name, unambiguous prefix, or words of a single name.

    ``names`` and ``spoken`` have the names of each value. A name in ``spoken`` counts where it is written out; a part
    of it only where nothing in ``names`` fits, so that many everyday words make no prefix of a name ambiguous.

    Raises AnswerError: ``ambiguous`` with ``choices``, ``unknown-choice`` with ``choices`` and
    ``value_by_spelling`` (the value of each normalised name).
    """
    if text in names:
        return text
    key = plain(text)
    keys_by_value = {value: {plain(value), *map(plain, own_names)} for value, own_names in names.items()}
    spoken_keys_by_value = {value: set(map(plain, own_names)) for value, own_names in spoken.items()}
    fitting_values = (
        _by_whole(key, keys_by_value)
        or _by_whole(key, spoken_keys_by_value)
        or _by_part(key, keys_by_value, names)
        or _by_part(key, spoken_keys_by_value, spoken)
    )
    if not fitting_values and _BOTH_GENDERS in text:
        fitting_values = list(dict.fromkeys(value_named(form, names, spoken) for form in _inclusive_forms(text)))
    if len(fitting_values) == 1:
        return fitting_values[0]
    if fitting_values:
        raise AnswerError("ambiguous", choices=tuple(fitting_values))
    values_with_keys = (*spoken_keys_by_value.items(), *keys_by_value.items())
    value_by_spelling = {spelling: value for value, spellings in values_with_keys for spelling in spellings}
    raise AnswerError("unknown-choice", key=key, choices=tuple(names), value_by_spelling=value_by_spelling)


def _by_whole(key: str, keys_by_value: Mapping[str, Iterable[str]]) -> list[str]:
    """Return the values that have this key, the normal form of a whole name."""
    return [value for value, keys in keys_by_value.items() if key in keys]


def _by_part(key: str, keys_by_value: Mapping[str, Iterable[str]], names: Mapping[str, Iterable[str]]) -> list[str]:
    """Return the values with a name that begins so; else the one with such a root or such words in a name."""
    if not key:
        return []
    feminine_forms = (f"{key}in", f"{key}innen")  # somebody who wrote Unternehmer*innen means all, not women alone
    prefix_values = [
        value
        for value, keys in keys_by_value.items()
        if any(other_key.startswith(key) and other_key not in feminine_forms for other_key in keys)
    ]
    if prefix_values or len(key) < _SHORTEST_ROOT:
        return prefix_values
    return _by_root(_root(key), names) or _by_words(key, keys_by_value)


def _inclusive_forms(text: str) -> list[str]:
    """Return the forms between slashes that take in everybody: Gründer for Gründerin/Gründer."""
    forms = [form for form in text.split(_BOTH_GENDERS) if len(form) >= _SHORTEST_ROOT]
    return [form for form in forms if not plain(form).endswith(("in", "innen"))] if len(forms) > 1 else forms


def _by_root(root: str, names: Mapping[str, Iterable[str]]) -> list[str]:
    """Return the value with a name of this root, else with such a word in a name; none if several match."""
    values_of_root = [
        value for value, own_names in names.items() if any(root == _root(plain(name)) for name in own_names)
    ]
    values_with_noun = [
        value for value, own_names in names.items() if any(root in _noun_roots(name) for name in own_names)
    ]
    return next((values for values in (values_of_root, values_with_noun) if len(values) == 1), [])


def _by_words(words: str, keys_by_value: Mapping[str, Iterable[str]]) -> list[str]:
    """Return the value with these words in a name, ``recognition`` for Immigration and recognition."""
    if len(words) < _SHORTEST_WORDS:
        return []
    values = [value for value, keys in keys_by_value.items() if any(f"-{words}-" in f"-{key}-" for key in keys)]
    return values if len(values) == 1 else []


def _noun_roots(name: str) -> set[str]:
    """Return the roots of capitalised words: German nouns."""
    return {_root(plain(word)) for word in normal_form(name).split() if word[0].isupper()}


def _root(word: str) -> str:
    """Return a word without its ending, roughly: Firma and Firmen, Verein and Vereine have the same root."""
    without_umlauts = re.sub(_UMLAUT, r"\1", word)
    root = re.sub(_ENDINGS, "", without_umlauts)
    return root if len(root) >= _SHORTEST_ROOT else without_umlauts


def answer_of(text: str, field: ProfileField, vocabulary: Vocabulary) -> Any:  # noqa: ANN401, PLR0911 - any answer; one return a type
    """Return the answer to a field; ``None`` for "don't know". Several values are separated by commas or semicolons.

    Raises AnswerError.
    """
    text = normal_form(text).strip()
    if (plain(text) or text.strip(_NOTHING)) in UNKNOWN:
        return None
    terms = {"area": vocabulary.areas, "topics": vocabulary.topics}.get(field.type, {})
    if text in terms or text in field.values:  # an id, as files have it; to go through all names takes milliseconds
        return (text,) if field.type in ("topics", "set") else text
    if field.type == "yes-no":
        return _yes_no(text)
    if field.type == "number":
        return _number(text, field)
    if field.type == "area":
        return _place(text, field, vocabulary)
    if field.type == "choice":
        return _choice(text, field, vocabulary)
    names = (names_of(vocabulary.topics) if field.type == "topics" else {}) | _value_names(field)
    return tuple(dict.fromkeys(_part(part.strip(), names) for part in re.split(_PARTS, text) if part.strip()))


def _part(text: str, names: Mapping[str, Iterable[str]]) -> str:
    """Return the value that one part of an answer names. Raises AnswerError with this part, not the whole answer."""
    try:
        return value_named(text, names)
    except AnswerError as error:
        raise AnswerError(error.code, value=text, **error.values) from None


def _choice(text: str, field: ProfileField, vocabulary: Vocabulary) -> str:
    """Return a value; a target group with a single kind of applicant stands for that kind. Raises AnswerError."""
    try:
        return value_named(text, _value_names(field))
    except AnswerError:
        root = _root(plain(text))
        values = {
            term.applicants[0]
            for group, term in vocabulary.target_groups.items()
            if len(term.applicants) == 1
            and term.applicants[0] in field.values
            and root in {_root(plain(name)) for name in (group, term.de, term.en, *term.synonyms)}
        }
        if len(values) != 1:
            raise
        return values.pop()


def _number(text: str, field: ProfileField) -> float:
    """Return the number in a text, in the unit of a field. Raises AnswerError, also for one that is too large."""
    from hannover_foerder.model.numbers import NumberError, number_of  # terms of a filter are no numbers

    labels = (field.unit.de, field.unit.en or "") if field.unit else ()
    own_words = frozenset(word for label in labels for word in label.lower().split())
    unit = _UNIT_WORDS.get(labels[0].lower().split()[0]) if labels and labels[0] else None
    try:
        number = number_of(text, unit, own_words)
    except NumberError as error:
        raise AnswerError(error.code) from None
    if field.most is not None and number > field.most:
        raise AnswerError("impossible", most=f"{field.most:.0f}")
    return number


def _place(text: str, field: ProfileField, vocabulary: Vocabulary) -> str | tuple[str, ...]:
    """Return the area; for a postcode shared by several, all of them. Raises AnswerError."""
    areas = areas_at_postcode(text, vocabulary)
    if areas is None:
        return value_named(text, names_of(vocabulary.areas) | _value_names(field), spoken_names_of(vocabulary.areas))
    return areas[0] if len(areas) == 1 else areas


def areas_at_postcode(text: str, vocabulary: Vocabulary) -> tuple[str, ...] | None:
    """Return the areas of a postcode, narrowed by a town beside it, if one is known; ``None`` without a postcode.

    Raises AnswerError: ``postcode`` and ``bulk-postcode``, ``ambiguous`` for the postcode of another town.
    """
    text = unicodedata.normalize("NFKC", normal_form(text).translate(_DASHES)).strip()
    text = re.sub(_TOWN_FIRST, r"\2 \1", text) if re.fullmatch(_TOWN_FIRST, text) else text
    postcode = re.fullmatch(_POSTCODE, text)
    if postcode is None:
        return None
    areas = vocabulary.at_postcode(postcode[1])
    if not areas:
        raise AnswerError("bulk-postcode" if vocabulary.is_bulk_postcode(postcode[1]) else "postcode")
    town = plain(postcode[2] or "")
    if not town:
        return areas
    named_areas = [
        area
        for area, term in vocabulary.areas.items()
        if any(
            f"-{plain(name)}".endswith(f"-{town}")  # Landkreis Celle
            for name in (area, term.de, term.en, *term.synonyms, *term.spoken)
        )
    ]
    if not named_areas:  # a part of a town, which no list has
        return areas
    if not any(area in vocabulary.ancestors("areas", inner) for area in named_areas for inner in areas):
        raise AnswerError("ambiguous", choices=(*areas, *named_areas))
    return tuple(area for area in areas if area in named_areas) or areas


def names_of(terms: Mapping[str, Term]) -> dict[str, tuple[str, ...]]:
    """Return the names of terms by their id, postcodes included."""
    return {key: term.names for key, term in terms.items()}


def spoken_names_of(terms: Mapping[str, Term]) -> dict[str, tuple[str, ...]]:
    """Return by id what people call terms besides their names: districts of a town, a person's word for a group."""
    return {key: term.spoken for key, term in terms.items()}


def _value_names(field: ProfileField) -> dict[str, tuple[str, ...]]:
    """Return the labels of a field's values by value; text in brackets is a further name."""
    return {
        value: tuple(name for text in (label.de, label.en or "") for name in _names_in(text))
        for value, label in field.values.items()
    }


def _names_in(label: str) -> tuple[str, ...]:
    """Return a label, and behind it its parts before and inside brackets if it ends with some."""
    bracketed = re.fullmatch(_BRACKETS, label)
    return (label, *bracketed.groups()) if bracketed else (label,)


def _yes_no(text: str) -> bool:
    """Return the answer that a word for yes or no stands for. Raises AnswerError for any other text."""
    word = plain(text)
    if word not in _YES | _NO:
        raise AnswerError("yes-no")
    return word in _YES
