"""Recording in the catalogue that pages were seen: edits of single lines that keep comments, order and layout."""

from __future__ import annotations

from typing import TYPE_CHECKING

from yaml.nodes import MappingNode, ScalarNode

from hannover_foerder.errors import CatalogueError
from hannover_foerder.model.dates import PartialDate
from hannover_foerder.reading.blocks import edit_blocks
from hannover_foerder.reading.positions import node_at
from hannover_foerder.reading.read import read_block

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from hannover_foerder.model.profile import ProfileField
    from hannover_foerder.model.programme import Programme
    from hannover_foerder.model.vocabulary import Vocabulary
    from hannover_foerder.reading.blocks import Block

_FIELD = "seen"


def with_seen(
    content: bytes,
    seen_keys: Mapping[str, Sequence[str]],
    day: date,
    vocabulary: Vocabulary,
    profile: Mapping[str, ProfileField],
) -> bytes:
    """Return the text of a catalogue file with ``seen: DAY`` in the sources ``seen_keys`` (by id of the record).

    An edit is kept only if the record then says just that, and nothing else has changed.
    """

    def read(block: Block) -> Programme | None:
        """Return the programme of a record; ``None`` if it has mistakes."""
        try:
            return read_block(block, "", vocabulary, profile)
        except CatalogueError:
            return None

    def edit(block: Block) -> bytes:
        """Return the text of a record with the day in its sources; unchanged if it has none of them, or cannot be."""
        programme = read(block)
        keys = seen_keys.get(programme.id, ()) if programme else ()
        if programme is None or not keys:
            return block.text
        edited_block = block._replace(text=_with_day(block, keys, day))
        return edited_block.text if read(edited_block) == _mark(programme, keys, day) else block.text

    return edit_blocks(content, edit)


def _mark(programme: Programme, keys: Sequence[str], day: date) -> Programme:
    """Return the programme with the day in each source."""
    seen_on = PartialDate(day.year, day.month, day.day)
    seen_sources = {key: programme.sources[key]._replace(seen=seen_on) for key in keys}
    return programme._replace(sources={**programme.sources, **seen_sources})


def _with_day(block: Block, keys: Sequence[str], day: date) -> bytes:
    """Return the text of the record with the day in each of some sources.

    It stands over an older one, before the last field, or inside the braces.
    """
    lines = block.text.decode().split("\n")
    edits: list[tuple[int, int, int | None, str]] = []  # line, from column, to column (None: a line of its own), text
    for key in keys:
        _, node = node_at(block.text, f"sources.{key}")
        if not isinstance(node, MappingNode) or not node.value:
            continue
        seen_nodes = [value for name, value in node.value if isinstance(name, ScalarNode) and name.value == _FIELD]
        last_key, last_node = node.value[-1]
        if seen_nodes:
            start, end = seen_nodes[0].start_mark, seen_nodes[0].end_mark
            edits.append((start.line, start.column, end.column, f"'{day}'"))
        elif node.flow_style:
            end = last_node.end_mark
            edits.append((end.line, end.column, end.column, f", {_FIELD}: '{day}'"))
        else:
            start = last_key.start_mark
            edits.append((start.line, start.column, None, f"{_FIELD}: '{day}'"))
    for line_index, from_column, to_column, text in sorted(edits, reverse=True, key=lambda edit: edit[:2]):
        line = lines[line_index]
        if to_column is None:
            lines.insert(line_index, f"{' ' * from_column}{text}" + ("\r" if line.endswith("\r") else ""))
        else:
            lines[line_index] = f"{line[:from_column]}{text}{line[to_column:]}"
    return "\n".join(lines).encode()
