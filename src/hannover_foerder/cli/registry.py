"""Registry of the commands: module, help section and example of each."""

from __future__ import annotations

from typing import Final

from hannover_foerder.named_tuple import NamedTuple


class Entry(NamedTuple):
    """A command: its module has a function ``run``, its help text is the message ``command.<name>``."""

    module: str
    panel: str
    example: str


COMMANDS: Final[dict[str, Entry]] = {
    "search": Entry("search", "find", "foerder search wasserstoff --area laatzen"),
    "list": Entry("list_", "find", "foerder list --target-group jugendliche --group-by topic"),
    "show": Entry("show", "find", "foerder show ecobizz --sources"),
    "open": Entry("open_", "find", "foerder open ecobizz"),
    "facets": Entry("facets", "find", "foerder facets topic --area region-hannover"),
    "match": Entry("match", "fit", "foerder match --set applicant=company --set place=Burgdorf"),
    "explain": Entry("explain", "fit", "foerder explain ecobizz --set applicant=company"),
    "plan": Entry("plan", "fit", "foerder plan ecobizz green-economy --cost 20000"),
    "deadlines": Entry("deadlines", "fit", "foerder deadlines --within 6m --format ics > fristen.ics"),
    "export": Entry("export", "hand-on", "foerder export beratung.csv --topic gruendung --excel"),
    "ask": Entry("ask", "hand-on", "foerder ask green-economy"),
    "news": Entry("news", "hand-on", "foerder news --since 2026-06-01 --format text"),
    "mcp": Entry("mcp", "hand-on", "foerder mcp"),
    "new": Entry("new", "maintain", "foerder new --catalogue katalog.yaml"),
    "check": Entry("check", "maintain", "foerder check katalog.yaml --links"),
    "diff": Entry("diff", "maintain", "foerder diff HEAD~20 HEAD"),
    "schema": Entry("schema", "maintain", "foerder schema > programmes.schema.json"),
}
"""In the order of the help."""
