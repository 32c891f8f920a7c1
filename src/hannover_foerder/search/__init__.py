"""German full-text search: analysis, index, query, ranking and explanation, in the ``search_*`` tables of SQLite."""
