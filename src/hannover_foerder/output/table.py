"""A list as a table for the terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.box import SIMPLE_HEAD
from rich.table import Table
from rich.text import Text

from hannover_foerder.output.cells import GAP, Cells, Widths, cells_of, widths
from hannover_foerder.output.harmless import linkable
from hannover_foerder.output.marking import marked
from hannover_foerder.output.screen import rendered
from hannover_foerder.output.styles import ENDED, FAINT, HEADING, MARKED, NAME, STATUS
from hannover_foerder.output.wrapping import wrapped

if TYPE_CHECKING:
    from rich.console import RenderableType

    from hannover_foerder.output.labels import Labels
    from hannover_foerder.output.listing import Listing, Row
    from hannover_foerder.output.marking import Tokens
    from hannover_foerder.output.screen import Screen


def listing(shown: Listing, labels: Labels, screen: Screen, tokens: Tokens) -> str:
    """The table; sections with a heading each, all with the same columns. ``tokens`` finds the words to mark."""
    cells = {id(row): cells_of(row, labels) for row, _ in shown.lines()}
    if not cells:
        return ""
    headings = _headings(labels)
    columns = widths(list(cells.values()), headings, screen.width)
    parts: list[RenderableType] = []
    table = _table(headings, columns, with_head=True)
    for section in shown.sections:
        if section.title is not None:
            heading = Text(f"\n{section.title} ({len(section.rows)})", HEADING)
            parts += [table, heading]
            table = _table(headings, columns, with_head=False)
        for row in section.rows:
            table.add_row(*_line(row, cells[id(row)], columns, screen, tokens))
    return rendered(*parts, table, screen=screen)


def _headings(labels: Labels) -> Cells:
    say = labels.words.say
    return Cells(
        name=say("column.name"),
        id="",
        audience=say("column.for"),
        what=(say("column.what"),),
        until=say("column.until"),
        status=say("column.status"),
        provider=say("column.provider"),
        area=say("column.area"),
        summary=say("column.summary"),
        successor=None,
    )


def _table(headings: Cells, columns: Widths, *, with_head: bool) -> Table:
    table = Table(
        box=SIMPLE_HEAD if with_head else None,
        show_header=with_head,
        show_edge=False,
        pad_edge=False,
        padding=(0, GAP, 0, 0),
        header_style=HEADING,
    )
    named = [
        (headings.name, columns.name),
        (headings.summary, columns.summary),
        (headings.audience, columns.audience),
        (headings.what[0], columns.what),
        (headings.provider, columns.provider),
        (headings.area, columns.area),
        (headings.until, columns.until),
        (headings.status, columns.status),
    ]
    for heading, width in named:
        if width:
            table.add_column(Text(heading), width=width, no_wrap=True, overflow="ignore")
    return table


def _line(row: Row, cells: Cells, columns: Widths, screen: Screen, tokens: Tokens) -> list[Text]:
    ended = row.status.code == "ended"
    plain = ENDED if ended else ""
    name = _marked(cells.name, columns.name, ENDED if ended else NAME, row, tokens)
    if screen.linked and (url := linkable(row.card.url)):
        name.stylize(f"link {url}")
    name.append("\n" + "\n".join(wrapped(cells.id, columns.name)), FAINT)
    if cells.successor:
        name.append("\n" + "\n".join(wrapped(cells.successor, columns.name)))
    what = "\n".join(line for part in cells.what for line in wrapped(part, columns.what))
    found = [
        (name, columns.name),
        (_marked(cells.summary, columns.summary, plain, row, tokens), columns.summary),
        (_plain(cells.audience, columns.audience, plain), columns.audience),
        (Text(what, plain), columns.what),
        (_plain(cells.provider, columns.provider, plain), columns.provider),
        (_plain(cells.area, columns.area, plain), columns.area),
        (Text(cells.until, plain), columns.until),
        (Text(cells.status, STATUS[row.status.code]), columns.status),
    ]
    return [text for text, width in found if width]


def _plain(text: str, width: int, style: str) -> Text:
    return Text("\n".join(wrapped(text, width)), style) if width else Text()


def _marked(text: str, width: int, style: str, row: Row, tokens: Tokens) -> Text:
    """Wrapped text with the found words marked; wrapping may put line breaks and hyphens in, so lines are marked by word."""
    if not width:
        return Text()
    shown = Text("\n".join(wrapped(text, width)), style)
    if row.matched:
        for start, end in marked(shown.plain, row.matched, tokens):
            shown.stylize(MARKED, start, end)
    return shown
