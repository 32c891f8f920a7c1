"""Registry of all checks, in the order in which they are listed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from hannover_foerder.lint import (
    amounts,
    contacts,
    evidence,
    offices,
    own_area,
    references,
    situations,
    terms,
    times,
    wording,
)
from hannover_foerder.lint.material import Check, by_record, in_order

if TYPE_CHECKING:
    from collections.abc import Iterable

    from hannover_foerder.lint.material import Finding, Material

CHECKS: Final = (
    Check("unsupported", "error", by_record(evidence.unsupported)),
    Check("unknown-path", "error", by_record(evidence.unknown_path)),
    Check("idle-fact", "error", by_record(evidence.idle_fact)),
    Check("fact-without-source", "error", by_record(evidence.fact_without_source)),
    Check("unknown-source", "error", by_record(evidence.unknown_source)),
    Check("unused-source", "error", by_record(evidence.unused_source)),
    Check("undated-source", "warning", by_record(evidence.undated_source)),
    Check("source-without-url", "warning", by_record(evidence.source_without_url)),
    Check("weak-sources", "warning", by_record(evidence.weak_sources)),
    Check("stale", "warning", evidence.stale),
    Check("end-without-reason", "error", by_record(times.end_without_reason)),
    Check("reversed-period", "error", by_record(times.reversed_period)),
    Check("implausible-date", "error", by_record(times.implausible_date)),
    Check("deadline-model", "error", by_record(times.deadline_model)),
    Check("reversed-amounts", "error", by_record(amounts.reversed_amounts)),
    Check("unknown-id", "error", references.unknown_id),
    Check("home-shut-out", "error", own_area.rule_excludes_own_area),
    Check("taken-former-id", "error", references.taken_former_id),
    Check("self-reference", "error", by_record(references.self_reference)),
    Check("related-without-target", "error", by_record(references.related_without_target)),
    Check("successor-circle", "error", references.successor_circle),
    Check("missing-summary", "error", by_record(wording.missing_summary)),
    Check("long-summary", "error", by_record(wording.long_summary)),
    Check("empty-summary", "error", by_record(wording.empty_summary)),
    Check("missing-english", "error", by_record(wording.missing_english)),
    Check("duplicate-name", "error", wording.duplicate_name),
    Check("repeated-entry", "error", by_record(wording.repeated_entry)),
    Check("repeated-sentence", "warning", wording.repeated_sentence),
    Check("loose-spaces", "error", by_record(wording.loose_spaces)),
    Check("lost-text", "error", by_record(wording.lost_text)),
    Check("private-email", "error", by_record(contacts.private_email)),
    Check("mobile-phone", "error", by_record(contacts.mobile_phone)),
    Check("insecure-url", "warning", by_record(contacts.insecure_url)),
    Check("no-next-step", "error", contacts.no_next_step, elsewhere="warning"),
    Check("home-page", "warning", by_record(contacts.home_page)),
    Check("other-phone", "warning", offices.other_phone),
    Check("office-without-source", "error", offices.office_without_source),
    Check("private-office", "error", offices.private_office),
    Check("unused-office", "warning", offices.unused_office),
    Check("unused-term", "warning", terms.unused_term),
    Check("unknown-broader", "error", terms.unknown_broader),
    Check("broader-circle", "error", terms.broader_circle),
    Check("idle-synonym", "warning", terms.idle_synonym),
    Check("wide-synonym", "warning", terms.wide_synonym),
    Check("idle-occasions", "error", terms.idle_occasions),
    Check("idle-situation", "error", situations.idle_situation, elsewhere="warning"),
    Check("wrong-situation", "error", situations.wrong_situation),
    Check("edge-not-inside", "error", situations.edge_not_inside),
    Check("loose-step", "error", situations.loose_step),
    Check("no-situation-outside", "warning", situations.rule_without_outside),
    Check("no-situation-inside", "warning", situations.rule_without_inside),
)


def lint(material: Material, checks: Iterable[Check] = CHECKS) -> list[Finding]:
    """Return the findings of all checks, by file and line."""
    id_by_passage = {record.passage: record.programme.id for record in material.records}
    return in_order(
        hit.finding(
            check.code,
            check.severity if material.is_ours else check.elsewhere or check.severity,
            id_by_passage.get(hit.passage),
        )
        for check in checks
        for hit in check.run(material)
    )
