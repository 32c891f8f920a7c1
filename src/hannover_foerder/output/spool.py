"""Cells of many records, spooled to a file until all are read: only then are the columns known."""

from __future__ import annotations

import json
from contextlib import AbstractContextManager
from tempfile import TemporaryFile
from typing import TYPE_CHECKING, Final

from hannover_foerder.named_tuple import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping


class Size(NamedTuple):
    """The maximum sizes of a column's cells, each determined separately."""

    letters: int
    line_letters: int
    """Of the longest line."""
    lines: int


NO_SIZE: Final = Size(letters=0, line_letters=0, lines=0)


class Spool(AbstractContextManager["Spool"]):
    """The filled cells of records by column name, on disk; the system deletes the file with the process.

    ``sizes`` has every column that has a cell. Raises OSError where there is no room for the file. Used with ``with``.
    """

    def __init__(self, records: Iterable[Mapping[str, str]]) -> None:
        self.sizes: dict[str, Size] = {}
        self._file = TemporaryFile("w+", encoding="utf-8", errors="surrogatepass")  # noqa: SIM115 - closed by __exit__
        for cells in records:
            for name, cell in cells.items():
                lines = cell.split("\n")
                size = Size(len(cell), max(map(len, lines)), len(lines))
                self.sizes[name] = Size(*map(max, size, self.sizes.get(name, NO_SIZE)))
            self._file.write(json.dumps(cells) + "\n")

    def __exit__(self, *_: object) -> None:
        """Delete the file."""
        self._file.close()

    def records(self) -> Iterator[dict[str, str]]:
        """Yield the cells of each record, in the order they came."""
        self._file.seek(0)
        for line in self._file:
            yield json.loads(line)
