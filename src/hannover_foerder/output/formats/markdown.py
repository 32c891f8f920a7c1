"""A list as a Markdown table (GitHub Flavored Markdown), for pasting into a page or a mail."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from hannover_foerder.output.cells import cells_of
from hannover_foerder.output.harmless import linkable

if TYPE_CHECKING:
    from collections.abc import Iterable

    from hannover_foerder.output.labels import Labels
    from hannover_foerder.output.views.listing import Listing, Row, Section

_COLUMNS = ("name", "for", "what", "until", "status", "area", "provider", "id")
_SPECIAL = re.compile(r"([\\`*_\[\]<>#|~])")
_BLOCK = re.compile(r"^(?:([0-9]+)(?=[.)](?:\s|$))|(?=([-+=:])(?:\s|\2|$)))")
_ENTITY = re.compile(r"(&#?\w+);")
_IN_ADDRESS = str.maketrans({sign: f"%{ord(sign):02X}" for sign in '\\`<>|"'})


def escaped(text: str) -> str:
    """Return a text with its Markdown characters escaped; ``&`` too, since Markdown reads HTML entities.

    It may stand at the start of a line: no list, rule, heading or indented code begins there. It has no blanks around
    it, which would undo bold type.
    """
    return _BLOCK.sub(r"\1\\", _SPECIAL.sub(r"\\\1", text.strip().replace("&", "&amp;")))


def address(url: str) -> str:
    """Return an address between ``<`` and ``>`` for a link; reserved characters are percent-encoded (RFC 3986)."""
    encoded = _ENTITY.sub(r"\1%3B", url.translate(_IN_ADDRESS))
    return f"<{encoded}>"


def link(text: str, url: str | None) -> str:
    """Return an escaped text that links to an address, if the address is safe to open."""
    return f"[{escaped(text)}]({address(url)})" if url and linkable(url) else escaped(text)


def line(cells: Iterable[str]) -> str:
    """Return a line of a table, from cells that are Markdown already."""
    return f"| {' | '.join(cells)} |"


def listing(shown: Listing, labels: Labels) -> str:
    """Return one table per section, with its heading."""
    return "\n".join("\n".join(_section(section, labels)) + "\n" for section in shown.sections if section.rows)


def _section(section: Section, labels: Labels) -> list[str]:
    heading = [] if section.title is None else [f"## {escaped(section.title)}", ""]
    head = line(labels.words.say(f"column.{column}") for column in _COLUMNS)
    rule = line("---" for _ in _COLUMNS)
    return [*heading, head, rule, *(line(_cells(row, labels)) for row in section.rows)]


def _cells(row: Row, labels: Labels) -> list[str]:
    cells = cells_of(row, labels)
    below = (escaped(text) for text in (cells.summary, cells.successor) if text)
    return [
        "<br>".join((link(cells.name, row.page), *below)),
        escaped(cells.audience),
        escaped(cells.what),
        cells.until,
        escaped(labels.status(row.status)),
        escaped(cells.area),
        escaped(cells.provider),
        f"`{cells.id}` · {escaped(cells.origin)}" if cells.origin else f"`{cells.id}`",
    ]
