"""The tables of a store. Rows are numbered by German name, so that a list by name is a walk along the row numbers."""

from __future__ import annotations

FORMAT = 3
"""Number of the layout; a store of another format is made anew."""

TABLES = (
    "CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT) WITHOUT ROWID",
    "CREATE TABLE card (row INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, card TEXT NOT NULL)",
    # page: the page of the Förderdatenbank about the same programme, NULL if none is known
    "CREATE TABLE record (row INTEGER PRIMARY KEY, digest BLOB, record TEXT, entry BLOB, page TEXT)",
    # ended_from: the day (ordinal) from which the programme has ended for good, NEVER if it has not
    "CREATE TABLE standing (row INTEGER PRIMARY KEY, ended_from INTEGER, nearness INTEGER, completeness INTEGER)",
    "CREATE INDEX standing_ended ON standing (ended_from)",
    # facets kinds, topics, target_groups: its terms and all wider ones; audience: its own target groups; areas;
    # providers. The term '' stands for a programme that says nothing on the facet.
    "CREATE TABLE facet (facet TEXT, term TEXT, row INTEGER, PRIMARY KEY (facet, term, row)) WITHOUT ROWID",
    "CREATE TABLE span (row INTEGER, first INTEGER, last INTEGER, code TEXT, PRIMARY KEY (row, first)) WITHOUT ROWID",
)

NEVER = 1 << 40
"""A day no calendar reaches: for programmes that have not ended."""
