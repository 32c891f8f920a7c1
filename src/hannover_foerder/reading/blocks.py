"""A catalogue file as text blocks, one per record, so that records can be read, cached and compared singly."""

from __future__ import annotations

import re
from hashlib import blake2b
from io import BytesIO
from typing import TYPE_CHECKING, Final

from hannover_foerder.named_tuple import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Generator
    from typing import Protocol

    class Readable(Protocol):
        """A binary source: ``read`` returns at most so many bytes, none at the end."""

        def read(self, size: int, /) -> bytes: ...  # noqa: D102 - the class says it


PIECE: Final = 1 << 20
"""Bytes read at a time: a file of any size is cut without being held."""

BOM: Final = b"\xef\xbb\xbf"
"""The byte order mark that Windows programs put before UTF-8 text."""

_LIST_KEY = re.compile(rb"^(?:programmes|\"programmes\"|'programmes')[ ]*:[ \t\r]*(?:#.*)?$", re.MULTILINE)
_FIRST_ITEM = re.compile(rb"\n([ ]*)-(?=[ \t\r\n]|\Z)")
_BLANK_LINES = re.compile(rb"(?:\n[ \t]*+(?:#[^\n]*+)?\r?(?=\n))*+")
"""Empty lines and comments. Possessive, since they may be millions and the way back would be kept for each."""


class Head(NamedTuple):
    """The text of a catalogue file outside its records: before the first record and after the last."""

    text: bytes
    tail: bytes
    tail_line: int
    """1-based line of the first line of ``tail``."""
    has_records: bool


class Block(NamedTuple):
    """The text of a record, with the comments that follow it."""

    digest: bytes
    """BLAKE2b of the text, 16 bytes."""
    line: int
    """1-based line of the first line."""
    text: bytes


def split(content: bytes) -> tuple[Head, list[Block]]:
    """Return the text of a file outside its records, and the text of each record: all that :func:`cut` gives."""
    blocks: list[Block] = []
    cutting = cut(BytesIO(content))
    while True:
        try:
            blocks.append(next(cutting))
        except StopIteration as end:
            head: Head = end.value  # what the generator returns
            return head, blocks


def edit_blocks(content: bytes, edit: Callable[[Block], bytes]) -> bytes:
    """Return a file with what ``edit`` gives in place of the text of each block; the rest of it stays."""
    head, blocks = split(content)
    return b"".join([content[: content.index(head.text)], head.text, *map(edit, blocks), head.tail])


def place_of_next(content: bytes) -> int | None:
    """Return the offset for appending a record, ``None`` if the file has no list for it."""
    head, blocks = split(content)
    if blocks:
        return len(content) - len(head.tail)
    key = _LIST_KEY.search(content)
    return None if key is None else min(key.end() + 1, len(content))


def cut(file: Readable) -> Generator[Block, None, Head]:
    """Yield the records of a file, cut at the items of its ``programmes:`` list by indentation; return the rest of it.

    A text that YAML would let reach into the next block leaves an open quote or bracket behind, so a wrong cut is
    always an error of the reader and never a different record. A list in flow style has no blocks: it is in the head.
    """
    content = file.read(PIECE).removeprefix(BOM)
    is_at_end = False
    while True:
        key = _LIST_KEY.search(content)
        gap = key and _BLANK_LINES.match(content, key.end())
        first_item = gap and _FIRST_ITEM.match(content, gap.end())
        if is_at_end or (first_item and first_item.end() < len(content)):
            break
        content, is_at_end = _more(file, content)
    if not first_item:
        return Head(content, b"", content.count(b"\n") + 1, has_records=False)
    indent, records_start = first_item[1], first_item.start(1)
    head, content = content[:records_start], content[records_start:]
    line, scan_start = head.count(b"\n") + 1, 0
    item_or_end = re.compile(rb"\n(?:(" + indent + rb"-)(?=[ \t\r\n]|\Z)|[^ \t\r\n#])")
    while True:
        start = 0
        for match in item_or_end.finditer(content, scan_start):
            if match.end() == len(content) and not is_at_end:
                break  # what follows decides
            end = match.start() + 1
            yield block_of(content[start:end], line)
            line += content.count(b"\n", start, end)
            start = end
            if not match[1]:
                return Head(head, content[start:] + rest_of(file), line, has_records=True)
        if is_at_end:
            yield block_of(content[start:], line)
            return Head(head, b"", line + content.count(b"\n", start), has_records=True)
        content = content[start:]
        scan_start = max(0, len(content) - len(indent) - 2)
        content, is_at_end = _more(file, content)


def block_of(text: bytes, line: int) -> Block:
    """Return the block of a record that begins at a line."""
    return Block(blake2b(text, digest_size=16).digest(), line, text)


def _more(file: Readable, content: bytes) -> tuple[bytes, bool]:
    """Return the content with further bytes, and whether there were none.

    Twice as much each time, so copying stays linear.
    """
    next_bytes = file.read(max(PIECE, len(content)))
    return content + next_bytes, not next_bytes


def rest_of(file: Readable) -> bytes:
    """Return all that is left to read."""
    return b"".join(iter(lambda: file.read(PIECE), b""))
