"""A damaged store is noticed; one that is damaged while it is read is made anew."""

from __future__ import annotations

import json
import random
from datetime import date
from typing import TYPE_CHECKING

from tests.attack.conftest import RECORDS

from hannover_foerder import Catalogue, load
from hannover_foerder.store.cache import open_checked, read_state

if TYPE_CHECKING:
    from pathlib import Path

HEADER = 100
SOME = 200
DAY = date(2026, 11, 24)


def damaged(data: bytes, place: int) -> bytes:
    changed = bytearray(data)
    changed[place] ^= 1 << place % 8
    return bytes(changed)


def answers(catalogue: Catalogue) -> object:
    return (
        catalogue.ids(),
        catalogue.filter(day=DAY),
        catalogue.search("ausgabe nummer", day=DAY, limit=3),
        catalogue.facet_counts("topics", day=DAY),
        list(catalogue.programmes()),
    )


def test_every_flipped_bit_is_noticed(path: Path, cache: Path) -> None:
    load([str(path)])
    (state_path,), (store,) = cache.glob("*.state"), cache.glob("*.sqlite")
    state, data = read_state(str(state_path)), store.read_bytes()
    assert state is not None
    for place in (*range(HEADER), *random.Random(1).sample(range(len(data)), SOME)):
        store.write_bytes(damaged(data, place))
        assert open_checked(str(cache), state) is None
    store.write_bytes(data)
    opened = open_checked(str(cache), state)
    assert opened is not None
    opened.connection.close()


def test_a_store_that_rots_unseen_gives_the_right_answer_or_is_made_anew(path: Path, cache: Path) -> None:
    """Rot that leaves the times alone is not looked for; where SQLite meets it, the store is made anew."""
    right = answers(load([str(path)]))
    (state_path,), (store,) = cache.glob("*.state"), cache.glob("*.sqlite")
    plain, data = json.loads(state_path.read_bytes()), store.read_bytes()
    for place in (*range(0, HEADER, 7), *range(HEADER, 4096, 500)):
        store.write_bytes(damaged(data, place))
        status = store.stat()
        state_path.write_text(json.dumps({**plain, "times": [status.st_mtime_ns, status.st_ctime_ns]}))
        assert answers(load([str(path)])) == right
        store.write_bytes(data)


def test_a_truncated_store_is_made_anew(path: Path, cache: Path) -> None:
    load([str(path)])
    for store in cache.glob("*.sqlite"):
        store.write_bytes(store.read_bytes()[:-4096])
    assert len(load([str(path)]).ids()) == RECORDS


def test_damage_under_an_open_catalogue(path: Path, cache: Path) -> None:
    load([str(path)])
    catalogue = load([str(path)])
    (store,) = cache.glob("*.sqlite")
    store.write_bytes(b"\xff" * store.stat().st_size)
    assert len(catalogue.ids()) == RECORDS
    assert len(list(catalogue.programmes())) == RECORDS
