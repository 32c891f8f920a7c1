"""One call of the program: its environment, language and catalogue. Typer passes it to the commands."""

from __future__ import annotations

import os
from io import TextIOWrapper
from os.path import expanduser
from typing import TYPE_CHECKING

from hannover_foerder.cli.option_values import FOR_READING
from hannover_foerder.cli.settings import Settings
from hannover_foerder.errors import UsageError
from hannover_foerder.output.harmless import harmless
from hannover_foerder.words.formats import number

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    import typer

    from hannover_foerder.catalogue import Catalogue
    from hannover_foerder.cli.environment import Environment
    from hannover_foerder.cli.options import CommonOptions
    from hannover_foerder.cli.progress import Progress
    from hannover_foerder.output.render import View
    from hannover_foerder.output.screen import Screen
    from hannover_foerder.words import Words

_NOTHING_SET = Settings()
_FOR_PROGRAMS = ("utf-8", "replace")
"""Encoding of what a program reads, and what becomes of a character that it lacks."""
CATALOGUE_VARIABLE = "FOERDER_CATALOGUE"

COMPILING_SECONDS = 4.0
"""Compiling the bundled catalogue, once, takes 2 to 3 on a usual machine: that needs no word."""


class Session:
    """A call of the program, with its ``environment``, ``words`` and ``settings``.

    ``has_localised_names``: lines for programs have the names in the language of the call, as they do if ``--lang`` is
    given; the locale alone changes nothing that a script reads.
    """

    def __init__(
        self,
        environment: Environment,
        words: Words,
        settings: Settings = _NOTHING_SET,
        *,
        has_localised_names: bool = False,
    ) -> None:
        self.environment = environment
        self.words = words
        self.settings = settings
        self.has_localised_names = has_localised_names
        self.uses_pager = True
        """Whether long output goes through the pager (``--no-pager``)."""
        self.note_lines = 0
        """The lines that notes have taken so far."""
        self._progress: Progress | None = None

    def paths(self, typed_paths: Sequence[str] | None) -> list[str]:
        """Return the catalogue paths: as typed, else from FOERDER_CATALOGUE (joined like PATH), else none."""
        variable = self.environment.variables.get(CATALOGUE_VARIABLE, "")
        return list(typed_paths or map(expanduser, filter(None, variable.split(os.pathsep))))

    def tells_files(self, common: CommonOptions) -> bool:
        """Return whether the catalogue has several files, so that lists name the file of each programme."""
        from hannover_foerder.store.sources import resolve

        return len(resolve(self.paths(common.catalogue))) > 1

    def open(self, common: CommonOptions) -> Catalogue:
        """Load and return the catalogue that a command's options name, as :meth:`open_at`."""
        return self.open_at(common.catalogue, cache=not common.no_cache)

    def open_at(self, typed_paths: Sequence[str] | None, *, cache: bool = True) -> Catalogue:
        """Load and return the catalogue at the paths, else that of the variable, else the bundled one.

        Shows the progress if it has to be compiled, and its notices afterwards.
        """
        from hannover_foerder.loading import load

        try:
            catalogue = load(self.paths(typed_paths), cache=cache, progress=self._show_compiling)
        finally:
            if self._progress is not None:
                self._progress.end()
        if catalogue.notices:
            from hannover_foerder.cli.reporting import texts_of

            self.note(*(self.words.say(code, **texts_of(values, self.words)) for code, values in catalogue.notices))
        return catalogue

    def _show_compiling(self, records: int) -> None:
        """Show the number of records compiled so far, 0 before the first."""
        sentence = "notice.compiling" if records else "notice.compiling-begun"
        count = number(records, self.words.language)
        self.progress().update(lambda: self.words.say(sentence, records=count), COMPILING_SECONDS)

    def progress(self) -> Progress:
        """Return the progress line on stderr; it is imported here, since most calls need none."""
        if self._progress is None:
            from hannover_foerder.cli.progress import Progress

            self._progress = Progress(self.environment.err, self.environment.screen().width)
        return self._progress

    def day(self, as_of: str | None) -> date:
        """Return the day of ``--as-of``, else today. Raises UsageError for an invalid day."""
        if as_of is None:
            return self.environment.today
        from hannover_foerder.model.dates import day_of

        try:
            return day_of(as_of)
        except ValueError:
            raise UsageError("error.bad-date", option="--as-of", value=as_of) from None

    def write(self, text: str, format_: str) -> None:
        """Write text output in a format to stdout.

        What a program reads is UTF-8 whatever locale and terminal say: the bytes that a file would have. What a person
        reads is in the encoding of the terminal, with a question mark for what that lacks.
        """
        out = self.environment.out
        if (
            format_ not in FOR_READING
            and isinstance(out, TextIOWrapper)
            and (out.encoding, out.errors) != _FOR_PROGRAMS
        ):
            out.reconfigure(encoding=_FOR_PROGRAMS[0], errors=_FOR_PROGRAMS[1])  # it flushes, so not for every line
        out.write(text)

    def show(self, view: View, format_: str, notes: Iterable[str] = ()) -> None:
        """Write a view in a format to stdout; through the pager if it is for reading and longer than the screen.

        ``notes`` are lines about it. They stand behind it on a terminal. In a pipe they come first: what reads there
        shows the data whenever it likes, and they would end up in its middle.
        """
        from hannover_foerder.output.render import render

        screen = self.environment.screen()
        text = render(view, format_, screen)
        if not self.environment.out_is_terminal:
            self.note(*notes)
            self.write(text, format_)
            return
        if not (format_ in FOR_READING and screen.height and self.uses_pager and self._show_in_pager(text, screen)):
            self.write(text, format_)
        self.note(*notes)

    def _show_in_pager(self, text: str, screen: Screen) -> bool:
        """Show a text in the pager; return false, having shown nothing, if it fits the screen or there is no pager."""
        if text.count("\n") * 2 < (screen.height or 0):  # most answers fit, and loading the pager takes time
            return False
        from hannover_foerder.cli.pager import page, pager_of
        from hannover_foerder.output.screen import is_taller

        command = pager_of(self.settings.pager, self.environment.variables)
        if command is None or not is_taller(text, screen):
            return False
        out = self.environment.out
        out.flush()
        prompt = self.words.say("pager.prompt")
        return page(text, command, self.environment.variables, out.encoding or "utf-8", prompt)

    def write_bytes(self, content: bytes) -> None:
        """Write binary output to stdout."""
        self.environment.out.flush()
        self.environment.out.buffer.write(content)

    def note(self, *lines: str) -> None:
        """Flush stdout, then write lines about the output to stderr, made harmless."""
        self.environment.out.flush()
        self.note_lines += self.environment.tell("".join(f"{harmless(line)}\n" for line in lines))


def session_of(context: typer.Context) -> Session:
    """Return the session stored in Typer's context."""
    session: Session = context.obj
    return session
