"""The compiled catalogue: records, filters and search index in one SQLite file; commands read no YAML."""
