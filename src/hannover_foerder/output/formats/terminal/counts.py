"""Numbers of programmes by value of a facet on a terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.text import Text

from hannover_foerder.output.formats.terminal.styles import FAINT, HEADING
from hannover_foerder.output.harmless import harmless
from hannover_foerder.output.screen import to_text

if TYPE_CHECKING:
    from hannover_foerder.output.blocks import Counts
    from hannover_foerder.output.screen import Screen


def draw(counts: Counts, screen: Screen) -> str:
    """Return numbers, labels and ids in columns, narrower values indented."""
    text = Text(no_wrap=True, overflow="ellipsis")
    digits = max((len(str(value.programmes)) for _, values in counts.facets for value in values), default=1)
    for heading, values in counts.facets:
        text.append(f"{chr(10) if text else ''}{heading}\n", HEADING)
        for value in values:
            text.append(f"  {value.programmes:>{digits}}  {'  ' * value.level}{value.label}")
            if value.term and value.term != value.label:
                text.append(f"  {harmless(value.term)}", FAINT)
            text.append("\n")
    text.right_crop(1)
    return to_text(text, screen=screen)
