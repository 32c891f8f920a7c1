"""The heading of the detail view: name, status and summary."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.cells import cell_len

from hannover_foerder.named_tuple import NamedTuple
from hannover_foerder.output.parts import WIDEST

if TYPE_CHECKING:
    from hannover_foerder.model.status import StatusCode
    from hannover_foerder.output.screen import Screen


class Head(NamedTuple):
    """The heading of the detail view; ``status`` is a sentence."""

    name: str
    id: str
    status: str
    code: StatusCode
    notes: tuple[str, ...]
    """Notes beside the status: why the programme ended, its successor, what to ask."""
    summary: str | None

    def as_text(self) -> str:
        """Return a statement a line."""
        summary = ["", self.summary] if self.summary else []
        lines = [f"{self.name} ({self.id})", self.status, *self.notes, *summary]
        return "\n".join(lines) + "\n"

    def as_markdown(self) -> str:
        """Return a heading of the first level, and paragraphs."""
        from hannover_foerder.output.formats.markdown import escaped

        lines = [f"# {escaped(self.name)}", f"**{escaped(self.status)}** · `{self.id}`"]
        lines += [f"**{escaped(note)}**" for note in self.notes]
        if self.summary:
            lines.append(escaped(self.summary))
        return "\n\n".join(lines) + "\n"

    def on_screen(self, screen: Screen) -> str:
        """Return it wrapped to the screen, but never wider than prose should be."""
        from rich.text import Text

        from hannover_foerder.output.screen import rendered
        from hannover_foerder.output.styles import FAINT, NAME, STATUS
        from hannover_foerder.output.wrapping import wrapped

        width = min(screen.width, WIDEST)
        names = wrapped(self.name, width)
        title = [Text(row, NAME) for row in names]
        if cell_len(names[-1]) + len(self.id) + 2 <= width:
            title[-1].append(f"  {self.id}", f"not bold {FAINT}")
        status = [Text(row, STATUS[self.code]) for row in wrapped(self.status, width)]
        notes = [Text(row) for note in self.notes for row in wrapped(note, width)]
        summary = [Text(row) for row in wrapped(self.summary, width)] if self.summary else []
        return rendered(*title, *status, *notes, *summary, screen=screen, is_wrapped=True)
