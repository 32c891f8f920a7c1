"""Fixed values of options."""

from __future__ import annotations

from typing import Final

FORMATS: Final = ("table", "tsv", "csv", "json", "jsonl", "text", "markdown")
"""Forms of a list."""

EXPORT_FORMATS: Final = ("csv", "tsv", "xlsx", "json", "jsonl", "jsonld", "html", "markdown", "text")
"""Forms of a file."""

COLUMN_FORMATS: Final = ("csv", "tsv", "xlsx")
"""Forms of a file that take columns."""

DETAIL_FORMATS: Final = ("text", "json", "jsonl", "markdown")
"""Forms of the detail view."""

REASON_FORMATS: Final = ("text", "json")
"""Forms of an explanation."""

MATCH_FORMATS: Final = ("table", "tsv", "csv", "json", "jsonl", "text", "markdown", "html")
"""Formats of matches."""

SHEET_FORMATS: Final = ("markdown", "html")
"""Forms of the sheet for a client."""

DEADLINE_FORMATS: Final = ("table", "tsv", "json", "text", "ics")
"""Formats of due dates."""

PLAN_FORMATS: Final = ("text", "json", "markdown", "ics")
"""Forms of a plan."""

ASK_FORMATS: Final = ("text", "json", "jsonl", "markdown")
"""Forms of a letter."""

NEWS_FORMATS: Final = ("table", "tsv", "json", "jsonl", "text", "markdown")
"""Formats of news."""

FOR_READING: Final = ("table", "text")
"""Forms that a person reads here and now."""

SORTS: Final = ("name", "status", "until", "provider", "nearness")

FACETS: Final = {
    "target-group": "target_groups",
    "topic": "topics",
    "kind": "kinds",
    "area": "areas",
    "provider": "providers",
    "status": "status",
}
"""The typed name of each facet, and its name in the catalogue."""
