"""A plan of several programmes, rendered in a format."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hannover_foerder.cli.formats import reading_format, rule_words_of
from hannover_foerder.cli.option_values import FOR_PEOPLE
from hannover_foerder.cli.profile.profiles import situation_of
from hannover_foerder.output.views.planned import PlanView
from hannover_foerder.planning.plan import plan

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from hannover_foerder.catalogue import Catalogue
    from hannover_foerder.cli.options import ProfileOptions
    from hannover_foerder.cli.session import Session
    from hannover_foerder.model.programme import Programme


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
    format_ = format_ or reading_format(session.environment)
    new_plan = plan(programmes, catalogue.vocabulary, day, situation_of(profile, catalogue, day), cost_eur)
    mentioned_ids = {link.target for link in new_plan.links if not link.in_plan}
    names = {programme_id: catalogue.card(programme_id).name for programme_id in mentioned_ids & {*catalogue.ids()}}
    view = PlanView(new_plan, rule_words_of(session, catalogue), names, day)
    session.show(view, format_, [session.words.say("note.no-promise")] if format_ in FOR_PEOPLE else [])
