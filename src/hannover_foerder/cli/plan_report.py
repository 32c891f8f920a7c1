"""A plan of several programmes, rendered in a format."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hannover_foerder.cli.formats import labels_of
from hannover_foerder.cli.option_values import FOR_PEOPLE
from hannover_foerder.cli.profile.profiles import one_profile
from hannover_foerder.eligibility.situation import Situation
from hannover_foerder.output.views.planned import PlanView
from hannover_foerder.output.views.rule_words import RuleWords
from hannover_foerder.planning.plan import plan

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from hannover_foerder.catalogue import Catalogue
    from hannover_foerder.cli.options import ProfileOptions
    from hannover_foerder.cli.session import Session
    from hannover_foerder.model.programme import Programme
    from hannover_foerder.planning.plan import Plan


def write_plan(
    programmes: Sequence[Programme],
    profile: ProfileOptions,
    cost_eur: float | None,
    format_: str | None,
    session: Session,
    catalogue: Catalogue,
    day: date,
) -> None:
    """Plan the programmes for the client of a profile, and show the plan; by default for a screen, else as text."""
    from hannover_foerder.cli.formats import reading_format

    situation = Situation(one_profile(profile, catalogue, day), catalogue.profile, catalogue.vocabulary)
    new_plan = plan(programmes, catalogue.vocabulary, day, situation, cost_eur)
    view = PlanView(
        new_plan, RuleWords(catalogue.profile, labels_of(session, catalogue)), _names_outside(new_plan, catalogue), day
    )
    format_ = format_ or reading_format(session.environment)
    notes = [session.words.say("note.no-promise")] if format_ in FOR_PEOPLE else []
    session.show(view, format_, notes)


def _names_outside(new_plan: Plan, catalogue: Catalogue) -> dict[str, tuple[str, str | None]]:
    """Return the names, by id, of programmes that the plan mentions but does not contain; unknown ones are left out."""
    outside_ids = {link.target for link in new_plan.links if not link.in_plan}
    return {programme: catalogue.card(programme).name for programme in outside_ids.intersection(catalogue.ids())}
