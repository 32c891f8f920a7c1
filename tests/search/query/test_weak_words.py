"""The words of asking and of any place, found by their stem without stemming all of them."""

from __future__ import annotations

import pytest

from hannover_foerder.search.analysis.language import COUNTRY_WORDS, WEAK_WORDS
from hannover_foerder.search.analysis.text import stem
from hannover_foerder.search.query.compounds import _weak_word

FORMS = sorted((*WEAK_WORDS, *COUNTRY_WORDS), key=lambda word: (-len(word), word))
BY_STEM = {stem(word): word for word in FORMS}


@pytest.mark.parametrize("stem_", sorted(BY_STEM))
def test_every_weak_word_is_known_by_its_stem(stem_: str) -> None:
    assert _weak_word(stem_) == BY_STEM[stem_]


def test_other_stems_are_no_weak_words() -> None:
    assert _weak_word("warmepump") is None


def test_of_several_forms_the_shortest_is_meant_in_every_process() -> None:
    assert {stem(form) for form in ("projekt", "projekte", "projekten")} == {"projekt"}
    assert _weak_word("projekt") == "projekt"
