"""Parts of a view, each with its heading and its lines, in the forms for people."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from rich.table import Table

    from hannover_foerder.output.lines import Line, Part
    from hannover_foerder.output.screen import Screen

WIDEST = 100
"""Longer lines of prose are hard to read."""


def as_text(parts: Iterable[Part]) -> str:
    """Plain lines, not wrapped: for a pipe and for screen readers."""
    blocks: list[str] = []
    for inline, members in _runs(parts):
        if inline:
            blocks.append("".join(f"{part.heading}: {part.lines[0].text}\n" for part in members))
        else:
            blocks += ["\n".join((part.heading, *map(_text_line, part.lines))) + "\n" for part in members]
    return "\n".join(blocks)


def _runs(parts: Iterable[Part]) -> Iterator[tuple[bool, list[Part]]]:
    """Neighbours that stand in one line each, and those that do not."""
    for inline, members in groupby(parts, lambda part: part.inline):
        yield inline, list(members)


def _text_line(line: Line) -> str:
    label = f"{line.label}: " if line.label else ""
    return f"{'  ' * (line.level + 1)}{line.mark or '-'} {label}{line.text}".rstrip()


def as_markdown(parts: Iterable[Part]) -> str:
    """Markdown with a heading for each part."""
    from hannover_foerder.output.formats.markdown import address, escaped

    blocks = []
    for part in parts:
        if part.inline:
            blocks.append(f"**{escaped(part.heading)}:** {escaped(part.lines[0].text)}\n")
            continue
        lines = [f"## {escaped(part.heading)}", ""]
        for line in part.lines:
            label = f"{escaped(line.label)}: " if line.label else ""
            text = address(line.url) if line.url else escaped(line.text)
            bold = "**" if text and (line.strong or line.warning) else ""
            lines.append(f"{'   ' * line.level}{_markdown_mark(line)} {label}{bold}{text}{bold}".rstrip())
        blocks.append("\n".join(lines) + "\n")
    return "\n".join(blocks)


def _markdown_mark(line: Line) -> str:
    """A number stays a number; any other mark becomes the beginning of the text."""
    from hannover_foerder.output.formats.markdown import escaped

    if line.mark is None:
        return "-"
    return line.mark if line.mark.rstrip(".").isdecimal() else f"- {escaped(line.mark)}".rstrip()


def on_screen(parts: Iterable[Part], screen: Screen) -> str:
    """For the terminal, wrapped to the screen but never wider than prose should be."""
    from rich.padding import Padding
    from rich.text import Text

    from hannover_foerder.output.screen import rendered
    from hannover_foerder.output.styles import HEADING

    screen = screen._replace(width=min(screen.width, WIDEST))
    blocks: list[str] = []
    for inline, members in _runs(parts):
        if inline:
            blocks.append(rendered(_beside(members), screen=screen))
            continue
        for part in members:
            lines = [Padding(_grid(line, screen), (0, 0, 0, 2 + 2 * line.level)) for line in part.lines]
            blocks.append(rendered(Text(part.heading, HEADING), *lines, screen=screen))
    return "\n".join(blocks)


def _beside(parts: Iterable[Part]) -> Table:
    """Headings and texts side by side."""
    from rich.table import Table
    from rich.text import Text

    from hannover_foerder.output.styles import HEADING

    grid = Table.grid(padding=(0, 2, 0, 0))
    grid.add_column(no_wrap=True)
    grid.add_column(overflow="fold")
    for part in parts:
        grid.add_row(Text(part.heading, HEADING), Text(part.lines[0].text, _style(part.lines[0])))
    return grid


def _grid(line: Line, screen: Screen) -> Table:
    """Mark and text side by side, so that wrapped lines stay under their text."""
    from rich.table import Table
    from rich.text import Text

    body = Text(f"{line.label}: " if line.label else "")
    start = len(body)
    body.append(line.text, _style(line))
    if line.url and screen.linked:
        body.stylize(f"link {line.url}", start)
    grid = Table.grid(padding=(0, 1, 0, 0))
    grid.add_column(no_wrap=True)
    grid.add_column(overflow="fold")
    grid.add_row(Text(line.mark or "•"), body)
    return grid


def _style(line: Line) -> str:
    from hannover_foerder.output.styles import FAINT, WARNING

    return WARNING if line.warning else "bold" if line.strong else FAINT if line.faint else ""
