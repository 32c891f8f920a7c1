"""Check that no rule excludes its programme's own area."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hannover_foerder.lint.material import Hit
from hannover_foerder.model.rule import AllOf, Condition, Not

if TYPE_CHECKING:
    from collections.abc import Iterator

    from hannover_foerder.lint.material import Material
    from hannover_foerder.model.rule import Rule
    from hannover_foerder.model.vocabulary import Vocabulary


def rule_excludes_own_area(material: Material) -> Iterator[Hit]:
    """Yield each rule that excludes all applicants of an area that its programme serves."""
    for record in material.records:
        for n, requirement in enumerate(record.programme.requirements):
            for area in record.programme.areas:
                if requirement.rule is not None and _excludes_all(requirement.rule, area, material.vocabulary):
                    yield Hit(record.passage, f"requirements[{n}].rule", {"area": area})


def _excludes_all(rule: Rule, area: str, vocabulary: Vocabulary) -> bool:
    """Return whether a rule excludes everybody in an area.

    Only a condition on the place, its negation, and rules joined by *and* are judged; no other rule counts.
    """
    if isinstance(rule, AllOf):
        return any(_excludes_all(part, area, vocabulary) for part in rule.rules)
    if isinstance(rule, Not):
        excluded_places = _places(rule.rule)
        return excluded_places is not None and not excluded_places.isdisjoint(vocabulary.ancestors("areas", area))
    places = _places(rule)
    return places is not None and not any(_overlap(area, place, vocabulary) for place in places)


def _places(rule: Rule) -> set[str] | None:
    """Return the places that a condition on the place names; ``None`` for any other rule."""
    if isinstance(rule, Condition) and rule.field == "place" and rule.operator == "within":
        return {str(value) for value in rule.values}
    return None


def _overlap(area: str, place: str, vocabulary: Vocabulary) -> bool:
    """Return whether one of two areas lies in the other, or they are the same."""
    return place in vocabulary.ancestors("areas", area) or area in vocabulary.ancestors("areas", place)
