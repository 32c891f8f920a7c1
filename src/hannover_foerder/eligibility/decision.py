"""Decides whether a programme fits an applicant and lists the verdict on each criterion; no decision is a promise."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal

from hannover_foerder.eligibility.criteria import FACETS, criteria_of
from hannover_foerder.eligibility.evaluation import open_fields, to_change
from hannover_foerder.eligibility.verdict import group_of, verdict_of
from hannover_foerder.model.status import ONGOING, status_on
from hannover_foerder.named_tuple import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from hannover_foerder.eligibility.criteria import Criterion, Kind
    from hannover_foerder.eligibility.situation import Situation
    from hannover_foerder.eligibility.verdict import Group, Verdict
    from hannover_foerder.model.programme import Programme, Requirement
    from hannover_foerder.model.rule import Rule
    from hannover_foerder.model.status import StatusAt
    from hannover_foerder.model.vocabulary import Vocabulary

Doubt = Literal["no-applications", "not-confirmed", "no-area", "no-audience", "no-condition"]
"""Obstacles to "fits" other than criteria: no applications are accepted, nobody says lately that it runs, or the record
says too little."""

_SHUT: Final = ("announced", "suspended", "ended")
_OVER: Final = ("renewal-unknown", "last-deadline-passed")


class Case(NamedTuple):
    """A programme with its criteria, prepared once and decided for many situations."""

    programme: Programme
    criteria: tuple[Criterion, ...]

    @property
    def unstated_kinds(self) -> tuple[Kind, ...]:
        """Those of area, audience and purpose that the record says nothing about."""
        stated_kinds = {criterion.kind for criterion in self.criteria}
        return tuple(kind for kind in FACETS if kind not in stated_kinds)

    @property
    def information_gaps(self) -> tuple[Doubt, ...]:
        """Codes of the information that the record lacks for the decision ``fits``."""
        has_conditions = any(
            criterion.kind == "requirement" and criterion.is_precondition for criterion in self.criteria
        )
        gaps: dict[Doubt, bool] = {
            "no-area": "area" in self.unstated_kinds,
            "no-audience": "audience" in self.unstated_kinds,
            "no-condition": not has_conditions,
        }
        return tuple(doubt for doubt, applies in gaps.items() if applies)


class Assessment(NamedTuple):
    """The verdict on a criterion in a situation; ``open_fields`` are those that could still decide it.

    ``change`` is the smallest part of its rule that would have to hold and does not.
    """

    criterion: Criterion
    verdict: Verdict
    open_fields: tuple[str, ...]
    change: Rule | None

    @property
    def truth(self) -> bool | None:
        """Whether the criterion is met; ``None`` while that is not known."""
        return {"met": True, "fails": False}.get(self.verdict)


class Decision(NamedTuple):
    """The decision on a programme in a situation on a day, with all verdicts."""

    programme: Programme
    group: Group
    assessments: tuple[Assessment, ...]
    unstated_kinds: tuple[Kind, ...]
    """Which of area, audience and purpose the record says nothing about."""
    doubts: tuple[Doubt, ...]
    """Obstacles to "fits" other than criteria."""
    status: StatusAt

    @property
    def missing(self) -> tuple[str, ...]:
        """The fields of criteria that need an answer, most direct first; empty if the programme does not fit.

        Only for "maybe" can such an answer change the group; for the others it settles a sentence. Where only the topic
        differs, it is the purpose alone: whether this topic is wanted too.
        """
        if self.failed:
            return ("purpose",) if self.other_topic else ()
        return tuple(dict.fromkeys(field for assessment in self.assessments for field in assessment.open_fields))

    @property
    def other_topic(self) -> bool:
        """Whether nothing but the topic differs from the purposes that were told."""
        return self.group == "maybe" and bool(self.failed)

    @property
    def failed(self) -> tuple[Assessment, ...]:
        """The criteria that are not met."""
        return tuple(assessment for assessment in self.assessments if assessment.verdict == "fails")

    @property
    def unresolved(self) -> tuple[Assessment, ...]:
        """The requirements that somebody must clear up.

        Those that no rule decides and, if the programme is in the group "open" anyway, those whose rule waits for an
        answer that could only fulfil them.
        """
        return tuple(
            assessment
            for assessment in self.assessments
            if assessment.criterion.is_precondition
            and (assessment.verdict == "open" or (assessment.verdict == "missing" and self.group == "open"))
        )

    @property
    def unchecked(self) -> tuple[Requirement, ...]:
        """Requirements without a rule, whatever their kind."""
        without_rule = (assessment.criterion for assessment in self.assessments if assessment.criterion.rule is None)
        return tuple(criterion.requirement for criterion in without_rule if criterion.requirement is not None)


GROUPS: Final = ("fits", "open", "maybe", "fits-not", "ended")
"""The codes of the groups, best first."""


class Matching(NamedTuple):
    """The decisions on all programmes in a situation; ended programmes are a group of their own."""

    fits: tuple[Decision, ...]
    open: tuple[Decision, ...]
    """Nothing speaks against them, and something is left to clear up."""
    maybe: tuple[Decision, ...]
    """An answer is missing; without those of which only the topic differs."""
    fits_not: tuple[Decision, ...]
    ended: tuple[Decision, ...]
    other_topic: tuple[Decision, ...]
    """Those of the group "maybe" of which only the topic differs."""

    def ordered(self) -> tuple[tuple[str, Decision], ...]:
        """Return all decisions with the code of their group, best first; in "maybe" those of other topics last."""
        groups = (self.fits, self.open, (*self.maybe, *self.other_topic), self.fits_not, self.ended)
        return tuple((code, decision) for code, group in zip(GROUPS, groups, strict=True) for decision in group)


def cases_of(programmes: Iterable[Programme], vocabulary: Vocabulary) -> tuple[Case, ...]:
    """Return programmes with their criteria."""
    return tuple(Case(programme, criteria_of(programme, vocabulary)) for programme in programmes)


def running(cases: Iterable[Case], day: date) -> tuple[Case, ...]:
    """Return the programmes that have not ended; questions concern only these."""
    return tuple(case for case in cases if status_on(case.programme, day).code != "ended")


def decide(case: Case, situation: Situation, day: date) -> Decision:
    """Return the decision on a programme, with the verdict on every criterion."""
    status = status_on(case.programme, day)
    doubt, gaps = _doubt_about(status), case.information_gaps
    doubts = gaps if doubt is None else (doubt, *gaps)
    assessments = tuple(_assessment_of(criterion, case.programme.id, situation) for criterion in case.criteria)
    verdicts = ((assessment.criterion, assessment.verdict) for assessment in assessments)
    return Decision(
        programme=case.programme,
        group=group_of(verdicts, has_doubts=bool(doubts)),
        assessments=assessments,
        unstated_kinds=case.unstated_kinds,
        doubts=doubts,
        status=status,
    )


def _assessment_of(criterion: Criterion, programme_id: str, situation: Situation) -> Assessment:
    """Return the verdict on a criterion, with the fields to ask if it is missing, and the change if it fails."""
    verdict = verdict_of(criterion, programme_id, situation)
    rule = criterion.rule
    return Assessment(
        criterion,
        verdict,
        open_fields=open_fields(rule, situation) if rule is not None and verdict == "missing" else (),
        change=to_change(rule, situation) if rule is not None and verdict == "fails" else None,
    )


def match(cases: Sequence[Case], situation: Situation, day: date) -> Matching:
    """Return the decisions on all programmes, by group.

    Within a group: what takes applications before what does not, the sure before the unsure, the nearest area first,
    the fewest open sentences, then by name. Before all that, of those that do not fit the fewest failing demands, and
    of other topics those that are related to a purpose.
    """
    groups: dict[str, list[Decision]] = {name: [] for name in Matching._fields}
    for case in cases:
        decision = decide(case, situation, day)
        groups[_place_of(decision)].append(decision)
    place = situation.answer("place")
    steps_by_area = situation.vocabulary.serving(place) if isinstance(place, str) else {}  # of a single known place

    def key(decision: Decision) -> tuple[int, bool, int, int, int, str]:
        """Return what sorts a decision in its group: of each part, the less the earlier."""
        return (
            len(decision.failed),
            decision.other_topic and not _is_related(decision.programme.topics, situation),
            uncertainty(decision.status),
            _steps(decision.programme.areas, steps_by_area),
            len(decision.unresolved),
            decision.programme.name.de.casefold(),
        )

    return Matching(*(tuple(sorted(decisions, key=key)) for decisions in groups.values()))


def _place_of(decision: Decision) -> str:
    """Return the field of a :class:`Matching` in which a decision stands."""
    if decision.status.code == "ended":
        return "ended"
    return "other_topic" if decision.other_topic else decision.group.replace("-", "_")


def uncertainty(status: StatusAt) -> int:
    """Return how uncertain it is that applications are accepted: 0 certain, 1 not known, 2 not accepted now."""
    return {None: 0, "not-confirmed": 1, "no-applications": 2}[_doubt_about(status)]


def _doubt_about(status: StatusAt) -> Doubt | None:
    """Return the doubt that a status raises; ``None`` if it raises none."""
    if status.code in _SHUT or status.reason in _OVER:
        return "no-applications"
    return None if status.code in ONGOING else "not-confirmed"


def _is_related(topics: tuple[str, ...], situation: Situation) -> bool:
    """Return whether a topic and a purpose have a wider topic in common: heating and energy efficiency, in energy."""
    purposes, vocabulary = situation.answer("purpose"), situation.vocabulary
    if not isinstance(purposes, tuple):
        return False
    wider_topics = vocabulary.with_ancestors("topics", purposes)
    return not set(wider_topics).isdisjoint(vocabulary.with_ancestors("topics", topics))


def _steps(areas: tuple[str, ...], steps_by_area: dict[str, int]) -> int:
    """Return the steps from the place up to the nearest area; more than any if none serves it."""
    return min((steps_by_area[area] for area in areas if area in steps_by_area), default=len(steps_by_area))
