"""A letter on a terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.text import Text

from hannover_foerder.output.formats.terminal.styles import FAINT, HEADING
from hannover_foerder.output.screen import to_text

if TYPE_CHECKING:
    from hannover_foerder.output.blocks import Mail
    from hannover_foerder.output.screen import Screen


def draw(mail: Mail, screen: Screen) -> str:
    """Return head, text and link, wrapped to the screen."""
    head, foot = "\n".join(mail.ways), "\n".join(filter(None, (mail.hint, mail.link)))
    pieces = (Text(head), Text(mail.subject, HEADING), Text(""), Text(mail.body), Text(""), Text(foot, FAINT))
    return to_text(*pieces, screen=screen)
