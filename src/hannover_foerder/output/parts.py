"""The parts of a view, rendered in the formats for people."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from hannover_foerder.output.lines import Part
from hannover_foerder.output.screen import NARROWEST, rendered
from hannover_foerder.output.styles import HEADING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from rich.table import Table
    from rich.text import Text

    from hannover_foerder.output.lines import Block, Line
    from hannover_foerder.output.screen import Screen

WIDEST = 100
"""Longer lines of prose are hard to read."""


def as_text(blocks: Iterable[Block]) -> str:
    """Return plain lines, not wrapped: for a pipe and for screen readers."""
    texts: list[str] = []
    for run in _runs(blocks):
        if isinstance(run, list):
            texts.append("".join(f"{part.heading}: {part.lines[0].text}\n" for part in run))
        else:
            texts.append(_text_part(run) if isinstance(run, Part) else run.as_text())
    return "\n".join(texts)


def _text_part(part: Part) -> str:
    return "\n".join((part.heading, *map(_text_line, part.lines))) + "\n"


def _runs(blocks: Iterable[Block]) -> Iterator[Block | list[Part]]:
    """Yield the blocks singly; neighbouring one-line parts are joined as a list."""
    for inline, members in groupby(blocks, lambda block: isinstance(block, Part) and block.inline):
        if inline:
            yield [block for block in members if isinstance(block, Part)]
        else:
            yield from members


def _text_line(line: Line) -> str:
    label = f"{line.label}: " if line.label else ""
    return f"{'  ' * (line.level + 1)}{line.mark or '-'} {label}{line.text}".rstrip()


def as_markdown(blocks: Iterable[Block]) -> str:
    """Return Markdown with a heading for each part."""
    return "\n".join(_markdown_part(block) if isinstance(block, Part) else block.as_markdown() for block in blocks)


def _markdown_part(part: Part) -> str:
    from hannover_foerder.output.formats.markdown import address, escaped

    if part.inline:
        return f"**{escaped(part.heading)}:** {escaped(part.lines[0].text)}\n"
    lines = [f"## {escaped(part.heading)}", ""]
    for line in part.lines:
        label = f"{escaped(line.label)}: " if line.label else ""
        text = address(line.url) if line.url else escaped(line.text)
        bold = "**" if text and (line.strong or line.warning) else ""
        lines.append(f"{'   ' * line.level}{_markdown_mark(line)} {label}{bold}{text}{bold}".rstrip())
    return "\n".join(lines) + "\n"


def _markdown_mark(line: Line) -> str:
    """Return a line's mark for Markdown: a number stays, any other mark becomes the beginning of the text."""
    from hannover_foerder.output.formats.markdown import escaped

    if not line.mark:
        return "-"
    return line.mark if line.mark.rstrip(".").isdecimal() else f"- {escaped(line.mark)}".rstrip()


def on_screen(blocks: Iterable[Block], screen: Screen) -> str:
    """Return the text for the terminal: wrapped to the screen, prose at most as wide as is easy to read."""
    narrow = screen._replace(width=min(max(screen.width, NARROWEST), WIDEST))
    texts: list[str] = []
    for run in _runs(blocks):
        if isinstance(run, list):
            texts.append(rendered(_beside(run), screen=narrow))
        else:
            texts.append(_screen_part(run, narrow.width, screen) if isinstance(run, Part) else run.on_screen(screen))
    return "\n".join(texts)


def _screen_part(part: Part, width: int, screen: Screen) -> str:
    from hannover_foerder.output.hanging import hung

    rows = [
        row
        for line in part.lines
        for row in hung(line, width - 2 - 2 * line.level, indent=2 + 2 * line.level, screen=screen)
    ]
    return rendered(*wrapped_heading(part.heading, width), *rows, screen=screen, is_wrapped=True)


def wrapped_heading(heading: str, width: int) -> list[Text]:
    """Return the rows of a heading."""
    from rich.text import Text

    from hannover_foerder.output.wrapping import wrapped

    return [Text(row, HEADING) for row in wrapped(heading, width)]


def _beside(parts: Iterable[Part]) -> Table:
    """Return a table of headings and texts side by side."""
    from rich.table import Table
    from rich.text import Text

    from hannover_foerder.output.hanging import style_of

    grid = Table.grid(padding=(0, 2, 0, 0))
    grid.add_column(no_wrap=True)
    grid.add_column(overflow="fold")
    for part in parts:
        grid.add_row(Text(part.heading, HEADING), Text(part.lines[0].text, style_of(part.lines[0])))
    return grid
