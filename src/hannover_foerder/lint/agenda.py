"""The maintenance agenda: programmes that end soon, evidence that expires, statements with a weak source."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from hannover_foerder.model.days import days_later
from hannover_foerder.model.page import page_of
from hannover_foerder.model.status import ENDING_SOON_DAYS, ONGOING, status_on

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from hannover_foerder.lint.material import Finding, Record
    from hannover_foerder.model.programme import Programme

_CODES: Final = ("ends-soon", "evidence-ends", "weak-evidence")
"""The most urgent first."""


def agenda(records: Iterable[Record], day: date) -> list[Finding]:
    """Return the maintenance agenda: each page to check, and the statement to confirm there.

    The findings stand in the order of :data:`_CODES`, those with the same code by date. Evidence is told to end as long
    before as a programme is (:data:`~hannover_foerder.model.status.ENDING_SOON_DAYS`).
    """
    findings: list[Finding] = []
    for record in records:
        programme = record.programme
        status, later_status = status_on(programme, day), status_on(programme, days_later(day, ENDING_SOON_DAYS))
        source = programme.sources.get(status.source or "")
        if status.code == "ending-soon":
            code = "ends-soon"
        elif status.code == "running" and later_status.code not in ONGOING:
            code = "evidence-ends"
        elif status.code == "running" and status.reason == "evidence" and source and source.kind == "secondary":
            code = "weak-evidence"
        else:
            continue
        path = f"sources.{status.source}" if source else "id"
        best_page = page_of(programme)
        page_address = (source.url if source else None) or (best_page.url if best_page else "–")
        values = {"date": status.date or "–", "page": page_address, "statement": _statement(programme, status.source)}
        findings.append(record.finding(code, "warning", path, values))
    return sorted(findings, key=lambda finding: (_CODES.index(finding.code), finding.values["date"]))


def _statement(programme: Programme, source: str | None) -> str:
    """Return the statement of a source on the status, else its first one, else the name of the programme."""
    facts = (fact for fact in programme.facts if source in fact.sources)
    fact = min(facts, key=lambda fact: "status" not in fact.supports, default=None)
    return programme.name.de if fact is None else fact.text
