"""A form as printed numbered lines, answered by typing a line, for terminals that cannot move the cursor."""

from __future__ import annotations

import re
import textwrap
from typing import TYPE_CHECKING, Any, Final

from hannover_foerder.cli.choices import excerpt
from hannover_foerder.cli.interview.forms import Form, Move, submission_of
from hannover_foerder.cli.interview.picker import UNKNOWN
from hannover_foerder.model.spelling import plain
from hannover_foerder.output.harmless import harmless

if TYPE_CHECKING:
    from collections.abc import Callable

    from hannover_foerder.cli.interview.forms import Submission
    from hannover_foerder.cli.interview.picker import Picker
    from hannover_foerder.eligibility.situation import Answer
    from hannover_foerder.words import Words

_BACK: Final = frozenset(("zurueck", "back", "z", "b"))
_OVERVIEW: Final = frozenset(("uebersicht", "overview"))
_LONG: Final = 12
"""Lines of a list below which its question may have scrolled away."""
_FEW: Final = 5
"""Lines that are named where several fit."""
_WITHOUT_ARROWS: Final = ("ask.no-match", "ask.no-place", "ask.several-match", "ask.nothing-ticked")
"""Messages that speak of keys, which there are none of here."""


def put_in_lines(
    form: Form, words: Words, write: Callable[[str], object], read_line: Callable[[], str], width: int = 80
) -> Any:  # noqa: ANN401 - a move, or whatever the lines stand for
    """Show a form until a valid answer or a move is entered, and return it.

    Raises KeyboardInterrupt at the end of the input.
    """
    for text, indent in ((form.standing, ""), (form.title, ""), (form.why, "  ")):
        write(_wrap(text, width, indent))
    for number, line in enumerate(form.picker.lines, 1):
        write(f"{number:>3}  {'  ' * line.level}{harmless(line.label)}\n")
    if len(form.picker.lines) > _LONG:
        write(_wrap(form.title, width))
    write(_wrap(words.say("ask.lines.overview" if form.is_overview else "ask.lines"), width))
    proposal: tuple[Answer | None, ...] = ()
    while True:
        write("> ")
        input_line = read_line()
        if not input_line:
            raise KeyboardInterrupt
        typed_text = input_line.strip()
        if plain(typed_text) in _BACK | _OVERVIEW:
            return Move.BACK if plain(typed_text) in _BACK else Move.OVERVIEW
        picker = _select(form.picker, typed_text)
        if picker is None:
            write(_wrap(words.say("ask.lines.number", value=excerpt(typed_text), last=len(form.picker.lines)), width))
            continue
        submission = submission_of(form, picker, proposal if not typed_text else ())
        if submission.is_answer:
            write("\n")
            return submission.answer
        write(_wrap(_message(submission, picker, words), width))
        proposal = submission.proposal


def _message(submission: Submission, picker: Picker, words: Words) -> str:
    """Return the error message for an input line; if several answers match, with their numbers."""
    code, values = submission.message
    if code not in _WITHOUT_ARROWS:
        return words.say(code, **values)
    numbered_lines = [f"{picker.lines.index(line) + 1} {line.label}" for line in picker.matching()]
    choices = ", ".join(numbered_lines[:_FEW]) + (" …" if len(numbered_lines) > _FEW else "")
    return words.say(code.replace("ask.", "ask.lines.", 1), **{**values, "choices": choices})


def _wrap(text: str, width: int, indent: str = "") -> str:
    return f"{textwrap.fill(harmless(text), max(width - 1, 10), initial_indent=indent, subsequent_indent=indent)}\n"


def _select(picker: Picker, typed: str) -> Picker | None:
    """Return the list with the named answers selected (numbers or names); ``None`` for an unknown number."""
    if not picker.lines or not typed:
        return picker._replace(typed=typed)
    numbers = [
        int(digits) for digits in re.split(r"[\s,;]+", typed) if digits.isdecimal() and len(digits) < len("10000")
    ]
    if len(numbers) != len([part for part in re.split(r"[\s,;]+", typed) if part]):
        return _select_names(picker, typed)
    if any(not 1 <= number <= len(picker.lines) for number in numbers) or (
        len(numbers) > 1 and not picker.multi_select
    ):
        return None
    picker = picker._replace(pointer=numbers[0] - 1)
    if not picker.multi_select:
        return picker
    for number in numbers:
        picker = picker._replace(pointer=number - 1)
        picker = picker if picker.lines[number - 1].key in picker.ticked else picker.tick()
    return picker


def _select_names(picker: Picker, typed: str) -> Picker:
    """Return the list with the typed names selected; in a multiple choice each part must match exactly one line."""
    if not picker.multi_select:
        return picker.write(typed)
    ticked_picker = picker
    for part in filter(None, (part.strip() for part in re.split("[,;]", typed))):
        ticked_picker = ticked_picker._replace(typed="", pointer=0).write(part)
        line = ticked_picker.line_at_pointer()
        if line is None:
            return picker.write(part)
        if line.key == UNKNOWN:
            return picker
        ticked_picker = ticked_picker if line.key in ticked_picker.ticked else ticked_picker.tick()
    return ticked_picker._replace(typed="")
