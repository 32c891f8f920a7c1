"""Saved searches: their query, and the day of their last run."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from hannover_foerder.named_tuple import NamedTuple
from hannover_foerder.output.blocks import Plain
from hannover_foerder.output.harmless import harmless

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from hannover_foerder.memory.looks import SavedSearch


class ShownSearch(NamedTuple):
    """A saved search, the day of its last run, and the command line that repeats it."""

    name: str
    looked: date
    search: SavedSearch
    command: str


class SavedSearchesView(NamedTuple):
    """The list of saved searches."""

    searches: Sequence[ShownSearch]

    def objects(self) -> Iterator[dict[str, Any]]:
        """Yield a JSON object per saved search, with its filters."""
        for shown_search in self.searches:
            yield {
                "name": shown_search.name,
                "looked": shown_search.looked.isoformat(),
                "query": shown_search.search.query,
                "filters": shown_search.search.filters._asdict(),
                "catalogue": shown_search.search.catalogue,
                "command": shown_search.command,
            }

    def rows(self) -> Iterator[tuple[str, str, str]]:
        """Yield name, day of the last run, and command line."""
        for shown_search in self.searches:
            yield shown_search.name, shown_search.looked.isoformat(), shown_search.command

    def parts(self) -> tuple[Plain]:
        """Return a line per saved search."""
        return (Plain("".join(f"{'  '.join(map(harmless, cells))}\n" for cells in self.rows())),)
