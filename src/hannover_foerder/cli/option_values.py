"""Fixed values of options."""

from __future__ import annotations

from typing import Final

FORMATS: Final = ("table", "tsv", "csv", "json", "jsonl", "text", "markdown")
"""Formats of a list."""

EXPORT_FORMATS: Final = ("csv", "tsv", "xlsx", "json", "jsonl", "jsonld", "html", "markdown", "text")
"""Formats of a file."""

COLUMN_FORMATS: Final = ("csv", "tsv", "xlsx")
"""Formats of a file that take columns."""

DETAIL_FORMATS: Final = ("text", "json", "jsonl", "markdown")
"""Formats of the detail view."""

REASON_FORMATS: Final = ("text", "json")
"""Formats of an explanation."""

MATCH_FORMATS: Final = ("table", "tsv", "csv", "json", "jsonl", "text", "markdown", "html")
"""Formats of matches."""

SHEET_FORMATS: Final = ("markdown", "html")
"""Formats of the sheet for a client."""

DEADLINE_FORMATS: Final = ("table", "tsv", "json", "text", "ics")
"""Formats of due dates."""

PLAN_FORMATS: Final = ("text", "json", "markdown", "ics")
"""Formats of a plan."""

ASK_FORMATS: Final = ("text", "json", "jsonl", "markdown")
"""Formats of a letter."""

NEWS_FORMATS: Final = ("table", "tsv", "json", "jsonl", "text", "markdown")
"""Formats of news."""

FOR_READING: Final = ("table", "text")
"""Formats that a person reads here and now."""

FOR_PEOPLE: Final = (*FOR_READING, "markdown")
"""Formats in words, also to be passed on."""

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
