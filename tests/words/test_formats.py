"""Numbers and dates in both languages."""

import pytest

from hannover_foerder.words import formats


@pytest.mark.parametrize(
    ("value", "german", "english"),
    [
        (0, "0 €", "€0"),
        (500.0, "500 €", "€500"),
        (10000.0, "10.000 €", "€10,000"),
        (1234567.5, "1.234.567,50 €", "€1,234,567.50"),
    ],
)
def test_euro(value: float, german: str, english: str) -> None:
    assert formats.euro(value, "de") == german
    assert formats.euro(value, "en") == english


@pytest.mark.parametrize(
    ("value", "german", "english"),
    [
        (2_500_000.0, "2,5 Mio. €", "€2.5 million"),
        (100_000_000.0, "100 Mio. €", "€100 million"),
        (1_234_567.0, "1.234.567 €", "€1,234,567"),
        (999_000.0, "999.000 €", "€999,000"),
    ],
)
def test_short_euro(value: float, german: str, english: str) -> None:
    assert formats.short_euro(value, "de") == german
    assert formats.short_euro(value, "en") == english


@pytest.mark.parametrize(("value", "german", "english"), [(50.0, "50 %", "50 %"), (37.5, "37,5 %", "37.5 %")])
def test_percent(value: float, german: str, english: str) -> None:
    assert formats.percent(value, "de") == german
    assert formats.percent(value, "en") == english


@pytest.mark.parametrize(
    ("iso", "german", "english"),
    [("2026-12-31", "31.12.2026", "31 Dec 2026"), ("2020-06", "06/2020", "Jun 2020"), ("2020", "2020", "2020")],
)
def test_day(iso: str, german: str, english: str) -> None:
    assert formats.day(iso, "de") == german
    assert formats.day(iso, "en") == english


def test_yearly() -> None:
    assert formats.yearly("09-30", "de") == "30.09."
    assert formats.yearly("09-03", "en") == "3 Sep"
