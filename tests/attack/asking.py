"""One process of the attack: ``asking.py CATALOGUE`` prints the versions that the records tell, or one honest error."""

from __future__ import annotations

import sys
from datetime import date

from hannover_foerder import load
from hannover_foerder.errors import FoerderError

try:
    catalogue = load([sys.argv[1]])
    records = list(catalogue.programmes())
    found = catalogue.search("nummer", limit=99, day=date(2026, 11, 24)).hits
except FoerderError as error:
    sys.exit(f"honest: {error.code}")
versions = {alias for record in records for alias in record.aliases}
said = (len(records), len(found), *sorted(version.removeprefix("Ausgabe ") for version in versions))
sys.stdout.write(" ".join(map(str, said)))
