"""Many keys are looked up whatever number of variables SQLite allows."""

from __future__ import annotations

import sqlite3

from hannover_foerder.search.index.lookup import look_up

SMALLEST = 999
"""The smallest limit of variables that SQLite comes with."""


def test_more_keys_than_a_statement_may_have() -> None:
    connection = sqlite3.connect(":memory:")
    connection.setlimit(sqlite3.SQLITE_LIMIT_VARIABLE_NUMBER, SMALLEST)
    connection.execute("CREATE TABLE even (key INTEGER)")
    connection.execute("CREATE TABLE odd (key INTEGER)")
    connection.executemany("INSERT INTO even VALUES (?)", [(key,) for key in range(0, 3000, 2)])
    connection.executemany("INSERT INTO odd VALUES (?)", [(key,) for key in range(1, 3000, 2)])
    of_one = "SELECT key FROM even WHERE key IN (?)"
    of_two = "SELECT key FROM even WHERE key IN (?) UNION SELECT key FROM odd WHERE key IN (?)"

    assert [key for (key,) in look_up(connection, of_one, range(2500))] == list(range(0, 2500, 2))
    assert sorted(key for (key,) in look_up(connection, of_two, range(2500))) == list(range(2500))


def test_a_key_asked_for_twice_is_found_once_and_no_keys_find_nothing() -> None:
    connection = sqlite3.connect(":memory:")
    connection.execute("CREATE TABLE number (key INTEGER)")
    connection.execute("INSERT INTO number VALUES (7)")

    statement = "SELECT key FROM number WHERE key IN (?)"
    assert list(look_up(connection, statement, [7] * 2000)) == [(7,)]
    assert list(look_up(connection, statement, [])) == []


def test_keys_stand_behind_the_other_values_of_a_statement() -> None:
    connection = sqlite3.connect(":memory:")
    connection.execute("CREATE TABLE place (land TEXT, name TEXT)")
    connection.executemany("INSERT INTO place VALUES (?, ?)", [("ni", "Celle"), ("nw", "Celle"), ("ni", "Peine")])

    statement = "SELECT land, name FROM place WHERE land = ? AND name IN (?)"
    assert list(look_up(connection, statement, ["Celle", "Bremen"], "ni")) == [("ni", "Celle")]
