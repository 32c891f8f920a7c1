"""News: saved searches, changes since the last run, and changes since a day or revision."""
