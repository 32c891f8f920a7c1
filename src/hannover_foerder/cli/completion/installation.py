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
    """Return Typer's callback of ``--install-completion``, whose two English sentences are replaced by one of ours."""

    def callback(*arguments: Any) -> Any:  # noqa: ANN401 - context, parameter and value of Typer
        typer_output = io.StringIO()
        try:
            with redirect_stdout(typer_output):
                return install(*arguments)
        except SystemExit:
            installation = _INSTALLED.search(typer_output.getvalue())
            if installation:
                sentence = words.say(
                    "shell.installed", shell=installation["shell"], path=harmless(installation["path"])
                )
                sys.stdout.write(f"{sentence}\n")
            raise

    return callback
