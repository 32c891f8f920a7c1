"""Files that change or vanish while they are read, and disks that are full."""

from __future__ import annotations

import json
import subprocess
import sys
from io import BytesIO
from typing import TYPE_CHECKING

import pytest
from tests.attack.conftest import RECORDS, put, text

from hannover_foerder import load
from hannover_foerder.errors import CannotError
from hannover_foerder.reading.files import blocks_of
from hannover_foerder.store import building, keeping
from hannover_foerder.store.sources import SourceFile

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from hannover_foerder.model.vocabulary import Vocabulary
    from hannover_foerder.reading.blocks import Block, Readable

LIMITED = """
import json, resource, sys
resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[2]), int(sys.argv[2])))
from hannover_foerder import load
catalogue = load([sys.argv[1]])
print(json.dumps([len(catalogue.ids()), [code for code, _ in catalogue.notices]]))
"""


def changing(path: Path, monkeypatch: pytest.MonkeyPatch, times: int) -> None:
    """Has the catalogue written in place, so many times, while it is read."""
    versions = iter(range(1, times + 1))

    def blocks(file: Readable, name: str, vocabulary: Vocabulary) -> Iterator[Block]:
        if (version := next(versions, None)) is not None:
            path.write_text(text(version) + f"# {version}\n" * version, encoding="utf-8")
        return blocks_of(file, name, vocabulary)

    monkeypatch.setattr(building, "blocks_of", blocks)


def test_a_catalogue_that_changes_while_it_is_read_is_read_again(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    changing(path, monkeypatch, 2)
    assert {record.aliases for record in load([str(path)]).programmes()} == {("Ausgabe 2",)}


def test_one_that_never_rests_is_an_honest_error(path: Path, cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    changing(path, monkeypatch, 9)
    with pytest.raises(CannotError) as caught:
        load([str(path)])
    assert (caught.value.code, caught.value.values["path"]) == ("error.changing", str(path))
    assert list(cache.iterdir()) == []


def test_one_that_is_replaced_while_it_is_read_gives_the_old_answer_and_then_the_new_one(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def replacing(file: Readable, name: str, vocabulary: Vocabulary) -> Iterator[Block]:
        put(path, 1)
        return blocks_of(file, name, vocabulary)

    with monkeypatch.context() as patch:
        patch.setattr(building, "blocks_of", replacing)
        assert load([str(path)]).get("nummer-1").aliases == ("Ausgabe 0",)
    assert load([str(path)]).get("nummer-1").aliases == ("Ausgabe 1",)


def test_a_file_that_vanishes(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    gone = str(path.with_name("weg.yaml"))
    monkeypatch.setattr(keeping, "resolve", lambda _: (SourceFile(gone, "weg.yaml"),))
    with pytest.raises(CannotError) as caught:
        load(["x"])
    assert (caught.value.code, caught.value.values["path"]) == ("error.cannot-read", gone)


@pytest.mark.skipif(sys.platform == "win32", reason="no limits of files")
@pytest.mark.parametrize("limit", [0, 3_000, 60_000])
def test_a_full_disk_makes_it_slower_and_says_so(path: Path, cache: Path, limit: int) -> None:
    said = subprocess.run(
        [sys.executable, "-c", LIMITED, str(path), str(limit)], capture_output=True, text=True, check=True
    )
    assert json.loads(said.stdout) == [RECORDS, ["notice.cache"]]
    assert list(cache.iterdir()) == []


def test_a_reader_that_gives_single_bytes_cuts_the_same() -> None:
    class Slow(BytesIO):
        def read(self, size: int | None = -1, /) -> bytes:
            return super().read(min(1, size or 1))

    from hannover_foerder.reading import blocks

    data = text(3).encode()
    assert list(blocks.cut(Slow(data))) == blocks.split(data)[1]
