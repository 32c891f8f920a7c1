"""Lines of a given width."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from hannover_foerder.output.formats.terminal.wrapping import wrap


def test_broken_at_spaces_then_after_hyphens_then_between_syllables() -> None:
    assert wrap("Pilot- und Demonstrationsvorhaben", 15) == ["Pilot- und", "Demonstrations-", "vorhaben"]
    assert wrap("Berufs-Orientierung", 12) == ["Berufs-", "Orientierung"]
    assert wrap("1234567", 4) == ["123", "4567"]


@pytest.mark.parametrize(
    "parts",
    [
        ["Lohnkosten-", "zuschuss,"],
        ["Einstiegs-", "qualifizie-", "rung"],
        ["Ausbildungs-", "betriebe,"],
        ["Berufsorien-", "tierungs-", "praktikum"],
        ["Wasserstoff-", "wirtschaft"],
        ["Regionalent-", "wicklung"],
        ["Waschma-", "schine"],
        ["Qualifizie-", "rungschan-", "cengesetz"],
    ],
)
def test_german_words_are_broken_where_german_breaks_them(parts: list[str]) -> None:
    assert wrap("".join(part.removesuffix("-") for part in parts), 12) == parts


def test_two_letters_and_a_comma_do_not_stand_alone() -> None:
    assert wrap("Gewerbetreibende,", 15) == ["Gewerbetrei-", "bende,"]


def test_money_keeps_its_sign() -> None:
    assert wrap("bis 23.500 €", 10) == ["bis", "23.500 €"]
    assert wrap("nach § 82 SGB", 7) == ["nach", "§ 82", "SGB"]


def test_a_date_stays_whole() -> None:
    assert wrap("lief bis 10/2022", 14) == ["lief bis", "10/2022"]
    assert wrap("apply by 31 Dec 2028", 12) == ["apply by", "31 Dec 2028"]
    assert wrap("neu/wagen", 6) == ["neu/", "wagen"]


@pytest.mark.parametrize(
    "number", ["0511 616-0", "0511 30031-9333", "+49 511 12400-100", "(0511) 6151 122", "0800 4 5555 00"]
)
def test_a_telephone_number_stays_whole(number: str) -> None:
    assert any(number in line for line in wrap(f"Telefon der Zentrale {number} oder schreiben", 22))


@pytest.mark.parametrize(
    "address", ["https://www.a-b.example/ein-langer/weg-dorthin_2026.html", "info@foerder-stelle.example"]
)
def test_an_address_stays_whole_and_has_its_own_line_where_it_is_too_long(address: str) -> None:
    assert wrap(f"Mehr unter {address} oder dort", 20) == ["Mehr unter", address, "oder dort"]


def test_an_empty_text_is_one_empty_line() -> None:
    assert wrap("", 10) == [""]


@given(st.text(alphabet="ab-ä €漢 ", max_size=60), st.integers(3, 20))
def test_no_line_is_too_wide_and_no_letter_is_lost(text: str, width: int) -> None:
    lines = wrap(text, width)
    assert all(cell_len(line) <= width for line in lines)
    kept = "".join(lines).replace(" ", "").replace("-", "")
    assert kept == text.replace(" ", "").replace("-", "")
