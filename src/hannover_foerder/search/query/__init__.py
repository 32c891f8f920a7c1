"""From what a person typed to what is searched: syntax, expansion, compounds, spelling, translation."""
