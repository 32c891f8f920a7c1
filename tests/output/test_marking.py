"""Which words of a text are marked."""

from hannover_foerder.output.marking import marked
from hannover_foerder.search.analysis.text import tokens


def words(text: str, *stems: str) -> list[str]:
    return [text[start:end] for start, end in marked(text, stems, tokens)]


def test_words_and_ends_of_compounds_are_marked() -> None:
    assert words("Wasserstoffnetz für Wasserstoff", "wasserstoff") == ["Wasserstoffnetz", "Wasserstoff"]
    assert words("Solarenergie", "energi") == ["Solarenergie"]


def test_short_stems_mark_whole_words_only() -> None:
    assert words("h2 und h2o", "h2") == ["h2"]


def test_nothing_is_marked_without_stems() -> None:
    assert words("Wasserstoff") == []
