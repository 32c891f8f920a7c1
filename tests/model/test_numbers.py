"""Numbers as people write them."""

from __future__ import annotations

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hannover_foerder.model.numbers import NumberError, Unit, number_of


@pytest.mark.parametrize(
    ("written", "number"),
    [
        ("1200", 1200),
        ("1.200", 1200),
        ("1.200.000,50", 1200000.5),
        ("1,200,000.5", 1200000.5),
        ("12,5", 12.5),
        ("12.5", 12.5),
        ("1 200", 1200),
        ("1\u00a0200", 1200),
        ("1\u202f200,5", 1200.5),
        ("50'000", 50000),
        ("50’000", 50000),
        ("+5", 5),
        ("５０", 50),
        ("50k", 50000),
    ],
)
def test_separators_of_several_languages(written: str, number: float) -> None:
    value = number_of(written)
    assert value == number
    assert isinstance(value, int) is (number == int(number))


@pytest.mark.parametrize(
    ("written", "unit", "number"),
    [
        ("50.000 €", "money", 50_000),
        ("50.000,00 EUR", "money", 50_000),
        ("€ 50.000", "money", 50_000),
        ("€50.000", "money", 50_000),
        ("50.000,- €", "money", 50_000),
        ("50.000,– Euro", "money", 50_000),
        ("EUR 50.000,50", "money", 50_000.5),
        ("1,5 Mio.", "money", 1_500_000),
        ("1,5 Mio. €", "money", 1_500_000),
        ("10 Mio", "money", 10_000_000),
        ("2 Millionen Euro", "money", 2_000_000),
        ("50 Tsd.", "money", 50_000),
        ("50 Tsd. €", "money", 50_000),
        ("50 TEUR", "money", 50_000),
        ("50 T€", "money", 50_000),
        ("TEUR 50", "money", 50_000),
        ("50\u202f000", "money", 50_000),
        ("50\u00a0000\u00a0€", "money", 50_000),
        ("62 Mio. € im Jahr", "money", 62_000_000),
        ("30.000 € p. a.", "money", 30_000),
        ("25 Jahre", "years", 25),
        ("25 Jahre alt", "years", 25),
        ("1,5 years", "years", 1.5),
        ("12 Mitarbeiter", "people", 12),
        ("12 Mitarbeiter*innen", "people", 12),
        ("1.200 Beschäftigte", "people", 1200),
        ("150 Tage", "days", 150),
        ("7. Klasse", "class", 7),
        ("Klasse 10", "class", 10),
    ],
)
def test_the_unit_may_stand_beside_it(written: str, unit: Unit, number: float) -> None:
    assert number_of(written, unit) == number


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("1,200", "ambiguous-number"),
        ("1,200 €", "ambiguous-number"),
        ("0.500", "ambiguous-number"),
        ("0.001", "ambiguous-number"),
        ("5²", "number"),
        ("①", "number"),
        ("⑩", "number"),
        ("zwölf", "number"),
        ("1.2.3", "number"),
        ("1 2 3", "number"),
        ("12 Leute", "number"),
        ("1e5", "number"),
        ("½", "number"),
        ("", "number"),
        ("€", "number"),
        ("10-20", "number"),
        ("ca. 50", "number"),
        ("nan", "number"),
        ("-3", "negative-number"),
        ("−3", "negative-number"),
        ("9" * 400, "large-number"),
        ("9" * 5000, "large-number"),
        ("2000000 Mrd", "large-number"),
    ],
)
def test_what_is_no_number(written: str, code: str) -> None:
    with pytest.raises(NumberError) as caught:
        number_of(written, "money")
    assert caught.value.code == code


def test_a_unit_of_another_field_is_not_passed_over() -> None:
    with pytest.raises(NumberError):
        number_of("18 Monate", "years")
    with pytest.raises(NumberError):
        number_of("50 €", "people")


@given(st.text())
def test_nothing_written_is_another_error(written: str) -> None:
    with suppress(NumberError):
        number_of(written, "money")


@given(st.integers(0, 10**15 - 1))
def test_grouped_digits_are_read_back(number: int) -> None:
    assert number_of(f"{number:,}".replace(",", ".") + " €", "money") == number
    assert number_of(f"{number:,}".replace(",", "\u202f"), "money") == number
