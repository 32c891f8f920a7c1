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
    dues = [due for due in dues_of(programme, day) if due.role in (*APPLICATION_ROLES, "end")]
    next_due = min(dues, key=lambda due: (due.role == "end", due.day), default=None)
    return Lead(expectation_of(programme, vocabulary, situation), next_due, contact_points)
