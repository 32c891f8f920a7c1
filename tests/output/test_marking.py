"""Which words of a text are marked."""

from hannover_foerder.output.formats.terminal.marking import match_spans
from hannover_foerder.search.analysis.text import tokens


def words(text: str, *stems: str) -> list[str]:
    return [text[start:end] for start, end in match_spans(text, stems, tokens)]


def test_whole_words_are_marked_and_no_parts_of_others() -> None:
    assert words("Wasserstoffnetz für Wasserstoff", "wasserstoff") == ["Wasserstoff"]
    assert words("Network for work", "work") == ["work"]
    assert words("h2 und h2o", "h2") == ["h2"]


def test_nothing_is_marked_without_stems() -> None:
    assert words("Wasserstoff") == []
