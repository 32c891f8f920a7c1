"""The entry of the program: streams, language, errors and exit codes."""

from __future__ import annotations

import gc
import os
import signal
import sys
from contextlib import redirect_stderr, redirect_stdout
from typing import TYPE_CHECKING, NoReturn, cast

from hannover_foerder.cli.environment import process_environment
from hannover_foerder.cli.language import language_of
from hannover_foerder.cli.session import Session
from hannover_foerder.errors import FoerderError
from hannover_foerder.words import words_for

if TYPE_CHECKING:
    from collections.abc import Sequence
    from io import TextIOWrapper

    from hannover_foerder.cli.environment import Environment

INTERRUPTED = 130


def run() -> NoReturn:
    """Be the process: die silently of a closed pipe like every Unix tool, leave with the exit code of :func:`main`.

    One short run needs neither the cycle collector nor an orderly end of the interpreter; without both a search is
    about 20 ms faster (of 95). Both streams are flushed before.
    """
    gc.disable()
    if hasattr(signal, "SIGPIPE"):
        signal.signal(signal.SIGPIPE, signal.SIG_DFL)
    _stand_in_for_closed_streams()
    for stream in (sys.stdout, sys.stderr):
        # a terminal that cannot show a letter gets a question mark, and CRLF of CSV stays as it is
        cast("TextIOWrapper", stream).reconfigure(errors="replace", newline="\n")
    code = main(sys.argv[1:], process_environment())
    sys.stderr.flush()
    os._exit(code)


def _stand_in_for_closed_streams() -> None:
    """Fill the places of streams that the caller closed (``>&-``): else the next file that is opened would take them.

    What is written to the output then fails, as with every Unix tool; messages are lost, as was wanted.
    """
    if sys.stdout is None:
        sys.stdout = os.fdopen(os.open(os.devnull, os.O_RDONLY), "w", encoding="utf-8")
    if sys.stderr is None:
        sys.stderr = os.fdopen(os.open(os.devnull, os.O_WRONLY), "w", encoding="utf-8")


def main(arguments: Sequence[str], environment: Environment) -> int:
    """Run one command; the exit code. What goes wrong through the user's hand is said on ``environment.err``."""
    words = words_for(language_of(arguments, environment.variables))
    with redirect_stdout(environment.out), redirect_stderr(environment.err):
        try:
            code = _call(arguments, Session(environment, words))
            environment.out.flush()
        except KeyboardInterrupt:
            return INTERRUPTED
        except SystemExit as leaving:  # of Typer's completion
            return leaving.code if isinstance(leaving.code, int) else 0
        except FoerderError as error:
            from hannover_foerder.cli.reporting import error_text

            environment.err.write(error_text(error, words))
            return error.exit_code
        except OSError as error:
            from hannover_foerder.cli.reporting import os_error_text

            environment.err.write(os_error_text(error, words))
            return 1
    return code


def _call(arguments: Sequence[str], session: Session) -> int:
    from typer import TyperException

    from hannover_foerder.cli.app import call

    try:
        return call(arguments, session)
    except TyperException as error:
        from hannover_foerder.cli.parser_errors import in_our_words

        raise in_our_words(error) from error


if __name__ == "__main__":
    run()
