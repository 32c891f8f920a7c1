"""Decisions as JSON. The fields are a contract (docs/profile.md): they are only ever added."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

    from hannover_foerder.eligibility.decision import Decision
    from hannover_foerder.model.status import StatusAt


class Decided(NamedTuple):
    """A decision with its group and the status of its programme."""

    group: str
    decision: Decision
    status: StatusAt


def objects(decisions: Sequence[Decided]) -> list[dict[str, Any]]:
    """Decisions with their group as JSON objects: ``id`` first, every criterion with result, rule and sources."""
    from hannover_foerder.model.plain import rule_to_plain, to_plain

    return [
        {
            "id": decision.programme.id,
            "name": {"de": decision.programme.name.de, "en": decision.programme.name.en},
            "group": group,
            "status": status.code,
            "missing": list(decision.missing),
            "criteria": [
                {
                    "kind": one.criterion.kind,
                    "result": one.truth,
                    "text": to_plain(one.criterion.text) if one.criterion.text else None,
                    "rule": rule_to_plain(one.criterion.rule),
                    "sources": list(one.criterion.sources),
                    "open": list(one.open),
                    "change": None if one.change is None else rule_to_plain(one.change),
                }
                for one in decision.judged
            ],
            "unchecked": [{"text": to_plain(one.text), "sources": list(one.sources)} for one in decision.unchecked],
            "silent": list(decision.silent),
            "successor": decision.programme.successor,
        }
        for group, decision, status in decisions
    ]
