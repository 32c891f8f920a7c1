"""The values of facets with their numbers of programmes, in every format of a list."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from hannover_foerder.named_tuple import NamedTuple
from hannover_foerder.output.harmless import harmless
from hannover_foerder.output.labels import Labels
from hannover_foerder.words import LANGUAGES, words_for

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from hannover_foerder.output.screen import Screen
    from hannover_foerder.words import Words


class Value(NamedTuple):
    """A value of a facet; ``term`` is ``""`` for programmes without a value, ``level`` the number of wider terms."""

    facet: str
    term: str
    label: str
    programmes: int
    broader: str | None
    level: int


def in_order(facet: str, counts: Sequence[tuple[str, int, str | None]], labels: Labels) -> list[Value]:
    """Return values (term, count, wider term) as a tree: each under its wider term, otherwise in the order given."""
    shown = {term for term, _, _ in counts}
    values: list[Value] = []

    def add(under: str | None, level: int) -> None:
        for term, count, broader in counts:
            if (broader if broader in shown else None) == under:
                values.append(Value(facet, term, _label(facet, term, labels), count, broader, level))
                if term:
                    add(term, level + 1)

    add(None, 0)
    return values


def _label(facet: str, term: str, labels: Labels) -> str:
    if not term:
        return labels.words.say("group.none")
    if facet == "status":
        return labels.words.say(f"status.{term}")
    return harmless(term) if facet == "providers" else labels.term(facet, term)


COLUMNS: Final = ("facet", "term", "count", "label", "broader")
"""The columns of a row."""


class FacetsView(NamedTuple):
    """The values of facets, in one language."""

    values: Sequence[Value]
    labels: Labels

    @property
    def words(self) -> Words:
        """The messages of the language."""
        return self.labels.words

    def objects(self) -> Iterator[dict[str, object]]:
        """Return one for each value."""
        languages = {language: Labels(words_for(language), self.labels.label) for language in LANGUAGES}
        for value in self.values:
            yield {
                "facet": value.facet,
                "term": value.term or None,
                "count": value.programmes,
                "label": value.label,
                "broader": value.broader,
                "labels": {code: _label(value.facet, value.term, labels) for code, labels in languages.items()},
            }

    def rows(self) -> Iterator[tuple[str, ...]]:
        """Return the cells of :data:`COLUMNS`."""
        for value in self.values:
            yield value.facet, value.term, str(value.programmes), value.label, value.broader or ""

    def sheet(self) -> tuple[Sequence[str], Iterator[tuple[str, ...]]]:
        """Return the same with the names of the columns."""
        return COLUMNS, self.rows()

    def parts(self) -> tuple[FacetsView]:
        """Return the values: they know how they look."""
        return (self,)

    def _by_facet(self) -> Iterator[tuple[str, list[Value]]]:
        """Yield the heading of each facet, and its values."""
        for facet in dict.fromkeys(value.facet for value in self.values):
            yield self.words.say(f"facet.{facet}"), [value for value in self.values if value.facet == facet]

    def as_text(self) -> str:
        """Return a value a line, narrower ones indented."""
        lines = []
        for heading, values in self._by_facet():
            lines += [heading, *(f"{'  ' * (value.level + 1)}{value.label}: {value.programmes}" for value in values)]
        return "\n".join(lines) + "\n"

    def as_markdown(self) -> str:
        """Return a table a facet."""
        from hannover_foerder.output.formats.markdown import escaped, line

        lines = []
        for heading, values in self._by_facet():
            head = line((self.words.say("column.value"), self.words.say("column.count")))
            lines += [f"## {escaped(heading)}", "", head, line(("---", "---:"))]
            lines += [
                line((f"{'&emsp;' * value.level}{escaped(value.label)}", str(value.programmes))) for value in values
            ]
            lines.append("")
        return "\n".join(lines)

    def on_screen(self, screen: Screen) -> str:
        """Return counts, labels and ids in columns."""
        from rich.text import Text

        from hannover_foerder.output.screen import rendered
        from hannover_foerder.output.styles import FAINT, HEADING

        shown = Text(no_wrap=True, overflow="ellipsis")
        digits = max((len(str(value.programmes)) for value in self.values), default=1)
        for number, (heading, values) in enumerate(self._by_facet()):
            shown.append(f"{'' if not number else chr(10)}{heading}\n", HEADING)
            for value in values:
                shown.append(f"  {value.programmes:>{digits}}  {'  ' * value.level}{value.label}")
                if value.term and value.term != value.label:
                    shown.append(f"  {harmless(value.term)}", FAINT)
                shown.append("\n")
        shown.right_crop(1)
        return rendered(shown, screen=screen)
