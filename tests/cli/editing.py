"""A small catalogue that is edited between calls, and a memory of its own."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Foerder, Outcome

SOLAR = """\
  - id: dach-zuschuss
    name: {de: Dach-Zuschuss, en: Roof grant}
    summary: {de: Geld für Solaranlagen auf dem Dach., en: Money for solar panels on the roof.}
    topics: [solar]
    funding: {max_eur: 10000}
    period: {from: "2024", until: "2027-06-30"}
    links: {official: "https://example.org/dach"}
"""
OVEN = """\
  - id: ofen-rat
    name: {de: Öfen-Rat}
    period: {from: "2024", until: "2030"}
"""


class Look:
    """A catalogue that can be edited, and calls that remember."""

    def __init__(self, foerder: Foerder, folder: Path) -> None:
        self._foerder = foerder
        self.catalogue = folder / "katalog.yaml"
        self.state = folder / "state"

    def edit(self, *records: str) -> None:
        """Write a catalogue of these records."""
        listed = "".join(records)
        self.catalogue.write_text(f"schema: 1\nprogrammes:{' []' * (not listed)}\n{listed}", encoding="utf-8")

    def __call__(self, *arguments: str, **settings: Any) -> Outcome:
        """Call the program."""
        variables = {"FOERDER_STATE": str(self.state), "FOERDER_CATALOGUE": str(self.catalogue)}
        return self._foerder(*arguments, **variables | settings)

    def kinds(self, *arguments: str) -> list[tuple[str, str]]:
        """Kind and id of every line of ``news``."""
        found = self("news", *arguments, "--format", "json")
        assert (found.code, found.err) == (0, "")
        return [(one["kind"], one["id"]) for one in json.loads(found.out)]
