"""The store in the wheel is the store that the files beside it give."""

from __future__ import annotations

import shutil
import sqlite3
from pathlib import Path

import pytest

from hannover_foerder import load
from hannover_foerder.catalogue.locate import data_folder
from hannover_foerder.store import loading, sources
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
    assert list(connection.iterdump()) == list(fresh._connection.iterdump())
    connection.close()


@pytest.mark.usefixtures("shipped")
def test_the_shipped_store_is_used_without_a_cache(cache: Path) -> None:
    assert "ecobizz" in load().ids()
    assert not cache.exists()


@pytest.mark.parametrize("name", ["programmes.yaml", "vocabulary.yaml", "synonyms.yaml", "profile.yaml"])
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
    assert loading._shipped() is None
