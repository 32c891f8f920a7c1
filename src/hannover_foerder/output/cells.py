"""The cells of a list for people, before any form: what stands in each column, and how wide the columns are."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

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


def cells_of(row: Row, labels: Labels) -> Cells:
    """The cells of a row."""
    card, say = row.card, labels.words.say
    nothing = say("list.none")
    amount = labels.short_amount(card.amount)
    kinds = _some(labels.terms("kinds", card.kinds), _SHOWN_KINDS, labels)
    return Cells(
        name=labels.pick(card.name),
        id=harmless(card.id),
        audience=_some(labels.terms("target_groups", card.target_groups), _SHOWN_TERMS, labels) or nothing,
        what=tuple(part for part in (kinds, amount) if part) or (nothing,),
        until=labels.day(card.until) if card.until else nothing,
        status=_status(row, labels),
        provider=harmless(card.provider or "") or nothing,
        area=_some(labels.terms("areas", card.areas), _SHOWN_TERMS, labels) or nothing,
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


def label(cells: Cells) -> str:
    """What stands under the name: the id, and the file where it is told."""
    return f"{cells.id} · {cells.origin}" if cells.origin else cells.id


def _some(names: Sequence[str], most: int, labels: Labels) -> str:
    """The first few of several names; one more is shown rather than counted."""
    if len(names) <= most + 1:
        return ", ".join(names)
    return ", ".join(names[:most]) + " " + labels.words.say("list.more", count=len(names) - most)


class Widths(NamedTuple):
    """The columns of a table from left to right, by their fields of Cells; 0 leaves a column out."""

    name: int
    summary: int
    audience: int
    what: int
    provider: int
    area: int
    status: int


def headings(labels: Labels) -> Cells:
    """The words above the columns."""
    say = labels.words.say
    return Cells(
        name=say("column.name"),
        id="",
        audience=say("column.for"),
        what=(say("column.what"),),
        until=say("column.until"),
        status=(say("column.status"),),
        provider=say("column.provider"),
        area=say("column.area"),
        summary=say("column.summary"),
        successor=None,
        origin="",
    )


GAP = 2
NARROWEST = 72
"""Below this a table is harder to read than lines."""

_WITH_PROVIDER = 110
_WITH_SUMMARY = 150
_NAME = 22
_LEAST, _MOST = 10, 19
_STATUS = 16
"""A status with a whole date under it: ``Frist 31.12.2026``."""
_WIDE_STATUS = 22
"""Room for ``Verlängerung unbekannt``."""


def widths(rows: Sequence[Cells], head: Cells, width: int) -> Widths:
    """Columns that fill ``width``: the status as wide as it is, the others by their longest words."""
    status = min(
        _STATUS if width < _WITH_PROVIDER else _WIDE_STATUS,
        max(len(line) for row in (head, *rows) for line in row.status),
    )
    provider = area = summary = 0
    if width >= _WITH_PROVIDER:
        provider = _longest(head.provider, *(row.provider for row in rows))
        area = _longest(head.area, *(row.area for row in rows))
    if width >= _WITH_SUMMARY:
        summary = (width - _WITH_PROVIDER) * 2 // 3
    extra = [column for column in (provider, area, summary) if column]
    left = width - status - sum(extra) - GAP * (3 + len(extra))
    what = _longest(head.what[0], *(line for row in rows for line in row.what))
    audience = _longest(head.audience, *(row.audience for row in rows))
    while left - what - audience < _NAME and max(what, audience) > _LEAST:
        if what > audience:
            what -= 1
        else:
            audience -= 1
    left -= what
    most = max(audience, min(left - _NAME, max(len(row.audience) for row in rows)))
    audience = min(range(audience, most + 1), key=lambda width: sum(_height(row, left - width, width) for row in rows))
    return Widths(left - audience, summary, audience, what, provider, area, status)


def _height(row: Cells, name: int, audience: int) -> int:
    """About how many lines a programme takes, for columns of these widths."""
    names, audiences = _lines(row.name, name), _lines(row.audience, audience)
    if len(label(row)) <= name:
        return max(names + 1, audiences)
    return max(names, audiences) + 1


def _lines(text: str, width: int) -> int:
    """Lines of wrapped text; a quarter of a line stays empty because words end where they end."""
    return 1 if len(text) <= width else -(-len(text) * 5 // (width * 4))


_SHORT = 15


def unbroken(text: str) -> list[str]:
    """What had better stay on one line: the words of a text, or a short text as a whole (``bis 10.000 €``)."""
    return [text] if len(text) <= _SHORT else text.split()


def _longest(*texts: str) -> int:
    """As wide as the longest word, within limits."""
    return max(_LEAST, min(_MOST, max(len(word) for text in texts for word in unbroken(text))))
