"""The cells of a list for people, before any form: what stands in each column, and how wide the columns are."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from hannover_foerder.named_tuple import NamedTuple
from hannover_foerder.output.harmless import harmless

if TYPE_CHECKING:
    from collections.abc import Sequence

    from hannover_foerder.output.labels import Labels
    from hannover_foerder.output.views.listing import Row

_SHOWN_TERMS = 2
_SHOWN_KINDS = 2


class Cells(NamedTuple):
    """What a list says of a programme, in words."""

    name: str
    id: str
    audience: str
    what: tuple[str, ...]
    """Kinds of help, then the money, a line each."""
    until: str
    status: tuple[str, ...]
    """The status, then what it rests on, a line each."""
    provider: str
    area: str
    summary: str
    successor: str | None
    origin: str
    """The file it comes from; empty where it need not be told."""


def cells_of(row: Row, labels: Labels, *, whole: bool = False) -> Cells:
    """The cells of a row; ``whole`` names every term, else of many only the first."""
    card, say = row.card, labels.words.say
    nothing = say("list.none")
    shown_terms, shown_kinds = (sys.maxsize - 1,) * 2 if whole else (_SHOWN_TERMS, _SHOWN_KINDS)
    amount = labels.short_amount(card.amount)
    kinds = _some(labels.terms("kinds", card.kinds), shown_kinds, labels)
    return Cells(
        name=labels.pick(card.name),
        id=harmless(card.id),
        audience=_some(labels.terms("target_groups", card.target_groups), shown_terms, labels) or nothing,
        what=tuple(part for part in (kinds, amount) if part) or (nothing,),
        until=labels.day(card.until) if card.until else nothing,
        status=_status(row, labels),
        provider=harmless(card.provider or "") or nothing,
        area=_some(labels.terms("areas", card.areas), shown_terms, labels) or nothing,
        summary=labels.pick(card.summary) if card.summary else "",
        successor=say("list.successor", name=labels.pick(row.successor)) if row.successor else None,
        origin=harmless(row.origin),
    )


_NO_OWN_DATE = ("deadline", "evidence", "seen", "stale", "undated", "no-sources")
"""Reasons of which the next deadline says more than the age of the evidence."""


def _status(row: Row, labels: Labels) -> tuple[str, ...]:
    """The status, then the next deadline if it is known, else what the status rests on."""
    lines = labels.status_lines(row.status)
    if row.due and row.status.reason in _NO_OWN_DATE:
        return (*lines, labels.words.say("brief.due", date=labels.day(row.due)))
    brief = labels.brief(row.status) if row.status.code != "unclear" else ""
    return (*lines, brief) if brief else lines


def _some(names: Sequence[str], most: int, labels: Labels) -> str:
    """The first few of several names; one more is shown rather than counted."""
    if len(names) <= most + 1:
        return ", ".join(names)
    return ", ".join(names[:most]) + " " + labels.words.say("list.more", count=len(names) - most)
