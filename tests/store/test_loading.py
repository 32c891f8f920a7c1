"""Freshness: a store is used as long as it tells the truth, made anew when not, and never half there."""

from __future__ import annotations

import io
import json
import os
import sqlite3
import subprocess
import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from hannover_foerder import Catalogue, Filters, load
from hannover_foerder.errors import CannotError, CatalogueError, UnknownProgrammeError
from hannover_foerder.store import building, keeping, stamps, tidying, workers
from hannover_foerder.store import cache as cache_module
from hannover_foerder.store.cache import State, read_state
from hannover_foerder.store.stamps import Stamp, stamp_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.store.conftest import WriteCatalogue

    from hannover_foerder.store.compiling import Compiled


DAY = date(2026, 11, 23)


def age(*paths: Path) -> None:
    """Makes files so old that their time of change is beyond doubt."""
    for path in paths:
        os.utime(path, ns=(10**18, 10**18))


def stores(cache: Path) -> list[str]:
    return sorted(path.name for path in cache.iterdir())


def test_the_second_start_reads_nothing_anew(write: WriteCatalogue, compiled: list[str]) -> None:
    path = str(write(eins="", zwei=""))
    assert load([path]).ids() == ["eins", "zwei"]
    assert load([path]).ids() == ["eins", "zwei"]
    assert compiled == ["eins", "zwei"]


def test_only_changed_records_are_read_anew(write: WriteCatalogue, compiled: list[str]) -> None:
    load([str(write(eins="", zwei="aliases: [Alt]"))])
    del compiled[:]
    catalogue = load([str(write(eins="", zwei="aliases: [Neu]", drei=""))])
    assert compiled == ["zwei", "drei"]
    assert catalogue.ids() == ["drei", "eins", "zwei"]
    assert catalogue.get("zwei").aliases == ("Neu",)
    assert [hit.card.id for hit in catalogue.search("neu", day=DAY).hits] == ["zwei"]


def test_in_a_folder_only_the_changed_file_is_read_anew(
    write: WriteCatalogue, compiled: list[str], tmp_path: Path
) -> None:
    for number in range(20):
        write(f"folder/{number:02}.yaml", **{f"nummer_{number}": ""})
    assert len(load([str(tmp_path / "folder")]).ids()) == 20
    del compiled[:]
    write("folder/07.yaml", nummer_7="aliases: [Sieben]")
    assert load([str(tmp_path / "folder")]).get("nummer-7").aliases == ("Sieben",)
    assert compiled == ["nummer-7"]


def test_a_change_that_keeps_size_and_time_is_noticed_while_the_clock_is_in_doubt(write: WriteCatalogue) -> None:
    path = write(eins="aliases: [Alt]")
    status = path.stat()
    load([str(path)])
    write(eins="aliases: [Neu]")
    os.utime(path, ns=(status.st_mtime_ns, status.st_mtime_ns))
    assert load([str(path)]).get("eins").aliases == ("Neu",)


def test_a_touched_file_is_digested_and_its_store_kept(write: WriteCatalogue, compiled: list[str]) -> None:
    path = write(eins="")
    load([str(path)])
    age(path)
    load([str(path)])
    assert compiled == ["eins"]


def test_an_old_file_is_not_even_opened(write: WriteCatalogue, monkeypatch: pytest.MonkeyPatch) -> None:
    path = write(eins="")
    age(path)
    monkeypatch.setattr(stamps, "CLOCK_STEP_NS", 0)
    load([str(path)])
    opened: list[str] = []

    def watching(name: str) -> Stamp:
        opened.append(name)
        return stamp_of(name)

    monkeypatch.setattr(keeping, "stamp_of", watching)
    load([str(path)])
    assert str(path) not in opened


