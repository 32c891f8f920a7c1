"""The texts of a list's cells, before rendering as text or Markdown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hannover_foerder.output.harmless import harmless

if TYPE_CHECKING:
    from hannover_foerder.output.labels import Labels
    from hannover_foerder.output.views.listing import Row


def cells_of(row: Row, labels: Labels) -> dict[str, str]:
    """Return the texts of a programme in full length, by column; empty where the record says nothing.

    ``what`` is the kinds of help, then the money; ``origin`` is the file, empty too where it need not be told.
    """
    card = row.card
    amount = labels.full_amount(card.amount) if card.amount else None
    kinds = ", ".join(labels.terms("kinds", card.kinds))
    return {
        "name": labels.pick(card.name),
        "summary": labels.pick(card.summary),
        "successor": labels.words.say("list.successor", name=labels.pick(row.successor)) if row.successor else "",
        "for": ", ".join(labels.terms("target_groups", card.target_groups)),
        "what": ", ".join(filter(None, (kinds, amount))),
        "until": labels.day(card.until) if card.until else "",
        "provider": harmless(card.provider or ""),
        "area": ", ".join(labels.terms("areas", card.areas)),
        "url": row.page or "",
        "id": harmless(card.id),
        "origin": harmless(row.origin),
    }
