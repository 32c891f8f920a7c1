"""One catalogue asked by many threads at once: each gets the right answer, and a store is never made anew for it."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import date
from threading import Barrier, Thread
from typing import TYPE_CHECKING

import pytest

from hannover_foerder import Filters, load

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.store.conftest import WriteCatalogue

    from hannover_foerder import Catalogue

DAY = date(2026, 11, 23)
THREADS = 12
RECORDS = 30


@pytest.fixture
def path(write: WriteCatalogue) -> str:
    return str(write(**{f"nummer_{number}": "kinds: [zuschuss]\ntopics: [solar]" for number in range(RECORDS)}))


def answers(catalogue: Catalogue) -> object:
    return (
        catalogue.search("solar nummer", day=DAY, limit=RECORDS),
        catalogue.filter(Filters(kinds=("zuschuss",)), day=DAY, sort="status"),
        catalogue.facet_counts("topics", day=DAY),
        [programme.id for programme in catalogue.programmes()],
        catalogue.label("kinds", "zuschuss"),
        catalogue.explain("solar", "nummer-7", day=DAY),
        catalogue.card("nummer-3"),
        catalogue.match({}, day=DAY),
    )


def at_once(ask: Callable[[], object]) -> list[object]:
    """What many threads get that begin at the same moment."""
    start = Barrier(THREADS)

    def run(_: int) -> object:
        start.wait()
        return ask()

    with ThreadPoolExecutor(THREADS) as pool:
        return list(pool.map(run, range(THREADS)))


@pytest.mark.parametrize("cache", [True, False])
def test_many_threads_at_once(path: str, compiled: list[str], *, cache: bool) -> None:
    load([path])
    del compiled[:]
    catalogue = load([path], cache=cache)
    right = answers(catalogue)
    before = len(compiled)
    assert at_once(lambda: answers(catalogue)) == [right] * THREADS
    assert answers(catalogue) == right
    assert (len(compiled), catalogue.notices) == (before, ())


def test_another_thread_and_then_the_first(path: str, compiled: list[str]) -> None:
    load([path])
    catalogue = load([path])
    heard: list[object] = []
    for _ in range(3):
        thread = Thread(target=lambda: heard.append(answers(catalogue)))
        thread.start()
        thread.join()
    assert heard == [answers(catalogue)] * 3
    assert len(compiled) == RECORDS


def test_a_store_that_is_made_anew_is_made_once_for_all(path: str, cache: Path, compiled: list[str]) -> None:
    right = answers(load([path]))
    catalogue = load([path])
    (store,) = cache.glob("*.sqlite")
    store.write_bytes(b"\xff" * store.stat().st_size)
    del compiled[:]
    assert at_once(lambda: answers(catalogue)) == [right] * THREADS
    assert sorted(compiled) == sorted(f"nummer-{number}" for number in range(RECORDS))


def test_a_catalogue_that_was_made_in_another_thread(path: str) -> None:
    right = answers(load([path]))
    assert at_once(lambda: answers(load([path]))) == [right] * THREADS


def test_many_threads_load_at_once_what_nobody_has_compiled(path: str) -> None:
    assert at_once(lambda: load([path]).ids()) == [load([path]).ids()] * THREADS


def test_threads_that_walk_through_all_records(path: str) -> None:
    catalogue = load([path])
    walks = [catalogue.programmes() for _ in range(3)]
    in_turns = [[next(walk).id for walk in walks] for _ in range(RECORDS)]
    assert [ids[0] for ids in in_turns] == [programme.id for programme in catalogue.programmes()]
    shared = at_once(lambda: [programme.id for programme in catalogue.programmes()])
    assert shared == [[ids[0] for ids in in_turns]] * THREADS
