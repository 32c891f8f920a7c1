"""What is known of whoever asks: answers to the fields of the profile, and what follows from them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping

    from hannover_foerder.model.profile import ProfileField
    from hannover_foerder.model.vocabulary import Vocabulary

Answer = str | bool | float | tuple[str, ...]
"""One value, or several: all qualifications, all purposes, or the places of which one is meant."""

ELSEWHERE: Final[dict[str, str]] = {
    "elsewhere-in-niedersachsen": "niedersachsen",
    "elsewhere-in-germany": "deutschland",
}
"""Answers to ``place`` that are no area of the vocabulary: somewhere in an area, in none of those named within it."""

HOME: Final = ELSEWHERE["elsewhere-in-niedersachsen"]
"""The Land whose municipalities are asked for."""

ANY_PURPOSE: Final = "any"
"""Answer to ``purpose`` of someone who wants to see everything."""


class Situation:
    """Answers by field; ``None`` is an explicit "don't know", a missing field has not been asked. Never changed."""

    __slots__ = ("answers", "fields", "vocabulary")

    def __init__(
        self, answers: Mapping[str, Answer | None], fields: Mapping[str, ProfileField], vocabulary: Vocabulary
    ) -> None:
        self.answers = answers
        self.fields = fields
        self.vocabulary = vocabulary

    def answer(self, field: str) -> Answer | None:
        """The answer, or what follows for the field from other answers; ``None`` if it is not known."""
        given = self.answers.get(field)
        if given is not None:
            return given
        definition = self.fields.get(field)
        if definition is None:
            return None
        for other, values in definition.only_if.items():
            known = self.answers.get(other)
            if known is not None and known not in values:
                return definition.otherwise
        return None

    def is_settled(self, field: str) -> bool:
        """Whether there is nothing to ask any more: answered, declined, or following from another answer."""
        return field in self.answers or self.answer(field) is not None

    def with_answer(self, field: str, answer: Answer | None) -> Situation:
        """The situation with one more answer."""
        return Situation({**self.answers, field: answer}, self.fields, self.vocabulary)

    def without(self, field: str) -> Situation:
        """The situation as if nobody had asked for the field."""
        others = {name: answer for name, answer in self.answers.items() if name != field}
        return Situation(others, self.fields, self.vocabulary)
