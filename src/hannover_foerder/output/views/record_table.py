"""Columns of whole records, as lines for programs and as a workbook."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hannover_foerder.named_tuple import NamedTuple
from hannover_foerder.output.harmless import harmless_lines

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from hannover_foerder.model.flat import CellType
    from hannover_foerder.output.labels import Labels
    from hannover_foerder.output.spool import Size
    from hannover_foerder.output.views.asked import Asked


class RecordTable(NamedTuple):
    """The filled cells of each record by the name of their column; they are read once, one after the other."""

    cells: Iterable[Mapping[str, str]]
    names: Sequence[str]
    """The columns in their order."""
    sizes: Sequence[Size]
    """The sizes of the cells of each column."""
    types: Mapping[str, CellType]
    """The types of computed columns."""
    asked: Asked
    labels: Labels

    def columns(self) -> Sequence[str]:
        """Return the names of the columns."""
        return self.names

    def rows(self) -> Iterator[Sequence[str]]:
        """Yield the cells of each record; line breaks are kept, since a cell may have them."""
        for record in self.cells:
            yield [harmless_lines(record.get(name, "")) for name in self.names]

    def sheet(self) -> tuple[Sequence[str], Iterator[Sequence[str]]]:
        """Return the same under the names."""
        return self.names, self.rows()
