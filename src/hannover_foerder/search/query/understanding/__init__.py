"""What a query means beyond its words: a place, an age, a group, sums, and what is not wanted."""
