"""Tokenising, stemming and folding, the same for index and query."""