@pytest.mark.parametrize("place", [0, 20, 100, -1])
def test_a_damaged_store_is_made_anew(write: WriteCatalogue, cache: Path, place: int) -> None:
    path = str(write(eins=""))
    load([path])
    (store,) = cache.glob("*.sqlite")
    data = bytearray(store.read_bytes())
    data[place] ^= 0xFF
    store.write_bytes(data)
    assert load([path]).ids() == ["eins"]


@pytest.mark.parametrize("content", [b"", b"{", b"[]", b'{"format": 0}', b'{"format": 3, "stamps": 3}', b"\xff\x00"])
def test_a_damaged_state_is_made_anew(write: WriteCatalogue, cache: Path, content: bytes) -> None:
    path = str(write(eins=""))
    load([path])
    (state,) = cache.glob("*.state")
    state.write_bytes(content)
    assert read_state(str(state)) is None
    assert load([path]).ids() == ["eins"]
    assert read_state(str(state)) is not None


def test_a_missing_store_is_made_anew(write: WriteCatalogue, cache: Path) -> None:
    path = str(write(eins=""))
    load([path])
    for store in cache.glob("*.sqlite"):
        store.unlink()
    assert load([path]).ids() == ["eins"]


def test_a_folder_that_cannot_be_written_makes_it_slower_and_says_so(
    write: WriteCatalogue, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("no folder")
    monkeypatch.setenv("FOERDER_CACHE", str(blocked / "cache"))
    catalogue = load([str(write(eins=""))])
    assert catalogue.ids() == ["eins"]
    ((code, values),) = catalogue.notices
    assert code == "notice.cache"
    assert values["folder"] == str(blocked / "cache")


def test_a_full_disk_while_writing_leaves_nothing_behind(
    write: WriteCatalogue, cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(keeping, "write_whole", full)
        catalogue = load([str(write(eins=""))])
    assert catalogue.ids() == ["eins"]
    assert catalogue.notices[0][0] == "notice.cache"
    assert [name for name in stores(cache) if name.endswith(".tmp")] == []


def test_a_broken_catalogue_leaves_nothing_behind(write: WriteCatalogue, cache: Path) -> None:
    path = write(eins="kinds: [gibtsnicht]", zwei="topics: 3")
    with pytest.raises(CatalogueError) as caught:
        load([str(path)])
    assert [(problem.file, problem.line) for problem in caught.value.problems] == [(str(path), 5), (str(path), 8)]
    assert stores(cache) == []


def test_mistakes_of_all_files_are_told_in_one_run(write: WriteCatalogue) -> None:
    first, second = write("a.yaml", eins="kinds: [nein]"), write("b.yaml", zwei="kinds: [nein]")
    with pytest.raises(CatalogueError) as caught:
        load([str(first), str(second)])
    assert [problem.file for problem in caught.value.problems] == [str(first), str(second)]


def test_an_id_in_two_files_is_a_mistake_that_names_both_places(write: WriteCatalogue) -> None:
    first, second = write("a.yaml", eins=""), write("b.yaml", zwei="", eins="")
    with pytest.raises(CatalogueError) as caught:
        load([str(first), str(second)])
    (problem,) = caught.value.problems
    assert (problem.file, problem.line, problem.values) == (str(second), 5, {"id": "eins", "first": f"{first}:3"})


def test_a_store_that_a_newer_one_replaced_is_dropped(
    write: WriteCatalogue, cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(3):
        load([str(write(eins=f"aliases: [A{number}]"))])
    monkeypatch.setattr(tidying, "UNNAMED_SECONDS", -1)
    load([str(write(eins="aliases: [Neu]"))])
    assert len(stores(cache)) == 2


def test_the_newest_catalogues_are_kept(write: WriteCatalogue, cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tidying, "UNNAMED_SECONDS", -1)
    monkeypatch.setattr(tidying, "KEPT_STORES", 2)
    paths = [str(write(f"{number}.yaml", eins="")) for number in range(5)]
    for number, path in enumerate(paths):
        load([path])
        for state in cache.glob("*.state"):
            os.utime(state, (state.stat().st_mtime - 10, state.stat().st_mtime - 10 - number))
    assert [len(list(cache.glob(pattern))) for pattern in ("*.state", "*.sqlite")] == [3, 3]


def test_leftovers_of_dead_processes_are_dropped_and_those_of_living_ones_kept(
    write: WriteCatalogue, cache: Path
) -> None:
    cache.mkdir()
    dead = subprocess.Popen([sys.executable, "-c", ""])
    dead.wait()
    names = [f".foerder-{dead.pid}-00ff00ff00ff00ff.tmp", f".foerder-{os.getpid()}-00ff00ff00ff00ff.tmp", "c.tmp"]
    for name in names:
        (cache / name).touch()
    load([str(write(eins=""))])
    assert [name for name in stores(cache) if name.endswith(".tmp")] == names[1:]
    os.utime(cache / names[1], (0, 0))
    load([str(write(eins="aliases: [Neu]"))])
    assert [name for name in stores(cache) if name.endswith(".tmp")] == names[2:]


def test_without_cache_nothing_is_written(write: WriteCatalogue, cache: Path) -> None:
    assert load([str(write(eins=""))], cache=False).ids() == ["eins"]
    assert not cache.exists()


def test_standard_input(write: WriteCatalogue, monkeypatch: pytest.MonkeyPatch, cache: Path) -> None:
    data = write(eins="").read_bytes()
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))
    catalogue = load(["-"])
    assert (catalogue.ids(), catalogue.card("eins").origin) == (["eins"], "-")
    assert not cache.exists()


def test_paths_that_are_no_catalogue(tmp_path: Path) -> None:
    with pytest.raises(CannotError) as missing:
        load([str(tmp_path / "nirgends.yaml")])
    assert missing.value.code == "error.no-such-file"
    (tmp_path / "leer").mkdir()
    with pytest.raises(CannotError) as empty:
        load([str(tmp_path / "leer")])
    assert empty.value.code == "error.empty-folder"
    with pytest.raises(CannotError) as device:
        load([os.devnull])
    assert device.value.code == "error.not-a-file"


def test_many_records_are_compiled_by_several_processes_to_the_same_store(
    write: WriteCatalogue, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = str(write(**{f"nummer_{number}": f"aliases: [N{number}]" for number in range(30)}))
    alone = load([path], cache=False)
    monkeypatch.setattr(workers, "ALONE", 10)
    monkeypatch.setattr(building, "BATCH", 4)
    monkeypatch.setattr(building, "AHEAD", 2)
    together = load([path], cache=False)
    assert dump(together) == dump(alone)


def dump(catalogue: Catalogue) -> list[str]:
    return list(catalogue._contents.connection.iterdump())


def test_the_state_tells_store_size_and_checksum(write: WriteCatalogue, cache: Path) -> None:
    load([str(write(eins=""))])
    (path,) = cache.glob("*.state")
    state = read_state(str(path))
    assert isinstance(state, State)
    assert (cache / state.store).stat().st_size == state.size
    assert json.loads(path.read_bytes())["store"] == state.store


def test_a_file_added_to_a_folder_is_all_that_is_read(
    write: WriteCatalogue, compiled: list[str], tmp_path: Path
) -> None:
    for number in range(3):
        write(f"folder/{number}.yaml", **{f"nummer_{number}": ""})
    load([str(tmp_path / "folder")])
    del compiled[:]
    write("folder/9.yaml", nummer_9="")
    (tmp_path / "folder/1.yaml").unlink()
    assert load([str(tmp_path / "folder")]).ids() == ["nummer-0", "nummer-2", "nummer-9"]
    assert compiled == ["nummer-9"]


def test_a_content_of_the_same_size_and_time_is_noticed_by_the_time_of_the_inode(
    write: WriteCatalogue, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(stamps, "CLOCK_STEP_NS", 0)
    path = write(eins="aliases: [Alt]")
    age(path)
    load([str(path)])
    write(eins="aliases: [Neu]")
    age(path)
    assert load([str(path)]).get("eins").aliases == ("Neu",)


@pytest.mark.parametrize("name", ["mit leer", "mit%41", "mit?frage", "mit#raute"])
def test_a_cache_folder_of_any_name(
    write: WriteCatalogue, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, compiled: list[str], name: str
) -> None:
    monkeypatch.setenv("FOERDER_CACHE", str(tmp_path / name))
    path = str(write(eins=""))
    assert load([path]).ids() == load([path]).ids() == ["eins"]
    assert (compiled, load([path]).notices) == (["eins"], ())


def test_the_cache_folder_of_the_user(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("FOERDER_CACHE")
    assert Path(cache_module.cache_folder()).name == "foerder"


def test_a_previous_store_that_cannot_be_read_is_done_without_and_nothing_is_left_behind(
    write: WriteCatalogue, cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    load([str(write(eins=""))])
    with monkeypatch.context() as patch:
        patch.setattr(building, "_stored_records", unreadable)
        catalogue = load([str(write(eins="", zwei=""))], cache=True)
    assert catalogue.ids() == ["eins", "zwei"]
    assert catalogue.notices == ()
    assert not [name for name in stores(cache) if name.endswith(".tmp")]


def unreadable(previous: sqlite3.Connection | None, _: object) -> dict[bytes, Compiled]:
    if previous is not None:
        raise sqlite3.DatabaseError("database disk image is malformed")
    return {}


def test_an_error_that_is_no_damage_is_told(write: WriteCatalogue, compiled: list[str]) -> None:
    path = str(write(eins=""))
    load([path])
    catalogue = load([path])
    for call in (
        lambda: catalogue.search(None, day=DAY),  # type: ignore[arg-type]
        lambda: catalogue.search("eins", day="2026-11-24"),  # type: ignore[arg-type]
        lambda: catalogue.filter(day=None),  # type: ignore[arg-type]
        lambda: catalogue.filter("solar", day=DAY),  # type: ignore[arg-type]
        lambda: catalogue.filter(day=DAY, limit="5"),  # type: ignore[arg-type]
        lambda: catalogue.filter(day=DAY, limit=-1),
        lambda: catalogue.search("solar", limit=-1, day=DAY),
        lambda: catalogue.filter(day=DAY, sort="topic"),
        lambda: catalogue.facet_counts("topic", day=DAY),
        lambda: catalogue.get(5),  # type: ignore[arg-type]
    ):
        with pytest.raises(TypeError):
            call()
    with pytest.raises(UnknownProgrammeError):
        catalogue.get("\udcff")
    assert catalogue.search("\udcff eins", day=DAY).total == 1
    assert catalogue.filter(Filters(providers=("\udcff",)), day=DAY).total == 0
    catalogue._contents.connection.close()
    with pytest.raises(sqlite3.ProgrammingError):
        catalogue.ids()
    assert compiled == ["eins"]


@pytest.mark.parametrize("kind", [str, Path, os.fsencode, lambda path: [path], lambda path: iter((Path(path),))])
def test_one_path_or_several(write: WriteCatalogue, kind: Callable[[str], Any]) -> None:
    assert load(kind(str(write(eins="")))).ids() == ["eins"]


@pytest.mark.parametrize("wrong", [5, None, [5], [None]])
def test_what_is_no_path(wrong: Any) -> None:
    with pytest.raises(TypeError):
        load(wrong)


def test_who_waits_is_told_how_many_records_have_been_read(write: WriteCatalogue) -> None:
    told: list[int] = []
    path = str(write(**{f"nummer{number}": "" for number in range(building.BATCH + 1)}))
    load([path], progress=told.append)
    assert told == [0, 0, building.BATCH, building.BATCH + 1]
    load([path], progress=told.append)
    assert told == [0, 0, building.BATCH, building.BATCH + 1]
