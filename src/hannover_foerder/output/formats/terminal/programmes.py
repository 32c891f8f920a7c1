"""A list of programmes on a terminal, two lines each."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from rich.cells import cell_len
from rich.table import Table
from rich.text import Text

from hannover_foerder.named_tuple import NamedTuple
from hannover_foerder.output.formats.terminal.gist import gist, place_note, summary_of
from hannover_foerder.output.formats.terminal.shortening import shorten
from hannover_foerder.output.formats.terminal.styles import FAINT, HEADING, MARKED, NAME, STATUS
from hannover_foerder.output.harmless import harmless
from hannover_foerder.output.screen import NARROWEST, to_text

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from hannover_foerder.output.blocks import Programmes, Tokens
    from hannover_foerder.output.labels import Labels
    from hannover_foerder.output.screen import Screen
    from hannover_foerder.output.views.listing import Row

_GAP: Final = 2
_WIDE: Final = 110
"""From here on name, gist and status have columns of their own."""
_BESIDE: Final = 56
"""Below this the status stands under the name, before the gist: beside it, it would leave the name too little."""
_WIDEST_NAME: Final = 48
_WIDEST_AMOUNT: Final = 22


class Frame(NamedTuple):
    """The common properties of a table's rows: language, screen, and the widths of number and status."""

    labels: Labels
    screen: Screen
    tokens: Tokens
    number_width: int
    status_width: int

    @property
    def body_width(self) -> int:
        """The number of columns after the programme's number."""
        return self.screen.width - self.number_width - _GAP


def draw(programmes: Programmes, screen: Screen) -> str:
    """Return the table, empty without programmes; sections with a heading each, all with the same columns."""
    labels = programmes.labels
    rows = [row for section in programmes.sections for row in section.rows]
    if not rows:
        return ""
    screen = screen._replace(width=max(screen.width, NARROWEST))
    status_width = max(cell_len(labels.standing(row.status, row.due)) for row in rows)
    if screen.width >= _WIDE:
        status_width = max(status_width, min(_WIDEST_AMOUNT, max(cell_len(_short_amount(row, labels)) for row in rows)))
    frame = Frame(labels, screen, programmes.tokens, len(str(len(rows))) + 1, status_width)
    pieces: list[Table | Text] = []
    number = 1
    for section in programmes.sections:
        if section.title is not None:
            gap, total = "\n" if pieces else "", f" ({len(section.rows)})"
            pieces.append(Text(f"{gap}{shorten(section.title, screen.width - len(total))}{total}", HEADING))
        pieces.append(_table(section.rows, number, frame))
        number += len(section.rows)
    return to_text(*pieces, screen=screen)


def _table(rows: Sequence[Row], first_number: int, frame: Frame) -> Table:
    """Return the rows of a section as a table, numbered from ``first_number``."""
    table = Table(box=None, show_header=False, pad_edge=False, padding=(0, _GAP, 0, 0), collapse_padding=True)
    table.add_column(no_wrap=True, justify="right", width=frame.number_width)
    cells = _wide_cells if frame.screen.width >= _WIDE else _narrow_cell
    for width in _widths(frame):
        table.add_column(no_wrap=True, overflow="ignore", width=width)
    for number, row in enumerate(rows, start=first_number):
        table.add_row(Text(str(number), FAINT), *cells(row, frame))
    return table


def _widths(frame: Frame) -> tuple[int, ...]:
    """Return the widths of the columns after the number, from left to right."""
    if frame.screen.width < _WIDE:
        return (frame.body_width,)
    name_width = min(_WIDEST_NAME, frame.body_width * 2 // 5)
    return (name_width, frame.body_width - name_width - frame.status_width - 2 * _GAP, frame.status_width)


def _narrow_cell(row: Row, frame: Frame) -> Iterator[Text]:
    """Yield one cell: name and status side by side and the gist below; if narrow, the status precedes the gist."""
    status = _status(row, frame)
    if frame.body_width < _BESIDE:
        text = _name(row, frame, frame.body_width)
        gist_width = frame.body_width - status.cell_len - len(" · ")
        gist_text = _marked_text(gist(row, frame.labels, gist_width), row, frame) if gist_width > 0 else Text()
        yield Text("\n").join([text, Text.assemble(status, " · ", gist_text) if gist_text else status])
        return
    width = frame.body_width - frame.status_width - _GAP
    name = _name(row, frame, width)
    gap = " " * (width - name.cell_len + _GAP)
    yield Text.assemble(name, gap, status, "\n", _marked_text(gist(row, frame.labels, frame.body_width), row, frame))


def _wide_cells(row: Row, frame: Frame) -> Iterator[Text]:
    """Yield three cells: name over id, a two-line summary, and status over amount."""
    # its patterns take 1 ms to compile, and only this needs them
    from hannover_foerder.output.formats.terminal.wrapping import wrap

    labels = frame.labels
    name_width, summary_width, status_width = _widths(frame)
    origin = f" · {row.origin}" if row.origin else ""
    id_line = Text(shorten(harmless(f"{row.card.id}{origin}"), name_width), FAINT)
    yield Text("\n").join([_name(row, frame, name_width), id_line])
    lines = wrap(" · ".join(filter(None, (place_note(row, labels), summary_of(row, labels)))), summary_width)
    if len(lines) > 2:  # noqa: PLR2004 - a programme takes two lines
        lines = [lines[0], shorten(" ".join(lines[1:]), summary_width)]
    yield Text("\n").join(_marked_text(line, row, frame) for line in lines)
    amount = Text(shorten(_short_amount(row, labels), status_width), FAINT)
    yield Text("\n").join([_status(row, frame), amount])


def _short_amount(row: Row, labels: Labels) -> str:
    """Return the amount in short; empty if none is known, and for ended programmes."""
    return "" if row.status.code == "ended" else labels.short_amount(row.card.amount) or ""


def _is_over(row: Row) -> bool:
    """Return whether a programme has ended, or probably has."""
    return row.status.kind in ("ended", "renewal-unknown")


def _status(row: Row, frame: Frame) -> Text:
    """Return the status in few words, in its colour; faint if the programme is over."""
    style = FAINT if _is_over(row) else STATUS[row.status.code]
    return Text(frame.labels.standing(row.status, row.due), style)


def _name(row: Row, frame: Frame, width: int) -> Text:
    """Return the name in bold, faint if the programme is over, linked if it has a page and the screen can."""
    text = _marked_text(shorten(frame.labels.pick(row.card.name), width), row, frame, NAME)
    if row.page and frame.screen.linked:
        text.stylize(f"link {row.page}")
    return text


def _marked_text(line: str, row: Row, frame: Frame, style: str = "") -> Text:
    """Return a text with the search words highlighted: whole words whose stem was found, not parts of words."""
    text = Text(line, FAINT if _is_over(row) else style)
    for _, start, end, stem in frame.tokens(line) if row.matched else ():
        if stem in row.matched:
            text.stylize(MARKED, start, end)
    return text
