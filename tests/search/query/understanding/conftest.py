from __future__ import annotations

import sqlite3
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from hannover_foerder.reading.bundled import read_vocabulary
from hannover_foerder.reading.locate import data_folder
from hannover_foerder.search.analysis.text import name_key
from hannover_foerder.search.index.spoken import SpokenNames, spoken_names
from hannover_foerder.search.query.syntax import parse
from hannover_foerder.search.query.understanding.understanding import understand

if TYPE_CHECKING:
    from collections.abc import Callable

    from hannover_foerder.search.query.understanding.meaning import Understanding

NAMES = ("Welcome to Hannover Region", "JBA Garbsen", "KfW 261", "Robotics City Hannover", "BAföG")
TERMS = {"=261": 1, "=458": 1, "=81": 1, "bbsburgdorf": 1, "bbs": 2, "zuschuss": 60}
"""Terms of an index of a hundred records, with the number of those that have them."""


@pytest.fixture(scope="session")
def names() -> SpokenNames:
    """The bundled vocabulary, with a few names and terms of a catalogue."""
    path = Path(data_folder()) / "vocabulary.yaml"
    vocabulary = read_vocabulary(path.read_bytes(), str(path))
    connection = sqlite3.connect(":memory:")
    connection.execute("CREATE TABLE spoken (key TEXT, facet TEXT, term TEXT, after_in INTEGER)")
    connection.execute("CREATE TABLE search_name (key TEXT, row INTEGER)")
    connection.execute("CREATE TABLE search_term (term TEXT, df INTEGER)")
    connection.execute("CREATE TABLE search_synonym (key TEXT)")
    connection.execute("CREATE TABLE search_meta (key TEXT, value)")
    connection.executemany("INSERT INTO spoken VALUES (?, ?, ?, ?)", spoken_names(vocabulary))
    connection.executemany("INSERT INTO search_name VALUES (?, 0)", [(name_key(name),) for name in NAMES])
    connection.executemany("INSERT INTO search_term VALUES (?, ?)", TERMS.items())
    connection.execute("INSERT INTO search_meta VALUES ('records', 100)")
    return SpokenNames(connection)


@pytest.fixture(scope="session")
def meant(names: SpokenNames) -> Callable[[str], Understanding]:
    """What a query means."""
    return lambda text: understand(parse(text), names)
