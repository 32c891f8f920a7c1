"""The compiled catalogue: records, filters and search index in one SQLite file; no command parses YAML on its way."""
