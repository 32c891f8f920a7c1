"""The texts of a list's cells, before rendering as text or Markdown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hannover_foerder.named_tuple import NamedTuple
from hannover_foerder.output.harmless import harmless

if TYPE_CHECKING:
    from hannover_foerder.output.labels import Labels
    from hannover_foerder.output.views.listing import Row


class Cells(NamedTuple):
    """The texts of a programme's cells in a list."""

    name: str
    id: str
    audience: str
    what: str
    """Kinds of help, then the money."""
    until: str
    provider: str
    area: str
    summary: str
    successor: str | None
    origin: str
    """The file it comes from; empty where it need not be told."""


def cells_of(row: Row, labels: Labels) -> Cells:
    """Return the cells of a row in full length."""
    card, say = row.card, labels.words.say
    none_text = say("list.none")
    amount = labels.full_amount(card.amount) if card.amount else None
    kinds = ", ".join(labels.terms("kinds", card.kinds))
    return Cells(
        name=labels.pick(card.name),
        id=harmless(card.id),
        audience=", ".join(labels.terms("target_groups", card.target_groups)) or none_text,
        what=", ".join(filter(None, (kinds, amount))) or none_text,
        until=labels.day(card.until) if card.until else none_text,
        provider=harmless(card.provider or "") or none_text,
        area=", ".join(labels.terms("areas", card.areas)) or none_text,
        summary=labels.pick(card.summary),
        successor=say("list.successor", name=labels.pick(row.successor)) if row.successor else None,
        origin=harmless(row.origin),
    )
