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


class NamedSearch(NamedTuple):
    """A saved search, the day of its last run, and the command line that repeats it."""

    name: str
    last_run: date
    saved_search: SavedSearch
    command: str


class SavedSearchesView(NamedTuple):
    """The list of saved searches."""

    searches: Sequence[NamedSearch]

    def objects(self) -> Iterator[dict[str, Any]]:
        """Yield a JSON object per saved search, with its filters."""
        for search in self.searches:
            yield {
                "name": search.name,
                "looked": search.last_run.isoformat(),
                "query": search.saved_search.query,
                "filters": search.saved_search.filters._asdict(),
                "catalogue": search.saved_search.catalogue,
                "command": search.command,
            }

    def rows(self) -> Iterator[tuple[str, str, str]]:
        """Yield name, day of the last run, and command line."""
        for search in self.searches:
            yield search.name, search.last_run.isoformat(), search.command

    def parts(self) -> tuple[Plain]:
        """Return a line per saved search."""
        return (Plain("".join(f"{'  '.join(map(harmless, cells))}\n" for cells in self.rows())),)
