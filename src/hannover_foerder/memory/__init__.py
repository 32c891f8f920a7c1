"""Stored state of the user: saved searches, reported news, exported dates, the last list."""
