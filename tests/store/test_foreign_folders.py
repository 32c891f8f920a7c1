"""A cache folder that holds what others made: nothing of it is deleted, nothing of it is believed."""

from __future__ import annotations

import json
import os
import sqlite3
import stat
import zlib
from datetime import date
from typing import TYPE_CHECKING

import pytest

from hannover_foerder import load
from hannover_foerder.store import tidying
from hannover_foerder.store.cache import read_state
from hannover_foerder.store.renewing import LARGEST_RECORD

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.store.conftest import WriteCatalogue

    from hannover_foerder import Catalogue

posix = pytest.mark.skipif(os.name != "posix", reason="owners and modes of POSIX")

DAY = date(2026, 11, 23)
FOREIGN = (
    "steuer.sqlite",
    "fotos.sqlite",
    "a.state",
    "report.12345.0a1b.tmp",
    "x.99999999.00ff.tmp",
    ".foerder.tmp",
    "0123456789abcdef.state",
    "0123456789abcdef-01234567.sqlite",
    "foerder-.state",
    "foerder-0123456789abcdeX.state",
    "foerder-0123456789abcdef.state.bak",
    "foerder-0123456789abcdef-0123456.sqlite",
    "foerder-0123456789abcdef.sqlite",
    "my-foerder-0123456789abcdef-01234567.sqlite",
    "notes.txt",
)


def test_foreign_files_stay(write: WriteCatalogue, cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tidying, "UNNAMED_SECONDS", -1)
    monkeypatch.setattr(tidying, "KEPT_SECONDS", -1)
    cache.mkdir(mode=0o700)
    for name in FOREIGN:
        (cache / name).write_bytes(b"theirs")
        os.utime(cache / name, (0, 0))
    (cache / "foerder-0123456789abcdef.state").mkdir()
    (cache / "foerder-0123456789abcdef-01234567.sqlite").symlink_to(cache / "steuer.sqlite")
    for number in range(3):
        load([str(write(eins=f"aliases: [A{number}]"))])
    assert {name: (cache / name).read_bytes() for name in FOREIGN} == dict.fromkeys(FOREIGN, b"theirs")
    assert (cache / "foerder-0123456789abcdef.state").is_dir()
    assert (cache / "foerder-0123456789abcdef-01234567.sqlite").is_symlink()


@posix
def test_what_is_made_is_for_us_alone(write: WriteCatalogue, cache: Path) -> None:
    mask = os.umask(0)
    try:
        load([str(write(eins=""))])
    finally:
        os.umask(mask)
    assert stat.S_IMODE(cache.stat().st_mode) == 0o700
    assert {stat.S_IMODE(file.stat().st_mode) for file in cache.iterdir()} == {0o600}


def forged(cache: Path, change: Callable[[sqlite3.Connection], None]) -> None:
    """Change the store and let its state tell of it, as somebody can who knows the format."""
    (state,), (store,) = cache.glob("*.state"), cache.glob("*.sqlite")
    with sqlite3.connect(store) as connection:
        change(connection)
    connection.close()
    crc = zlib.crc32(store.read_bytes())
    renamed = store.with_name(f"{store.name[:24]}-{crc:08x}.sqlite")
    store.rename(renamed)
    status = renamed.stat()
    plain = json.loads(state.read_bytes())
    plain |= {"store": renamed.name, "checksum": crc, "size": status.st_size}
    plain["times"] = [status.st_mtime_ns, status.st_ctime_ns]
    state.write_text(json.dumps(plain))


def rename(connection: sqlite3.Connection) -> None:
    ((text,),) = connection.execute("SELECT card FROM card")
    connection.execute("UPDATE card SET card = ?", (text.replace("Eins", "Falsch"),))


def name_of(path: str) -> str:
    return load([path]).card("eins").name[0]


def test_the_forgery_is_one(write: WriteCatalogue, cache: Path) -> None:
    """Else the tests below would hold for a reason of their own."""
    path = str(write(eins=""))
    load([path])
    forged(cache, rename)
    assert name_of(path) == "Falsch"


