"""Eligibility for one programme, criterion by criterion; without a profile, all that it requires."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hannover_foerder.cli.formats import reading_format, rule_words_of
from hannover_foerder.cli.option_values import FOR_READING
from hannover_foerder.cli.profile.profiles import situation_of
from hannover_foerder.eligibility.decision import cases_of, decide
from hannover_foerder.eligibility.evaluation import prove
from hannover_foerder.output.views.fit import DecisionWords
from hannover_foerder.output.views.proof import ProofView

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
    """Show the decision on a programme for the answers of a file and of ``--set``, criterion by criterion.

    ``format_`` is by default a table on a screen, else text.
    """
    format_ = format_ or reading_format(session.environment)
    situation = situation_of(profile, catalogue, day)
    (case,) = cases_of([programme], catalogue.vocabulary)
    proofs = [None if criterion.rule is None else prove(criterion.rule, situation) for criterion in case.criteria]
    decision_words = DecisionWords(rule_words_of(session, catalogue), day, situation.answers)
    view = ProofView(decision_words, decide(case, situation, day), proofs, briefly=format_ == "table")
    notes = []
    if format_ == "table" and any(len(criterion.sources) > 1 for criterion in case.criteria):
        notes.append(session.words.say("note.newest-source"))
    if format_ in FOR_READING:
        notes.append(session.words.say("note.no-promise"))
    session.show(view, format_, notes)
