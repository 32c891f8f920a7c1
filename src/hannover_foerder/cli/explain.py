"""``foerder explain``: why a search finds a programme."""
