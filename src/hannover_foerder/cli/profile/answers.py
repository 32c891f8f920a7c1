"""Profile answers from an option, a table or a question; errors are one sentence in the user's language."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from hannover_foerder.cli.choices import chosen, refused, shortened
from hannover_foerder.errors import UsageError
from hannover_foerder.model import answering, numbers

if TYPE_CHECKING:
    from collections.abc import Mapping

    from hannover_foerder.model.profile import ProfileField
    from hannover_foerder.model.vocabulary import Vocabulary

HIGHEST_COST: Final = 10_000_000_000
"""Euros that one project may cost: more than any that is planned with these programmes."""


def settings_of(text: list[str], fields: Mapping[str, ProfileField], vocabulary: Vocabulary) -> dict[str, Any]:
    """Return the answers given as ``field=value`` pairs. Raises UsageError."""
    answers: dict[str, Any] = {}
    for setting in text:
        name, equals, value = setting.partition("=")
        if not equals:
            raise UsageError("error.set-form", value=setting)
        field = field_of("--set", name, fields)
        answers[field] = answer_of(field, value, fields[field], vocabulary)
    return answers


def field_of(option: str, text: str, fields: Mapping[str, ProfileField]) -> str:
    """Return the profile field with this id or label. Raises UsageError."""
    names = {key: (field.label.de, field.label.en or "") if field.label else () for key, field in fields.items()}
    return chosen(option, text.strip().replace("-", "_"), names)


def answer_of(name: str, text: str, field: ProfileField, vocabulary: Vocabulary) -> Any:  # noqa: ANN401 - any answer
    """Return the answer to a field that messages call ``name``; ``None`` for "don't know". Raises UsageError."""
    try:
        return answering.answer_of(text, field, vocabulary)
    except answering.AnswerError as error:
        raise refused(name, text, error) from None


def money_of(option: str, text: str) -> float:
    """Return a sum in euros. Raises UsageError."""
    try:
        return numbers.number_of(text, "money")
    except numbers.NumberError as error:
        raise UsageError(f"error.{error.code}", option=option, value=shortened(text)) from None


def cost_of(option: str, text: str) -> float:
    """Return the cost of a project in euros. Raises UsageError, also for an impossible cost."""
    cost = money_of(option, text)
    if cost == 0:
        raise UsageError("error.no-cost", option=option)
    if cost > HIGHEST_COST:
        raise UsageError("error.impossible", option=option, value=shortened(text), most=HIGHEST_COST)
    return cost
