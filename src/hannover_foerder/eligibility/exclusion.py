"""Why no programme fits: which criteria exclude programmes, and which programmes fail by a single answer."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from hannover_foerder.eligibility.verdict import verdict_of
from hannover_foerder.named_tuple import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

    from hannover_foerder.eligibility.criteria import Kind
    from hannover_foerder.eligibility.decision import Decision, Matching
    from hannover_foerder.eligibility.situation import Situation

FOREMOST: Final[tuple[Kind, ...]] = ("audience", "area", "requirement")
"""What a programme counts for that fails on several things: whom and where it is for say more than a condition."""

FAR: Final = ("applicant", "purpose")
"""A programme for others, or about something else, is no near miss."""


class NearMiss(NamedTuple):
    """A programme that fails by a single answer, and the field of that answer."""

    decision: Decision
    field: str


class Exclusions(NamedTuple):
    """The reasons why few programmes fit."""

    counts: dict[Kind, int]
    """How many programmes are out by what, the most first; each counted once."""
    near_misses: tuple[NearMiss, ...]
    silent_count: int
    """Programmes that may fit, and say nothing on their area, audience or topics."""
    ended: tuple[Decision, ...]
    """Ended programmes that nothing else speaks against and that have a successor."""


def exclusions(matching: Matching, situation: Situation) -> Exclusions:
    """Return why few programmes fit in a situation; changes of the situation are tried for the near misses alone."""
    counts = dict.fromkeys(FOREMOST, 0)
    for decision in matching.fits_not:
        kinds = {assessment.criterion.kind for assessment in decision.failed}
        counts[next(kind for kind in FOREMOST if kind in kinds)] += 1
    return Exclusions(
        counts={kind: counts[kind] for kind in sorted(FOREMOST, key=lambda kind: -counts[kind]) if counts[kind]},
        near_misses=tuple(_near_misses(matching, situation)),
        silent_count=sum(
            bool(decision.unstated_kinds) for decision in (*matching.fits, *matching.open, *matching.maybe)
        ),
        ended=tuple(decision for decision in matching.ended if not decision.failed and decision.programme.successor),
    )


def _near_misses(matching: Matching, situation: Situation) -> Iterator[NearMiss]:
    """Yield the programmes that do not fit, and of which no criterion would fail without one of the answers."""
    for decision in matching.fits_not:
        failing_fields = dict.fromkeys(field for assessment in decision.failed for field in assessment.criterion.fields)
        answered_fields = (
            field for name in failing_fields for field in _given_answers(name, situation) if field not in FAR
        )
        only_field = next((field for field in answered_fields if _is_open(decision, situation.without(field))), None)
        if only_field is not None:
            yield NearMiss(decision, only_field)


def _given_answers(field: str, situation: Situation) -> tuple[str, ...]:
    """Return the given answers that settle a field: its own, or those from which it follows."""
    if situation.answers.get(field) is not None or field not in situation.fields:
        return (field,)
    return tuple(situation.fields[field].only_if)


def _is_open(decision: Decision, situation: Situation) -> bool:
    """Return whether no criterion of a decision fails in another situation."""
    programme_id = decision.programme.id
    return all(
        verdict_of(assessment.criterion, programme_id, situation) != "fails" for assessment in decision.assessments
    )
