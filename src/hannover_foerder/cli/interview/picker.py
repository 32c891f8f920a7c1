"""The immutable state of a list of answers on a screen: typed filter, pointer position, ticked answers.

Nothing is recorded that was not chosen: the pointer begins on "don't know", and what is typed moves it only where a
single line is meant.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from hannover_foerder.model.spelling import plain
from hannover_foerder.named_tuple import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable

UNKNOWN: Final = "?"
"""The key of the line that says "don't know"."""


class Line(NamedTuple):
    """A line of a list: its value, its displayed text, and the names it is searched by."""

    key: Any
    label: str
    level: int = 0
    names: tuple[str, ...] = ()
    """Other names by which it is looked for."""
    always_shown: bool = False
    """It is shown whatever is typed."""
    is_exclusive: bool = False
    """It can be ticked only alone."""

    def means(self, text: str) -> bool:
        """Return whether the typed text is a complete name of this answer."""
        return text in {plain(name) for name in (self.label, *self.names)}

    def has(self, text: str) -> bool:
        """Return whether the typed text occurs in one of its names."""
        return any(text in plain(name) for name in (self.label, *self.names))


class Extract(NamedTuple):
    """The visible lines of a list, and the numbers of hidden lines above and below."""

    above: int
    lines: tuple[Line, ...]
    below: int


class Picker(NamedTuple):
    """A list with its state. ``pointer`` is an index into :meth:`shown_lines`, or ``None``."""

    lines: tuple[Line, ...]
    multi_select: bool = False
    typed: str = ""
    pointer: int | None = 0
    ticked: frozenset[Any] = frozenset()

    def with_selection(self, keys: tuple[Any, ...]) -> Picker:
        """Return the list with these keys chosen: an earlier answer, to be changed or confirmed."""
        positions = [position for position, line in enumerate(self.lines) if line.key in keys]
        ticked = frozenset(keys) if self.multi_select else frozenset()
        return self._replace(pointer=positions[0] if positions else self.pointer, ticked=ticked)

    def shown_lines(self) -> tuple[Line, ...]:
        """Return the lines that match the typed text, and those that are always shown."""
        text = plain(self.typed)
        return self.lines if not text else tuple(line for line in self.lines if line.always_shown or line.has(text))

    def matching(self) -> tuple[Line, ...]:
        """Return the lines that match the typed text."""
        text = plain(self.typed)
        return tuple(line for line in self.lines if line.has(text)) if text else ()

    def line_at_pointer(self) -> Line | None:
        """Return the line under the pointer; ``None`` if it is on none."""
        return self.shown_lines()[self.pointer] if self.lines and self.pointer is not None else None

    def write(self, text: str) -> Picker:
        """Return the list after typing; the pointer moves to a line only if the text matches that line alone."""
        return self._with_text(self.typed + text)

    def erase(self) -> Picker:
        """Return the list without the last typed letter."""
        return self._with_text(self.typed[:-1])

    def move(self, steps: int) -> Picker:
        """Return the list with the pointer moved, at most to its ends."""
        last = len(self.shown_lines()) - 1
        if last < 0:
            return self
        if self.pointer is None:
            lines, matching = self.shown_lines(), self.matching()
            first = lines.index(matching[0]) if matching else 0
            return self._replace(pointer=first if steps > 0 else last)
        return self._replace(pointer=max(0, min(last, self.pointer + steps)))

    def tick(self) -> Picker:
        """Return the list with the line under the pointer toggled; an exclusive answer unticks the others.

        What was typed has led to its line and is gone: the whole list is there again, for the next line.
        """
        line = self.line_at_pointer()
        if line is None:
            return self
        unfiltered = self._replace(typed="", pointer=self.lines.index(line))
        if line.key in self.ticked:
            return unfiltered._replace(ticked=self.ticked - {line.key})
        exclusive_keys = {other.key for other in self.lines if other.is_exclusive}
        other_keys = frozenset() if line.is_exclusive else self.ticked - exclusive_keys
        return unfiltered._replace(ticked=other_keys | {line.key})

    def chosen(self) -> tuple[Any, ...]:
        """Return the keys of the selected answers, in the order of the list.

        Of several only what is ticked counts; to be on "don't know" is enough.
        """
        if self.ticked:
            return tuple(line.key for line in self.lines if line.key in self.ticked)
        line = self.line_at_pointer()
        return () if line is None or (self.multi_select and line.key != UNKNOWN) else (line.key,)

    def extract(self, height: int) -> Extract:
        """Return the lines around the pointer that fit into ``height``, with the marks for how many are hidden."""
        lines = self.shown_lines()
        if len(lines) <= height:
            return Extract(above=0, lines=lines, below=0)
        room, position = max(1, height - 2), self.pointer or 0
        first = max(0, min(len(lines) - room, position - room // 2))
        if first <= 1:  # a mark above would take the room of the one line it stands for
            first, room = 0, max(1, height - 1)
        last = min(len(lines), first + room)
        return Extract(first, lines[first:last], len(lines) - last)

    def _with_text(self, typed: str) -> Picker:
        """Return the list with a typed text; the pointer is on the line that this identifies, on none if it is unclear.

        Without a text it is on the first line.
        """
        picker, text = self._replace(typed=typed, pointer=None), plain(typed)
        if not text:
            return picker._replace(pointer=0 if picker.lines else None)
        line = _identified_line(picker.matching(), text)
        return picker if line is None else picker._replace(pointer=picker.shown_lines().index(line))


def _identified_line(lines: tuple[Line, ...], text: str) -> Line | None:
    """Return the line that a text identifies: by a complete name, else by its shown text, else by another name.

    ``None`` if it fits several or none.
    """
    by_full_name = [line for line in lines if line.means(text)]
    by_label = [line for line in lines if text in plain(line.label)]
    for candidates in (by_full_name, by_label, lines):
        if candidates:
            return candidates[0] if len(candidates) == 1 else None
    return None


def with_unknown_first(lines: Iterable[Line], unknown_label: str) -> tuple[Line, ...]:
    """Return the lines, with "don't know" first, where the pointer starts."""
    return (Line(UNKNOWN, unknown_label, always_shown=True, is_exclusive=True), *lines)
