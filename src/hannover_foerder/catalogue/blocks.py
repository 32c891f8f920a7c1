"""A catalogue file as text blocks, one a record, so that records can be read, kept and compared one by one."""

from __future__ import annotations

import re
from hashlib import blake2b
from itertools import pairwise
from typing import NamedTuple

_BOM = b"\xef\xbb\xbf"
_LIST_KEY = re.compile(rb"^(?:programmes|\"programmes\"|'programmes')[ ]*:[ \t\r]*(?:#.*)?$", re.MULTILINE)
_FIRST_ITEM = re.compile(rb"\n(?:[ \t]*(?:#[^\n]*)?\r?\n)*?([ ]*)-(?=[ \t\r\n]|\Z)")


class Head(NamedTuple):
    """What a catalogue file says outside its records: the text up to the first record and behind the last one."""

    text: bytes
    tail: bytes
    tail_line: int
    """1-based line of the first line of ``tail``."""


class Block(NamedTuple):
    """One record as it is written, with the comments that follow it."""

    digest: bytes
    """BLAKE2b of the text, 16 bytes."""
    line: int
    """1-based line of the first line."""
    text: bytes


def split(data: bytes) -> tuple[Head, list[Block]]:
    """Cut a file at the items of its ``programmes:`` list, by indentation alone.

    A text that YAML would let reach into the next block leaves an open quote or bracket behind, so a wrong cut is
    always an error of the reader and never a different record. A list in flow style has no blocks: it is in the head.
    """
    data = data.removeprefix(_BOM)
    key = _LIST_KEY.search(data)
    first = key and _FIRST_ITEM.match(data, key.end())
    if not first:
        return Head(data, b"", data.count(b"\n") + 1), []
    indent, start = first[1], first.start(1)
    cuts, end = [start], len(data)
    item_or_end = re.compile(rb"\n(?:(" + indent + rb"-)(?=[ \t\r\n]|\Z)|[^ \t\r\n#])")
    for match in item_or_end.finditer(data, start):
        if not match[1]:
            end = match.start() + 1
            break
        cuts.append(match.start() + 1)
    line = data.count(b"\n", 0, start) + 1
    blocks = []
    for begin, stop in pairwise([*cuts, end]):
        text = data[begin:stop]
        blocks.append(Block(blake2b(text, digest_size=16).digest(), line, text))
        line += text.count(b"\n")
    return Head(data[:start], data[end:], line), blocks
