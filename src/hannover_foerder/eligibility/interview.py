"""The interview as an immutable value: current question, answers, going back, changing, overview.

An interview is never changed; each move makes the next one. What belongs to one undertaking (:data:`PER_PURPOSE`) is
asked only where one purpose was chosen: a single yes to "already started?" would be wrong for the others.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from hannover_foerder.eligibility.decision import decide
from hannover_foerder.eligibility.questions import (
    SentenceQuestion,
    fields_to_ask,
    next_question,
    next_sentence,
    open_sentences,
    places,
)
from hannover_foerder.eligibility.situation import ANY_PURPOSE, Situation
from hannover_foerder.named_tuple import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from hannover_foerder.eligibility.decision import Case
    from hannover_foerder.eligibility.situation import Answer

PURPOSE: Final = "purpose"
PER_PURPOSE: Final = ("started", "investment_eur")
"""Fields whose answer belongs to a single purpose, and not to all purposes of the applicant."""

Asked = str | SentenceQuestion
"""A question: a field of the profile, or a requirement that no rule decides."""


class Step(NamedTuple):
    """An answered question, and the situation before its answer."""

    asked: Asked
    before: Situation


class Told(NamedTuple):
    """A question with its answer, for the overview."""

    asked: Asked
    answer: Answer | None


class Progress(NamedTuple):
    """The progress of an interview: numbers of programmes that may still fit, and that depend on further answers."""

    left: int
    pending: int


class Interview(NamedTuple):
    """The state of an interview: programmes, situation, and the steps so far. Immutable."""

    cases: tuple[Case, ...]
    day: date
    situation: Situation
    history: tuple[Step, ...] = ()
    retracted: Asked | None = None
    """A question that is put again because its answer was taken back."""
    taken_back: Answer | None = None
    """The answer taken back, to be restored if the user only looked back."""
    reopened: Asked | None = None
    """An answered question that was opened for a change."""
    looking: bool = False
    """The overview was called for while questions are left."""
    detailed: bool = False
    """Sentences that no rule decides are asked too."""

    def asked(self) -> Asked | None:
        """Return the current question; ``None`` when the overview is due."""
        if self.reopened is not None or self.looking:
            return self.reopened
        return self.next_asked() if self.retracted is None else self.retracted

    def next_asked(self) -> Asked | None:
        """Return the best remaining question; ``None`` when no answer can change a decision any more."""
        question = next_question(self.cases, asking(self.cases, self.situation))
        if question is not None:
            return question.field
        return next_sentence(self.cases, self.situation, self.day) if self.detailed else None

    def answered(self, answer: Answer | None) -> Interview:
        """Return the interview after an answer to the current question; ``None`` for "don't know".

        Answers that lose their meaning by the new one are dropped: the school year of an applicant who is not at
        school. Raises LookupError if nothing is asked.
        """
        question = self.asked()
        if question is None:
            raise LookupError("nothing is asked")
        step = Step(question, self.situation)
        new_situation = _situation_after(self.situation, question, answer)
        history = (*self.history, step)
        return self._replace(situation=new_situation, history=history, reopened=None, retracted=None, taken_back=None)

    def back(self) -> Interview:
        """Return the interview before the last answer, at its question; the first question stays.

        What only looks is closed first: a question opened for a change, an overview before the last question.
        """
        if self.reopened is not None:
            return self._replace(reopened=None)
        if self.looking and (self.retracted or self.next_asked()) is not None:
            return self._replace(looking=False)
        if not self.history:
            return self
        *earlier, last = self.history
        return self._replace(
            situation=last.before,
            history=tuple(earlier),
            retracted=last.asked,
            taken_back=_answer_to(self.situation, last.asked),
            looking=False,
        )

    def given(self, question: Asked) -> Answer | None:
        """Return the current answer, else the one taken back; ``None`` for "don't know" and for none."""
        return self.taken_back if question == self.retracted else _answer_to(self.situation, question)

    def reopen(self, question: Asked) -> Interview:
        """Return the interview at an answered question, to change its answer."""
        return self._replace(reopened=question)

    def overview(self) -> Interview:
        """Return the interview at the overview, whatever questions remain."""
        return self._replace(reopened=None, looking=True)

    def go_on(self, *, with_sentences: bool = False) -> Interview:
        """Return the interview with further questions; ``with_sentences`` also asks for requirements without a rule."""
        return self._replace(looking=False, detailed=with_sentences or self.detailed)

    def told(self) -> tuple[Told, ...]:
        """Return all answers in the order in which they were given, including those of a profile file."""
        fields = (Told(field, answer) for field, answer in self.situation.answers.items())
        return (*fields, *self._sentence_answers())

    def standing(self) -> Progress:
        """Return how many programmes may still fit, and how many of them depend on an answer."""
        situation = asking(self.cases, self.situation)
        left_count = sum(not decide(case, situation, self.day).failed for case in self.cases)
        return Progress(left_count, sum(1 for _ in fields_to_ask(self.cases, situation)))

    def details(self) -> tuple[int, int]:
        """Return the number of requirements that could be asked, and of their programmes."""
        sentence_counts = [len(sentences) for _, sentences in open_sentences(self.cases, self.situation, self.day)]
        return sum(sentence_counts), len(sentence_counts)

    def held_back(self) -> tuple[str, ...]:
        """Return the deciding fields that are not asked because several purposes were chosen."""
        deciding_fields = {field for fields in fields_to_ask(self.cases, self.situation) for field in fields}
        unasked_fields = deciding_fields.difference(self.situation.answers)
        return tuple(field for field in _declined_fields(self.cases, self.situation) if field in unasked_fields)

    def _sentence_answers(self) -> Iterator[Told]:
        for case in self.cases:
            answers_by_sentence = self.situation.sentences.get(case.programme.id, {})
            for requirement in case.programme.requirements:
                if requirement.text.de in answers_by_sentence:
                    yield Told(SentenceQuestion(case.programme, requirement), answers_by_sentence[requirement.text.de])


def asking(cases: Iterable[Case], situation: Situation) -> Situation:
    """Return the situation for the choice of questions: what belongs to one purpose counts as asked among several."""
    for field in _declined_fields(cases, situation):
        situation = situation.with_answer(field, situation.answers.get(field))
    return situation


def offered(field: str, interview: Interview) -> tuple[Answer, ...]:
    """Return the single answers to a field in order; empty for a number."""
    definition, situation = interview.situation.fields[field], interview.situation
    if definition.type == "yes-no":
        return (True, False)
    if definition.type == "area":
        vocabulary = situation.vocabulary
        near_first = sorted(
            places(interview.cases, situation), key=lambda area: -len(vocabulary.ancestors("areas", area))
        )
        return (*near_first, *definition.values)
    if definition.type == "topics":
        return (*definition.values, *situation.vocabulary.topics)
    return tuple(definition.values)


def _declined_fields(cases: Iterable[Case], situation: Situation) -> tuple[str, ...]:
    """Return the fields that are not asked because not exactly one purpose has been chosen."""
    purposes = situation.answers.get(PURPOSE)
    is_single = isinstance(purposes, tuple) and len(purposes) == 1 and purposes != (ANY_PURPOSE,)
    is_asked = PURPOSE in situation.answers or any(PURPOSE in fields for fields in fields_to_ask(cases, situation))
    if is_single or not is_asked:
        return ()
    return tuple(field for field in PER_PURPOSE if field in situation.fields)


def _answer_to(situation: Situation, question: Asked) -> Answer | None:
    if isinstance(question, SentenceQuestion):
        return situation.client_word(question.programme.id, question.requirement.text.de)
    return situation.answers.get(question)


def _situation_after(situation: Situation, question: Asked, answer: Answer | None) -> Situation:
    """Return the situation with the answer, and without those that lose their meaning by it."""
    if isinstance(question, SentenceQuestion):
        holds = answer if isinstance(answer, bool) else None
        return situation.with_sentence(question.programme.id, question.requirement.text.de, holds=holds)
    new_situation = situation.with_answer(question, answer)
    if answer == situation.answers.get(question):
        return new_situation
    for field in _void_fields(new_situation, question):
        new_situation = new_situation.without(field)
    return new_situation


def _void_fields(situation: Situation, changed_field: str) -> Iterator[str]:
    """Yield the answers that have lost their meaning after an answer was changed."""
    answer = situation.answers[changed_field]
    for field in situation.answers:
        needed = situation.fields[field].only_if.get(changed_field)
        is_void = needed is not None and answer is not None and answer not in needed
        if is_void or (changed_field == PURPOSE and field in PER_PURPOSE):
            yield field
