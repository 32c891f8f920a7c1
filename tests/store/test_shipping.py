"""The store in the wheel is the store that the files beside it give."""

from __future__ import annotations

import os
import shutil
import sqlite3
from pathlib import Path

import pytest

from hannover_foerder import load
from hannover_foerder.reading.locate import data_folder
from hannover_foerder.store import shipping, sources
from hannover_foerder.store.shipping import ship
from hannover_foerder.store.sources import BUNDLED_FILES


@pytest.fixture
def shipped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A data folder as in an installed wheel."""
    folder = tmp_path / "data"
    folder.mkdir()
    ship(folder)
    for name in BUNDLED_FILES:
        shutil.copy(Path(data_folder()) / name, folder / name)
    monkeypatch.setattr(sources, "data_folder", lambda: str(folder))
    return folder


def test_the_shipped_store_equals_a_fresh_one(shipped: Path) -> None:
    fresh = load((), cache=False)
    connection = sqlite3.connect(shipped / "catalogue.sqlite")
    assert list(connection.iterdump()) == list(fresh._contents.connection.iterdump())
    connection.close()


@pytest.mark.usefixtures("shipped")
def test_the_shipped_store_is_used_without_a_cache(cache: Path) -> None:
    assert "ecobizz" in load().ids()
    assert not cache.exists()


@pytest.mark.skipif(os.name != "posix", reason="there all files are read at every start")
def test_what_is_older_than_the_state_is_not_even_opened(shipped: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def opened(path: str) -> tuple[int, int]:
        raise AssertionError(path)

    (shipped / "catalogue.state").touch()
    monkeypatch.setattr(shipping, "checksum", opened)
    assert "ecobizz" in load().ids()


def test_a_damaged_store_is_noticed(shipped: Path) -> None:
    store = shipped / "catalogue.sqlite"
    data = bytearray(store.read_bytes())
    data[5000] ^= 1
    store.write_bytes(data)
    assert shipping.open_shipped() is None


@pytest.mark.usefixtures("cache")
def test_one_damaged_while_it_is_read_is_replaced_by_a_cached_one(shipped: Path) -> None:
    catalogue = load()
    store = shipped / "catalogue.sqlite"
    store.write_bytes(b"\xff" * store.stat().st_size)
    assert "ecobizz" in catalogue.ids()


@pytest.mark.parametrize(
    "name", ["programmes.yaml", "vocabulary.yaml", "synonyms.yaml", "occasions.yaml", "profile.yaml"]
)
def test_an_edited_file_beside_it_is_noticed(shipped: Path, cache: Path, name: str) -> None:
    with (shipped / name).open("ab") as file:
        file.write(b"\n# edited\n")
    assert "ecobizz" in load().ids()
    assert len(list(cache.glob("*.sqlite"))) == 1


@pytest.mark.parametrize("lost", ["catalogue.sqlite", "catalogue.state"])
def test_a_lost_store_or_state_is_made_up_for(shipped: Path, cache: Path, lost: str) -> None:
    (shipped / lost).unlink()
    assert "ecobizz" in load().ids()
    assert len(list(cache.glob("*.sqlite"))) == 1
    assert shipping.open_shipped() is None
