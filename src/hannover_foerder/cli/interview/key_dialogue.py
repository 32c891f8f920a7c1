"""A form on a terminal, controlled by keys. Only this module imports prompt_toolkit, and only when needed.

prompt_toolkit draws below what stands on the screen already and leaves nothing behind. No colours: nothing here needs
one, and the terminal's own are always readable.
"""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING, Any, Final

from prompt_toolkit.application import Application
from prompt_toolkit.key_binding import KeyBindings
from prompt_toolkit.keys import Keys
from prompt_toolkit.layout import Layout, Window
from prompt_toolkit.layout.controls import FormattedTextControl

from hannover_foerder.cli.choices import excerpt
from hannover_foerder.cli.interview.forms import Accepted, Form, Move, reaction_to_enter, wrap
from hannover_foerder.output.harmless import harmless

if TYPE_CHECKING:
    from collections.abc import Iterator

    from prompt_toolkit.formatted_text import StyleAndTextTuples
    from prompt_toolkit.key_binding import KeyPressEvent

    from hannover_foerder.cli.interview.picker import Line, Picker
    from hannover_foerder.words import Words

_ESCAPE_SECONDS: Final = 0.05
"""The delay by which a bare Escape is told from the beginning of an arrow key."""

_LEAST_LINES: Final = 3
"""Of the list, however low the screen is."""
_PAGE: Final = 9
"""Lines by which the keys for a page move the pointer."""
_LONGEST: Final = 200
"""Characters that are taken, typed or pasted."""

_SPARE: Final = 1
"""The line on which the terminal's cursor waits."""


