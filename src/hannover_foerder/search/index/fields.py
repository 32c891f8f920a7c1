"""Field masks, which say in which fields of a record a stem occurs, and prefixes of special stems."""

from __future__ import annotations

NAME, SUMMARY, KIND, TOPICS, TARGET_GROUPS, AREA, PROVIDER, TEXT = (1 << bit for bit in range(8))
"""Bits of a field mask: NAME with aliases, SUMMARY with what one gets, TEXT is everything else."""

FIELD_NAMES = {
    NAME: "name",
    SUMMARY: "summary",
    KIND: "kinds",
    TOPICS: "topics",
    TARGET_GROUPS: "target_groups",
    AREA: "areas",
    PROVIDER: "provider",
    TEXT: "text",
}
"""Display names of the fields, the weightiest first."""

ANYWHERE = 0xFF
"""All fields."""

SUBJECT = NAME | KIND | TOPICS | TARGET_GROUPS | PROVIDER
"""Fields that name the subject of a record."""

ABOUT = SUBJECT | SUMMARY
"""Fields on the subject of a record, as opposed to mentions in its text."""

JOINED = "+"
"""Starts a stem that is two neighbours of a name written together (``venture villa``)."""

NAMED = "="
"""Starts a stem that is a word of a name or alias itself, not a part of one; plain words never meet it."""

SERVED = "@"
"""Starts the stem of a place that a record serves because it applies to a wider area; plain words never meet it."""


def fields_of(mask: int) -> tuple[str, ...]:
    """Return the names of the fields of a mask, the weightiest first."""
    return tuple(name for bit, name in FIELD_NAMES.items() if mask & bit)
