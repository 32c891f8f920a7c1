"""Entry point: prepares streams and language, runs a command, turns errors into messages and exit codes."""

import os
import sys

TYPE_CHECKING = False  # nothing is loaded before an interrupt is provided for, not even typing or __future__
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import NoReturn

    from hannover_foerder.cli.environment import Environment
    from hannover_foerder.cli.session import Session

INTERRUPTED = 130


def run() -> "NoReturn":
    """Run the program as a process: exit silently if a pipe is closed, else with the exit code of :func:`main`.

    One short run needs neither the cycle collector nor an orderly end of the interpreter; without both a search is
    about 20 ms faster (of 95). Both streams are flushed before.

    Until a command runs there is nothing to tidy up, so that an interrupt (Ctrl-C) simply ends the process. It stays
    ignored where the caller wants it so (``nohup``, a job in the background).
    """
    import _signal as signal  # type: ignore[import-not-found] # built in; the module around it takes 3 ms to load

    is_interruptible = signal.getsignal(signal.SIGINT) is signal.default_int_handler
    if is_interruptible:
        signal.signal(signal.SIGINT, signal.SIG_DFL)
    if hasattr(signal, "SIGPIPE"):
        signal.signal(signal.SIGPIPE, signal.SIG_DFL)
    import gc

    from hannover_foerder.cli.environment import process_environment
    from hannover_foerder.cli.streams import prepare

    gc.disable()
    prepare()
    environment = process_environment()
    code = _interruptible_main(environment) if is_interruptible else main(sys.argv[1:], environment)
    sys.stderr.flush()
    os._exit(code)


def _interruptible_main(environment: "Environment") -> int:
    """Run :func:`main`, with exit code 130 for every interrupt, also one that Python loses or converts.

    In a finalizer it is only reported; in the making of a class (Python 3.11) it becomes a RuntimeError.
    """
    import signal

    interrupts: list[int] = []

    def interrupt(number: int, _: object) -> None:
        interrupts.append(number)
        raise KeyboardInterrupt

    sys.unraisablehook = _leave_if_interrupted
    try:
        signal.signal(signal.SIGINT, interrupt)
        code = main(sys.argv[1:], environment)
        signal.signal(signal.SIGINT, signal.SIG_DFL)
    except BaseException:
        if not interrupts:
            raise
    return INTERRUPTED if interrupts else code


def _leave_if_interrupted(unraisable: "sys.UnraisableHookArgs") -> None:
    """End the process for an interrupt in a finalizer, where Python would ignore it."""
    if issubclass(unraisable.exc_type, KeyboardInterrupt):
        os._exit(INTERRUPTED)
    sys.__unraisablehook__(unraisable)


def main(arguments: "Sequence[str]", environment: "Environment") -> int:
    """Run one command and return its exit code. Errors the user can mend are written to ``environment.err``."""
    from contextlib import redirect_stderr, redirect_stdout

    from hannover_foerder.cli.language import language_of, language_option
    from hannover_foerder.cli.session import Session
    from hannover_foerder.cli.settings import settings_of
    from hannover_foerder.errors import FoerderError
    from hannover_foerder.words import words_for

    lang_option = language_option(arguments)
    words = words_for(language_of(lang_option, environment.variables))
    with redirect_stdout(environment.out), redirect_stderr(environment.err):
        try:
            settings = settings_of(environment)
            words = words_for(language_of(lang_option or settings.language, environment.variables))
            code = _call(arguments, Session(environment, words, settings, has_localised_names=lang_option is not None))
            environment.out.flush()
        except KeyboardInterrupt:
            return INTERRUPTED
        except SystemExit as leaving:  # of Typer's completion
            return leaving.code if isinstance(leaving.code, int) else 0 if leaving.code is None else 1
        except FoerderError as error:
            from hannover_foerder.cli.reporting import error_text

            environment.tell(error_text(error, words))
            return error.exit_code
        except OSError as error:
            from hannover_foerder.cli.reporting import os_error_text

            environment.tell(os_error_text(error, words))
            return 1
    return code


def _call(arguments: "Sequence[str]", session: "Session") -> int:
    """Run one command and return its exit code. Raises the parser's errors in our words."""
    from typer import TyperException

    from hannover_foerder.cli.app import call

    try:
        return call(arguments, session)
    except TyperException as error:
        from hannover_foerder.cli.parsing.parser_errors import in_our_words

        raise in_our_words(error, arguments) from error


if __name__ == "__main__":
    run()
