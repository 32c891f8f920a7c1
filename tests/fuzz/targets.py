"""What is fuzzed: each target takes any bytes and fails only if the program would do something it must not."""

from __future__ import annotations

import contextlib
import csv
import io
import json
from datetime import date
from functools import cache
from typing import TYPE_CHECKING

from tests.reading.test_foerderdatenbank import COLUMNS
from tests.reading.whole_file import read

from hannover_foerder import Catalogue, Filters, load
from hannover_foerder.__main__ import main
from hannover_foerder.cli.environment import Environment
from hannover_foerder.errors import CatalogueError
from hannover_foerder.model.card import card_from_plain, card_of
from hannover_foerder.model.cell import escape_formula
from hannover_foerder.model.flat import field_columns, flatten
from hannover_foerder.model.plain import from_plain, to_plain
from hannover_foerder.model.programme import Programme
from hannover_foerder.reading.blocks import Block, cut, split
from hannover_foerder.reading.bundled import ReferenceData
from hannover_foerder.reading.files import blocks_of
from hannover_foerder.reading.read import read_block

if TYPE_CHECKING:
    from collections.abc import Callable

DAY = date(2026, 11, 24)
EXIT_CODES = (0, 1, 2, 3, 4)


@cache
def catalogue() -> Catalogue:
    return load((), cache=False)


def reference_data() -> ReferenceData:
    return ReferenceData(catalogue().vocabulary, catalogue().profile, b"")


def fuzz_yaml(data: bytes) -> None:
    """A catalogue is read or refused; what was read survives the store, the JSON and the CSV."""

    class Slow(io.BytesIO):
        def read(self, size: int | None = -1, /) -> bytes:
            return super().read(min(7, size or 7))

    assert list(cut(Slow(data))) == split(data)[1]
    with contextlib.suppress(CatalogueError):
        for programme in read(data, "a.yaml", reference_data().vocabulary, reference_data().profile):
            survives(programme)


def survives(programme: Programme) -> None:
    plain = json.loads(json.dumps(to_plain(programme), ensure_ascii=False))
    assert from_plain(Programme, plain) == programme
    card = json.dumps(card_of(programme))
    assert json.dumps(card_from_plain(json.loads(card))) == card
    text = f"- {json.dumps(plain, ensure_ascii=False)}\n".encode()
    assert read_block(Block(b"", 1, text), "a.json", reference_data().vocabulary, reference_data().profile) == programme
    file = io.StringIO(newline="")
    writer = csv.DictWriter(file, field_columns(), restval="")
    writer.writeheader()
    writer.writerow({name: escape_formula(cell) for name, cell in flatten(to_plain(programme)).items()})
    (block,) = blocks_of(io.BytesIO(file.getvalue().encode()), "a.csv", reference_data().vocabulary)
    assert read_block(block, "a.csv", reference_data().vocabulary, reference_data().profile) == programme


def fuzz_csv(data: bytes) -> None:
    """A table is read or refused."""
    with contextlib.suppress(CatalogueError):
        for block in blocks_of(io.BytesIO(data), "a.csv", reference_data().vocabulary):
            with contextlib.suppress(CatalogueError):
                survives(read_block(block, "a.csv", reference_data().vocabulary, reference_data().profile))


def fuzz_foerderdatenbank(data: bytes) -> None:
    """So is the table of the Förderdatenbank."""
    fuzz_csv(",".join(COLUMNS).encode() + b"\n" + data)


def fuzz_query(data: bytes) -> None:
    """Any text is a query; what it finds can be explained."""
    query = data.decode("utf-8", "replace")
    hits = catalogue().search(query, day=DAY, limit=3).hits
    for hit in hits[:1]:
        catalogue().explain(query, hit.card.id, day=DAY)


def fuzz_filters(data: bytes) -> None:
    """Any values of options are taken or refused in words."""
    values = [value or "x" for value in data.decode("utf-8", "replace").replace("\0", "").split("\n")]
    first, second, third = (values * 3)[:3]
    unknown = Filters(topics=(first,), areas=(second,), providers=(third,), target_groups=(first,), kinds=(second,))
    with contextlib.suppress(CatalogueError):
        catalogue().filter(unknown, day=DAY)
        catalogue().search(first, unknown._replace(include_unknown=True), day=DAY)
    for arguments in (
        ["list", f"--topic={first}", f"--area={second}", f"--status={third}"],
        ["search", f"--kind={first}", f"--as-of={second}", f"--limit={third}", first],
        ["facets", f"--{first}", second],
        ["show", first, f"--format={second}"],
    ):
        environment = Environment(
            io.StringIO(),
            io.StringIO(),
            {"LANG": "de"},
            out_is_terminal=False,
            in_is_terminal=False,
            terminal_width=None,
            today=DAY,
        )
        assert main(arguments, environment) in EXIT_CODES


TARGETS: dict[str, Callable[[bytes], None]] = {
    "yaml": fuzz_yaml,
    "csv": fuzz_csv,
    "foerderdatenbank": fuzz_foerderdatenbank,
    "query": fuzz_query,
    "filters": fuzz_filters,
}
