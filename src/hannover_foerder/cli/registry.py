"""Registry of the commands: module, help section and example of each."""

from __future__ import annotations

from typing import Final

from hannover_foerder.named_tuple import NamedTuple


class CommandEntry(NamedTuple):
    """A command: its module has a function ``run``, its help text is the message ``command.<name>``."""

    module: str
    panel: str
    example: str


COMMANDS: Final[dict[str, CommandEntry]] = {
    "search": CommandEntry("search", "find", "foerder search wasserstoff --area laatzen"),
    "list": CommandEntry("list_", "find", "foerder list --target-group jugendliche --group-by topic"),
    "show": CommandEntry("show", "find", "foerder show ecobizz --sources"),
    "open": CommandEntry("open_", "find", "foerder open ecobizz"),
    "facets": CommandEntry("facets", "find", "foerder facets topic --area region-hannover"),
    "match": CommandEntry("match", "fit", "foerder match --set applicant=company --set place=Burgdorf"),
    "explain": CommandEntry("explain", "fit", "foerder explain ecobizz --set applicant=company"),
    "plan": CommandEntry("plan", "fit", "foerder plan ecobizz green-economy --cost 20000"),
    "deadlines": CommandEntry("deadlines", "fit", "foerder deadlines --within 6m --format ics > fristen.ics"),
    "export": CommandEntry("export", "hand-on", "foerder export beratung.csv --topic gruendung --excel"),
    "ask": CommandEntry("ask", "hand-on", "foerder ask green-economy"),
    "news": CommandEntry("news", "hand-on", "foerder news --since 2026-06-01 --format text"),
    "mcp": CommandEntry("mcp", "hand-on", "foerder mcp"),
    "new": CommandEntry("new", "maintain", "foerder new --catalogue katalog.yaml"),
    "check": CommandEntry("check", "maintain", "foerder check katalog.yaml --links"),
    "diff": CommandEntry("diff", "maintain", "foerder diff HEAD~20 HEAD"),
    "schema": CommandEntry("schema", "maintain", "foerder schema > programmes.schema.json"),
}
"""In the order of the help."""
