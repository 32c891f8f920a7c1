"""Blocks on a terminal: wrapped to its width, prose at most as wide as is easy to read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hannover_foerder.output import blocks

if TYPE_CHECKING:
    from collections.abc import Iterable

    from hannover_foerder.output.blocks import Block, Part
    from hannover_foerder.output.screen import Screen


def document(parts: Iterable[Block], screen: Screen) -> str:
    """Return the blocks with an empty line between them; parts of one line as a table of two columns."""
    return "\n".join(_run(run, screen) for run in blocks.runs(parts))


def _run(run: Block | list[Part], screen: Screen) -> str:
    """Return a block, or neighbouring parts of one line; what draws it, with Rich, is loaded when it is needed."""
    match run:
        case blocks.Plain():
            return run.text
        case blocks.Programmes():
            from hannover_foerder.output.formats.terminal import programmes

            return programmes.draw(run, screen)
        case blocks.Overview():
            from hannover_foerder.output.formats.terminal import overview

            return overview.draw(run, screen)
        case blocks.Timeline():
            from hannover_foerder.output.formats.terminal import timeline

            return timeline.draw(run, screen)
        case blocks.Counts() | blocks.Findings() | blocks.Mail():
            from hannover_foerder.output.formats.terminal import lines

            return lines.draw(run, screen)
        case _:
            from hannover_foerder.output.formats.terminal import part

            return part.draw(run, screen) if isinstance(run, blocks.Part) else part.draw_beside(run, screen)
