"""German search: text analysis, index, query, ranking, explanation; works on the ``search_*`` tables of a SQLite database."""
