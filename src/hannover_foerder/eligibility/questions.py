"""Which question to ask next: the one that settles most programmes.

For every field that could still decide something, each answer it can have is tried: how many of the open programmes
would it settle? The field with the highest expected number is asked. Nothing is known of who asks, so all answers to a
field count as equally likely; for a number, an answer is a range between two limits of the rules. Fields that tie are
told apart by how many single criteria they settle, then by the order of the profile.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from hannover_foerder.eligibility.decision import decide
from hannover_foerder.eligibility.evaluation import conditions_of, open_fields
from hannover_foerder.eligibility.situation import ANY_PURPOSE, ELSEWHERE, HOME
from hannover_foerder.eligibility.verdict import group_of, verdict_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import date

    from hannover_foerder.eligibility.criteria import Criterion
    from hannover_foerder.eligibility.decision import Case
    from hannover_foerder.eligibility.situation import Answer, Situation
    from hannover_foerder.eligibility.verdict import Verdict
    from hannover_foerder.model.programme import Programme, Requirement
    from hannover_foerder.model.rule import Condition

MOST_TRIED: Final = 60
"""Ranges of a number that are tried; where rules set more limits, evenly spread ones stand for all."""


class Question(NamedTuple):
    """A field to ask for: the number of programmes it is expected to settle, and how many it can concern."""

    field: str
    settles: float
    open: int


class SentenceQuestion(NamedTuple):
    """A sentence of a programme that no rule decides, to be put to the client as yes, no or don't know.

    The answer goes to :meth:`Situation.with_sentence` with ``programme.id`` and ``requirement.text.de``.
    """

    programme: Programme
    requirement: Requirement


class Progress(NamedTuple):
    """How far the questions have come: programmes that no further answer can change, of all."""

    settled: int
    total: int


def next_question(cases: Sequence[Case], situation: Situation) -> Question | None:
    """The best question, ``None`` when no answer can change anything any more."""
    concerned: dict[str, list[Case]] = {}
    for case in undecided(cases, situation):
        for field in askable(case, situation):
            concerned.setdefault(field, []).append(case)
    best: tuple[float, float, int] | None = None
    question = None
    order = {field: position for position, field in enumerate(situation.fields)}
    for field, touched in concerned.items():
        programmes, criteria = _expected(field, touched, cases, situation)
        key = (programmes, criteria, -order.get(field, 0))
        if best is None or key > best:
            best, question = key, Question(field, programmes, len(touched))
    return question


def progress(cases: Sequence[Case], situation: Situation) -> Progress:
    """How many programmes are settled: decided, or open for good because everything that matters was asked."""
    pending = sum(1 for case in undecided(cases, situation) if askable(case, situation))
    return Progress(len(cases) - pending, len(cases))


def next_sentence(cases: Sequence[Case], situation: Situation, day: date) -> SentenceQuestion | None:
    """The next sentence to put to the client, ``None`` when none is left; for after the fields have been asked.

    Only of programmes that nothing speaks against and that take applications as far as is known: first where the fewest
    sentences are left, conditions before judgements.
    """
    left = tuple(open_sentences(cases, situation, day))
    if not left:
        return None
    programme, sentences = min(left, key=lambda pair: (len(pair[1]), pair[0].name.de.casefold()))
    return SentenceQuestion(programme, min(sentences, key=lambda requirement: requirement.kind != "condition"))


def open_sentences(
    cases: Iterable[Case], situation: Situation, day: date
) -> Iterator[tuple[Programme, list[Requirement]]]:
    """The sentences that can still be put to the client, by programme; none of what is out, missing or shut."""
    for case in cases:
        decision = decide(case, situation, day)
        if decision.group != "open" or "no-applications" in decision.doubts:
            continue
        stated = (judged.criterion.requirement for judged in decision.to_clear)
        sentences = [
            requirement
            for requirement in stated
            if requirement is not None and not situation.was_asked(case.programme.id, requirement.text.de)
        ]
        if sentences:
            yield case.programme, sentences


def undecided(cases: Iterable[Case], situation: Situation) -> Iterator[Case]:
    """The programmes of which an answer could still change the group."""
    for case in cases:
        if group_of(_verdicts(case, situation), doubtful=bool(case.unsaid)) == "maybe":
            yield case


def _verdicts(case: Case, situation: Situation) -> Iterator[tuple[Criterion, Verdict]]:
    for criterion in case.criteria:
        yield criterion, verdict_of(criterion, case.programme.id, situation)


def askable(case: Case, situation: Situation) -> tuple[str, ...]:
    """The fields that could still decide a programme and have not been asked.

    Before a field that may follow from others, these are asked: whoever is not at school has no school year.
    """
    fields = dict.fromkeys(
        first
        for criterion, verdict in _verdicts(case, situation)
        if verdict == "missing" and criterion.rule is not None
        for field in open_fields(criterion.rule, situation)
        for first in _open_roots(field, situation) or (field,)
    )
    return tuple(field for field in fields if not situation.is_settled(field))


def _open_roots(field: str, situation: Situation) -> list[str]:
    definition = situation.fields.get(field)
    return [] if definition is None else [root for root in definition.only_if if not situation.is_settled(root)]


def answers_to(field: str, cases: Iterable[Case], situation: Situation) -> tuple[Answer, ...]:
    """The answers that are tried for a field: one for each that the rules can tell apart.

    Topics are tried one by one, of a set one value at a time.
    """
    definition = situation.fields[field]
    if definition.type == "yes-no":
        return (True, False)
    if definition.type == "number":
        between = tuple(_between(_limits(field, cases)))
        return between[:: 1 + len(between) // MOST_TRIED]
    if definition.type == "area":
        return (*places(cases, situation), *ELSEWHERE)
    if definition.type == "topics":
        return tuple((topic,) for topic in situation.vocabulary.topics)
    if definition.type == "set":
        return tuple((value,) for value in definition.values)
    return tuple(value for value in definition.values if value != ANY_PURPOSE)


def places(cases: Iterable[Case], situation: Situation) -> tuple[str, ...]:
    """The smallest areas that can be the answer to ``place``.

    Of those outside the home Land only the ones that a programme names: in the others everything is as elsewhere.
    """
    vocabulary = situation.vocabulary
    wider = {term.broader for term in vocabulary.areas.values()}
    named = {str(area) for condition in _conditions_on("place", cases) for area in condition.values}
    smallest = (area for area in vocabulary.areas if area not in wider)
    return tuple(area for area in smallest if area in named or HOME in vocabulary.ancestors("areas", area))


def _conditions_on(field: str, cases: Iterable[Case]) -> Iterator[Condition]:
    for case in cases:
        for criterion in case.criteria:
            if criterion.rule is not None:
                yield from (condition for condition in conditions_of(criterion.rule) if condition.field == field)


def _expected(field: str, concerned: list[Case], cases: Sequence[Case], situation: Situation) -> tuple[float, float]:
    """Expected number of programmes, and of single criteria, that an answer to the field settles."""
    answers = answers_to(field, cases, situation)
    programmes = criteria = 0
    for answer in answers:
        told = situation.with_answer(field, answer)
        for case in concerned:
            judged = list(_verdicts(case, told))
            programmes += group_of(judged, doubtful=bool(case.unsaid)) != "maybe"
            criteria += sum(verdict != "missing" for _, verdict in judged)
    return programmes / len(answers), criteria / len(answers)


def _limits(field: str, cases: Iterable[Case]) -> list[tuple[float, bool]]:
    """The limits that rules set to a number: value, and whether the number itself still lies below the cut."""
    found: set[tuple[float, bool]] = set()
    for condition in _conditions_on(field, cases):
        if condition.low is not None:
            found.add((condition.low, False))
        if condition.high is not None:
            found.add((condition.high, True))
    return sorted(found)


def _between(limits: list[tuple[float, bool]]) -> Iterator[float]:
    """A number from each range between the limits, lowest first."""
    numbers = [value for value, _ in limits]
    first = numbers[0] - 1
    yield first
    for position, (value, below) in enumerate(limits):
        following = numbers[position + 1] if position + 1 < len(limits) else value + 2
        yield (value + following) / 2 if below else value
