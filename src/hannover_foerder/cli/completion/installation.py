"""Installation of shell completion by Typer, reported in the user's language."""

from __future__ import annotations

import io
import re
import sys
from contextlib import redirect_stdout
from typing import TYPE_CHECKING, Any

from hannover_foerder.output.harmless import harmless

if TYPE_CHECKING:
    from collections.abc import Callable

    from hannover_foerder.words import Words

_INSTALLED = re.compile(r"(?:Shells\.)?(?P<shell>\S+) completion installed in (?P<path>.+)")


def speaking(install: Callable[..., Any], words: Words) -> Callable[..., Any]:
    """Return Typer's callback of ``--install-completion`` with its two English sentences replaced by ours."""

    def callback(*arguments: Any) -> Any:  # noqa: ANN401 - context, parameter and value of Typer
        heard = io.StringIO()
        try:
            with redirect_stdout(heard):
                return install(*arguments)
        except SystemExit:
            installed = _INSTALLED.search(heard.getvalue())
            if installed:
                sentence = words.say("shell.installed", shell=installed["shell"], path=harmless(installed["path"]))
                sys.stdout.write(f"{sentence}\n")
            raise

    return callback
