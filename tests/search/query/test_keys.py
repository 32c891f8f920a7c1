"""All keys of a query are looked up together: more words of the catalogue take no more questions."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from hannover_foerder.search.index.reader import Index
from hannover_foerder.search.query.syntax import parse
from hannover_foerder.search.ranking.rank import plan_of

if TYPE_CHECKING:
    from tests.search.collection import Collection


def questions(small: Collection, query: str) -> int:
    asked: list[str] = []
    index = Index(small.connection)
    small.connection.set_trace_callback(asked.append)
    try:
        plan_of(index, parse(query))
    finally:
        small.connection.set_trace_callback(None)
    return len(asked)


@pytest.mark.parametrize(
    "query",
    [
        "zuschuss heizung ",
        "kredit für die gründung ",
        "geld für grünen wasserstoff und photovoltaik ",
        "fachkräfte aus dem ausland, energie sparen, haus im gebiet ",
    ],
)
def test_known_words_are_asked_for_at_once(small: Collection, query: str) -> None:
    assert questions(small, query) <= questions(small, "kredit ")
