"""Whether one programme fits, criterion by criterion; without a profile, what one would have to be."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hannover_foerder.cli.formats import labels_of
from hannover_foerder.cli.profiles import one_profile
from hannover_foerder.eligibility.decision import cases_of, decide
from hannover_foerder.eligibility.evaluation import prove
from hannover_foerder.eligibility.situation import Situation
from hannover_foerder.model.status import status_on

if TYPE_CHECKING:
    from datetime import date

    from hannover_foerder.catalogue import Catalogue
    from hannover_foerder.cli.profile_options import ProfileOptions
    from hannover_foerder.cli.session import Session
    from hannover_foerder.model.programme import Programme


def write_proof(
    programme: Programme, profile: ProfileOptions, format_: str, session: Session, catalogue: Catalogue, day: date
) -> None:
    """Decide for the answers of a file and of ``--set``, and show why."""
    situation = Situation(one_profile(profile, catalogue), catalogue.profile, catalogue.vocabulary)
    (case,) = cases_of([programme], catalogue.vocabulary)
    decision, status = decide(case, situation), status_on(programme, day)
    if format_ == "json":
        from hannover_foerder.output.formats import json_
        from hannover_foerder.output.views.fit_json import objects

        session.write(json_.array(objects([(decision.group, decision, status)])), format_)
        return
    from hannover_foerder.output import parts
    from hannover_foerder.output.views.fit import Fit
    from hannover_foerder.output.views.proof import ProofView
    from hannover_foerder.output.views.rule_words import RuleWords

    fit = Fit(RuleWords(catalogue.profile, labels_of(session, catalogue)), day)
    proofs = [prove(one.rule, situation) for one in case.criteria]
    shown = list(ProofView(fit, decision, proofs, situation.answers).parts(status))
    on_terminal = session.environment.out_is_terminal
    session.write(
        parts.on_screen(shown, session.environment.screen()) if on_terminal else parts.as_text(shown), format_
    )
    session.note(session.words.say("note.no-promise"))
