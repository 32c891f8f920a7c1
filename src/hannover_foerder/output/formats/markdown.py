"""A list as a Markdown table (GitHub Flavored Markdown), to be pasted into a page or a mail."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from hannover_foerder.output.cells import cells_of
from hannover_foerder.output.harmless import linkable

if TYPE_CHECKING:
    from collections.abc import Iterable

    from hannover_foerder.output.labels import Labels
    from hannover_foerder.output.views.listing import Listing, Row, Section

_COLUMNS = ("name", "for", "what", "until", "status", "provider", "id")
_SPECIAL = re.compile(r"([\\`*_\[\]<>#|~])")


def escaped(text: str) -> str:
    """Text whose signs mean nothing in Markdown; ``&`` too, since HTML entities are read there."""
    return _SPECIAL.sub(r"\\\1", text.replace("&", "&amp;"))


def link(text: str, url: str | None) -> str:
    """Escaped text that leads to an address, if that may be opened."""
    return f"[{escaped(text)}](<{url}>)" if linkable(url) else escaped(text)


def line(cells: Iterable[str]) -> str:
    """One line of a table, from cells that are Markdown already."""
    return f"| {' | '.join(cells)} |"


def listing(shown: Listing, labels: Labels) -> str:
    """One table a section, with its heading."""
    return "\n".join("\n".join(_section(section, labels)) + "\n" for section in shown.sections if section.rows)


def _section(section: Section, labels: Labels) -> list[str]:
    heading = [] if section.title is None else [f"## {escaped(section.title)}", ""]
    head = line(labels.words.say(f"column.{column}") for column in _COLUMNS)
    rule = line("---" for _ in _COLUMNS)
    return [*heading, head, rule, *(line(_cells(row, labels)) for row in section.rows)]


def _cells(row: Row, labels: Labels) -> list[str]:
    cells = cells_of(row, labels)
    name = link(cells.name, row.card.url)
    return [
        f"{name}<br>{escaped(cells.successor)}" if cells.successor else name,
        escaped(cells.audience),
        escaped(", ".join(cells.what)),
        cells.until,
        escaped(cells.status[0]),
        escaped(cells.provider),
        f"`{cells.id}` · {escaped(cells.origin)}" if cells.origin else f"`{cells.id}`",
    ]
