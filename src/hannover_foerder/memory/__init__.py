"""Stored state of the user: saved searches, reported news, the last list."""
