"""Spellings stand by length and first letter; a part is found in any word but itself."""

from __future__ import annotations

import sqlite3

import pytest
from tests.search.collection import Collection

from hannover_foerder.search.index.reader import Index
from hannover_foerder.search.index.schema import TABLES
from hannover_foerder.search.index.spellings import words_with, write_spellings


def _index(shown_by_term: dict[str, str], keys: list[str]) -> Index:
    """An index of nothing but spellings."""
    connection = sqlite3.connect(":memory:")
    for table in ("search_meta", "search_spelling", "search_spelt"):
        connection.execute(f"CREATE TABLE {table} {TABLES[table]}")
    connection.execute("INSERT INTO search_meta VALUES ('records', 1)")
    write_spellings(connection, shown_by_term, keys)
    return Index(connection)


def test_a_term_is_found_by_itself_and_by_the_word_shown_for_it() -> None:
    index = _index({"heizung": "heizung", "forder": "förderung"}, ["darleh"])
    assert index.spellings(6, 9) == ["darleh", "forder", "heizung", "forderung"]
    assert index.spellings(6, 9, "fh") == ["forder", "heizung", "forderung"]
    assert index.spellings(8, 9) == ["forderung"]
    assert index.spelt(["forderung", "heizung"]) == {"forderung": "forder", "heizung": "heizung"}


def test_a_spelling_that_is_a_term_stands_for_itself() -> None:
    index = _index({"bau": "bauen", "bauen": "bauen"}, ["bau"])
    assert index.spelt(["bau", "bauen"]) == {"bau": "bau", "bauen": "bauen"}


def test_words_of_asking_and_what_is_no_word_are_never_meant() -> None:
    assert _index({"brauch": "brauche", "10": "10", "solar": "solar"}, []).spellings(1, 9) == ["solar"]


@pytest.mark.parametrize(
    ("part", "words"),
    [("dach", ["dachgarten", "vordach"]), ("garten", ["dachgarten"]), ("vordach", []), ("keller", [])],
)
def test_words_with_a_part(part: str, words: list[str]) -> None:
    assert words_with(part, "dach\ndachgarten\nvordach") == words


def test_a_part_is_looked_for_in_the_words_of_the_records() -> None:
    index = Index(Collection({"a": {"name": ["Dachkeller", "Vordach"]}}).connection)
    assert [term.shown for term in index.containing("dach")] == ["dachkeller", "vordach"]
