"""Eligibility for one programme, criterion by criterion; without a profile, all that it requires."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hannover_foerder.cli.formats import labels_of, reading_format
from hannover_foerder.cli.option_values import FOR_READING
from hannover_foerder.cli.profile.profiles import one_profile
from hannover_foerder.eligibility.decision import cases_of, decide
from hannover_foerder.eligibility.evaluation import prove
from hannover_foerder.eligibility.situation import Situation
from hannover_foerder.output.views.fit import Fit
from hannover_foerder.output.views.proof import ProofView
from hannover_foerder.output.views.rule_words import RuleWords

if TYPE_CHECKING:
    from datetime import date

    from hannover_foerder.catalogue import Catalogue
    from hannover_foerder.cli.options import ProfileOptions
    from hannover_foerder.cli.session import Session
    from hannover_foerder.model.programme import Programme


def write_proof(
    programme: Programme,
    profile: ProfileOptions,
    format_: str | None,
    session: Session,
    catalogue: Catalogue,
    day: date,
) -> None:
    """Decide for the answers of a file and of ``--set``, and show the proof; by default for a screen, else as text."""
    format_ = format_ or reading_format(session.environment)
    situation = Situation(one_profile(profile, catalogue, day), catalogue.profile, catalogue.vocabulary)
    (case,) = cases_of([programme], catalogue.vocabulary)
    fit = Fit(RuleWords(catalogue.profile, labels_of(session, catalogue)), day, situation.answers)
    rules = (criterion.rule for criterion in case.criteria)
    proofs = [None if rule is None else prove(rule, situation) for rule in rules]
    view = ProofView(fit, decide(case, situation, day), proofs, situation.answers, briefly=format_ == "table")
    keys = (
        ["note.newest-source"]
        if format_ == "table" and any(len(demand.sources) > 1 for demand in case.criteria)
        else []
    )
    keys += ["note.no-promise"] if format_ in FOR_READING else []
    session.show(view, format_, map(session.words.say, keys))
