"""German and English number and date formats; dates stay as exact as the record gives them."""

from __future__ import annotations

_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_GERMAN_SEPARATORS = str.maketrans(",.", ".,")


def number(value: float, language: str) -> str:
    """Return ``10000`` as ``10.000`` (de) or ``10,000`` (en), with two decimals only where there are some."""
    text = f"{value:,.0f}" if value == int(value) else f"{value:,.2f}"
    return text if language == "en" else text.translate(_GERMAN_SEPARATORS)


def euro(value: float, language: str) -> str:
    """Return ``10.000 €`` (de) or ``€10,000`` (en)."""
    return f"€{number(value, 'en')}" if language == "en" else f"{number(value, language)} €"


def short_euro(value: float, language: str) -> str:
    """Return ``2,5 Mio. €`` (de) or ``€2.5 million`` (en) where that is exact, else the sum as :func:`euro`."""
    millions = value / 1_000_000
    if millions < 1 or round(millions, 1) != millions:
        return euro(value, language)
    text = f"{millions:,.1f}".removesuffix(".0")
    return f"€{text} million" if language == "en" else f"{text.translate(_GERMAN_SEPARATORS)} Mio. €"


def percent(value: float, language: str) -> str:
    """Return ``37,5 %`` (de) or ``37.5 %`` (en)."""
    text = f"{value:g}"
    return f"{text if language == 'en' else text.replace('.', ',')} %"


def day(iso: str, language: str) -> str:
    """Return ``2026-12-31`` as ``31.12.2026`` or ``31 Dec 2026``, ``2020-06`` as ``06/2020`` or ``Jun 2020``.

    A year stays.
    """
    parts = iso.split("-")
    if len(parts) == 1:
        return iso
    if language == "en":
        year, month, *days = parts
        return " ".join([*(str(int(day)) for day in days), _MONTHS[int(month) - 1], year])
    return ".".join(reversed(parts)) if len(parts) == 3 else "/".join(reversed(parts))  # noqa: PLR2004 - year, month, day


def yearly(month_and_day: str, language: str) -> str:
    """Return ``09-30`` as ``30.09.`` or ``30 Sep``."""
    month, day_of_month = month_and_day.split("-")
    return f"{int(day_of_month)} {_MONTHS[int(month) - 1]}" if language == "en" else f"{day_of_month}.{month}."
