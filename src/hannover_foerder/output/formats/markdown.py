"""GitHub Flavored Markdown, for pasting into a page or a mail: no text of a catalogue is markup in it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from hannover_foerder.output import blocks
from hannover_foerder.output.formats.cells import cells_of
from hannover_foerder.output.harmless import linkable

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from hannover_foerder.output.blocks import Block, Counts, Line, Mail, Part, Title
    from hannover_foerder.output.labels import Labels
    from hannover_foerder.output.views.listing import Row, Section

_COLUMNS = ("name", "for", "what", "until", "status", "area", "provider", "id")
_SPECIAL = re.compile(r"([\\`*_\[\]<>#|~])")
_BLOCK = re.compile(r"^(?:([0-9]+)(?=[.)](?:\s|$))|(?=([-+=:])(?:\s|\2|$)))")
"""What begins a numbered list (the number is a group), a list, a rule or a heading at the start of a line."""
_ENTITY = re.compile(r"(&#?\w+);")
_IN_ADDRESS = str.maketrans({sign: f"%{ord(sign):02X}" for sign in '\\`<>|"'})


def document(parts: Iterable[Block]) -> str:
    """Return the blocks with an empty line between them. Raises TypeError for a block that has no Markdown."""
    return "\n".join(map(_block, parts))


def _block(block: Block) -> str:
    """Return a block as Markdown."""
    match block:
        case blocks.Part():
            return _part(block)
        case blocks.Plain():  # a block of code
            return "".join(f"    {line}\n" for line in block.text.splitlines())
        case blocks.Overview():
            last_lines = "".join(f"{escape(line.text)}\n" for line in block.closing_lines)
            return "\n".join(filter(None, (_title(block.title), document(block.parts), last_lines)))
        case blocks.Programmes():
            tables = (_programmes(section, block.labels) for section in block.sections if section.rows)
            return "\n".join("\n".join(table) + "\n" for table in tables)
        case blocks.Counts():
            return "\n".join(_counts(block))
        case blocks.Mail():
            return _mail(block)
    raise TypeError(f"{type(block).__name__} has no Markdown")


def escape(text: str) -> str:
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
    return f"[{escape(text)}]({address(url)})" if url and linkable(url) else escape(text)


def _table_line(cells: Iterable[str]) -> str:
    """Return a line of a table, from cells that are Markdown already."""
    return f"| {' | '.join(cells)} |"


def _part(part: Part) -> str:
    """Return a heading with its lines; an inline part on one line."""
    if part.inline:
        return f"**{escape(part.heading)}:** {escape(part.lines[0].text)}\n"
    return "\n".join((f"## {escape(part.heading)}", "", *map(_line, part.lines))) + "\n"


def _line(line: Line) -> str:
    """Return a line as an entry of a list; an address as a link."""
    label = f"{escape(line.label)}: " if line.label else ""
    text = address(line.url) if line.url else escape(line.text)
    bold = "**" if text and (line.strong or line.warning) else ""
    return f"{'   ' * line.level}{_mark(line)} {label}{bold}{text}{bold}".rstrip()


def _mark(line: Line) -> str:
    """Return a line's mark: a number stays, any other mark becomes the beginning of the text."""
    if not line.mark:
        return "-"
    return line.mark if line.mark.rstrip(".").isdecimal() else f"- {escape(line.mark)}".rstrip()


def _title(title: Title) -> str:
    """Return a heading of the first level, and paragraphs."""
    paragraphs = [f"# {escape(title.name)}", f"**{escape(title.status)}** · `{title.id}`"]
    paragraphs += [f"**{escape(note)}**" for note in title.notes]
    if title.summary:
        paragraphs.append(escape(title.summary))
    return "\n\n".join(paragraphs) + "\n"


def _programmes(section: Section, labels: Labels) -> Iterator[str]:
    """Yield the lines of a table, with its heading."""
    if section.title is not None:
        yield from (f"## {escape(section.title)}", "")
    yield _table_line(labels.headings(_COLUMNS))
    yield _table_line("---" for _ in _COLUMNS)
    for row in section.rows:
        yield _table_line(cell or labels.words.say("list.none") for cell in _cells(row, labels))


def _cells(row: Row, labels: Labels) -> list[str]:
    """Return a row of the table, as Markdown; a cell is empty where the record says nothing."""
    cells = cells_of(row, labels)
    lines_below = (escape(text) for text in (cells["summary"], cells["successor"]) if text)
    return [
        "<br>".join((link(cells["name"], row.page), *lines_below)),
        escape(cells["for"]),
        escape(cells["what"]),
        cells["until"],
        escape(labels.status(row.status)),
        escape(cells["area"]),
        escape(cells["provider"]),
        f"`{cells['id']}` · {escape(cells['origin'])}" if cells["origin"] else f"`{cells['id']}`",
    ]


def _counts(counts: Counts) -> Iterator[str]:
    """Yield the lines of a table per facet, narrower values indented."""
    for heading, values in counts.facets:
        yield from (f"## {escape(heading)}", "", _table_line(counts.columns), _table_line(("---", "---:")))
        for value in values:
            yield _table_line((f"{'&emsp;' * value.level}{escape(value.label)}", str(value.programmes)))
        yield ""


def _mail(mail: Mail) -> str:
    """Return a heading, the text as a quotation, and the link."""
    quoted_lines = (f"> {escape(line)}".rstrip() for line in mail.body.split("\n"))
    # two blanks keep the lines of a mail apart
    text = "\n".join(f"{line}  " if line != ">" else line for line in quoted_lines)
    ways = "  \n".join(map(escape, mail.ways))
    hint = f"[{escape(mail.hint)}]({address(mail.link)})" if mail.link else escape(mail.hint)
    return f"## {escape(mail.subject)}\n\n{ways}\n\n{text}\n\n{hint}\n"
