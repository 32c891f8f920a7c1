"""The criteria of a programme: area, target groups, topics and requirements."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal

from hannover_foerder.eligibility.evaluation import ABOUT, fields_of
from hannover_foerder.model.rule import Condition
from hannover_foerder.named_tuple import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

    from hannover_foerder.model.programme import Programme, Requirement
    from hannover_foerder.model.rule import Rule
    from hannover_foerder.model.text import Text
    from hannover_foerder.model.vocabulary import Vocabulary

Kind = Literal["area", "audience", "purpose", "requirement"]
FACETS: Final[dict[Kind, str]] = {"area": "areas", "audience": "target_groups", "purpose": "topics"}
"""The field of a record that each implicit criterion comes from, which is also the vocabulary of its terms."""


class Criterion(NamedTuple):
    """A criterion of a programme; ``requirement`` is its sentence. Implicit criteria have a rule but no sentence."""

    kind: Kind
    rule: Rule | None
    requirement: Requirement | None
    sources: tuple[str, ...]

    @property
    def facet(self) -> str:
        """The facet of an implicit criterion. Raises KeyError for a requirement."""
        return FACETS[self.kind]

    @property
    def text(self) -> Text | None:
        """The sentence of the requirement; ``None`` for an implicit criterion."""
        return None if self.requirement is None else self.requirement.text

    @property
    def fields(self) -> tuple[str, ...]:
        """The fields that the rule uses."""
        return () if self.rule is None else fields_of(self.rule)

    @property
    def may_exclude(self) -> bool:
        """Whether an applicant for whom the rule fails is excluded."""
        return self.rule is not None and (self.requirement is None or self.requirement.fails == "out")

    @property
    def may_fulfil(self) -> bool:
        """Whether the criterion is met if the rule holds."""
        return self.rule is not None and (self.requirement is None or self.requirement.holds == "fits")

    @property
    def is_precondition(self) -> bool:
        """Whether it must be met before the decision is ``fits``; procedures say what to do, not who is eligible."""
        return self.requirement is None or self.requirement.kind != "procedure"


def criteria_of(programme: Programme, vocabulary: Vocabulary) -> tuple[Criterion, ...]:
    """Return all criteria, in the order area, audience, purpose, requirements.

    A field on which the record says nothing gives none: unknown is never a no.
    """
    implicit_rules: dict[Kind, Condition] = {}
    if programme.areas:
        implicit_rules["area"] = Condition("place", "within", programme.areas)
    applicants = applicants_of(programme, vocabulary)
    if applicants:
        named_applicants = (value for value in _named_applicants(programme) if value not in applicants)
        implicit_rules["audience"] = Condition("applicant", "in", (*applicants, *named_applicants))
    if programme.topics:
        implicit_rules["purpose"] = Condition("purpose", ABOUT, programme.topics)
    criteria_of_requirements = (
        Criterion("requirement", requirement.rule, requirement, requirement.sources)
        for requirement in programme.requirements
    )
    return (
        *(Criterion(kind, rule, None, programme.backing(FACETS[kind])) for kind, rule in implicit_rules.items()),
        *criteria_of_requirements,
    )


def applicants_of(programme: Programme, vocabulary: Vocabulary) -> tuple[str, ...]:
    """Return the kinds of applicants that the target groups include, by the vocabulary's table."""
    groups = [vocabulary.target_groups[group] for group in programme.target_groups if group in vocabulary.target_groups]
    return tuple(dict.fromkeys(applicant for group in groups for applicant in group.applicants))


def _named_applicants(programme: Programme) -> Iterator[str]:
    """Yield the kinds of applicants that requirements name: their sentences are more exact than the target groups.

    Only of a requirement whose rule is a single condition on the applicant, and that excludes.
    """
    for requirement in programme.requirements:
        rule = requirement.rule
        if isinstance(rule, Condition) and rule.field == "applicant" and requirement.fails == "out":
            yield from map(str, rule.values)
