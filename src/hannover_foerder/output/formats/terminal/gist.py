"""The summary line of a programme in a list: what it is, what it gives, for whom."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from rich.cells import cell_len

from hannover_foerder.output.formats.terminal.shortening import shorten
from hannover_foerder.output.harmless import harmless
from hannover_foerder.words import formats

if TYPE_CHECKING:
    from hannover_foerder.output.labels import Labels
    from hannover_foerder.output.views.listing import Row

WHOLE_REGION: Final = frozenset({"region-hannover", "leine-weser", "niedersachsen", "deutschland", "eu"})
"""Areas that need not be told: the region, and what contains it. Reading the vocabulary for it takes 7 ms a call."""

_LEAST_SUMMARY: Final = 44
"""So many columns a summary keeps where it is cut for the money."""
_SEPARATOR: Final = " · "
_NUMBER: Final = r"\d+(?:[.,]\d+)*"


def gist(row: Row, labels: Labels, width: int) -> str:
    """Return the line, at most ``width`` columns: the file if wanted, the place note, the summary, the amount.

    A cut summary loses its tail to the amount, which says more; the audience is told where there is room for it.
    """
    place = _SEPARATOR.join(filter(None, (harmless(row.origin), place_note(row, labels))))
    room = width - (cell_len(place) + len(_SEPARATOR) if place else 0)
    line = _with_facts(row, summary_of(row, labels), labels, room)
    return shorten(_SEPARATOR.join(filter(None, (place, line))), width)


def _with_facts(row: Row, summary: str, labels: Labels, room: int) -> str:
    """Return the summary, cut for the amount, which follows; and the first target group if there is room."""
    line = shorten(summary, room)
    amount = _amount(row, labels)
    if amount and not _says(line, amount):
        summary_room = room - len(_SEPARATOR) - cell_len(amount)
        if cell_len(summary) <= summary_room or summary_room >= _LEAST_SUMMARY:
            line = _SEPARATOR.join(filter(None, (shorten(summary, summary_room), amount)))
    audience = labels.terms("target_groups", row.card.target_groups[:1])
    if audience and not _says(line, audience[0]):
        line_with_audience = _SEPARATOR.join(filter(None, (line, labels.words.say("list.for", audience=audience[0]))))
        if line.startswith(summary) and cell_len(line_with_audience) <= room:
            line = line_with_audience
    return line


def _amount(row: Row, labels: Labels) -> str | None:
    """Return the sum in short, else the share of the cost if the summary has no number; ``None`` when ended."""
    amount = row.card.amount
    if amount is None or row.status.code == "ended":
        return None
    summary = labels.pick(row.card.summary)
    rate = None if any(map(str.isdigit, summary)) else labels.rate(amount)
    return labels.money(amount, formats.short_euro) or rate


def _says(text: str, fact: str) -> bool:
    """Return whether a text already contains the numbers of a fact, or the beginnings of its words if it has none."""
    numbers = set(re.findall(_NUMBER, fact))
    if numbers:
        return numbers <= set(re.findall(_NUMBER, text))
    words = [word[:5].casefold() for word in re.findall(r"\w{4,}", fact)]
    return bool(words) and all(word in text.casefold() for word in words)


def summary_of(row: Row, labels: Labels) -> str:
    """Return the summary of a programme, or the programme that took its place."""
    if row.successor:
        return f"→ {labels.words.say('list.successor', name=labels.pick(row.successor))}"
    return labels.pick(row.card.summary)


def place_note(row: Row, labels: Labels) -> str:
    """Return where the programme does not apply, if a place was named; else its area, empty for the whole region."""
    say = labels.words.say
    if row.outside is not None:
        return say("list.not-in", place=labels.term("areas", row.outside))
    areas = row.card.areas
    if not areas or WHOLE_REGION.intersection(areas):
        return ""
    (first,), more = labels.terms("areas", areas[:1]), len(areas) - 1
    return harmless(say("list.only-in-several", area=first, count=more) if more else say("list.only-in", area=first))
