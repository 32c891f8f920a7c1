"""Decisions as JSON. The fields are a contract (docs/profile.md): they are only ever added."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from hannover_foerder.output.objects import text_object

if TYPE_CHECKING:
    from hannover_foerder.eligibility.decision import Decision, Judged
    from hannover_foerder.model.programme import Requirement


def decision_object(group: str, decision: Decision) -> dict[str, Any]:
    """Return a decision with its group as a JSON object: ``id`` first, all criteria with verdict, rule and sources."""
    return {
        "id": decision.programme.id,
        "name": text_object(decision.programme.name.pair),
        "group": group,
        "status": decision.status.code,
        "missing": list(decision.missing),
        "criteria": [_criterion(judged) for judged in decision.judged if judged.criterion.rule is not None],
        "unchecked": [_sentence(requirement) for requirement in decision.unchecked],
        "silent": list(decision.silent),
        "successor": decision.programme.successor,
        "to_clear": [
            *({"kind": doubt, "text": None, "sources": []} for doubt in decision.doubts),
            *(
                _sentence(judged.criterion.requirement)
                for judged in decision.unresolved
                if judged.criterion.requirement is not None
            ),
        ],
        "other_topic": group == "maybe" and decision.other_topic,
    }


def _criterion(judged: Judged) -> dict[str, Any]:
    """Return a criterion with its verdict, rule and sources as a JSON object."""
    from hannover_foerder.model.plain import rule_to_plain, to_plain

    criterion = judged.criterion
    return {
        "kind": criterion.kind,
        "result": judged.truth,
        "text": to_plain(criterion.text) if criterion.text else None,
        "rule": rule_to_plain(criterion.rule) if criterion.rule is not None else None,
        "sources": list(criterion.sources),
        "open": list(judged.open),
        "change": None if judged.change is None else rule_to_plain(judged.change),
        "verdict": judged.verdict,
    }


def _sentence(requirement: Requirement) -> dict[str, Any]:
    from hannover_foerder.model.plain import to_plain

    return {
        "text": to_plain(requirement.text),
        "sources": list(requirement.sources),
        "kind": requirement.kind,
    }
