"""The interview as an immutable value: current question, answers, going back, changing, overview.

An interview is never changed; each move returns the next one. What belongs to one undertaking (:data:`PER_PURPOSE`) is
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

AnyQuestion = str | SentenceQuestion
"""A question: a field of the profile, or a requirement that no rule decides."""


class Step(NamedTuple):
    """An answered question, and the situation before its answer."""

    question: AnyQuestion
    before: Situation


class AnsweredQuestion(NamedTuple):
    """A question with its answer; ``None`` for "don't know"."""

    question: AnyQuestion
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
    retracted: AnsweredQuestion | None = None
    """A question that is put again, with the answer taken back: to be restored if the user only looked back."""
    reopened: AnyQuestion | None = None
    """An answered question that was opened for a change."""
    shows_overview: bool = False
    """The overview was called for while questions are left."""
    asks_sentences: bool = False
    """Sentences that no rule decides are asked too."""

    def current_question(self) -> AnyQuestion | None:
        """Return the current question; ``None`` when the overview is due."""
        if self.reopened is not None or self.shows_overview:
            return self.reopened
        return self.remaining_question() if self.retracted is None else self.retracted.question

    def remaining_question(self) -> AnyQuestion | None:
        """Return the best remaining question; ``None`` when no answer can change a decision any more."""
        question = next_question(self.cases, situation_for_questions(self.cases, self.situation))
        if question is not None:
            return question.field
        return next_sentence(self.cases, self.situation, self.day) if self.asks_sentences else None

    def answered(self, answer: Answer | None) -> Interview:
        """Return the interview after an answer to the current question; ``None`` for "don't know".

        A question opened for a change (``reopened``), or put again after going back (``retracted``), is settled.
        Answers that lose their meaning by the new one are dropped: the school year of an applicant who is not at
        school. Raises LookupError if nothing is asked.
        """
        question = self.current_question()
        if question is None:
            raise LookupError("nothing is asked")
        return self._replace(
            situation=_situation_after(self.situation, question, answer),
            history=(*self.history, Step(question, self.situation)),
            reopened=None,
            retracted=None,
        )

    def back(self) -> Interview:
        """Return the interview before the last answer, at its question; the first question stays.

        What only looks is closed first: a question opened for a change, an overview before the last question.
        """
        if self.reopened is not None:
            return self._replace(reopened=None)
        if self.shows_overview and (self.retracted or self.remaining_question()) is not None:
            return self._replace(shows_overview=False)
        if not self.history:
            return self
        last = self.history[-1]
        return self._replace(
            situation=last.before,
            history=self.history[:-1],
            retracted=AnsweredQuestion(last.question, _answer_to(self.situation, last.question)),
            shows_overview=False,
        )

    def earlier_answer(self, question: AnyQuestion) -> Answer | None:
        """Return the answer that was taken back, else the current one; ``None`` for "don't know" and for none."""
        if self.retracted is not None and self.retracted.question == question:
            return self.retracted.answer
        return _answer_to(self.situation, question)

    def reopen(self, question: AnyQuestion) -> Interview:
        """Return the interview at an answered question, to change its answer."""
        return self._replace(reopened=question)

    def overview(self) -> Interview:
        """Return the interview at the overview, whatever questions remain."""
        return self._replace(reopened=None, shows_overview=True)

    def go_on(self, *, with_sentences: bool = False) -> Interview:
        """Return the interview with further questions; ``with_sentences`` also asks for requirements without a rule."""
        return self._replace(shows_overview=False, asks_sentences=with_sentences or self.asks_sentences)

    def answered_questions(self) -> tuple[AnsweredQuestion, ...]:
        """Return all answers in the order in which they were given, including those of a profile file."""
        sentences = (
            SentenceQuestion(case.programme, requirement)
            for case in self.cases
            for requirement in case.programme.requirements
            if self.situation.was_asked(case.programme.id, requirement.text.de)
        )
        questions: tuple[AnyQuestion, ...] = (*self.situation.answers, *sentences)
        return tuple(AnsweredQuestion(question, _answer_to(self.situation, question)) for question in questions)

    def progress(self) -> Progress:
        """Return how many programmes may still fit, and how many of them depend on an answer."""
        situation = situation_for_questions(self.cases, self.situation)
        left_count = sum(not decide(case, situation, self.day).failed for case in self.cases)
        return Progress(left_count, sum(1 for _ in fields_to_ask(self.cases, situation)))

    def open_sentence_counts(self) -> tuple[int, int]:
        """Return two numbers: of requirements that could be asked, and of the programmes they belong to."""
        sentence_counts = [len(questions) for questions in open_sentences(self.cases, self.situation, self.day)]
        return sum(sentence_counts), len(sentence_counts)

    def held_back_fields(self) -> tuple[str, ...]:
        """Return the deciding fields that are not asked because several purposes were chosen."""
        deciding_fields = {field for fields in fields_to_ask(self.cases, self.situation) for field in fields}
        unasked_fields = deciding_fields.difference(self.situation.answers)
        return tuple(field for field in _declined_fields(self.cases, self.situation) if field in unasked_fields)


def situation_for_questions(cases: Iterable[Case], situation: Situation) -> Situation:
    """Return the situation for the choice of questions: what belongs to one purpose counts as asked among several.

    It counts as answered by "don't know", unless it has an answer.
    """
    for field in _declined_fields(cases, situation):
        situation = situation.with_answer(field, situation.answers.get(field))
    return situation


def possible_answers(field: str, interview: Interview) -> tuple[Answer, ...]:
    """Return the values that may be chosen for a field, in the order they are offered; none for a number.

    Of a field that may hold several values each is returned alone.
    """
    situation = interview.situation
    definition, vocabulary = situation.fields[field], situation.vocabulary
    if definition.type == "yes-no":
        return (True, False)
    if definition.type == "area":
        areas = places(interview.cases, situation)
        # a town of the Region lies deeper in the tree of areas than another Land, and is the likelier answer
        deepest_first = sorted(areas, key=lambda area: len(vocabulary.ancestors("areas", area)), reverse=True)
        return (*deepest_first, *definition.values)
    if definition.type == "topics":
        return (*definition.values, *vocabulary.topics)
    return tuple(definition.values)


def _declined_fields(cases: Iterable[Case], situation: Situation) -> tuple[str, ...]:
    """Return the fields that are not asked because not exactly one purpose has been chosen."""
    purposes = situation.answers.get(PURPOSE)
    is_single = isinstance(purposes, tuple) and len(purposes) == 1 and purposes != (ANY_PURPOSE,)
    is_asked = PURPOSE in situation.answers or any(PURPOSE in fields for fields in fields_to_ask(cases, situation))
    if is_single or not is_asked:
        return ()
    return tuple(field for field in PER_PURPOSE if field in situation.fields)


def _answer_to(situation: Situation, question: AnyQuestion) -> Answer | None:
    """Return the answer to a question; ``None`` for "don't know" and for none."""
    if isinstance(question, SentenceQuestion):
        return situation.client_word(question.programme.id, question.requirement.text.de)
    return situation.answers.get(question)


def _situation_after(situation: Situation, question: AnyQuestion, answer: Answer | None) -> Situation:
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
    """Yield the fields whose answers have lost their meaning after that to another field was changed."""
    answer = situation.answers[changed_field]
    for field in situation.answers:
        needed = situation.fields[field].only_if.get(changed_field)
        is_void = needed is not None and answer is not None and answer not in needed
        if is_void or (changed_field == PURPOSE and field in PER_PURPOSE):
            yield field
