"""Keys of a query's words."""

from __future__ import annotations

import pytest

from hannover_foerder.search.analysis.text import fold, respelt, stem
from hannover_foerder.search.query.concepts import Unit
from hannover_foerder.search.query.keys import agent_stems


@pytest.mark.parametrize(
    ("word", "others"),
    [("teilnehmende", "teilnehmer"), ("teilnehmenden", "teilnehmer"), ("teilnehmer", "teilnehmende")],
)
def test_people_have_two_nouns(word: str, others: str) -> None:
    unit = Unit(stem(word), respelt(fold(word)), word, abbreviation=False, last=False)
    assert stem(others) in agent_stems(unit)


def test_a_thing_has_one() -> None:
    assert agent_stems(Unit("heizung", "heizung", "heizung", abbreviation=False, last=False)) == []
