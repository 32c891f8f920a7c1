"""Whether a programme fits: yes, perhaps or no, with every criterion. No answer here is a promise."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

from hannover_foerder.eligibility.criteria import criteria_of, silent_on
from hannover_foerder.eligibility.evaluation import conjunction, evaluate, open_fields, to_change
from hannover_foerder.model.status import status_on

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from hannover_foerder.eligibility.criteria import Criterion, Kind
    from hannover_foerder.eligibility.evaluation import Truth
    from hannover_foerder.eligibility.situation import Situation
    from hannover_foerder.model.programme import Programme, Requirement
    from hannover_foerder.model.rule import Rule
    from hannover_foerder.model.vocabulary import Vocabulary

Group = Literal["fits", "maybe", "fits-not"]
GROUPS: dict[Truth, Group] = {True: "fits", None: "maybe", False: "fits-not"}


class Case(NamedTuple):
    """A programme with its criteria, made once and decided for many situations."""

    programme: Programme
    criteria: tuple[Criterion, ...]


class Judged(NamedTuple):
    """A criterion in a situation; ``open`` names the fields that could still decide it.

    ``change`` is the smallest part of its rule that would have to hold and does not.
    """

    criterion: Criterion
    truth: Truth
    open: tuple[str, ...]
    change: Rule | None


class Decision(NamedTuple):
    """What can be said of a programme in a situation."""

    programme: Programme
    group: Group
    judged: tuple[Judged, ...]
    unchecked: tuple[Requirement, ...]
    """Requirements that no machine can decide; they never change the group."""
    silent: tuple[Kind, ...]
    """Which of area, audience and purpose the record says nothing about."""

    @property
    def missing(self) -> tuple[str, ...]:
        """The fields that could still decide it, most direct first; only for "maybe"."""
        if self.group != "maybe":
            return ()
        return tuple(dict.fromkeys(field for one in self.judged for field in one.open))

    @property
    def failed(self) -> tuple[Judged, ...]:
        """The criteria that do not hold."""
        return tuple(one for one in self.judged if one.truth is False)


class Matching(NamedTuple):
    """All programmes in a situation. Ended ones stand apart, whatever else holds for them."""

    fits: tuple[Decision, ...]
    maybe: tuple[Decision, ...]
    fits_not: tuple[Decision, ...]
    ended: tuple[Decision, ...]


def cases_of(programmes: Iterable[Programme], vocabulary: Vocabulary) -> tuple[Case, ...]:
    """Programmes with their criteria."""
    return tuple(Case(programme, criteria_of(programme, vocabulary)) for programme in programmes)


def decide(case: Case, situation: Situation) -> Decision:
    """Judge every criterion of a programme."""
    judged = tuple(
        Judged(
            one,
            evaluate(one.rule, situation),
            open_fields(one.rule, situation),
            to_change(one.rule, situation),
        )
        for one in case.criteria
    )
    return Decision(
        programme=case.programme,
        group=GROUPS[conjunction(one.truth for one in judged)],
        judged=judged,
        unchecked=tuple(one for one in case.programme.requirements if one.rule is None),
        silent=silent_on(case.criteria),
    )


def match(cases: Sequence[Case], situation: Situation, day: date) -> Matching:
    """Decide all programmes; within a group the fewest failing criteria first, then the nearest area, then by name."""
    found: dict[str, list[Decision]] = {"fits": [], "maybe": [], "fits-not": [], "ended": []}
    for case in cases:
        decision = decide(case, situation)
        ended = status_on(case.programme, day).code == "ended"
        found["ended" if ended else decision.group].append(decision)
    near = _nearness(situation)

    def key(one: Decision) -> tuple[int, int, str]:
        return len(one.failed), _steps(one.programme.areas, near), one.programme.name.de.casefold()

    return Matching(*(tuple(sorted(some, key=key)) for some in found.values()))


def _nearness(situation: Situation) -> dict[str, int]:
    place = situation.answer("place")
    return situation.vocabulary.serving(place) if isinstance(place, str) else {}


def _steps(areas: tuple[str, ...], near: dict[str, int]) -> int:
    return min((near[area] for area in areas if area in near), default=len(near))
