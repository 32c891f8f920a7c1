"""Resolution of a typed value to a term: by id, label, synonym or unambiguous prefix."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from hannover_foerder.cli.formats import form_hint
from hannover_foerder.cli.option_values import FACETS
from hannover_foerder.cli.suggesting import nearest, suggestion
from hannover_foerder.errors import UsageError
from hannover_foerder.model.answering import AnswerError, value_named

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping


_LONGEST = 60
_MOST_SHOWN: Final = 12
_NEAREST_SHOWN: Final = 6
"""Of more possible values than ``_MOST_SHOWN``, so many are shown, the nearest."""
_ELSEWHERE: Final = ("elsewhere-in-niedersachsen", "niedersachsen")
"""Values for an unknown place: that of a profile, else that of a filter."""
_FIELDS: Final = {"place": "area", "purpose": "topic"}
"""Fields of a profile whose values are those of a facet."""


def one_of(option: str, text: str, values: Iterable[str]) -> str:
    """Return the value that ``text`` names, of values without other names. Raises UsageError."""
    return choice_of(option, text, dict.fromkeys(values, ()))


def choice_of(
    option: str,
    text: str,
    values: Mapping[str, Iterable[str]],
    spoken_names: Mapping[str, Iterable[str]] = MappingProxyType({}),
) -> str:
    """Return the value that a text names. Raises UsageError with the possible and the nearest values if not one fits.

    ``values`` maps each value to its other names, ``spoken_names`` to further ones.
    """
    try:
        return value_named(text, values, spoken_names)
    except AnswerError as error:
        raise refusal(option, text, error) from None


def refusal(option: str, text: str, error: AnswerError) -> UsageError:
    """Return the error for a value that an option does not accept, with suggestions."""
    values = dict(error.values)
    choices = values.get("choices", ())
    if error.code == "ambiguous":
        values["choices"] = ", ".join(choices)
    if error.code == "unknown-choice":
        key, value_by_spelling = values.pop("key"), values.pop("value_by_spelling")
        values["similar"] = suggestion(key, value_by_spelling)
        values["hint"] = form_hint(text) if option == "--format" else None
        values["elsewhere"] = next((answer for answer in _ELSEWHERE if answer in choices), None)
        if len(choices) > _MOST_SHOWN:
            nearest_values = nearest(key, value_by_spelling, _NEAREST_SHOWN)
            values["more"] = len(choices) - len(nearest_values)
            values["facet"] = _facet_of(option)
            choices = nearest_values
        values["choices"] = ", ".join(choices)
    return UsageError(f"error.{error.code}", **{"option": option, "value": excerpt(text), **values})


def _facet_of(option: str) -> str | None:
    """Return the facet whose values an option takes, as ``foerder facets`` calls it; ``None`` if it takes others."""
    name = option.rpartition(" ")[2].removeprefix("--")
    return name if name in FACETS else _FIELDS.get(name)


def excerpt(text: str) -> str:
    """Return the typed text, shortened to fit on a line."""
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…"