@posix
@pytest.mark.parametrize("mode", [0o777, 0o770, 0o1777, 0o720])
def test_a_folder_that_others_can_write_is_not_believed_and_that_is_said(
    write: WriteCatalogue, cache: Path, mode: int
) -> None:
    path = str(write(eins=""))
    load([path])
    forged(cache, rename)
    before = sorted(cache.iterdir())
    cache.chmod(mode)
    catalogue = load([path])
    assert catalogue.card("eins").name[0] == "Eins"
    assert [(code, values["folder"]) for code, values in catalogue.notices] == [("notice.cache", str(cache))]
    assert sorted(cache.iterdir()) == before
    cache.chmod(0o700)


@posix
@pytest.mark.parametrize("pattern", ["*.state", "*.sqlite"])
def test_a_file_that_others_can_write_is_made_anew(write: WriteCatalogue, cache: Path, pattern: str) -> None:
    path = str(write(eins=""))
    load([path])
    forged(cache, rename)
    (file,) = cache.glob(pattern)
    file.chmod(0o666)
    assert name_of(path) == "Eins"


@posix
@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="only the superuser gives files away")
@pytest.mark.parametrize("what", ["folder", "*.state", "*.sqlite"])
def test_what_others_own_is_not_believed(write: WriteCatalogue, cache: Path, what: str) -> None:
    path = str(write(eins=""))
    load([path])
    forged(cache, rename)
    for file in [cache] if what == "folder" else cache.glob(what):
        os.chown(file, 65534, 65534)
    catalogue = load([path])
    assert catalogue.card("eins").name[0] == "Eins"
    assert len(catalogue.notices) == (what == "folder")


@posix
@pytest.mark.parametrize("target", ["pipe", "/dev/zero", "link"])
@pytest.mark.parametrize("pattern", ["*.state", "*.sqlite"])
def test_no_state_or_store_that_never_ends(write: WriteCatalogue, cache: Path, pattern: str, target: str) -> None:
    path = str(write(eins=""))
    load([path])
    (file,) = cache.glob(pattern)
    real = file.rename(cache / "real")
    if target == "pipe":
        os.mkfifo(file)
    else:
        file.symlink_to(real if target == "link" else target)
    assert name_of(path) == "Eins"
    assert name_of(path) == "Eins"


@pytest.mark.parametrize(
    "statement",
    [
        "CREATE VIEW other AS SELECT * FROM card",
        "CREATE TRIGGER t AFTER INSERT ON card BEGIN SELECT 1; END",
        "CREATE VIRTUAL TABLE v USING fts5(x)",
        "create virtual table v using fts5(x)",
    ],
)
def test_a_store_that_holds_a_program_is_made_anew(write: WriteCatalogue, cache: Path, statement: str) -> None:
    path = str(write(eins=""))
    load([path])

    def change(connection: sqlite3.Connection) -> None:
        rename(connection)
        connection.execute(statement)

    forged(cache, change)
    assert name_of(path) == "Eins"


def test_a_view_in_the_place_of_a_table(write: WriteCatalogue, cache: Path) -> None:
    """Such a view answers for ever: it counts without an end."""
    path = str(write(eins=""))
    load([path])

    def change(connection: sqlite3.Connection) -> None:
        connection.execute("DROP TABLE meta")
        connection.execute(
            "CREATE VIEW meta AS WITH RECURSIVE n(key) AS (SELECT 1 UNION ALL SELECT key + 1 FROM n)"
            " SELECT key, key AS value FROM n"
        )

    forged(cache, change)
    assert load([path]).label("kinds", "zuschuss")[0] == "Zuschuss"


@pytest.mark.parametrize(
    "change",
    [
        {"store": "a\0b"},
        {"store": "\ud800"},
        {"store": "../x.sqlite"},
        {"store": ["x"]},
        {"store": None},
        {"checksum": "x"},
        {"size": None},
        {"size": 1e400},
        {"times": [1]},
        {"times": ["a", "b"]},
        {"times": None},
        {"stamps": [[["x"], 1, 1, 1, "", 1]]},
        {"stamps": [["x", 1, 1, 1, "", "x"]]},
        {"stamps": [["x", 1, 1, 1, "", None]]},
        {"stamps": [["x\0", 1, 1, 1, 5, 1]]},
        {"stamps": [[]]},
        {"stamps": {"a": 1}},
        {"stamps": 5},
    ],
    ids=str,
)
def test_a_state_that_no_program_wrote_is_none(write: WriteCatalogue, cache: Path, change: dict[str, object]) -> None:
    path = str(write(eins=""))
    load([path])
    (state,) = cache.glob("*.state")
    plain = json.loads(state.read_bytes())
    state.write_text(json.dumps({**plain, **change}))
    assert read_state(str(state)) is None
    assert name_of(path) == "Eins"


