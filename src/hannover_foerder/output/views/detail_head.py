"""How the head of a detail view looks: name, status and summary."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from hannover_foerder.output.parts import WIDEST

if TYPE_CHECKING:
    from hannover_foerder.model.status import StatusCode
    from hannover_foerder.output.screen import Screen


class Head(NamedTuple):
    """What stands above the parts of a programme; ``heading`` is the word for its status."""

    name: str
    id: str
    heading: str
    status: str
    code: StatusCode
    notes: tuple[str, ...]
    """What the status does not say: why it ended, what took its place, what to ask."""
    summary: str | None

    def as_text(self) -> str:
        """Return a statement a line."""
        summary = ["", self.summary] if self.summary else []
        lines = [f"{self.name} ({self.id})", f"{self.heading}: {self.status}", *self.notes, *summary]
        return "\n".join(lines) + "\n"

    def as_markdown(self) -> str:
        """Return a heading of the first level, and paragraphs."""
        from hannover_foerder.output.formats.markdown import escaped

        lines = [f"# {escaped(self.name)}", f"**{escaped(self.heading)}:** {escaped(self.status)} · `{self.id}`"]
        lines += [f"**{escaped(note)}**" for note in self.notes]
        if self.summary:
            lines.append(escaped(self.summary))
        return "\n\n".join(lines) + "\n"

    def on_screen(self, screen: Screen) -> str:
        """Return it wrapped to the screen, but never wider than prose should be."""
        from rich.text import Text

        from hannover_foerder.output.screen import rendered
        from hannover_foerder.output.styles import FAINT, NAME, STATUS

        title = Text(self.name, NAME)
        title.append(f"  {self.id}", FAINT)
        status = Text(f"{self.heading}: ")
        status.append(self.status, STATUS[self.code])
        summary = (Text(""), Text(self.summary)) if self.summary else ()
        notes = (Text(note, "bold") for note in self.notes)
        return rendered(title, status, *notes, *summary, screen=screen._replace(width=min(screen.width, WIDEST)))
