"""Cutting a catalogue file into records."""

from __future__ import annotations

from io import BytesIO
from types import SimpleNamespace

import pytest

from hannover_foerder.reading.blocks import cut, split

FILE = b"""# head
schema: 1
programmes:
  # first
  - id: eins
    name: {de: Eins}

  - id: zwei
    name:
      - not: an item
  -
    id: drei
"""


def test_items_become_blocks_with_their_lines() -> None:
    head, blocks = split(FILE)

    assert head.text == b"# head\nschema: 1\nprogrammes:\n  # first\n"
    assert head.tail == b""
    assert [(block.line, block.text.split(b"\n")[0]) for block in blocks] == [
        (5, b"  - id: eins"),
        (8, b"  - id: zwei"),
        (11, b"  -"),
    ]
    assert head.text + b"".join(block.text for block in blocks) == FILE


def test_digest_follows_the_text_alone() -> None:
    _, before = split(FILE)
    _, after = split(FILE.replace(b"# head\n", b"").replace(b"Eins", b"Uno"))

    assert [block.digest for block in before][1:] == [block.digest for block in after][1:]
    assert before[0].digest != after[0].digest
    assert len(before[0].digest) == 16


def test_items_without_indentation_and_keys_after_the_list() -> None:
    head, blocks = split(b"programmes:\n- id: a\n# comment\n- id: b\nschema: 1\n- x\n")

    assert [block.text for block in blocks] == [b"- id: a\n# comment\n", b"- id: b\n"]
    assert (head.text, head.tail, head.tail_line) == (b"programmes:\n", b"schema: 1\n- x\n", 5)


def test_byte_order_mark_and_windows_line_ends() -> None:
    head, blocks = split(b"\xef\xbb\xbfschema: 1\r\nprogrammes: # all\r\n\r\n  - id: a\r\n  - id: b\r\n")

    assert head.text.startswith(b"schema")
    assert [(block.line, block.text) for block in blocks] == [(4, b"  - id: a\r\n"), (5, b"  - id: b\r\n")]


@pytest.mark.parametrize("data", [b"", b"schema: 1\n", b"programmes: []\n", b"programmes:\n", b"programmes: [{id: a}]"])
def test_without_items_everything_is_head(data: bytes) -> None:
    head, blocks = split(data)

    assert blocks == []
    assert head.text == data


@pytest.mark.parametrize(
    "data",
    [
        FILE,
        b"programmes:\n- id: a\n# comment\n- id: b\nschema: 1\n- x\n",
        b"schema: 1\r\nprogrammes: # all\r\n\r\n  - id: a\r\n  - id: b\r\n",
        b"programmes:\n",
        b"programmes:\n  - id: a\n  -b: c\n  -",
        b"programmes:\n- a\n-",
    ],
)
def test_a_file_read_in_pieces_is_cut_the_same(data: bytes) -> None:
    file = BytesIO(data)
    slow = SimpleNamespace(read=lambda _: file.read(5))
    assert list(cut(slow)) == split(data)[1]
