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
        for saved in self.searches:
            yield {
                "name": saved.name,
                "looked": saved.looked.isoformat(),
                "query": saved.search.query,
                "filters": saved.search.filters._asdict(),
                "catalogue": saved.search.catalogue,
                "command": saved.command,
            }

    def rows(self) -> Iterator[tuple[str, str, str]]:
        """Yield name, day of the last run, and command line."""
        for saved in self.searches:
            yield saved.name, saved.looked.isoformat(), saved.command

    def parts(self) -> tuple[Plain]:
        """Return a line per saved search."""
        return (Plain("".join(f"{'  '.join(map(harmless, cells))}\n" for cells in self.rows())),)
