"""Selection of the next question: the field that is undecided in most programmes.

Of the programmes that may still fit, each counts once for every field that could decide it; the field with the highest
count is asked. Trying every answer of every field ahead, as version 0.1 did, asked as many questions (docs/profile.md).
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from hannover_foerder.eligibility.decision import decide
from hannover_foerder.eligibility.evaluation import conditions_of, open_fields
from hannover_foerder.eligibility.situation import HOME
from hannover_foerder.eligibility.verdict import group_of, verdict_of
from hannover_foerder.named_tuple import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import date

    from hannover_foerder.eligibility.criteria import Criterion
    from hannover_foerder.eligibility.decision import Case
    from hannover_foerder.eligibility.situation import Situation
    from hannover_foerder.eligibility.verdict import Verdict
    from hannover_foerder.model.programme import Programme, Requirement


class FieldQuestion(NamedTuple):
    """A field to ask for, and the number of programmes it could decide."""

    field: str
    programme_count: int


class SentenceQuestion(NamedTuple):
    """A requirement that no rule decides, as a question to the client: yes, no or don't know.

    The answer goes to :meth:`Situation.with_sentence` with ``programme.id`` and ``requirement.text.de``.
    """

    programme: Programme
    requirement: Requirement


def next_question(cases: Sequence[Case], situation: Situation) -> FieldQuestion | None:
    """Return the field that could decide most programmes, ``None`` when no answer can change a decision any more.

    Of equals the first in the order of the profile's fields.
    """
    programme_counts = Counter(field for fields in fields_to_ask(cases, situation) for field in fields)
    if not programme_counts:
        return None
    # the fields of the profile in their order; a rule may name others
    field = max([*situation.fields, *programme_counts], key=programme_counts.__getitem__)
    return FieldQuestion(field, programme_counts[field])


def next_sentence(cases: Sequence[Case], situation: Situation, day: date) -> SentenceQuestion | None:
    """Return the next requirement to ask the client about, ``None`` when none is left; used after the fields.

    Only of programmes that nothing speaks against and that take applications as far as is known: first where the fewest
    sentences are left, conditions before judgements.
    """
    fewest_questions = min(
        open_sentences(cases, situation, day),
        key=lambda questions: (len(questions), questions[0].programme.name.de.casefold()),
        default=[],
    )
    return min(fewest_questions, key=lambda question: question.requirement.kind != "condition", default=None)


def open_sentences(cases: Iterable[Case], situation: Situation, day: date) -> Iterator[list[SentenceQuestion]]:
    """Yield for each programme of the group ``open`` that may take applications its requirements still to be asked.

    Programmes without any are left out. Area, target group and topic are criteria without a sentence to ask about.
    """
    for case in cases:
        decision = decide(case, situation, day)
        if decision.group != "open" or "no-applications" in decision.doubts:
            continue
        requirements = (assessment.criterion.requirement for assessment in decision.unresolved)
        questions = [
            SentenceQuestion(case.programme, requirement)
            for requirement in requirements
            if requirement is not None and not situation.was_asked(case.programme.id, requirement.text.de)
        ]
        if questions:
            yield questions


def fields_to_ask(cases: Iterable[Case], situation: Situation) -> Iterator[tuple[str, ...]]:
    """Yield for each programme that may fit or not the fields whose answers could still change its group.

    Programmes without such a field are left out, and doubts about the status do not count: no answer changes them.
    """
    for case in cases:
        verdicts = [(criterion, verdict_of(criterion, case.programme.id, situation)) for criterion in case.criteria]
        is_out = any(verdict == "fails" for _, verdict in verdicts)  # for another topic nobody is asked anything
        if not is_out and group_of(verdicts, has_doubts=bool(case.information_gaps)) == "maybe":
            fields = _askable(verdicts, situation)
            if fields:
                yield fields


def _askable(verdicts: Iterable[tuple[Criterion, Verdict]], situation: Situation) -> tuple[str, ...]:
    """Return the fields that could still decide a programme and have not been asked.

    Before a field that may follow from others, these are asked: whoever is not at school has no school year.
    """
    fields = dict.fromkeys(
        field_to_ask
        for criterion, verdict in verdicts
        if verdict == "missing" and criterion.rule is not None
        for field in open_fields(criterion.rule, situation)
        for field_to_ask in _open_roots(field, situation) or (field,)
    )
    return tuple(field for field in fields if not situation.is_settled(field))


def _open_roots(field: str, situation: Situation) -> list[str]:
    """Return the fields from whose answers the field may follow and that have no answer yet."""
    definition = situation.fields.get(field)
    return [] if definition is None else [root for root in definition.only_if if not situation.is_settled(root)]


def places(cases: Iterable[Case], situation: Situation) -> tuple[str, ...]:
    """Return the smallest areas that can be the answer to ``place``.

    Of those outside the home Land only the ones that a programme names: in the others everything is as elsewhere.
    """
    vocabulary = situation.vocabulary
    wider_areas = {term.broader for term in vocabulary.areas.values()}
    rules = (criterion.rule for case in cases for criterion in case.criteria if criterion.rule is not None)
    conditions = (condition for rule in rules for condition in conditions_of(rule) if condition.field == "place")
    named_areas = {str(area) for condition in conditions for area in condition.values}
    smallest_areas = (area for area in vocabulary.areas if area not in wider_areas)
    return tuple(area for area in smallest_areas if area in named_areas or HOME in vocabulary.ancestors("areas", area))
