"""All checks, in the order in which they are listed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from hannover_foerder.lint import asking, contacts, evidence, home, references, terms, times, wording
from hannover_foerder.lint.material import Check, Finding, each, in_order
from hannover_foerder.reading.positions import line_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from hannover_foerder.lint.material import Material

CHECKS: Final = (
    Check("unsupported", "error", each(evidence.unsupported)),
    Check("unknown-path", "error", each(evidence.unknown_path)),
    Check("idle-fact", "error", each(evidence.idle_fact)),
    Check("fact-without-source", "error", each(evidence.fact_without_source)),
    Check("unknown-source", "error", each(evidence.unknown_source)),
    Check("unused-source", "error", each(evidence.unused_source)),
    Check("undated-source", "warning", each(evidence.undated_source)),
    Check("source-without-url", "warning", each(evidence.source_without_url)),
    Check("weak-sources", "warning", each(evidence.weak_sources)),
    Check("stale", "warning", evidence.stale),
    Check("end-without-reason", "error", each(times.end_without_reason)),
    Check("reversed-period", "error", each(times.reversed_period)),
    Check("implausible-date", "error", each(times.implausible_date)),
    Check("deadline-model", "error", each(times.deadline_model)),
    Check("reversed-amounts", "error", each(times.reversed_amounts)),
    Check("unknown-id", "error", references.unknown_id),
    Check("home-shut-out", "error", home.shut_out_home),
    Check("taken-former-id", "error", references.taken_former_id),
    Check("self-reference", "error", each(references.self_reference)),
    Check("related-without-target", "error", each(references.related_without_target)),
    Check("successor-circle", "error", references.successor_circle),
    Check("missing-summary", "error", each(wording.missing_summary)),
    Check("long-summary", "error", each(wording.long_summary)),
    Check("empty-summary", "error", each(wording.empty_summary)),
    Check("missing-english", "error", each(wording.missing_english)),
    Check("duplicate-name", "error", wording.duplicate_name),
    Check("repeated-entry", "error", each(wording.repeated_entry)),
    Check("repeated-sentence", "warning", wording.repeated_sentence),
    Check("loose-spaces", "error", each(wording.loose_spaces)),
    Check("lost-text", "error", each(wording.lost_text)),
    Check("private-email", "error", each(contacts.private_email)),
    Check("mobile-phone", "error", each(contacts.mobile_phone)),
    Check("insecure-url", "warning", each(contacts.insecure_url)),
    Check("no-next-step", "error", asking.no_next_step, elsewhere="warning"),
    Check("home-page", "warning", each(asking.home_page)),
    Check("office-without-source", "error", asking.office_without_source),
    Check("private-office", "error", asking.private_office),
    Check("unused-office", "warning", asking.unused_office),
    Check("unused-term", "warning", terms.unused_term),
    Check("unknown-broader", "error", terms.unknown_broader),
    Check("broader-circle", "error", terms.broader_circle),
    Check("idle-synonym", "warning", terms.idle_synonym),
    Check("wide-synonym", "warning", terms.wide_synonym),
)


def lint(material: Material, checks: Iterable[Check] = CHECKS) -> list[Finding]:
    """What the checks find, by file and line."""
    ids = {record.passage: record.programme.id for record in material.records}
    return in_order(
        Finding(
            check.code,
            check.severity if material.is_ours else check.elsewhere or check.severity,
            hit.passage.file,
            line_of(hit.passage, hit.path),
            ".".join(part for part in (ids.get(hit.passage), hit.path) if part),
            hit.values,
        )
        for check in checks
        for hit in check.run(material)
    )
