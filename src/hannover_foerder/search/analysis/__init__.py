"""German and foreign text as terms: the one analysis of the catalogue and of what a person types."""
