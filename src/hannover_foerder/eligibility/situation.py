"""The applicant's situation: answers to the fields of the profile, and what follows from them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from hannover_foerder.model.profile import SENTENCES

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
    """Immutable answers by field; ``None`` is an explicit "don't know", a missing field has not been asked.

    Under :data:`SENTENCES` a profile may also hold answers to sentences that no rule decides. ``fields`` are all that
    may be asked, by id in the order of the profile; ``vocabulary`` has the terms that are answers to some of them.
    """

    __slots__ = ("answers", "fields", "sentences", "vocabulary")

    def __init__(self, profile: Mapping[str, Any], fields: Mapping[str, ProfileField], vocabulary: Vocabulary) -> None:
        self.answers: Mapping[str, Answer | None] = {
            name: _without_unknown(answer) for name, answer in profile.items() if name != SENTENCES
        }
        self.sentences: Mapping[str, Mapping[str, bool | None]] = profile.get(SENTENCES, {})
        self.fields = fields
        self.vocabulary = vocabulary

    def answer(self, field: str) -> Answer | None:
        """Return the answer, or the value implied by other answers; ``None`` if it is not known."""
        own_answer = self.answers.get(field)
        if own_answer is not None:
            return own_answer
        definition = self.fields.get(field)
        if definition is None:
            return None
        for condition, values in definition.only_if.items():
            answer = self.answers.get(condition)
            if answer is not None and answer not in values:
                return definition.otherwise
        return None

    def client_word(self, programme_id: str, sentence: str) -> bool | None:
        """Return the client's own answer on a requirement of a programme.

        ``None`` for "don't know" and for what was not asked.
        """
        return self.sentences.get(programme_id, {}).get(sentence)

    def was_asked(self, programme_id: str, sentence: str) -> bool:
        """Return whether the client was asked about a requirement of a programme."""
        return sentence in self.sentences.get(programme_id, {})

    def is_settled(self, field: str) -> bool:
        """Return whether a field needs no question: it is answered, declined, or follows from another answer."""
        return field in self.answers or self.answer(field) is not None

    def profile(self) -> dict[str, Any]:
        """Return all answers in the form of a profile file."""
        return {**self.answers, SENTENCES: self.sentences} if self.sentences else dict(self.answers)

    def with_answer(self, field: str, answer: Answer | None) -> Situation:
        """Return the situation with one more answer."""
        return Situation({**self.profile(), field: answer}, self.fields, self.vocabulary)

    def with_sentence(self, programme_id: str, sentence: str, *, holds: bool | None) -> Situation:
        """Return the situation with the client's answer on a requirement of a programme."""
        sentences = {**self.sentences, programme_id: {**self.sentences.get(programme_id, {}), sentence: holds}}
        return Situation({**self.answers, SENTENCES: sentences}, self.fields, self.vocabulary)

    def without(self, field: str) -> Situation:
        """Return the situation as if the field had not been asked."""
        answers = {name: answer for name, answer in self.profile().items() if name != field}
        return Situation(answers, self.fields, self.vocabulary)


def _without_unknown(answer: Answer | tuple[str | None, ...] | None) -> Answer | None:
    """Return an answer without each "don't know" in a list; ``None`` for a list in which nothing else stands."""
    return tuple(filter(None, answer)) or None if isinstance(answer, tuple) else answer
