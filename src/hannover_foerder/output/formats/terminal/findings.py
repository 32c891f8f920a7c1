"""Findings of the linter on a terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.text import Text

from hannover_foerder.output.formats.terminal.shortening import shorten
from hannover_foerder.output.formats.terminal.styles import FAINT, HEADING, WARNING
from hannover_foerder.output.screen import to_text

if TYPE_CHECKING:
    from hannover_foerder.output.blocks import Findings
    from hannover_foerder.output.screen import Screen


def draw(findings: Findings, screen: Screen) -> str:
    """Return the lines, the place faint, errors in bold colour; above many how many of each kind."""
    if not findings.lines:
        return ""
    text = Text(no_wrap=True, overflow="ignore")
    if screen.height is not None and len(findings.lines) >= screen.height:
        text.append(f"{findings.totals}\n", HEADING)
        text.append("".join(f"{shorten(kind, screen.width)}\n" for kind in findings.kinds) + "\n")
    for line in findings.lines:
        text.append(line.place, FAINT)
        text.append(f" {line.severity}:", WARNING if line.is_error else "")
        text.append(f" {line.message}\n")
    text.right_crop(1)
    return to_text(text, screen=screen)
