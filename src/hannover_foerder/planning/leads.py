"""Next steps with a programme that may fit: amount for this client, deadline, contact."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hannover_foerder.model.status import APPLICATION_ROLES
from hannover_foerder.named_tuple import NamedTuple
from hannover_foerder.planning.amounts import Expectation, expectation_of
from hannover_foerder.planning.due import Due, dues_of

if TYPE_CHECKING:
    from datetime import date

    from hannover_foerder.eligibility.situation import Situation
    from hannover_foerder.model.contact_point import ContactPoint
    from hannover_foerder.model.programme import Programme
    from hannover_foerder.model.vocabulary import Vocabulary


class Lead(NamedTuple):
    """The next steps with a programme. ``due`` is the next application deadline, else its end."""

    expectation: Expectation
    due: Due | None
    contact_points: tuple[ContactPoint, ...]


def lead_of(
    programme: Programme,
    contact_points: tuple[ContactPoint, ...],
    vocabulary: Vocabulary,
    situation: Situation,
    day: date,
) -> Lead:
    """Return the next steps for a client on a day."""
    dates = [when for when in dues_of(programme, day) if when.role in (*APPLICATION_ROLES, "end")]
    due = min(dates, key=lambda when: (when.role == "end", when.day), default=None)
    return Lead(expectation_of(programme, vocabulary, situation), due, contact_points)
