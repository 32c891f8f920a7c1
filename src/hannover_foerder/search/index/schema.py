"""The index tables inside the caller's SQLite database; their names begin with ``search_``."""

from __future__ import annotations

TABLES = {
    "search_meta": "(key TEXT PRIMARY KEY, value) WITHOUT ROWID",
    # one row a term; df: records that have it as a word or part, exact: as a word, about: in a field that says what the
    # record is about; shown: a spelling for people
    "search_term": "(term TEXT PRIMARY KEY, id INTEGER, df INTEGER, exact INTEGER, about INTEGER, shown TEXT)"
    " WITHOUT ROWID",
    # best first: SQLite reads a long row only up to the last column asked for
    "search_postings": "(id INTEGER PRIMARY KEY, best BLOB, rows BLOB, codes BLOB, masks BLOB)",
    "search_name": "(key TEXT, row INTEGER, PRIMARY KEY (key, row)) WITHOUT ROWID",
    # the words of a record in their order, for phrases
    "search_order": "(row INTEGER PRIMARY KEY, codes BLOB)",
    # keys of other languages stand under their stems in that language, too, with its code before them (pl:dotacj)
    # where a key leads; many lead to the same
    "search_synonym": "(key TEXT PRIMARY KEY, id INTEGER) WITHOUT ROWID",
    "search_targets": "(id INTEGER PRIMARY KEY, targets TEXT)",
    # what people say who need a programme: its stems, with the rarity of each and its value by row
    "search_occasion": "(stem TEXT PRIMARY KEY, rarity REAL, row_values BLOB) WITHOUT ROWID",
    # programmes that people need in the same lives, with the cosine of what they say: neighbour is among the nearest of
    # row, and stands first since it is looked up when it matches a query
    "search_neighbour": "(neighbour INTEGER, row INTEGER, cosine REAL, PRIMARY KEY (neighbour, row)) WITHOUT ROWID",
    # words for matters of their own, of which a programme is about none unless it has them in its name
    "search_matter": "(key TEXT PRIMARY KEY) WITHOUT ROWID",
    # what a mistake may be corrected to, one a line: terms, words shown for them, single German or English synonym keys
    "search_spelling": "(length INTEGER, letter TEXT, spellings TEXT, PRIMARY KEY (length, letter)) WITHOUT ROWID",
    # which term such a word is shown for
    "search_spelt": "(spelling TEXT PRIMARY KEY, term TEXT) WITHOUT ROWID",
    # all words of the records in alphabetical order, one a line: in it a part of a word is looked for
    "search_words": "(words TEXT)",
}
"""Columns by table."""
