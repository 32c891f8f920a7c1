"""Text styles that are readable on dark and light backgrounds: only colours that the terminal itself maps.

No style means anything alone: the status is a word, an ended programme says so, a heading stands on its own line.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from hannover_foerder.model.status import StatusCode

NAME: Final = "bold"
HEADING: Final = "bold"
FAINT: Final = "dim"
MARKED: Final = "bold underline"
WARNING: Final = "bold magenta"
STATUS: Final[dict[StatusCode, str]] = {
    "running": "green",
    "ending-soon": "bold magenta",
    "announced": "cyan",
    "suspended": "magenta",
    "unclear": "",
    "ended": "dim",
}
