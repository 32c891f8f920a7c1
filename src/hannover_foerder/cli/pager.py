"""Output longer than the screen, piped to the user's pager as git does."""

from __future__ import annotations

import os
import re
import signal
import subprocess
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_USUAL: Final = "less"
_OFF: Final = ("", "cat")
_LESS: Final = "FRX -Ps{prompt}$"
"""Options for less if the user has not set ``LESS``: no paging of short texts, raw colours, and the prompt."""
_SPECIAL: Final = re.compile(r"[?:.%\\]")
"""Characters with a meaning in less's prompt."""
_NOT_RUN: Final = (126, 127)
"""Exit codes of a shell whose command cannot be run, or is not there."""


def pager_of(setting: str | None, variables: Mapping[str, str]) -> str | None:
    """Return the pager command: the setting, else ``PAGER``, else less; ``None`` if paging is switched off.

    Empty or ``cat`` turns it off; so does a terminal that cannot move its cursor.
    """
    if variables.get("TERM") == "dumb":
        return None
    command = (variables.get("PAGER", _USUAL) if setting is None else setting).strip()
    return None if command in _OFF else command


def page(text: str, command: str, variables: Mapping[str, str], encoding: str, prompt: str) -> bool:
    """Show a text in the pager; return false if the pager cannot be run, so that nothing was shown.

    ``prompt`` says how to leave, to those who have not told less what they want; in ASCII, as less spoils the rest.
    Leaving before the end is no error. An interrupt is the pager's: many use it to stop a search.
    """
    settings = {"LESS": _LESS.format(prompt=_SPECIAL.sub(r"\\\g<0>", prompt)), "LV": "-c"}
    charset = {"LESSCHARSET": "utf-8"} if encoding.lower().replace("-", "") == "utf8" else {}
    with _ignoring_signals():
        try:
            pager = subprocess.Popen(  # noqa: S602 - the user's own command, with its options
                command, shell=True, stdin=subprocess.PIPE, env={**settings, **charset, **os.environ, **variables}
            )
        except OSError:
            return False
        with suppress(BrokenPipeError, ValueError):
            pager.communicate(text.encode(encoding, "replace"))
        return pager.wait() not in _NOT_RUN


@contextmanager
def _ignoring_signals() -> Iterator[None]:
    """Keep this process alive on an interrupt or a closed pipe; the pager has the usual signal handlers."""
    if not hasattr(signal, "SIGPIPE"):
        yield
        return
    pipe = signal.signal(signal.SIGPIPE, signal.SIG_IGN)
    # a handler that does nothing: the pager would inherit an ignored signal
    interrupt = signal.signal(signal.SIGINT, lambda _number, _frame: None)
    try:
        yield
    finally:
        signal.signal(signal.SIGPIPE, pipe)
        signal.signal(signal.SIGINT, interrupt)
