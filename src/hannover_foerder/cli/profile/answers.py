"""Profile answers from an option, a table or a question; errors are one sentence in the user's language."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from hannover_foerder.cli.choices import choice_of, excerpt, refusal
from hannover_foerder.errors import UsageError
from hannover_foerder.model import answering, numbers

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from hannover_foerder.model.profile import ProfileField
    from hannover_foerder.model.vocabulary import Vocabulary

HIGHEST_COST: Final = 10_000_000_000
"""Euros that one project may cost: more than any that is planned with these programmes."""


def answers_of(settings: Sequence[str], fields: Mapping[str, ProfileField], vocabulary: Vocabulary) -> dict[str, Any]:
    """Return by field the answers that ``field=value`` pairs give. Raises UsageError."""
    answers: dict[str, Any] = {}
    for setting in settings:
        name, equals, value = setting.partition("=")
        if not equals:
            raise UsageError("error.set-form", value=setting)
        field = _field_of(name, fields)
        answers[field] = answer_of(field, value, fields[field], vocabulary)
    return answers


def _field_of(text: str, fields: Mapping[str, ProfileField]) -> str:
    """Return the profile field with this id or label. Raises UsageError."""
    names = {key: (field.label.de, field.label.en or "") if field.label else () for key, field in fields.items()}
    return choice_of("--set", text.strip().replace("-", "_"), names)


def answer_of(name: str, text: str, field: ProfileField, vocabulary: Vocabulary) -> Any:  # noqa: ANN401 - any answer
    """Return the answer to a field that messages call ``name``; ``None`` for "don't know". Raises UsageError."""
    try:
        return answering.answer_of(text, field, vocabulary)
    except answering.AnswerError as error:
        raise refusal(name, text, error) from None


def cost_of(text: str) -> float:
    """Return the cost of a project that ``--cost`` gives, in euros. Raises UsageError, also for an impossible cost."""
    try:
        cost = numbers.number_of(text, "money")
    except numbers.NumberError as error:
        raise UsageError(f"error.{error.code}", option="--cost", value=excerpt(text)) from None
    if cost == 0:
        raise UsageError("error.no-cost", option="--cost")
    if cost > HIGHEST_COST:
        raise UsageError("error.impossible", option="--cost", value=excerpt(text), most=HIGHEST_COST)
    return cost
