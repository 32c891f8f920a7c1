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


def in_english(name: str) -> tuple[str, bool]:
    """Return the name with public bodies in English; unchanged, with ``True``, if German words would remain."""
    translated = name
    for german, english in _ENGLISH:
        translated = re.sub(rf"\b{german}(?![\w-])", english, translated)
    if _GERMAN.search(translated):
        return name, True
    if name[:1].isupper():  # "Bund" begins a line; "proKlima" is a brand
        translated = translated[:1].upper() + translated[1:]
    return translated, False
