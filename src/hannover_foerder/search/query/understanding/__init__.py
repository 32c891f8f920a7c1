"""Query understanding: place, age, group, sums and exclusions that a query states."""