class KeyDialogue:
    """A form while it is on the screen."""

    def __init__(self, form: Form, words: Words) -> None:
        self.form = form
        self.words = words
        self.picker = form.picker
        self.message = ""
        self.is_refused = False
        """Whether the typed text was refused: the next letter begins anew."""
        self.proposal: Accepted | None = None
        """What the message proposes, which Enter confirms."""

    def run(self) -> Any:  # noqa: ANN401 - a move, or whatever the lines stand for
        """Show the form, and return its answer or a move. Raises KeyboardInterrupt on Ctrl-C, Ctrl-D and Escape."""
        control = FormattedTextControl(self._screen_text, focusable=True, show_cursor=False)
        application: Application[Any] = Application(
            layout=Layout(Window(control, wrap_lines=False)),
            key_bindings=self._bindings(),
            erase_when_done=True,
        )
        application.ttimeoutlen = _ESCAPE_SECONDS
        return application.run()

    def _bindings(self) -> KeyBindings:
        """Return what each key does."""
        keys = KeyBindings()
        for key in ("c-c", "c-d", "escape"):
            keys.add(key, eager=key == "escape")(lambda event: event.app.exit(exception=KeyboardInterrupt))
        keys.add("left")(lambda event: event.app.exit(result=Move.BACK))
        keys.add("tab")(lambda event: event.app.exit(result=Move.OVERVIEW))
        end = len(self.picker.lines)
        moves = {"up": -1, "down": 1, "pageup": -_PAGE, "pagedown": _PAGE, "home": -end, "end": end}
        for key, steps in moves.items():
            keys.add(key)(self._mover(steps))
        keys.add("backspace")(lambda _event: self._set_picker(self.picker.erase()))
        for key in ("enter", "c-j"):  # the second is Enter typed before the form was there
            keys.add(key)(self._enter)
        keys.add(Keys.BracketedPaste)(lambda event: self._type(event.data))
        keys.add(Keys.Any)(lambda event: self._type(event.data))
        return keys

    def _mover(self, steps: int) -> Any:  # noqa: ANN401 - a handler of prompt_toolkit
        """Return the handler of a key that moves the pointer."""
        return lambda _event: self._set_picker(self.picker.move(steps))

    def _type(self, text: str) -> None:
        """Take typed or pasted text; in a list of several answers a blank ticks the line under the pointer."""
        if text == " " and self.picker.multi_select:
            is_unclear = self.picker.pointer is None
            self._set_picker(self.picker.tick())
            if is_unclear:
                code = "ask.several-match" if self.picker.matching() else "ask.no-match"
                self.message = self.words.say(code, value=excerpt(self.picker.typed.strip()))
            return
        picker = self.picker._replace(typed="") if self.is_refused else self.picker
        printable_text = "".join(char for char in text if char.isprintable())[: _LONGEST - len(picker.typed)]
        if printable_text:
            self._set_picker(picker.write(printable_text))

    def _enter(self, event: KeyPressEvent) -> None:
        """End the form with its answer, or say why the input is none."""
        reaction = reaction_to_enter(self.form, self.picker, self.proposal)
        if isinstance(reaction, Accepted):
            event.app.exit(result=reaction.answer)
            return
        self.message = self.words.say(reaction.code, **reaction.values)
        self.is_refused = reaction.code not in ("ask.several-match", "ask.proposed")
        self.proposal = reaction.proposal

    def _set_picker(self, picker: Picker) -> None:
        """Change the state of the list; what was said about the one before is gone."""
        self.picker, self.message, self.is_refused, self.proposal = picker, "", False, None

    def _screen_text(self) -> StyleAndTextTuples:
        """Return the form for the screen as large as it is now; prompt_toolkit asks for it after every key."""
        from prompt_toolkit.application import get_app

        size = get_app().output.get_size()
        return list(self._fragments(size.columns, size.rows))

    def _fragments(self, columns: int, rows: int) -> Iterator[tuple[str, str]]:
        """Yield style and text of each line of the form: on a low screen the list is shorter, the question never."""
        form, say = self.form, self.words.say
        head = [("", part) for part in _wrap_pairs(form.progress, columns)]
        head += [("bold", part) for part in wrap(form.title, columns)]
        head += [("", part) for part in wrap(form.why, columns, "  ")]
        foot = [("bold", part) for part in wrap(self.message, columns)]
        if self.picker.typed or not self.picker.lines:
            key = "ask.looking-for" if self.picker.lines else "ask.writing"
            label, typed = say(key, typed=""), harmless(self.picker.typed)
            foot.append(("", f"{label}{typed[-max(columns - len(label) - 3, 1) :]}▏"))
        foot += [("italic", part) for part in _wrap_pairs(say(form.key_help), columns)]
        height = max(_LEAST_LINES, rows - len(head) - len(foot) - _SPARE)
        for style, text in (*head, *self._list(height, columns), *foot):
            yield style, f"{text}\n"

    def _list(self, height: int, columns: int) -> Iterator[tuple[str, str]]:
        """Yield style and text of each line of the list that fits the height, and how many stand above and below."""
        extract = self.picker.extract(height)
        if extract.above:
            yield "", self.words.say("ask.above", count=extract.above)
        current = self.picker.line_at_pointer()
        for line in extract.lines:
            is_current = line is current
            yield "bold underline" if is_current else "", _cut(self._row(line, is_current=is_current), columns)
        if extract.below:
            yield "", self.words.say("ask.below", count=extract.below)

    def _row(self, line: Line, *, is_current: bool) -> str:
        """Return a line of the list with the mark of the pointer, its indentation and, of several answers, its box."""
        box = ("[x] " if line.key in self.picker.ticked else "[ ] ") if self.picker.multi_select else ""
        return f"{'>' if is_current else ' '} {'  ' * line.level}{box}{harmless(line.label)}"


def discard_typed_input() -> None:
    """Discard input typed before the first question: an impatient Enter is no answer."""
    if os.name == "posix" and sys.stdin.isatty():
        import termios

        termios.tcflush(sys.stdin.fileno(), termios.TCIFLUSH)


def _wrap_pairs(text: str, columns: int) -> list[str]:
    """Return lines of keys with their actions, or names with their numbers, never broken between the two."""
    return [
        line.replace("\N{NO-BREAK SPACE}", " ") for line in wrap(text.replace(": ", ":\N{NO-BREAK SPACE}"), columns)
    ]


def _cut(text: str, columns: int) -> str:
    return text if len(text) < columns else f"{text[: max(columns - 2, 1)]}…"
