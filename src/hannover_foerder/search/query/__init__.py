"""Query processing: syntax, spelling, translation, compounds, expansion to a plan."""
