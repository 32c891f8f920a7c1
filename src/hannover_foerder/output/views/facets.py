"""The values of facets with their numbers of programmes, in every format of a list."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Final

from hannover_foerder.named_tuple import NamedTuple
from hannover_foerder.output.blocks import Counts
from hannover_foerder.output.harmless import harmless
from hannover_foerder.output.labels import Labels
from hannover_foerder.words import LANGUAGES, words_for

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence


class Value(NamedTuple):
    """A value of a facet; ``term`` is ``""`` for programmes without a value, ``level`` the number of wider terms."""

    facet: str
    term: str
    label: str
    programmes: int
    broader: str | None
    level: int


def as_tree(facet: str, counts: Sequence[tuple[str, int, str | None]], labels: Labels) -> list[Value]:
    """Return values (term, count, wider term) as a tree: each under its wider term, otherwise in the order given."""
    terms = {term for term, _, _ in counts}
    values: list[Value] = []

    def add(under: str | None, level: int) -> None:
        """Add the values under a term, each with those under it; for ``None`` those at the top of the tree."""
        for term, count, broader in counts:
            if (broader if broader in terms else None) == under:
                values.append(Value(facet, term, _label(facet, term, labels), count, broader, level))
                if term:
                    add(term, level + 1)

    add(under=None, level=0)
    return values


def _label(facet: str, term: str, labels: Labels) -> str:
    """Return the label of a value; of programmes without one, the word for none."""
    if not term:
        return labels.say("group.none")
    if facet == "status":
        return labels.say(f"status.{term}")
    return harmless(term) if facet == "providers" else labels.term(facet, term)


COLUMNS: Final = ("facet", "term", "count", "label", "broader")
"""The columns of a row."""


class FacetsView(NamedTuple):
    """The values of facets, in one language."""

    values: Sequence[Value]
    labels: Labels

    def objects(self) -> Iterator[dict[str, object]]:
        """Yield an object for each value, with its label in every language."""
        labels_by_language = {language: Labels(words_for(language), self.labels.label) for language in LANGUAGES}
        for value in self.values:
            yield {
                "facet": value.facet,
                "term": value.term or None,
                "count": value.programmes,
                "label": value.label,
                "broader": value.broader,
                "labels": {
                    language: _label(value.facet, value.term, labels) for language, labels in labels_by_language.items()
                },
            }

    def rows(self) -> Iterator[tuple[str, ...]]:
        """Yield the cells of :data:`COLUMNS`."""
        for value in self.values:
            yield value.facet, value.term, str(value.programmes), value.label, value.broader or ""

    def sheet(self) -> tuple[Sequence[str], Iterator[tuple[str, ...]]]:
        """Return the names of the columns, and the rows of :meth:`rows`."""
        return COLUMNS, self.rows()

    def parts(self) -> tuple[Counts]:
        """Return the numbers by value of each facet; the values of a facet stand together."""
        facets = (
            (self.labels.say(f"facet.{facet}"), tuple(values))
            for facet, values in groupby(self.values, lambda value: value.facet)
        )
        return (Counts((self.labels.say("column.value"), self.labels.say("column.count")), tuple(facets)),)
