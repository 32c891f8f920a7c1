"""Lines with a hanging indent; an address that must be copied is never broken."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.cells import cell_len
from rich.text import Text

from hannover_foerder.output.formats.terminal.styles import FAINT, WARNING
from hannover_foerder.output.formats.terminal.wrapping import wrap

if TYPE_CHECKING:
    from hannover_foerder.output.blocks import Line
    from hannover_foerder.output.screen import Screen

_BULLET = "•"


def hanging_rows(line: Line, width: int, *, indent: int, screen: Screen) -> list[Text]:
    """Return the rows of a line, ``indent`` columns from the left and ``width`` wide.

    An address that is too long for the screen is one row from the left edge, which the terminal wraps if it must: only
    so can it be marked and copied as a whole.
    """
    mark = _BULLET if line.mark is None else line.mark
    start = indent + (cell_len(mark) + 1 if mark else 0)
    room = max(indent + width - start, 3)
    margin = " " * indent + (f"{mark} " if mark else "")
    label = f"{line.label}: " if line.label else ""
    style = style_of(line)
    text = f"{label}{line.text}".rstrip()
    if line.url and start + cell_len(text) > max(screen.width, indent + width):
        link = f"{style} link {line.url}" if screen.linked else style
        return [*([Text(f"{margin}{label.rstrip()}")] if label else []), Text(line.text, link)]
    rows = []
    for number, row_text in enumerate([text] if line.url else wrap(text, room)):
        label_length = len(label) if not number and row_text.startswith(label) else 0
        row = Text.assemble(
            margin if not number else " " * start, row_text[:label_length], (row_text[label_length:], style)
        )
        if line.url and screen.linked:
            row.stylize(f"link {line.url}", start + label_length)
        rows.append(row)
    return rows


def style_of(line: Line) -> str:
    """Return the style of a line's text."""
    return WARNING if line.warning else "bold" if line.strong else FAINT if line.faint else ""
