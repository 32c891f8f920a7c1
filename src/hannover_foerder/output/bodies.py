"""English names of public bodies; the catalogue has providers, funders and partners in German only."""

from __future__ import annotations

import re
from typing import Final

_ENGLISH: Final = (
    ("Bundesagentur für Arbeit", "Federal Employment Agency"),
    ("Agentur für Arbeit", "Employment Agency"),
    ("Land Niedersachsen", "state of Lower Saxony"),
    ("Landeshauptstadt Hannover", "City of Hannover"),
    ("Region Hannover", "Hannover Region"),
    ("Europäischer Sozialfonds", "European Social Fund"),
    ("Bund", "federal government"),
    ("Länder", "states"),
    ("Land", "state"),
    ("und", "and"),
    ("Finanzamt", "tax office"),
    ("Handwerkskammer Hannover", "Hannover Chamber of Crafts"),
    ("Jugendberufsagentur", "Youth employment agency"),
    ("Fachbereich Umwelt", "environment department"),
    ("Beratungshotline", "advice line"),
    ("Projektkoordination", "project coordination"),
    ("Projektbüro", "project office"),
    ("Zentrale", "switchboard"),
    ("Standort", "branch"),
)
"""Longer names before those that stand in them."""
_GERMAN: Final = re.compile(
    r"\b(?:für|der|die|das|des|den|dem|bei|mit|von|vom|im|aus|auch|bis|je|zur|zum|weniger)\b"
    r"|[äöüß]|(?:ung|amt|ministerium|stelle|schaft|träger|verbund|isierung)\b"
)
"""Words that mark a name as German, unlike a proper name that English readers can use unchanged."""


def in_english(name: str) -> str | None:
    """Return a name with its public bodies in English; ``None`` if German words would remain."""
    english_name = name
    for german, english in _ENGLISH:
        english_name = re.sub(rf"\b{german}(?![\w-])", english, english_name)
    if _GERMAN.search(english_name):
        return None
    if name[:1].isupper():  # "Bund" begins a line; "proKlima" is a brand
        english_name = english_name[:1].upper() + english_name[1:]
    return english_name
