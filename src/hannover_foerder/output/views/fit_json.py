"""Decisions as JSON. The fields are a contract (docs/profile.md): they are only ever added."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from hannover_foerder.output.objects import text_object

if TYPE_CHECKING:
    from hannover_foerder.eligibility.decision import Assessment, Decision
    from hannover_foerder.model.programme import Requirement


def decision_object(group: str, decision: Decision) -> dict[str, Any]:
    """Return a decision with its group as a JSON object: ``id`` first, all criteria with verdict, rule and sources."""
    return {
        "id": decision.programme.id,
        "name": text_object(decision.programme.name.pair),
        "group": group,
        "status": decision.status.code,
        "missing": list(decision.missing),
        "criteria": [
            _criterion(assessment) for assessment in decision.assessments if assessment.criterion.rule is not None
        ],
        "unchecked": [_sentence(requirement) for requirement in decision.unchecked],
        "silent": list(decision.unstated_kinds),
        "successor": decision.programme.successor,
        "to_clear": [
            *({"kind": doubt, "text": None, "sources": []} for doubt in decision.doubts),
            *(
                _sentence(assessment.criterion.requirement)
                for assessment in decision.unresolved
                if assessment.criterion.requirement is not None
            ),
        ],
        "other_topic": group == "maybe" and decision.other_topic,
    }


def _criterion(assessment: Assessment) -> dict[str, Any]:
    """Return a criterion with its verdict, rule and sources as a JSON object."""
    from hannover_foerder.model.plain import rule_to_plain, to_plain

    criterion = assessment.criterion
    return {
        "kind": criterion.kind,
        "result": assessment.truth,
        "text": to_plain(criterion.text) if criterion.text else None,
        "rule": rule_to_plain(criterion.rule) if criterion.rule is not None else None,
        "sources": list(criterion.sources),
        "open": list(assessment.open_fields),
        "change": None if assessment.change is None else rule_to_plain(assessment.change),
        "verdict": assessment.verdict,
    }


def _sentence(requirement: Requirement) -> dict[str, Any]:
    from hannover_foerder.model.plain import to_plain

    return {
        "text": to_plain(requirement.text),
        "sources": list(requirement.sources),
        "kind": requirement.kind,
    }
