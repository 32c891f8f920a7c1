"""Ranking: from weighted terms to relevant hits, and the explanation of their scores."""
