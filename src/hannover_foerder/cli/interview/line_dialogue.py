"""A form as printed numbered lines, answered by typing a line, for terminals that cannot move the cursor."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

from hannover_foerder.cli.choices import excerpt
from hannover_foerder.cli.interview.forms import Accepted, Form, Move, reaction_to_enter, wrap
from hannover_foerder.cli.interview.picker import UNKNOWN
from hannover_foerder.model.spelling import plain
from hannover_foerder.output.harmless import harmless

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from hannover_foerder.cli.interview.forms import Objection
    from hannover_foerder.cli.interview.picker import Picker
    from hannover_foerder.words import Words

_MOVES: Final = {
    **dict.fromkeys(("zurueck", "back", "z", "b"), Move.BACK),
    **dict.fromkeys(("uebersicht", "overview"), Move.OVERVIEW),
}
"""The typed words that stand for a move."""
_MOST_DIGITS: Final = 4
"""Of the number of a line; a longer one is a postcode."""
_LONG: Final = 12
"""Lines of a list below which its question may have scrolled away."""
_FEW: Final = 5
"""Lines that are named where several fit."""
_ABOUT_KEYS: Final = ("ask.no-match", "ask.no-place", "ask.several-match", "ask.nothing-ticked")
"""Messages that speak of keys; here, where there are none, others stand for them."""


def put_in_lines(
    form: Form, words: Words, write: Callable[[str], object], read_line: Callable[[], str], width: int = 80
) -> Any:  # noqa: ANN401 - a move, or whatever the lines stand for
    """Show a form until a valid answer (:class:`Accepted`) or a :class:`Move` is entered, and return it.

    An empty line confirms what the message before proposed. Raises KeyboardInterrupt at the end of the input.
    """

    def tell(text: str, indent: str = "") -> None:
        write("".join(f"{line}\n" for line in wrap(text, width, indent)))

    tell(form.progress)
    tell(form.title)
    tell(form.why, indent="  ")
    for number, line in enumerate(form.picker.lines, 1):
        write(f"{number:>3}  {'  ' * line.level}{harmless(line.label)}\n")
    if len(form.picker.lines) > _LONG:
        tell(form.title)
    tell(words.say("ask.lines.overview" if form.is_overview else "ask.lines"))
    proposal: Accepted | None = None
    while True:
        write("> ")
        input_line = read_line()
        if not input_line:
            raise KeyboardInterrupt
        typed_text = input_line.strip()
        if plain(typed_text) in _MOVES:
            return _MOVES[plain(typed_text)]
        picker = _select(form.picker, typed_text)
        if picker is None:
            tell(words.say("ask.lines.number", value=excerpt(typed_text), last=len(form.picker.lines)))
            continue
        reaction = reaction_to_enter(form, picker, proposal if not typed_text else None)
        if isinstance(reaction, Accepted):
            write("\n")
            return reaction.answer
        tell(_message(reaction, picker, words))
        proposal = reaction.proposal


def _message(objection: Objection, picker: Picker, words: Words) -> str:
    """Return the error message for an input line; if several answers match, with their numbers."""
    if objection.code not in _ABOUT_KEYS:
        return words.say(objection.code, **objection.values)
    numbered_lines = [f"{picker.lines.index(line) + 1} {line.label}" for line in picker.matching()]
    choices = ", ".join(numbered_lines[:_FEW]) + (" …" if len(numbered_lines) > _FEW else "")
    return words.say(objection.code.replace("ask.", "ask.lines.", 1), **{**objection.values, "choices": choices})


def _select(picker: Picker, typed: str) -> Picker | None:
    """Return the list with the named answers selected (numbers or names), and no others; without a text the first line.

    ``None`` for what is no number of a line, and for several numbers where one answer is asked for.
    """
    if not picker.lines:
        return picker._replace(typed=typed)
    picker = picker._replace(pointer=0, ticked=frozenset())
    if not typed:
        return picker
    parts = re.findall(r"[^\s,;]+", typed)
    if not all(part.isdecimal() and len(part) <= _MOST_DIGITS for part in parts):
        return _select_names(picker, typed)
    positions = [int(part) - 1 for part in parts]
    if not positions or not all(0 <= position < len(picker.lines) for position in positions):
        return None
    if picker.multi_select:
        return _tick(picker, positions)
    return picker._replace(pointer=positions[0]) if len(positions) == 1 else None


def _select_names(picker: Picker, typed: str) -> Picker:
    """Return the list with the typed names selected; in a multiple choice each part must identify a line."""
    if not picker.multi_select:
        return picker.write(typed)
    positions = []
    for part in filter(None, map(str.strip, re.split("[,;]", typed))):
        line = picker.write(part).line_at_pointer()
        if line is None or line.key == UNKNOWN:
            return picker.write(part)
        positions.append(picker.lines.index(line))
    return _tick(picker, positions)


def _tick(picker: Picker, positions: Iterable[int]) -> Picker:
    """Return the list with the lines in some positions ticked."""
    for position in dict.fromkeys(positions):
        picker = picker._replace(pointer=position).tick()
    return picker
