"""Whether one programme fits, criterion by criterion; without a profile, what one would have to be."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hannover_foerder.cli.formats import labels_of, reading_format
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
    from hannover_foerder.cli.profile.options import ProfileOptions
    from hannover_foerder.cli.session import Session
    from hannover_foerder.model.programme import Programme


def write_proof(
    programme: Programme, profile: ProfileOptions, format_: str, session: Session, catalogue: Catalogue, day: date
) -> None:
    """Decide for the answers of a file and of ``--set``, and show why."""
    situation = Situation(one_profile(profile, catalogue), catalogue.profile, catalogue.vocabulary)
    (case,) = cases_of([programme], catalogue.vocabulary)
    fit = Fit(RuleWords(catalogue.profile, labels_of(session, catalogue)), day, situation.answers)
    rules = (criterion.rule for criterion in case.criteria)
    proofs = [None if rule is None else prove(rule, situation) for rule in rules]
    view = ProofView(fit, decide(case, situation, day), proofs, situation.answers)
    if format_ == "json":
        session.show(view, format_)
        return
    session.show(view, reading_format(session.environment), [session.words.say("note.no-promise")])
