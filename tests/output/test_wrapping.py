"""Lines of a given width."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from hannover_foerder.output.wrapping import wrapped


def test_broken_at_spaces_then_after_hyphens_then_inside_words() -> None:
    assert wrapped("Pilot- und Demonstrationsvorhaben", 12) == ["Pilot- und", "Demonstrati-", "onsvorhaben"]
    assert wrapped("Berufs-Orientierung", 12) == ["Berufs-", "Orientierung"]
    assert wrapped("2024-2026", 5) == ["2024-", "2026"]
    assert wrapped("1234567", 4) == ["123", "4567"]


def test_money_keeps_its_sign() -> None:
    assert wrapped("bis 23.500 €", 10) == ["bis", "23.500 €"]


def test_an_empty_text_is_one_empty_line() -> None:
    assert wrapped("", 10) == [""]


@given(st.text(alphabet="ab-ä €漢 ", max_size=60), st.integers(3, 20))
def test_no_line_is_too_wide_and_no_letter_is_lost(text: str, width: int) -> None:
    lines = wrapped(text, width)
    assert all(cell_len(line) <= width for line in lines)
    kept = "".join(lines).replace(" ", "").replace("-", "")
    assert kept == text.replace(" ", "").replace("-", "")
