"""The compiled catalogue: records, filters and search index in one SQLite file, so that no command parses YAML on its way."""