def card_is(card: object) -> Callable[[sqlite3.Connection], None]:
    def change(connection: sqlite3.Connection) -> None:
        ((text,),) = connection.execute("SELECT card FROM card")
        plain = json.loads(text)
        plain[1] = card if not isinstance(card, list) else plain[1]
        connection.execute("UPDATE card SET card = ?", (json.dumps(card if isinstance(card, list) else plain),))

    return change


def sql(*statements: str, **values: object) -> Callable[[sqlite3.Connection], None]:
    def change(connection: sqlite3.Connection) -> None:
        for statement in statements:
            connection.execute(statement, values)

    return change


BOMB = zlib.compress(b'{"id": "eins", "x": "' + b" " * LARGEST_RECORD + b'"}', 1)


@pytest.mark.parametrize(
    "change",
    [
        card_is([1]),
        card_is([]),
        card_is(5),
        card_is("Falsch"),
        card_is([5, None]),
        card_is({"de": "Falsch"}),
        card_is(None),
        sql("UPDATE card SET card = '{}'"),
        sql("UPDATE card SET card = 'null'"),
        sql("UPDATE card SET card = CAST(x'ff' AS TEXT)"),
        sql("UPDATE card SET card = :deep", deep="[" * 100_000),
        sql("UPDATE card SET row = 1152921504606846976"),
        sql("DELETE FROM meta"),
        sql("UPDATE meta SET value = '[]'"),
        sql("UPDATE meta SET value = '5'"),
        sql("UPDATE record SET record = :bomb", bomb=BOMB),
        sql("UPDATE record SET record = :short", short=BOMB[:100]),
        sql("UPDATE record SET record = :plain", plain=zlib.compress(b"[1]")),
        sql("UPDATE record SET record = :plain", plain=zlib.compress(b'{"id": 5, "name": {"de": 7}}')),
        sql("UPDATE record SET record = NULL"),
        sql("UPDATE facet SET rows = x'72ffffffff'"),
        sql("UPDATE status SET rows = x'72ffffff'"),
        sql("UPDATE status SET rows = 5"),
        sql("UPDATE search_postings SET codes = x''"),
        sql("UPDATE search_postings SET codes = 'x', rows = 7"),
        sql("UPDATE search_meta SET value = 'x'"),
        sql("DELETE FROM search_meta"),
        sql("UPDATE search_targets SET targets = '['"),
        sql("DROP TABLE standing"),
    ],
)
def test_a_store_that_no_program_wrote_is_made_anew(
    write: WriteCatalogue, cache: Path, change: Callable[[sqlite3.Connection], None]
) -> None:
    path = str(write(eins="kinds: [zuschuss]"))
    right = answers(load([path]))
    forged(cache, change)
    assert answers(load([path])) == right


def answers(catalogue: Catalogue) -> object:
    """Every kind of answer, and their texts as they are shown."""
    cards = catalogue.filter(day=DAY).cards
    return (
        [" ".join((card.id, card.name[0], *card.kinds, card.status(DAY).code)) for card in cards],
        [hit.card.id for hit in catalogue.search("eins kredit", day=DAY).hits],
        catalogue.facet_counts("kinds", day=DAY),
        [programme.name.de.upper() for programme in catalogue.programmes()],
        catalogue.label("kinds", "zuschuss"),
        sorted(catalogue.profile),
        catalogue.providers(),
    )


def test_a_forged_store_is_not_built_upon(write: WriteCatalogue, cache: Path) -> None:
    """What has not changed is taken from the previous store, unless that is damaged."""
    path = str(write(eins="kinds: [zuschuss]"))
    load([path])
    forged(cache, sql("UPDATE record SET entry = :bomb", bomb=BOMB))
    write(eins="kinds: [zuschuss]", zwei="")
    catalogue = load([path])
    assert (catalogue.ids(), catalogue.notices) == (["eins", "zwei"], ())
    assert [hit.card.id for hit in catalogue.search("eins", day=DAY).hits] == ["eins"]
