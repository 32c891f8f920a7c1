"""Blocks on a terminal that are lines of text and need no layout: counts, findings, a letter."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.text import Text

from hannover_foerder.output import blocks
from hannover_foerder.output.formats.terminal.shortening import shorten
from hannover_foerder.output.formats.terminal.styles import FAINT, HEADING, WARNING
from hannover_foerder.output.harmless import harmless
from hannover_foerder.output.screen import to_text

if TYPE_CHECKING:
    from hannover_foerder.output.blocks import Counts, Findings, Mail
    from hannover_foerder.output.screen import Screen


def draw(block: Counts | Findings | Mail, screen: Screen) -> str:
    """Return the lines of a block."""
    match block:
        case blocks.Counts():
            return to_text(_counts(block), screen=screen)
        case blocks.Findings():
            return to_text(_findings(block, screen), screen=screen) if block.lines else ""
        case blocks.Mail():
            return to_text(*_mail(block), screen=screen)


def _counts(counts: Counts) -> Text:
    """Return numbers, labels and ids in columns, narrower values indented."""
    text = Text(no_wrap=True, overflow="ellipsis")
    digits = max((len(str(value.programmes)) for _, values in counts.facets for value in values), default=1)
    for heading, values in counts.facets:
        text.append("\n" if text else "").append(f"{heading}\n", HEADING)
        for value in values:
            text.append(f"  {value.programmes:>{digits}}  {'  ' * value.level}{value.label}")
            if value.term and value.term != value.label:
                text.append(f"  {harmless(value.term)}", FAINT)
            text.append("\n")
    text.right_crop(1)
    return text


def _findings(findings: Findings, screen: Screen) -> Text:
    """Return the findings, the place faint, errors in bold colour; above many how many of each kind."""
    text = Text(no_wrap=True, overflow="ignore")
    if screen.height is not None and len(findings.lines) >= screen.height:
        text.append(f"{findings.totals}\n", HEADING)
        text.append("".join(f"{shorten(kind, screen.width)}\n" for kind in findings.kinds) + "\n")
    for line in findings.lines:
        text.append(line.place, FAINT)
        text.append(f" {line.severity}:", WARNING if line.is_error else "")
        text.append(f" {line.message}\n")
    text.right_crop(1)
    return text


def _mail(mail: Mail) -> tuple[Text, ...]:
    """Return the ways to the office, subject, body, and the hint with the link."""
    head, foot = "\n".join(mail.ways), "\n".join(filter(None, (mail.hint, mail.link)))
    return Text(head), Text(mail.subject, HEADING), Text(""), Text(mail.body), Text(""), Text(foot, FAINT)
