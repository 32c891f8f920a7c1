"""Providers, funders and partners for English readers."""

from __future__ import annotations

import pytest

from hannover_foerder.output.bodies import in_english


@pytest.mark.parametrize(
    ("german", "english"),
    [
        ("Bund und Land Niedersachsen", ("Federal government and state of Lower Saxony", False)),
        ("Bundesagentur für Arbeit (SGB III § 81)", ("Federal Employment Agency (SGB III § 81)", False)),
        ("Jobcenter Region Hannover", ("Jobcenter Hannover Region", False)),
        ("NBank", ("NBank", False)),
        ("proKlima, Beratungshotline", ("proKlima, advice line", False)),
        ("Jugendberufsagentur, Standort Garbsen", ("Youth employment agency, branch Garbsen", False)),
        ("BUND Region Hannover", ("BUND Hannover Region", False)),
        ("Bund-Länder-Programm", ("Bund-Länder-Programm", True)),
        ("Klimaschutzleitstelle", ("Klimaschutzleitstelle", True)),
        ("Bund (Mittel der Wirtschaft)", ("Bund (Mittel der Wirtschaft)", True)),
    ],
)
def test_what_has_an_english_name_gets_it_and_the_rest_is_told(german: str, english: tuple[str, bool]) -> None:
    assert in_english(german) == english
