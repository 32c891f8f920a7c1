"""German search: text, index, query, ranking, explanation, over the ``search_*`` tables of a SQLite database."""
