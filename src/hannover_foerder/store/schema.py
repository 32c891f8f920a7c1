"""The tables of a store. Rows are numbered by German name, so that row order is the order by name."""

from __future__ import annotations

FORMAT = 25
"""Number of the layout, that of the index included; a store of another format is made again."""

TABLES = (
    "CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT) WITHOUT ROWID",
    "CREATE TABLE card (row INTEGER PRIMARY KEY, id TEXT NOT NULL, place INTEGER, card TEXT NOT NULL)",
    # ids that records had before, as far as no record has them now
    "CREATE TABLE former (id TEXT PRIMARY KEY, row INTEGER) WITHOUT ROWID",
    # place: the number of the record in the order of the files (not a place on a map); record and entry are compressed;
    # page: the page of the Förderdatenbank about the same programme, NULL if none is known; barred: see barring
    "CREATE TABLE record (place INTEGER PRIMARY KEY, digest BLOB, record BLOB, entry BLOB, page TEXT, barred TEXT)",
    # ended_from: the day (ordinal) from which the programme has ended for good; lapsed_from: from which its time has
    # been over with nothing known of a renewal; NEVER if it has not
    (
        "CREATE TABLE standing (row INTEGER PRIMARY KEY, ended_from INTEGER, lapsed_from INTEGER, nearness INTEGER,"
        " completeness INTEGER)"
    ),
    # facets kinds, topics, target_groups: its terms and all wider ones; audience: its own target groups; areas;
    # providers. The term '' stands for programmes that say nothing on the facet. near: who names an area or a part of
    # it; elsewhere: who surely serves no place in it; barred-place, barred-age, barred-staff: whose rules shut it out;
    # only-for: who is for a target group, or a part of it, alone; for-others: who is for other groups alone;
    # rule-on-…: who has the rule of the term. rows: see rowsets
    "CREATE TABLE facet (facet TEXT, term TEXT, rows BLOB)",
    # how a search may call a term: see the search's index/spoken; facets areas, kinds, topics, target_groups
    (
        "CREATE TABLE spoken (key TEXT, facet TEXT, term TEXT, after_in INTEGER, PRIMARY KEY (key, facet, term))"
        " WITHOUT ROWID"
    ),
    # who has which status (code: of STATUS_KINDS) at the end of some days, and the changes on the days between
    "CREATE TABLE status (day INTEGER, code TEXT, rows BLOB)",
    "CREATE TABLE change (day INTEGER, row INTEGER, code TEXT, PRIMARY KEY (day, row)) WITHOUT ROWID",
)

BARRED_PLACE, BARRED_AGE, BARRED_STAFF = "barred-place", "barred-age", "barred-staff"
"""Facets: the rows that exclude an area, an age, a firm with at least this number of employees."""

RULE_ON = "rule-on-"
"""Begins a facet, before a field of the profile: its terms are rules on the field, as JSON, that may exclude."""

INDEXES = (
    "CREATE UNIQUE INDEX card_id ON card (id)",
    "CREATE UNIQUE INDEX card_place ON card (place)",
    "CREATE INDEX record_digest ON record (digest)",
    "CREATE UNIQUE INDEX facet_term ON facet (facet, term)",
    "CREATE INDEX status_day ON status (day)",
)
"""Made when the tables are full, which is quicker than to keep them up."""

NEVER = 1 << 40
"""A day no calendar reaches: for programmes that have not ended."""
