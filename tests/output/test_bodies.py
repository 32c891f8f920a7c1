"""Providers, funders and partners for English readers."""

from __future__ import annotations

import pytest

from hannover_foerder.output.bodies import in_english


@pytest.mark.parametrize(
    ("german", "english"),
    [
        ("Bund und Land Niedersachsen", "Federal government and state of Lower Saxony"),
        ("Bundesagentur für Arbeit (SGB III § 81)", "Federal Employment Agency (SGB III § 81)"),
        ("Jobcenter Region Hannover", "Jobcenter Hannover Region"),
        ("NBank", "NBank"),
        ("proKlima, Beratungshotline", "proKlima, advice line"),
        ("Jugendberufsagentur, Standort Garbsen", "Youth employment agency, branch Garbsen"),
        ("BUND Region Hannover", "BUND Hannover Region"),
        ("Bund-Länder-Programm", None),
        ("Klimaschutzleitstelle", None),
        ("Bund (Mittel der Wirtschaft)", None),
    ],
)
def test_what_has_an_english_name_gets_it_and_the_rest_is_told(german: str, english: str | None) -> None:
    assert in_english(german) == english
