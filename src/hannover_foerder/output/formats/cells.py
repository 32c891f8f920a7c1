"""The texts of a list's cells, before rendering as text or Markdown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hannover_foerder.named_tuple import NamedTuple
from hannover_foerder.output.harmless import harmless

if TYPE_CHECKING:
    from hannover_foerder.output.labels import Labels
    from hannover_foerder.output.views.listing import Row


class Cells(NamedTuple):
    """The texts of a programme's cells in a list; empty where the record says nothing."""

    name: str
    id: str
    audience: str
    what: str
    """Kinds of help, then the money."""
    until: str
    provider: str
    area: str
    summary: str
    successor: str
    origin: str
    """The file it comes from; empty too where it need not be told."""


def cells_of(row: Row, labels: Labels) -> Cells:
    """Return the cells of a row in full length."""
    card = row.card
    amount = labels.full_amount(card.amount) if card.amount else None
    kinds = ", ".join(labels.terms("kinds", card.kinds))
    return Cells(
        name=labels.pick(card.name),
        id=harmless(card.id),
        audience=", ".join(labels.terms("target_groups", card.target_groups)),
        what=", ".join(filter(None, (kinds, amount))),
        until=labels.day(card.until) if card.until else "",
        provider=harmless(card.provider or ""),
        area=", ".join(labels.terms("areas", card.areas)),
        summary=labels.pick(card.summary),
        successor=labels.words.say("list.successor", name=labels.pick(row.successor)) if row.successor else "",
        origin=harmless(row.origin),
    )
